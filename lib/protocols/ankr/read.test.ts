import fc from 'fast-check'
import { decodeFunctionData, hexToString, numberToHex, pad } from 'viem'
import { describe, expect, test } from 'vitest'
import { NotFinishableError } from '../finish.ts'
import { multicall3 } from '../multicall3.ts'
import { type Contract, ReadError } from '../plan.ts'
import { type FakeChain, runFake } from '../planFakes.ts'
import { ankrethContract, poolContract } from './abi.ts'
import { ankreth, pool } from './addresses.ts'
import { finish, manualId } from './exits.ts'
import { leave } from './leave.ts'
import { read, readRates, readStatus } from './read.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const ether = 10n ** 18n
type World = { ratio?: bigint; pending?: bigint; manual?: bigint; stashed?: bigint; held?: bigint; paused?: string }

const chain = ({
  ratio = ether,
  pending = 0n,
  manual = 0n,
  stashed = 0n,
  held = 0n,
  paused = '',
}: World): FakeChain => ({
  contracts: [
    {
      kind: ankrethContract as Contract,
      says: { ratio: () => ratio, sharesToBonds: (amount: bigint) => (amount * ether) / ratio },
    },
    {
      kind: poolContract as Contract,
      says: {
        getPendingUnstakesOf: () => pending,
        getForManualClaimOf: () => manual,
        getStashedForManualClaims: () => stashed,
        isPaused: (name: `0x${string}`) => hexToString(name, { size: 32 }) === paused,
      },
    },
  ],
  raw: ({ to, data }) =>
    to === multicall3.address && data.startsWith('0x4d2301cc') ? { ok: true, data: pad(numberToHex(held)) } : undefined,
})

describe('ankrETH', () => {
  test('an account that holds nothing costs one round', () => {
    expect(runFake(read(account), chain({}))).toMatchObject({ value: [], rounds: 1, calls: 3 })
  })

  test('what waits is sent by the pool; what could not be sent is claimable while the pool holds it', () => {
    const { value, rounds } = runFake(read(account), chain({ pending: 5n, manual: 7n, stashed: 9n, held: 9n }))
    expect(rounds).toBe(2)
    expect(value).toMatchObject([
      { state: 'waiting', amountNow: 5n, finish: null },
      { id: manualId, state: 'completable', amountNow: 7n, delay: [] },
    ])
    const short = runFake(read(account), chain({ manual: 7n, stashed: 9n, held: 8n })).value
    expect(short).toMatchObject([{ state: 'waiting', delay: [{ what: 'liquidity' }] }])
  })

  test('a pool that does not answer leaves both untold', () => {
    const run = runFake(read(account), { contracts: [], balances: { [ankreth.address]: 3n } })
    expect(run.value).toMatchObject([{ balance: 3n }])
    expect(run.unread).toHaveLength(2)
  })

  test('is fetched for the account, when there is something to fetch', () => {
    const exit = { kind: 'exit', id: manualId, ticket: { contract: pool, number: null } } as never
    const { to, data } = runFake(finish([exit], account), chain({ manual: 7n, stashed: 7n, held: 7n })).value
    expect(to).toBe(pool)
    expect(decodeFunctionData({ abi: poolContract.abi(), data }).args).toEqual([account])
    for (const world of [{}, { manual: 7n, stashed: 8n, held: 7n }]) {
      expect(() => runFake(finish([exit], account), chain(world))).toThrow(NotFinishableError)
    }
    expect(() => runFake(finish([], account), chain({}))).toThrow(NotFinishableError)
  })

  test('its rate is the inverse of the ratio, as the token rounds', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 5n * 10n ** 17n, max: 2n * ether }), (ratio) => {
        const [rate] = runFake(readRates(), chain({ ratio })).value
        expect(rate?.wad).toBe((ether * ether) / ratio)
      }),
    )
    expect(() => runFake(readRates(), chain({ ratio: 0n }))).toThrow(ReadError)
    expect(() => runFake(readRates(), chain({ ratio: 2n ** 255n }))).toThrow(ReadError)
  })

  test('pauses are named, and close the way out', () => {
    expect(runFake(readStatus(), chain({})).value).toEqual([])
    expect(runFake(readStatus(), chain({ paused: 'stake' })).value.map(({ what }) => what)).toEqual(['mint'])
    expect(runFake(readStatus(), chain({ paused: 'claim' })).value.map(({ what }) => what)).toEqual(['mint'])
    expect(runFake(readStatus(), chain({ paused: 'unstake' })).value.map(({ what }) => what)).toEqual(['request'])
    const of = (world: World) =>
      runFake(leave({ token: ankreth.address, amount: ether }), chain({ ratio: ether / 2n, ...world })).value
    expect(of({})).toMatchObject([{ receives: 2n * ether, closed: null }])
    expect(of({ paused: 'unstake' })).toMatchObject([{ closed: { key: 'notes.ankr.paused' } }])
    // The pool puts what is handed in beside what has to be fetched; it refuses nothing.
    expect(of({ manual: 1n })).toMatchObject([{ closed: null }])
    expect(runFake(leave({ token: pool, amount: 1n }), chain({})).value).toEqual([])
  })
})
