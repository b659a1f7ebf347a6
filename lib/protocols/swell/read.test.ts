import fc from 'fast-check'
import { concat, encodeAbiParameters, type Hex, pad, parseAbiParameters } from 'viem'
import { describe, expect, test } from 'vitest'
import { tokenUnits } from '../../units.ts'
import { NotFinishableError } from '../finish.ts'
import { type Contract, ReadError } from '../plan.ts'
import { type FakeContract, runFake } from '../planFakes.ts'
import type { ExitPosition, ReadContext } from '../types.ts'
import { accessControl, exitQueue, rswethContract, swethContract } from './abi.ts'
import { rsweth, rswethAccess, rswexit, sweth, swethAccess, swexit } from './addresses.ts'
import { payout } from './exits.ts'
import { finish } from './finish.ts'
import { leave } from './leave.ts'
import { rateLogs } from './rateLogs.ts'
import { read, readRates, readStatus } from './read.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const other = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const ether = 10n ** 18n
const context: ReadContext = { chainId: 1, tickets: () => ({ found: [], complete: true }) }

type Ticket = { amount: bigint; created: bigint; processed?: bigint }
type Queue = {
  tickets?: Record<number, Ticket>
  count?: bigint
  owner?: typeof account | typeof other
  lastProcessed?: bigint
  listing?: boolean
  silent?: readonly string[]
}

function line(kind: 'sw' | 'rsw', rate: bigint, queue: Queue, flags: { paused?: boolean; stopped?: boolean } = {}) {
  const { tickets = {}, owner = account, lastProcessed = 0n, silent = [] } = queue
  const numbers = Object.keys(tickets).map(BigInt)
  const speak = (name: string, says: (...args: never[]) => unknown) => (silent.includes(name) ? {} : { [name]: says })
  const contracts: FakeContract[] = [
    {
      kind: (kind === 'sw' ? swethContract : rswethContract) as Contract,
      says: { swETHToETHRate: () => rate, rswETHToETHRate: () => rate, lastRepriceUNIX: () => 1_794_990_000n },
    },
    {
      at: kind === 'sw' ? swexit : rswexit,
      kind: exitQueue as Contract,
      says: {
        ...speak('balanceOf', () => queue.count ?? BigInt(numbers.length)),
        ...speak('tokenOfOwnerByIndex', (_: string, index: bigint) => numbers[Number(index)]),
        ownerOf: () => owner,
        ...speak('withdrawalRequests', (id: bigint) => {
          const ticket = tickets[Number(id)]
          return ticket && [ticket.amount, 0n, ticket.created]
        }),
        getProcessedRateForTokenId: (id: bigint) => {
          const processed = tickets[Number(id)]?.processed
          return [processed !== undefined, processed ?? 0n]
        },
        getLastTokenIdProcessed: () => lastProcessed,
        withdrawRequestMinimum: () => ether / 100n,
        withdrawRequestMaximum: () => 500n * ether,
        whitelistEnabled: () => queue.listing ?? false,
        whitelistedAddresses: () => false,
      },
    },
    {
      at: kind === 'sw' ? swethAccess : rswethAccess,
      kind: accessControl as Contract,
      says: { withdrawalsPaused: () => flags.paused ?? false, coreMethodsPaused: () => flags.stopped ?? false },
    },
  ]
  return contracts
}

const exitsOf = (positions: readonly { kind: string }[]) =>
  positions.filter((one): one is ExitPosition => one.kind === 'exit')
const rate = 1_073_000_000_000_000_000n

