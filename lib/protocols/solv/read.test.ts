import { type Address, concat, numberToHex, pad } from 'viem'
import { describe, expect, test } from 'vitest'
import { feed } from '../feed.ts'
import { type Contract, ReadError } from '../plan.ts'
import { type FakeChain, runFake } from '../planFakes.ts'
import type { ReadContext } from '../types.ts'
import {
  accountsContract,
  marketContract,
  oracleContract,
  poolContract,
  redemptionContract,
  routerContract,
  solvbtcContract,
  xsolvbtcContract,
} from './abi.ts'
import { bitcoins, rateFeed, router, solvbtc, xsolvbtc } from './addresses.ts'
import { allExits, scan } from './exits.ts'
import { leave } from './leave.ts'
import { rateLogs, read, readRates, readStatus } from './read.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const other = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const redemption = '0x00000000000000000000000000000000000000AA'
const accounts = '0x00000000000000000000000000000000000000bb'
const wbtc = bitcoins[0]?.token ?? other
const one = 10n ** 18n
const poolId = pad('0x7')

type World = {
  owner?: Address
  currency?: Address
  nav?: bigint
  covered?: bigint
  fee?: bigint
  value?: bigint | undefined
  stopped?: boolean
  deposits?: boolean
  funds?: readonly Address[]
}
const chain = (world: World): FakeChain => {
  const { owner = account, currency = wbtc, nav = 0n, covered = 0n, fee = 0n, stopped = false } = world
  const { deposits = true, funds = [wbtc] } = world
  const value = 'value' in world ? world.value : (11n * one) / 10n
  const fund = {
    poolSFTInfo: { openFundShare: other, openFundRedemption: redemption, openFundShareSlot: 1n, latestRedeemSlot: 2n },
    poolFeeInfo: { carryRate: 0, carryCollector: other, latestProtocolFeeSettleTime: 0n },
    managerInfo: { poolManager: other, subscribeNavManager: other, redeemNavManager: other },
    subscribeLimitInfo: {
      hardCap: 0n,
      subscribeMin: 0n,
      subscribeMax: 0n,
      fundraisingStartTime: 0n,
      fundraisingEndTime: 0n,
    },
    vault: other,
    currency,
    navOracle: other,
    valueDate: 0n,
    permissionless: true,
    fundraisingAmount: 0n,
  }
  return {
    time: 1000n,
    contracts: [
      { kind: marketContract as Contract, says: { poolInfos: (id: string) => (id === poolId ? fund : undefined) } },
      {
        at: redemption,
        kind: redemptionContract as Contract,
        says: {
          ownerOf: () => owner,
          balanceOf: () => 4n * one,
          slotOf: () => 5n,
          valueDecimals: () => 18,
          concrete: () => accounts,
        },
      },
      {
        at: accounts,
        kind: accountsContract as Contract,
        says: {
          getRedeemInfo: () => ({ poolId, currency, createTime: 1n, nav }),
          claimableValue: () => covered,
          getRedemptionFeeRate: () => fee,
        },
      },
      {
        kind: xsolvbtcContract as Contract,
        says: {
          getValueByShares: (shares: bigint) => (value === undefined ? undefined : (shares * value) / one),
          paused: () => stopped,
        },
      },
      { kind: solvbtcContract as Contract, says: { paused: () => stopped } },
      { kind: oracleContract as Contract, says: { latestUpdatedAt: () => 900n } },
      {
        kind: poolContract as Contract,
        says: { withdrawFeeRate: () => 20n, maxMultiplier: () => 12_000n, depositAllowed: () => deposits },
      },
      {
        kind: routerContract as Contract,
        says: { poolIds: (_: Address, token: Address) => (funds.includes(token) ? poolId : pad('0x0')) },
      },
      {
        at: rateFeed,
        kind: feed as Contract,
        says: { latestRoundData: () => [1n, one, 0n, 950n, 1n], decimals: () => 18 },
      },
    ],
  }
}
const data = concat([poolId, pad(numberToHex(4n * one)), pad('0x9')])
const context = (...numbers: bigint[]): ReadContext => ({
  chainId: 1,
  tickets: () => ({ found: numbers.map((number) => ({ number, block: 1n, data })), complete: true }),
})
const exits = (world: World) => runFake(read(account, context(9n)), chain(world))

