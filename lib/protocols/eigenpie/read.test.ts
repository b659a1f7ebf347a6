import { type Address, concat, encodeAbiParameters, encodePacked, type Hex, keccak256, pad } from 'viem'
import { describe, expect, test } from 'vitest'
import { tokenUnits } from '../../units.ts'
import { NotFinishableError } from '../finish.ts'
import type { Contract } from '../plan.ts'
import { type FakeChain, type FakeContract, runFake } from '../planFakes.ts'
import type { Answer, Call, ExitPosition, ReadContext } from '../types.ts'
import { configContract, manager, mlrt, stakingContract } from './abi.ts'
import { assets, egeth, msteth, msweth, nativeAsset, products, withdrawManager } from './addresses.ts'
import { finish } from './finish.ts'
import { leave } from './leave.ts'
import { rateLogs } from './rateLogs.ts'
import { read, readRates, readStatus } from './read.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const ether = 10n ** 18n
const day = 86_400n
const week = 7n * day
const start = 1_700_000_000n
const delay = 2n * day
/** A moment in the third epoch. */
const time = start + 2n * week + day
const context: ReadContext = { chainId: 1, tickets: () => ({ found: [], complete: true }) }

type Entry = { given: bigint; amount: bigint; claimed?: boolean; endTime: bigint }
type World = {
  entries?: Partial<Record<Address, readonly Entry[]>>
  funded?: Partial<Record<Address, bigint>>
  paused?: boolean
  delay?: bigint
  silent?: readonly string[]
  supported?: boolean
  native?: Answer
}

function chain(world: World = {}): FakeChain {
  const { entries = {}, funded = {}, paused = false, silent = [], supported = true } = world
  const of = (asset: Address) => entries[asset] ?? []
  const sum = (asset: Address, keep: (entry: Entry) => boolean) =>
    of(asset)
      .filter(keep)
      .reduce((total, { amount }) => total + amount, 0n)
  const says: FakeContract['says'] = {
    getUserWithdrawalSchedules: (_: Address, list: readonly Address[]) => [
      list.map((asset) => of(asset).map(({ amount }) => amount)),
      list.map((asset) => of(asset).map(({ endTime }) => endTime)),
    ],
    getUserQueuedWithdraw: (_: Address, list: readonly Address[]) => [
      list.map((asset) => sum(asset, () => true)),
      list.map((asset) => sum(asset, ({ claimed, endTime }) => claimed !== true && endTime <= time)),
      list.map((asset) => sum(asset, ({ claimed }) => claimed === true)),
    ],
    withdrawalSchedules: (key: Hex, index: bigint) => {
      const asset = assets.find((one) => keccak256(encodePacked(['address', 'address'], [account, one])) === key)
      const entry = asset === undefined ? undefined : of(asset)[Number(index)]
      return entry && [entry.given, entry.amount, entry.claimed ? entry.amount : 0n, entry.endTime]
    },
    nextUserWithdrawalTime: () => start + 4n * week + delay,
    lstWithdrawalDelay: () => world.delay ?? delay,
    startTimestamp: () => start,
    paused: () => paused,
  }
  for (const name of silent) delete says[name]
  const raw = ({ to, data }: Call): Answer | undefined => {
    const asset = assets.find((one) => one.toLowerCase() === to.toLowerCase())
    if (asset !== undefined && data.startsWith('0x70a08231')) {
      return { ok: true, data: pad(`0x${(funded[asset] ?? 0n).toString(16)}`) }
    }
    if (data.startsWith('0xe320e0ed')) return world.native ?? { ok: false, data: '0x' }
    return undefined
  }
  const contracts: FakeContract[] = [
    { kind: manager as Contract, says },
    { kind: stakingContract as Contract, says: { paused: () => paused } },
    { kind: configContract as Contract, says: { isSupportedAsset: () => supported } },
    ...products.map(
      ({ token }): FakeContract => ({
        at: token.address,
        kind: mlrt as Contract,
        says: {
          exchangeRateToLST: () => 1_020_000_000_000_000_000n,
          exchangeRateToNative: () => 1_030_000_000_000_000_000n,
          paused: () => false,
        },
      }),
    ),
  ]
  return { contracts, time, raw }
}

const exitsOf = (world: World) => {
  const run = runFake(read(account, context), chain(world))
  return { ...run, exits: run.value.filter((one): one is ExitPosition => one.kind === 'exit') }
}