describe('the tickets of an account', () => {
  test('an account that holds nothing costs one round', () => {
    const { value, rounds } = runFake(read(account, context), {
      contracts: [...line('sw', rate, {}), ...line('rsw', rate, {})],
    })
    expect(value).toEqual([])
    expect(rounds).toBe(1)
  })

  test('of both queues are listed by the contracts, in three rounds', () => {
    const { value, rounds, unread } = runFake(read(account, context), {
      contracts: [
        ...line('sw', rate, { tickets: { 7: { amount: ether, created: rate } } }),
        ...line('rsw', rate, {
          tickets: { 9: { amount: 2n * ether, created: rate }, 12: { amount: 3n, created: rate } },
        }),
      ],
      balances: { [rsweth.address]: 5n },
    })
    expect(rounds).toBe(3)
    expect(unread).toEqual([])
    expect(value.map(({ id }) => id)).toEqual([
      `swell:token:${rsweth.address}`,
      `swell:exit:${swexit}:7`,
      `swell:exit:${rswexit}:9`,
      `swell:exit:${rswexit}:12`,
    ])
    expect(exitsOf(value)[0]).toMatchObject({ given: { token: sweth.address }, ticket: { transferable: true } })
  })

  test('a waiting one pays the lower of the rate it was asked at and that of today', () => {
    const lower = 1_050_000_000_000_000_000n
    const exits = (now: bigint) => {
      const contracts = line('rsw', now, { tickets: { 9: { amount: 2n * ether, created: rate } }, lastProcessed: 7n })
      return exitsOf(runFake(read(account, context), { contracts: [...contracts, ...line('sw', rate, {})] }).value)[0]
    }
    expect(exits(lower)).toMatchObject({
      state: 'waiting',
      amountNow: 2n * lower,
      amountAsked: 2n * rate,
      repricing: true,
    })
    expect(exits(2n * rate)?.amountNow).toBe(2n * rate)
    expect(exits(rate)?.delay).toEqual([
      { what: 'queue', over: false, block: null, time: null },
      { what: 'operator', over: false, block: null, time: null },
    ])
  })

  test('a settled one pays at the settled rate whatever the rate does since, and is claimable', () => {
    const tickets = { 9: { amount: 2n * ether, created: rate, processed: rate - 7n } }
    const contracts = [...line('rsw', rate / 2n, { tickets, lastProcessed: 9n }), ...line('sw', rate, {})]
    const [exit] = exitsOf(runFake(read(account, context), { contracts }).value)
    expect(exit).toMatchObject({ state: 'completable', delay: [], repricing: false, amountNow: 2n * (rate - 7n) })
  })

  test('a pause freezes what could be claimed, and says so of what could not', () => {
    const tickets = { 9: { amount: ether, created: rate, processed: rate }, 10: { amount: ether, created: rate } }
    const contracts = [...line('rsw', rate, { tickets, lastProcessed: 9n }, { paused: true }), ...line('sw', rate, {})]
    const exits = exitsOf(runFake(read(account, context), { contracts }).value)
    expect(exits.map(({ state, note }) => [state, note?.key])).toEqual([
      ['frozen', 'exits.swell.paused'],
      ['waiting', 'exits.swell.paused'],
    ])
  })

  test('a million tickets: a hundred are listed, the rest is said to be missing', () => {
    const tickets = Object.fromEntries(Array.from({ length: 120 }, (_, id) => [id + 1, { amount: 1n, created: rate }]))
    const contracts = [...line('rsw', rate, { tickets, count: 1_000_000n }), ...line('sw', rate, {})]
    const { value, unread, calls } = runFake(read(account, context), { contracts })
    expect(value).toHaveLength(100)
    expect(unread).toEqual([`swell:exit:${rswexit}`])
    expect(calls).toBeLessThan(400)
  })

  test('a queue that does not answer hides only itself', () => {
    const tickets = { 3: { amount: ether, created: rate } }
    const silent = [...line('sw', rate, { silent: ['balanceOf'] }), ...line('rsw', rate, { tickets })]
    const raw = ({ to }: { to: string }) => (to === swexit ? ({ ok: true, data: '0x' } as const) : undefined)
    const first = runFake(read(account, context), { contracts: silent, raw })
    expect(first.unread).toEqual([`swell:exit:${swexit}`])
    expect(first.value).toHaveLength(1)
    const unlisted = [...line('rsw', rate, { tickets, silent: ['withdrawalRequests'] }), ...line('sw', rate, {})]
    expect(runFake(read(account, context), { contracts: unlisted }).unread).toEqual([`swell:exit:${rswexit}:3`])
  })

  test('what a ticket pays never exceeds what was promised, and rounds down', () => {
    const word = fc.bigInt({ min: 0n, max: 2n ** 100n })
    fc.assert(
      fc.property(word, word, word, fc.option(word, { nil: null }), (amount, created, now, processed) => {
        const request = { number: 1n, amount: tokenUnits(amount), rateWhenCreated: created, processedRate: processed }
        const paid = payout(request, now)
        expect(paid).toBeLessThanOrEqual((amount * created) / ether)
        expect(paid).toBeLessThanOrEqual((amount * (processed ?? now)) / ether)
        expect(paid * ether).toBeLessThanOrEqual(amount * created)
      }),
    )
  })
})

