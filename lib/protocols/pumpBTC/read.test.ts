import { decodeFunctionData } from 'viem'
import { describe, expect, test } from 'vitest'
import { NotFinishableError } from '../finish.ts'
import { type Contract, contract, ReadError } from '../plan.ts'
import { type FakeChain, runFake } from '../planFakes.ts'
import type { ExitPosition } from '../types.ts'
import { stakingContract } from './abi.ts'
import { pumpbtc, staking } from './addresses.ts'
import { allExits, finish } from './exits.ts'
import { leave } from './leave.ts'
import { read, readRates, readStatus } from './read.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const asset = '0x2260FAC5E5542a773Aa44fBCfeDf7C193bc2C599'
const day = 86_400n
const slotsName = 'MAX_DATE_SLOT'
const named = contract(asset, ['function symbol() view returns (string)', 'function decimals() view returns (uint8)'])

type World = {
  places?: Readonly<Record<number, readonly [amount: bigint, since: bigint]>>
  now?: bigint
  claimable?: bigint
  decimals?: number
  paused?: boolean
  shut?: boolean
  token?: string
}
const chain = ({
  places = {},
  now = 100n * day,
  claimable = 0n,
  decimals = 8,
  paused = false,
  shut = false,
  token = pumpbtc.address,
}: World): FakeChain => ({
  time: now,
  contracts: [
    {
      kind: stakingContract as Contract,
      says: {
        pendingUnstakeAmount: (_: string, place: number) => places[place]?.[0] ?? 0n,
        pendingUnstakeTime: (_: string, place: number) => places[place]?.[1] ?? 0n,
        [slotsName]: () => 10,
        _getPeriod: () => day,
        _getDateSlot: (time: bigint) => Number(((time + 28_800n) / day) % 10n),
        pumpBTC: () => token,
        asset: () => asset,
        assetDecimal: () => decimals,
        normalUnstakeFee: () => 10n,
        instantUnstakeFee: () => 300n,
        totalClaimableAmount: () => claimable,
        pendingStakeAmount: () => 500n,
        onlyAllowStake: () => shut,
        paused: () => paused,
      },
    },
    { kind: named as Contract, says: { symbol: () => 'WBTC', decimals: () => decimals } },
  ],
})
const since = 90n * day
const exits = (world: World) => runFake(read(account), chain({ places: { 3: [10_000n, since] }, ...world }))

describe('pumpBTC', () => {
  test('an account that holds nothing costs one round', () => {
    expect(runFake(read(account), chain({}))).toMatchObject({ value: [], rounds: 1, calls: 11 })
  })

  test('what waits in a place: nine days, then the operator, less the fee', () => {
    expect(exits({ now: since + 9n * day - 1n, claimable: 10_000n })).toMatchObject({
      rounds: 3,
      value: [
        {
          id: `${allExits}:3`,
          state: 'waiting',
          given: { token: pumpbtc.address, amount: 10_000n },
          paid: { token: asset, asset: { symbol: 'WBTC', decimals: 8, known: false } },
          amountNow: 9_990n,
          amountAsked: 10_000n,
          delay: [
            { what: 'cooldown', over: false, time: since + 9n * day, since: { time: since } },
            { what: 'operator', over: true },
          ],
        },
      ],
    })
    expect(exits({ claimable: 9_999n }).value).toMatchObject([{ state: 'waiting' }])
    expect(exits({ claimable: 10_000n }).value).toMatchObject([{ state: 'completable', delay: [] }])
    expect(exits({ decimals: 18 }).value).toMatchObject([{ amountNow: 9_990n * 10n ** 10n }])
  })

  test('a pause or a switch freezes it', () => {
    expect(exits({ paused: true }).value).toMatchObject([{ state: 'frozen', note: { key: 'notes.pumpBTC.paused' } }])
    expect(exits({ shut: true }).value).toMatchObject([{ state: 'frozen', note: { key: 'notes.pumpBTC.shut' } }])
  })

  test('a contract that does not answer leaves every place untold', () => {
    expect(runFake(read(account), { contracts: [] }).unread).toHaveLength(10)
  })

  const two = { 3: [10_000n, since], 4: [5_000n, since] } as const
  const all = (world: World) =>
    runFake(read(account), chain({ places: two, claimable: 15_000n, ...world })).value as readonly ExitPosition[]
  const send = (exited: readonly ExitPosition[], world: World) => {
    const { to, data } = runFake(finish(exited, account), chain({ places: two, claimable: 15_000n, ...world })).value
    expect(to).toBe(staking)
    return decodeFunctionData({ abi: stakingContract.abi(), data })
  }

  test('one place is claimed by itself, several by one call', () => {
    const found = all({})
    expect(send(found.slice(0, 1), {})).toMatchObject({ functionName: 'claimSlot', args: [3] })
    expect(send(found, {}).functionName).toBe('claimAll')
    expect(send(found.slice(1), { claimable: 5_000n })).toMatchObject({ args: [4] })
  })

  test('nothing is sent that the contract would refuse', () => {
    const found = all({})
    const why = (exited: readonly ExitPosition[], world: World) => {
      try {
        send(exited, world)
        return null
      } catch (error) {
        return (error as NotFinishableError).data
      }
    }
    expect(why(found, { claimable: 14_999n })).toBe('unfunded')
    expect(why(found, { now: since + 9n * day - 1n })).toBe('early')
    expect(why(found, { places: {} })).toBe('gone')
    expect(why(found, { paused: true })).toBe('paused')
    expect(() => runFake(finish([], account), chain({}))).toThrow(NotFinishableError)
  })

  test('one bitcoin each, while the contract takes this token back', () => {
    expect(runFake(readRates(), chain({})).value).toEqual([
      { token: pumpbtc.address, wad: 10n ** 18n, unit: 'bitcoin' },
    ])
    expect(runFake(readRates(), chain({ token: account })).value).toEqual([])
    expect(() => runFake(readRates(), { contracts: [] })).toThrow(ReadError)
  })

  test('the slow way and the fast one, with their fees', () => {
    const of = (world: World) =>
      runFake(leave({ token: pumpbtc.address, amount: 10_000n, account }), chain(world)).value
    expect(of({})).toMatchObject([
      { kind: 'queue', receives: 9_990n, fee: 10n ** 15n, delay: [{ seconds: 9n * day }, { what: 'operator' }] },
      { kind: 'instant', receives: 9_700n, fee: 3n * 10n ** 16n, most: 500n, closed: null },
    ])
    expect(of({ places: { 0: [1n, 90n * day] } })).toMatchObject([
      { closed: { key: 'notes.pumpBTC.claimFirst' } },
      { closed: null },
    ])
    expect(of({ places: { 0: [1n, 100n * day] } })).toMatchObject([{ closed: null }, {}])
    for (const way of of({ shut: true })) expect(way.closed?.key).toBe('notes.pumpBTC.shut')
    expect(runFake(leave({ token: account, amount: 1n, account }), chain({})).value).toEqual([])
    expect(runFake(leave({ token: pumpbtc.address, amount: 1n, account }), { contracts: [] }).value).toEqual([])
  })

  test('what is off', () => {
    const what = (world: World) => runFake(readStatus(), chain(world)).value.map((status) => status.what)
    expect(what({})).toEqual([])
    expect(what({ shut: true })).toEqual(['request', 'claim', 'instant'])
    expect(what({ paused: true })).toEqual(['mint', 'request', 'claim', 'instant'])
  })
})