const entry = (epoch: bigint, amount: bigint, more: Partial<Entry> = {}): Entry => ({
  given: amount / 2n,
  amount,
  endTime: start + (epoch + 1n) * week + delay,
  ...more,
})

describe('requests by epoch', () => {
  test('an account that asked for nothing costs one round', () => {
    const { rounds, value, unread } = exitsOf({})
    expect([rounds, value, unread]).toEqual([1, [], []])
  })

  test('those of one asset that end together are one exit, with what was given and what it waits for', () => {
    const { exits, rounds } = exitsOf({ entries: { [msteth.asset]: [entry(3n, 10n), entry(3n, 4n), entry(4n, 6n)] } })
    expect(rounds).toBe(2)
    expect(exits.map(({ id }) => id)).toEqual(
      [3n, 4n].map(
        (epoch) => `eigenpie:exit:${withdrawManager}:${msteth.asset}:${start + (epoch + 1n) * week + delay}`,
      ),
    )
    const closing = start + 4n * week
    expect(exits[0]).toMatchObject({
      given: { token: msteth.token.address, amount: 7n },
      paid: { token: msteth.asset, asset: { symbol: 'stETH', known: true } },
      amountNow: 14n,
      amountAsked: 14n,
      state: 'waiting',
      repricing: false,
      delay: [
        { what: 'epoch', over: false, time: closing },
        { what: 'cooldown', over: false, time: closing + delay, since: { time: closing } },
      ],
    })
  })

  test('a wait changed since does not lead back to an epoch: then only the end is known', () => {
    const entries = { [msteth.asset]: [entry(3n, 10n)] }
    const end = entry(3n, 10n).endTime
    const whole = [{ what: 'epoch', over: false, block: null, time: end }]
    expect(exitsOf({ entries, delay: day }).exits[0]?.delay).toEqual(whole)
    expect(exitsOf({ entries, silent: ['lstWithdrawalDelay'] }).exits[0]?.delay).toEqual(whole)
  })

  test('is claimable once it ended and all that ended is there to pay it', () => {
    const ended = entry(0n, 10n)
    const entries = { [msteth.asset]: [ended, entry(1n, 5n, { endTime: time })] }
    expect(exitsOf({ entries, funded: { [msteth.asset]: 15n } }).exits.map(({ state }) => state)).toEqual([
      'completable',
      'completable',
    ])
    // One wei less and the claim, which takes both, would fail.
    const short = exitsOf({ entries, funded: { [msteth.asset]: 14n } }).exits
    expect(short.map(({ state, note }) => [state, note?.key])).toEqual([
      ['waiting', 'exits.eigenpie.unfunded'],
      ['waiting', 'exits.eigenpie.unfunded'],
    ])
    expect(short[0]?.delay.at(-1)).toEqual({ what: 'liquidity', over: false, block: null, time: null })
  })

  test('claimed ones are gone, and a pause stops no claim', () => {
    const entries = { [msteth.asset]: [entry(0n, 10n, { claimed: true }), entry(1n, 5n, { endTime: time })] }
    const { exits } = exitsOf({ entries, funded: { [msteth.asset]: 5n }, paused: true })
    expect(exits.map(({ amountNow, state }) => [amountNow, state])).toEqual([[5n, 'completable']])
  })

  test('ether is paid as ether', () => {
    const { exits } = exitsOf({ entries: { [nativeAsset]: [entry(3n, 10n)] } })
    expect(exits[0]).toMatchObject({ paid: { token: null }, given: { token: egeth.token.address } })
  })

  test('an amount given that the contract does not tell is unknown, not zero', () => {
    const { exits, unread } = exitsOf({
      entries: { [msteth.asset]: [entry(3n, 10n)] },
      silent: ['withdrawalSchedules'],
    })
    expect([exits[0]?.given.amount, exits[0]?.amountNow, unread]).toEqual([null, 10n, []])
  })

  test('lists that do not add up hide their asset and no other', () => {
    const broken = { ...entry(5n, 10n), claimed: true }
    const { exits, unread } = exitsOf({ entries: { [msteth.asset]: [broken], [msweth.asset]: [entry(3n, 4n)] } })
    expect(unread).toEqual([`eigenpie:exit:${msteth.asset}`])
    expect(exits.map(({ amountNow }) => amountNow)).toEqual([4n])
  })

  test('a thousand epochs: a hundred are listed, the rest is said to be missing', () => {
    const many = Array.from({ length: 1_000 }, (_, epoch) => entry(BigInt(epoch) + 3n, 1n))
    const { exits, unread, calls } = exitsOf({ entries: { [msteth.asset]: many } })
    expect(exits).toHaveLength(100)
    expect(unread).toEqual(['eigenpie:exit'])
    expect(calls).toBeLessThan(150)
  })
})