describe('rates and pauses', () => {
  const contracts = [...line('sw', rate, {}), ...line('rsw', rate + 1n, {}, { paused: true, stopped: true })]

  test('rates carry when Swell wrote them; one that does not answer is left out', () => {
    expect(runFake(readRates(1), { contracts }).value).toEqual([
      { token: sweth.address, wad: rate, writtenAt: 1_794_990_000n },
      { token: rsweth.address, wad: rate + 1n, writtenAt: 1_794_990_000n },
    ])
    expect(runFake(readRates(1), { contracts: line('sw', rate, {}) }).value).toHaveLength(1)
  })

  test('only what is off is listed', () => {
    const { value, rounds } = runFake(readStatus(), { contracts })
    expect(rounds).toBe(1)
    expect(value.map(({ token, what }) => [token, what])).toEqual([
      [rsweth.address, 'mint'],
      [rsweth.address, 'request'],
      [rsweth.address, 'claim'],
    ])
  })

  test('a Reprice log gives its second field, anything else nothing', () => {
    const [log] = rateLogs
    const values = encodeAbiParameters(parseAbiParameters('uint256, uint256, uint256, uint256, uint256'), [
      5n,
      rate,
      1n,
      2n,
      3n,
    ])
    const topics = [log?.event ?? '0x'] as const
    expect(log?.parse({ topics, data: values })).toEqual({ wad: rate })
    expect(log?.parse({ topics, data: values.slice(0, -2) as Hex })).toBeUndefined()
    expect(log?.parse({ topics: [...topics, pad('0x1')], data: values })).toBeUndefined()
    expect(log?.parse({ topics: [pad('0x1')], data: values })).toBeUndefined()
    expect(log?.parse({ topics, data: concat([values, '0x00']) })).toBeUndefined()
  })
})

describe('leaving', () => {
  const ways = (amount: bigint, queue: Queue = {}, paused = false) =>
    runFake(leave({ token: rsweth.address, amount: tokenUnits(amount), account }), {
      contracts: line('rsw', rate, queue, { paused }),
    }).value

  test('is free and at the rate of today, one request holding at most so much', () => {
    expect(ways(3n * ether)).toEqual([
      expect.objectContaining({ kind: 'queue', receives: 3n * rate, fee: 0n, most: 500n * ether, closed: null }),
    ])
  })

  test('is shut below and above the bounds, while paused, and for those not listed', () => {
    const why = (...args: Parameters<typeof ways>) => ways(...args)[0]?.closed?.key
    expect(why(ether / 100n - 1n)).toBe('leave.swell.tooSmall')
    expect(why(ether / 100n)).toBeUndefined()
    expect(why(500n * ether)).toBeUndefined()
    expect(why(500n * ether + 1n)).toBe('leave.swell.tooLarge')
    expect(why(ether, {}, true)).toBe('leave.swell.paused')
    expect(why(ether, { listing: true })).toBe('leave.swell.listed')
  })

  test('of a token of somebody else is no way', () => {
    expect(runFake(leave({ token: other, amount: tokenUnits(1n), account }), { contracts: [] }).value).toEqual([])
  })
})

describe('finishing', () => {
  const tickets = { 9: { amount: ether, created: rate, processed: rate } }
  const exit = () => {
    const contracts = [...line('rsw', rate, { tickets, lastProcessed: 9n }), ...line('sw', rate, {})]
    return exitsOf(runFake(read(account, context), { contracts }).value)
  }
  const attempt = (queue: Queue, paused = false) =>
    runFake(finish(exit(), account), { contracts: line('rsw', rate, queue, { paused }) }).value

  test('calls the queue of the ticket', () => {
    expect(attempt({ tickets, lastProcessed: 9n })).toEqual({
      to: rswexit,
      value: 0n,
      data: '0x5e15c7490000000000000000000000000000000000000000000000000000000000000009',
    })
  })

  test('is refused when the ticket was handed on, is not settled, or while paused', () => {
    expect(() => attempt({ tickets, owner: other })).toThrow(NotFinishableError)
    expect(() => attempt({ tickets: { 9: { amount: ether, created: rate } } })).toThrow(NotFinishableError)
    expect(() => attempt({ tickets }, true)).toThrow(NotFinishableError)
    expect(() => runFake(finish([...exit(), ...exit()], account), { contracts: [] })).toThrow(NotFinishableError)
    expect(() => runFake(finish([], account), { contracts: [] })).toThrow(NotFinishableError)
  })

  test('a read that is not answered is no answer', () => {
    expect(() => runFake(leave({ token: sweth.address, amount: tokenUnits(1n), account }), { contracts: [] })).toThrow(
      ReadError,
    )
  })
})
