import fc from 'fast-check'
import { decodeFunctionData } from 'viem'
import { describe, expect, test } from 'vitest'
import { NotFinishableError } from '../finish.ts'
import { lesser } from '../lesser.ts'
import { type Contract, ReadError } from '../plan.ts'
import { type FakeChain, runFake } from '../planFakes.ts'
import type { ExitPosition } from '../types.ts'
import { fastlane, redemption, router, tethContract, wstethContract } from './abi.ts'
import { redemption as redemptionAt, teth, wsteth } from './addresses.ts'
import { finish } from './exits.ts'
import { leave } from './leave.ts'
import { redeemed } from './math.ts'
import { read, readRates, readStatus } from './read.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const ether = 10n ** 18n
const time = 1_795_000_000n
const wait = 604_800n

type Info = { at: bigint; shares: bigint; assets?: bigint; baseRate?: bigint }
type World = {
  list?: readonly Info[]
  rate?: bigint
  baseRate?: bigint
  fee?: number
  held?: bigint
  paused?: boolean
  least?: bigint
  older?: bigint
  free?: bigint
}
const chain = ({ list = [], rate = ether, baseRate = ether, ...more }: World): FakeChain => ({
  time,
  balances: { [wsteth]: more.held ?? 1_000n * ether },
  contracts: [
    {
      kind: tethContract as Contract,
      says: {
        convertToAssets: (shares: bigint) => (shares * rate) / ether,
        convertToShares: (assets: bigint) => (assets * ether) / rate,
        previewRedeem: (shares: bigint) => (shares * rate) / ether,
      },
    },
    { kind: wstethContract as Contract, says: { stEthPerToken: () => baseRate } },
    {
      kind: redemption as Contract,
      says: {
        getPendingRedeems: () =>
          list.map(({ at, shares, assets = shares, baseRate: base = ether }) => ({
            startTime: at,
            shares,
            assets,
            baseRate: base,
          })),
        waitingPeriod: () => Number(wait),
        redemptionFee: () => more.fee ?? 0,
        paused: () => more.paused ?? false,
        minRedeemInUnderlying: () => more.least,
        minRedeemInEth: () => more.older,
      },
    },
    {
      kind: fastlane as Contract,
      says: {
        redemptionFee: () => 200n,
        getRedeemableAmount: () => more.free ?? 0n,
        minRedeemInUnderlying: () => 0n,
        paused: () => more.paused ?? false,
      },
    },
    { kind: router as Contract, says: { paused: () => false } },
  ],
})
const exits = (world: World) => {
  const run = runFake(read(account), chain(world))
  return { ...run, exits: run.value.filter((one): one is ExitPosition => one.kind === 'exit') }
}

