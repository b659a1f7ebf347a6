import { decodeFunctionData, numberToHex, pad } from 'viem'
import { describe, expect, test } from 'vitest'
import { NotFinishableError } from '../finish.ts'
import { multicall3 } from '../multicall3.ts'
import { type Contract, ReadError } from '../plan.ts'
import { type FakeChain, runFake } from '../planFakes.ts'
import type { ExitPosition } from '../types.ts'
import { queue, wbethContract } from './abi.ts'
import { unwrapQueue, wbeth } from './addresses.ts'
import { finish } from './exits.ts'
import { leave } from './leave.ts'
import { rateLogs, read, readRates, readStatus } from './read.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const ether = 10n ** 18n
const time = 1_795_000_000n
const lock = 864_000n

type Request = { eth: bigint; at: bigint; allocated?: boolean; claimed?: boolean }
type World = {
  requests?: readonly Request[]
  held?: bigint
  paused?: boolean
  barred?: boolean
  tokenPaused?: boolean
  rate?: bigint
}
const chain = ({ requests = [], held = 100n * ether, ...more }: World): FakeChain => ({
  time,
  contracts: [
    {
      kind: wbethContract as Contract,
      says: {
        exchangeRate: () => more.rate ?? ether,
        paused: () => more.tokenPaused ?? false,
        isBlacklisted: () => more.barred ?? false,
      },
    },
    {
      kind: queue as Contract,
      says: {
        getUserWithdrawRequests: () =>
          requests.map(({ eth, at, allocated = true, claimed = false }) => ({
            recipient: account,
            wbethAmount: 1n,
            ethAmount: eth,
            triggerTime: at,
            claimTime: claimed ? 1n : 0n,
            allocated,
          })),
        lockTime: () => lock,
        paused: () => more.paused ?? false,
        isBlacklisted: () => more.barred ?? false,
      },
    },
  ],
  raw: ({ to, data }) =>
    to === multicall3.address && data.startsWith('0x4d2301cc') ? { ok: true, data: pad(numberToHex(held)) } : undefined,
})
const exits = (world: World) => {
  const run = runFake(read(account), chain(world))
  return { ...run, exits: run.value.filter((one): one is ExitPosition => one.kind === 'exit') }
}

describe('requests for ether', () => {
  test('an account that holds nothing costs one round, one with requests two', () => {
    expect(exits({})).toMatchObject({ exits: [], rounds: 1 })
    expect(exits({ requests: [{ eth: ether, at: time }] })).toMatchObject({ rounds: 2 })
  })

  test('one is claimable after the lock, once ether was allocated to it and lies there', () => {
    const state = (request: Partial<Request>, held?: bigint) =>
      exits({ requests: [{ eth: ether, at: time - lock, ...request }], ...(held === undefined ? {} : { held }) })
        .exits[0]
    expect(state({})).toMatchObject({ state: 'completable', amountNow: ether, delay: [], repricing: false })
    expect(state({ at: time - lock + 1n })).toMatchObject({
      state: 'waiting',
      delay: [{ time: time + 1n, over: false }, {}],
    })
    expect(state({ allocated: false })).toMatchObject({
      state: 'waiting',
      delay: [{ over: true }, { what: 'operator', over: false }],
    })
    expect(state({}, ether - 1n)).toMatchObject({ state: 'waiting' })
  })

  test('a pause and a bar freeze them', () => {
    const requests = [{ eth: ether, at: 0n }]
    expect(exits({ requests, paused: true }).exits[0]).toMatchObject({ state: 'frozen' })
    expect(exits({ requests, barred: true }).exits[0]).toMatchObject({ note: { key: 'notes.binance.barred' } })
  })

  test('keep their names when a claim moves their places, also twins', () => {
    const [a, b, c] = [
      { eth: 1n, at: 5n },
      { eth: 2n, at: 6n },
      { eth: 2n, at: 6n },
    ]
    const before = exits({ requests: [a, b, c] } as World).exits
    expect(new Set(before.map(({ id }) => id)).size).toBe(3)
    expect(before.map(({ ticket }) => ticket.number)).toEqual([0n, 1n, 2n])
    const after = exits({ requests: [c, b] } as World).exits
    expect(after.map(({ id }) => id)).toEqual(before.slice(1).map(({ id }) => id))
  })

  test('more than a hundred are cut, and it is told', () => {
    const requests = Array.from({ length: 101 }, (_, index) => ({ eth: 1n, at: BigInt(index) }))
    const run = exits({ requests })
    expect([run.exits.length, run.unread.length]).toEqual([100, 1])
  })

  test('a claim names the place a request has now', () => {
    const requests = [
      { eth: 1n, at: 5n },
      { eth: 2n, at: 6n },
    ]
    const [, second] = exits({ requests }).exits as [ExitPosition, ExitPosition]
    const place = (world: World) => {
      const { to, data } = runFake(finish([second], account), chain(world)).value
      expect(to).toBe(unwrapQueue)
      return decodeFunctionData({ abi: queue.abi(), data }).args
    }
    expect(place({ requests })).toEqual([1n])
    expect(place({ requests: requests.slice(1) })).toEqual([0n])
    expect(() => place({ requests: requests.slice(0, 1) })).toThrow(NotFinishableError)
    expect(() => place({ requests, paused: true })).toThrow(NotFinishableError)
    expect(() => place({ requests, held: 1n })).toThrow(NotFinishableError)
  })
})

describe('rates, what is closed, and the way out', () => {
  test('ether per wBETH, now and from logs', () => {
    expect(runFake(readRates(), chain({ rate: 7n })).value).toEqual([{ token: wbeth.address, wad: 7n }])
    expect(() => runFake(readRates(), chain({ rate: 2n ** 255n }))).toThrow(ReadError)
    const [log] = rateLogs
    const topics = [log?.event as `0x${string}`]
    expect(log?.parse({ topics, data: pad('0x07') })).toEqual({ wad: 7n })
    expect(log?.parse({ topics, data: '0x' })).toBeUndefined()
  })

  test('pauses of token and queue are told apart', () => {
    expect(runFake(readStatus(), chain({})).value).toEqual([])
    const off = (world: World) => runFake(readStatus(), chain(world)).value.map(({ what }) => what)
    expect(off({ tokenPaused: true })).toEqual(['mint', 'transfer', 'request'])
    expect(off({ paused: true })).toEqual(['claim'])
  })

  test('the queue on Ethereum', () => {
    const of = (world: World) =>
      runFake(leave({ token: wbeth.address, amount: 2n * ether, account }), chain({ rate: ether / 2n, ...world })).value
    expect(of({})).toMatchObject([{ receives: ether, closed: null, delay: [{ seconds: lock }, { what: 'operator' }] }])
    expect(of({ barred: true })).toMatchObject([{ closed: { key: 'notes.binance.barred' } }])
    expect(of({ tokenPaused: true })).toMatchObject([{ closed: { key: 'notes.binance.paused' } }])
    expect(runFake(leave({ token: unwrapQueue, amount: 1n, account }), chain({})).value).toEqual([])
  })
})