describe('rates and pauses', () => {
  test('each token is rated in what it is made of, egETH in ether', () => {
    const { value, rounds } = runFake(readRates(1), chain())
    expect(rounds).toBe(1)
    expect(value).toHaveLength(13)
    expect(value[0]).toEqual({ token: egeth.token.address, wad: 1_030_000_000_000_000_000n })
    expect(value[1]).toEqual({ token: msteth.token.address, wad: 1_020_000_000_000_000_000n, unit: msteth.asset })
  })

  test('a pause of deposits and of requests concerns every token', () => {
    expect(runFake(readStatus(), chain()).value).toEqual([])
    const { value } = runFake(readStatus(), chain({ paused: true }))
    expect(value).toHaveLength(26)
    expect(value.filter(({ token }) => token === msteth.token.address).map(({ what }) => what)).toEqual([
      'mint',
      'request',
    ])
  })

  test('a log of a pushed rate is read, anything else is not', () => {
    const log = rateLogs[1]
    const topics = [log?.event ?? '0x', pad(account)] as const
    const data = encodeAbiParameters([{ type: 'uint256' }], [7n])
    expect(log?.parse({ topics, data })).toEqual({ wad: 7n })
    expect(log?.parse({ topics: [topics[0]], data })).toBeUndefined()
    expect(log?.parse({ topics, data: concat([data, '0x00']) })).toBeUndefined()
    expect(log?.parse({ topics, data: '0x' })).toBeUndefined()
  })
})

describe('leaving', () => {
  const ways = (token: Address, world: World = {}) =>
    runFake(leave({ token, amount: tokenUnits(50n * ether), account }), chain(world)).value

  test('fixes the amount at once and ends with the epoch after this one', () => {
    expect(ways(msteth.token.address)).toEqual([
      expect.objectContaining({
        kind: 'queue',
        receives: 51n * ether,
        fee: 0n,
        closed: null,
        delay: [
          { what: 'epoch', seconds: 2n * week - day },
          { what: 'cooldown', seconds: delay },
        ],
      }),
    ])
  })

  test('is shut by a pause, and for an asset no longer supported', () => {
    expect(ways(msteth.token.address, { paused: true })[0]?.closed?.key).toBe('leave.eigenpie.paused')
    expect(ways(msteth.token.address, { supported: false })[0]?.closed?.key).toBe('leave.eigenpie.unsupported')
  })

  test('for egETH it is as the queue itself answers: refused by name, taken, or not known', () => {
    const why = (native: Answer) => ways(egeth.token.address, { native })[0]?.closed?.key
    expect(why({ ok: false, data: '0x1bb37a6b' })).toBe('leave.eigenpie.nativeRefused')
    expect(why({ ok: true, data: '0x' })).toBeUndefined()
    expect(why({ ok: false, data: '0x' })).toBe('leave.eigenpie.nativeUnknown')
    expect(why({ ok: true, data: pad('0x1') })).toBe('leave.eigenpie.nativeUnknown')
  })
})

describe('finishing', () => {
  const entries = { [msteth.asset]: [entry(0n, 10n)], [msweth.asset]: [entry(0n, 4n)] }
  const funded = { [msteth.asset]: 10n, [msweth.asset]: 4n }

  test('claims all assets in one transaction', () => {
    const world = { entries, funded }
    const { to, data, value } = runFake(finish(exitsOf(world).exits, account), chain(world)).value
    expect([to, value]).toEqual([withdrawManager, 0n])
    expect(data).toBe(
      concat([
        '0x532db4f8',
        encodeAbiParameters([{ type: 'address[]' }], [[msteth.asset, msweth.asset]]),
      ]).toLowerCase(),
    )
  })

  test('is refused when one of them has nothing to pay or nothing to be paid from', () => {
    const { exits } = exitsOf({ entries, funded })
    const attempt = (world: World) => () => runFake(finish(exits, account), chain(world))
    expect(attempt({ entries, funded: { ...funded, [msweth.asset]: 3n } })).toThrow(NotFinishableError)
    expect(attempt({ entries: { [msteth.asset]: [entry(0n, 10n)] }, funded })).toThrow(NotFinishableError)
    expect(() => runFake(finish([], account), chain())).toThrow(NotFinishableError)
  })
})