describe('redemptions', () => {
  test('an account that holds nothing costs one round, one with redemptions two', () => {
    expect(exits({})).toMatchObject({ exits: [], rounds: 1 })
    expect(exits({ list: [{ at: time, shares: ether }] })).toMatchObject({ rounds: 2 })
  })

  test('one is finished after the wait, while the vault holds enough', () => {
    const one = (info: Partial<Info>, more: World = {}) =>
      exits({ list: [{ at: time - wait, shares: 10n * ether, ...info }], ...more }).exits[0]
    expect(one({})).toMatchObject({ state: 'completable', amountNow: 10n * ether, delay: [], repricing: true })
    expect(one({ at: time - wait + 1n })).toMatchObject({
      state: 'waiting',
      delay: [{ what: 'cooldown', time: time + 1n }],
    })
    expect(one({}, { held: 1n })).toMatchObject({ state: 'waiting', delay: [{ over: true }, { what: 'liquidity' }] })
    expect(one({}, { paused: true })).toMatchObject({ state: 'frozen', note: { key: 'notes.treehouse.paused' } })
  })

  test('it pays the lesser of then and now, lowered by how wstETH moved, less the fee', () => {
    const list = [{ at: 0n, shares: 10n * ether, assets: 12n * ether, baseRate: ether }]
    expect(exits({ list, rate: 2n * ether }).exits[0]).toMatchObject({
      amountNow: 12n * ether,
      amountAsked: 12n * ether,
    })
    expect(exits({ list, rate: ether }).exits[0]?.amountNow).toBe(10n * ether)
    expect(exits({ list, rate: 2n * ether, baseRate: 2n * ether }).exits[0]?.amountNow).toBe(6n * ether)
    expect(exits({ list, rate: 2n * ether, fee: 500 }).exits[0]?.amountNow).toBe((12n * ether * 95n) / 100n)
  })

  test('the arithmetic never pays more than was reckoned, and stays with the contract', () => {
    const amount = fc.bigInt({ min: 0n, max: 2n ** 96n })
    const base = fc.bigInt({ min: 1n, max: 2n ** 64n })
    fc.assert(
      fc.property(amount, amount, base, base, fc.bigInt({ min: 0n, max: 10_000n }), (b0, bn, c0, cn, fee) => {
        const paid = redeemed({ assets: b0, baseRate: c0 }, { assets: bn, baseRate: cn }, fee) as bigint
        const [low, high] = c0 > cn ? [cn, c0] : [c0, cn]
        const gross = (low * lesser(b0, bn)) / high
        expect(paid).toBe(gross - (gross * fee) / 10_000n)
        expect(paid <= b0 && paid <= bn).toBe(true)
      }),
    )
    expect(redeemed({ assets: 1n, baseRate: 0n }, { assets: 1n, baseRate: 0n }, 0n)).toBeNull()
  })

  test('keep their names when their places move; a claim names the place of now', () => {
    const list = [
      { at: 1n, shares: 5n },
      { at: 2n, shares: 6n },
    ]
    const [, second] = exits({ list }).exits as [ExitPosition, ExitPosition]
    const place = (world: World) => {
      const { to, data } = runFake(finish([second], account), chain(world)).value
      expect(to).toBe(redemptionAt)
      return decodeFunctionData({ abi: redemption.abi(), data }).args
    }
    expect(place({ list })).toEqual([1n])
    expect(place({ list: list.slice(1) })).toEqual([0n])
    expect(() => place({ list: list.slice(0, 1) })).toThrow(NotFinishableError)
    expect(() => place({ list, held: 0n })).toThrow(NotFinishableError)
    expect(() => place({ list, paused: true })).toThrow(NotFinishableError)
    expect(() => place({ list: [{ at: time, shares: 6n }] })).toThrow(NotFinishableError)
  })

  test('twins stay apart, and more than a hundred are cut and told', () => {
    const twins = exits({
      list: [
        { at: 1n, shares: 5n },
        { at: 1n, shares: 5n },
      ],
    }).exits
    expect(new Set(twins.map(({ id }) => id)).size).toBe(2)
    const many = exits({ list: Array.from({ length: 101 }, (_, index) => ({ at: BigInt(index), shares: 1n })) })
    expect([many.exits.length, many.unread.length]).toEqual([100, 1])
  })
})

describe('rates, what is closed, and the ways out', () => {
  test('wstETH per tETH', () => {
    expect(runFake(readRates(), chain({ rate: 2n * ether })).value).toEqual([
      { token: teth.address, wad: 2n * ether, unit: wsteth },
    ])
    expect(() => runFake(readRates(), chain({ rate: 0n }))).toThrow(ReadError)
  })

  test('a pause stops both ways out', () => {
    expect(runFake(readStatus(), chain({})).value).toEqual([])
    expect(runFake(readStatus(), chain({ paused: true })).value.map(({ what }) => what)).toEqual([
      'request',
      'claim',
      'instant',
    ])
  })

  test('at once for more, slowly for less', () => {
    const amount = 10n * ether
    const of = (world: World) =>
      runFake(leave({ token: teth.address, amount }), chain({ rate: 2n * ether, ...world })).value
    expect(of({ fee: 5, free: 6n * ether })).toMatchObject([
      { kind: 'instant', receives: (20n * ether * 98n) / 100n, fee: ether / 50n, most: 3n * ether, closed: null },
      {
        kind: 'queue',
        receives: 20n * ether - (20n * ether * 5n) / 10_000n,
        delay: [{ seconds: wait }, {}],
        closed: null,
      },
    ])
    expect(of({ least: 21n * ether })[1]).toMatchObject({ closed: { key: 'notes.treehouse.tooSmall' } })
    expect(of({ older: 21n * ether })[1]).toMatchObject({ closed: { key: 'notes.treehouse.tooSmall' } })
    expect(of({ paused: true })).toMatchObject([{ closed: {} }, { closed: {} }])
    expect(runFake(leave({ token: wsteth, amount }), chain({})).value).toEqual([])
  })
})