describe('Solv', () => {
  test('an account that holds nothing costs one round', () => {
    expect(runFake(read(account, context()), chain({}))).toMatchObject({ value: [], rounds: 1, calls: 2 })
  })

  test('a redemption waits for its fund to be settled, then to be paid in', () => {
    expect(exits({})).toMatchObject({
      rounds: 3,
      value: [
        {
          id: `${allExits}:${redemption}:9`,
          state: 'waiting',
          given: { token: solvbtc.address, amount: 4n * one },
          paid: { token: wbtc, asset: { symbol: 'WBTC' } },
          amountNow: null,
          repricing: true,
          ticket: { transferable: true },
          finish: null,
          delay: [{ what: 'operator', over: false }, { what: 'liquidity' }],
        },
      ],
    })
    expect(exits({ nav: 10n ** 8n }).value).toMatchObject([
      { state: 'waiting', amountNow: 4n * 10n ** 8n, repricing: false, delay: [{ over: true }, { over: false }] },
    ])
  })

  test('what is paid in is claimable, less the fee, also a part of it', () => {
    const settled = { nav: 10n ** 8n, fee: one / 100n }
    expect(exits({ ...settled, covered: 4n * one }).value).toMatchObject([
      { state: 'completable', amountNow: 396_000_000n, delay: [], note: { key: 'notes.solv.claimThere' } },
    ])
    expect(exits({ ...settled, covered: one }).value).toMatchObject([
      { state: 'completable', amountNow: 99_000_000n, note: { key: 'notes.solv.partly' } },
    ])
  })

  test('a fund that pays SolvBTC took xSolvBTC; a currency that is not known has no name', () => {
    expect(exits({ currency: solvbtc.address }).value).toMatchObject([
      { given: { token: xsolvbtc.address }, paid: { asset: { symbol: 'SolvBTC', known: true } } },
    ])
    expect(exits({ currency: other }).value).toMatchObject([{ paid: { asset: { symbol: null } } }])
  })

  test('one that somebody else holds is none of ours; one that cannot be read is told as unread', () => {
    expect(exits({ owner: other })).toMatchObject({ value: [], unread: [] })
    const none = runFake(read(account, context(9n)), { contracts: [] })
    expect(none.unread).toEqual([allExits])
    const partial = { ...chain({}), contracts: chain({}).contracts.filter(({ at }) => at !== accounts) }
    expect(runFake(read(account, context(9n)), partial).unread).toEqual([`${allExits}:${redemption}:9`])
  })

  test('a log counts for the tokens of this folder only', () => {
    const topics = (target: Address) => [scan.events[0] ?? '0x', pad(target), pad(wbtc), pad(account)] as const
    expect(scan.contract).toBe(router)
    expect(scan.parse({ topics: topics(solvbtc.address), data })).toBe(9n)
    expect(scan.parse({ topics: topics(other), data })).toBeUndefined()
    expect(scan.parse({ topics: topics(solvbtc.address), data: '0x' })).toBeUndefined()
    expect(scan.parse({ topics: [], data })).toBeUndefined()
  })

  test('rates: bitcoin per SolvBTC, SolvBTC per xSolvBTC, none while the value is abnormal', () => {
    const plain = { token: solvbtc.address, wad: one, unit: 'bitcoin', writtenAt: 950n }
    expect(runFake(readRates(), chain({})).value).toEqual([
      plain,
      { token: xsolvbtc.address, wad: (11n * one) / 10n, unit: solvbtc.address, writtenAt: 900n },
    ])
    expect(runFake(readRates(), chain({ value: undefined })).value).toEqual([plain])
    expect(() => runFake(readRates(), { contracts: [] })).toThrow(ReadError)
  })

  test('a log gives a past rate and its time', () => {
    const [log] = rateLogs
    const topics = [log?.event ?? '0x']
    expect(log?.parse({ topics, data: concat([pad('0x5'), pad(numberToHex(one))]) })).toEqual({ wad: one, time: 5n })
    for (const bad of ['0x', concat([pad('0x5'), pad('0x0')])] as const) {
      expect(log?.parse({ topics, data: bad })).toBeUndefined()
    }
  })

  test('xSolvBTC is swapped at once within the pool’s bound', () => {
    const of = (world: World) => runFake(leave({ token: xsolvbtc.address, amount: one }), chain(world)).value
    expect(of({})).toMatchObject([
      { kind: 'instant', receives: (11n * one * 998n) / 10_000n, fee: one / 500n, closed: null },
    ])
    expect(of({ stopped: true })).toMatchObject([{ closed: { key: 'notes.solv.paused' } }])
    expect(of({ value: undefined })).toMatchObject([{ receives: null, closed: { key: 'notes.solv.noValue' } }])
    expect(of({ value: 2n * one })).toMatchObject([{ closed: { key: 'notes.solv.beyond' } }])
  })

  test('SolvBTC is redeemed for what a fund pays in', () => {
    const of = (world: World) => runFake(leave({ token: solvbtc.address, amount: one }), chain(world)).value
    expect(of({})).toMatchObject([{ kind: 'queue', paid: { token: wbtc }, receives: null, fee: null, closed: null }])
    expect(of({ funds: [] })).toEqual([])
    expect(of({ stopped: true })).toMatchObject([{ closed: { key: 'notes.solv.paused' } }])
    expect(runFake(leave({ token: other, amount: one }), { contracts: [] }).value).toEqual([])
  })

  test('pauses, and deposits that are off', () => {
    const what = (world: World) => runFake(readStatus(), chain(world)).value.map((status) => status.what)
    expect(what({})).toEqual([])
    expect(what({ deposits: false })).toEqual(['mint'])
    expect(what({ stopped: true })).toHaveLength(7)
  })
})
