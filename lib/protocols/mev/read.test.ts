import { type Address, decodeFunctionData, numberToHex, pad } from 'viem'
import { describe, expect, test } from 'vitest'
import { NotFinishableError } from '../finish.ts'
import { multicall3 } from '../multicall3.ts'
import { type Contract, ReadError } from '../plan.ts'
import { type FakeChain, runFake } from '../planFakes.ts'
import type { ReadContext } from '../types.ts'
import { mevethContract } from './abi.ts'
import { meveth, weth } from './addresses.ts'
import { allExits, finish, scan } from './exits.ts'
import { leave } from './leave.ts'
import { read, readRates, readStatus } from './read.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const other = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const ether = 10n ** 18n
const leastName = 'MIN_WITHDRAWAL'

type World = {
  elastic?: bigint
  base?: bigint
  tickets?: readonly (readonly [boolean, Address, bigint])[]
  until?: bigint
  held?: bigint
  owed?: bigint
  paused?: boolean
}
const chain = ({
  elastic = 2n * ether,
  base = ether,
  tickets = [],
  until = 0n,
  held = 0n,
  owed = 0n,
  paused = false,
}: World): FakeChain => ({
  contracts: [
    {
      kind: mevethContract as Contract,
      says: {
        fraction: () => [elastic, base],
        convertToAssets: (shares: bigint) => (shares * elastic) / base,
        convertToShares: (assets: bigint) => (assets * base) / elastic,
        previewRedeem: (shares: bigint) => ((shares - shares / 10_000n) * elastic) / base,
        [leastName]: () => ether / 100n,
        stakingPaused: () => paused,
        requestsFinalisedUntil: () => until,
        withdrawalAmountQueued: () => owed,
        withdrawalQueue: (number: bigint) => {
          const ticket = tickets[Number(number) - 1]
          return ticket === undefined ? undefined : [...ticket, 0n]
        },
      },
    },
  ],
  raw: ({ to, data }) =>
    to === multicall3.address && data.startsWith('0x4d2301cc') ? { ok: true, data: pad(numberToHex(held)) } : undefined,
})
const context = (...numbers: bigint[]): ReadContext => ({
  chainId: 1,
  tickets: () => ({ found: numbers.map((number) => ({ number, block: 1n, data: '0x' })), complete: true }),
})
const queue = [
  [false, account, 5n],
  [true, account, 6n],
  [false, other, 7n],
  [false, account, 8n],
] as const

describe('mevETH', () => {
  test('an account that holds nothing costs one round', () => {
    expect(runFake(read(account, context()), chain({}))).toMatchObject({ value: [], rounds: 1, calls: 1 })
  })

  test('its tickets are paid up to where the queue is settled; others’ and claimed ones are none', () => {
    const { value, rounds } = runFake(read(account, context(1n, 2n, 3n, 4n)), chain({ tickets: queue, until: 3n }))
    expect(rounds).toBe(1)
    expect(value).toMatchObject([
      { id: `${allExits}:1`, state: 'completable', amountNow: 5n, delay: [], paid: { token: weth } },
      { id: `${allExits}:4`, state: 'waiting', amountNow: 8n, delay: [{ what: 'queue' }, { what: 'operator' }] },
    ])
  })

  test('a ticket that cannot be read is told as unread, and the rest is shown', () => {
    const run = runFake(read(account, context(1n, 9n)), chain({ tickets: queue }))
    expect(run.value).toHaveLength(1)
    expect(run.unread).toEqual([`${allExits}:9`])
  })

  test('a log names its ticket by the second topic', () => {
    const number = pad('0x07')
    expect(scan.parse({ topics: [scan.events[0] ?? '0x', pad(account), number], data: '0x' })).toBe(7n)
    expect(scan.parse({ topics: [], data: '0x' })).toBeUndefined()
  })

  test('is claimed one at a time, when its turn has come', () => {
    const exit = (number: bigint) =>
      ({ kind: 'exit', id: `${allExits}:${number}`, ticket: { contract: meveth.address, number } }) as never
    const { to, data } = runFake(finish([exit(1n)], account), chain({ tickets: queue, until: 1n })).value
    expect(to).toBe(meveth.address)
    expect(decodeFunctionData({ abi: mevethContract.abi(), data }).args).toEqual([1n])
    for (const number of [2n, 3n, 4n]) {
      expect(() => runFake(finish([exit(number)], account), chain({ tickets: queue, until: 3n }))).toThrow(
        NotFinishableError,
      )
    }
    expect(() => runFake(finish([exit(1n), exit(4n)], account), chain({}))).toThrow(NotFinishableError)
    expect(() => runFake(finish([], account), chain({}))).toThrow(NotFinishableError)
  })

  test('its rate is the fraction, and an empty one is none', () => {
    expect(runFake(readRates(), chain({})).value).toEqual([{ token: meveth.address, wad: 2n * ether }])
    expect(() => runFake(readRates(), chain({ base: 0n }))).toThrow(ReadError)
    expect(() => runFake(readRates(), chain({ elastic: 0n }))).toThrow(ReadError)
    expect(() => runFake(readRates(), { contracts: [] })).toThrow(ReadError)
  })

  test('redeems at once from what no ticket waits for, and by the queue always', () => {
    const of = (world: World, amount = ether) =>
      runFake(leave({ token: meveth.address, amount }), chain({ held: 3n * ether, ...world })).value
    const receives = 2n * (ether - ether / 10_000n)
    expect(of({})).toMatchObject([
      { kind: 'instant', receives, fee: 10n ** 14n, most: (3n * ether) / 2n, closed: null },
      { kind: 'queue', receives, most: null, closed: null },
    ])
    expect(of({ owed: 2n * ether })[0]).toMatchObject({ most: ether / 2n, closed: { key: 'notes.mev.short' } })
    expect(of({ owed: 4n * ether })[0]).toMatchObject({ most: 0n, closed: { key: 'notes.mev.short' } })
    for (const way of of({}, 10n ** 15n)) expect(way.closed?.key).toBe('notes.mev.tooSmall')
    expect(runFake(leave({ token: account, amount: 1n }), { contracts: [] }).value).toEqual([])
  })

  test('staking can be paused', () => {
    expect(runFake(readStatus(), chain({})).value).toEqual([])
    expect(runFake(readStatus(), chain({ paused: true })).value).toMatchObject([{ what: 'mint' }])
  })
})
