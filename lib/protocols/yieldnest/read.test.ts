import fc from 'fast-check'
import { encodeFunctionData, type Hex, pad } from 'viem'
import { describe, expect, test } from 'vitest'
import { tokenUnits } from '../../units.ts'
import { NotFinishableError } from '../finish.ts'
import type { Contract } from '../plan.ts'
import { type FakeChain, type FakeContract, runFake } from '../planFakes.ts'
import type { ExitPosition } from '../types.ts'
import { queueContract, tokenContract, vaultContract, ynethContract, ynethxContract, ynlsdeContract } from './abi.ts'
import { type Line, lines, yneth, ynethx, ynlsde } from './addresses.ts'
import { finish } from './finish.ts'
import { leave } from './leave.ts'
import { payout } from './math.ts'
import { read, readRates, readStatus } from './read.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const other = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const ether = 10n ** 18n
const rate = 1_030_000_000_000_000_000n
const [ynethLine, ynlsdeLine] = lines as [Line, Line]

type Ticket = { amount: bigint; fee?: bigint; rate: bigint }
type State = {
  tickets?: Record<number, Ticket>
  count?: bigint
  owner?: Hex
  finalized?: bigint
  /** Ranges and rates, oldest first. */
  finalizations?: readonly (readonly [bigint, bigint, bigint])[]
  rate?: bigint
  available?: bigint
  paused?: boolean
  depositsPaused?: boolean
  silent?: readonly string[]
}

function line({ token, queue, vault }: Line, state: State = {}): readonly FakeContract[] {
  const { tickets = {}, finalizations = [], silent = [] } = state
  const numbers = Object.keys(tickets).map(BigInt)
  const speak = (says: FakeContract['says']) =>
    Object.fromEntries(Object.entries(says).filter(([name]) => !silent.includes(name)))
  const range = (id: bigint) => {
    const found = finalizations[Number(id)]
    return found && { startIndex: found[0], endIndex: found[1], redemptionRate: found[2] }
  }
  return [
    {
      at: queue,
      kind: queueContract as Contract,
      says: speak({
        balanceOf: () => state.count ?? BigInt(numbers.length),
        ownerOf: () => state.owner ?? account,
        tokenOfOwnerByIndex: (_: string, index: bigint) => numbers[Number(index)],
        withdrawalRequest: (number: bigint) => {
          const ticket = tickets[Number(number)]
          return (
            ticket && {
              amount: ticket.amount,
              feeAtRequestTime: ticket.fee ?? 0n,
              redemptionRateAtRequestTime: ticket.rate,
              creationTimestamp: 1n,
              processed: false,
              data: '0x',
            }
          )
        },
        lastFinalizedIndex: () => state.finalized ?? 0n,
        finalizationsCount: () => BigInt(finalizations.length),
        getFinalization: range,
        findFinalizationForTokenId: (number: bigint) => {
          const index = finalizations.findIndex(([start, end]) => start <= number && number < end)
          return index === -1 ? undefined : BigInt(index)
        },
        withdrawalFee: () => 1_000n,
      }),
    },
    {
      at: vault,
      kind: vaultContract as Contract,
      says: speak({
        redemptionRate: () => state.rate ?? rate,
        availableRedemptionAssets: () => state.available ?? 1_000n * ether,
        paused: () => state.paused ?? false,
      }),
    },
    {
      at: token.address,
      kind: tokenContract as Contract,
      says: { depositsPaused: () => state.depositsPaused ?? false },
    },
  ]
}

const chain = (first: State = {}, second: State = {}): FakeChain => ({
  contracts: [...line(ynethLine, first), ...line(ynlsdeLine, second)],
})
const idOf = ({ queue }: Line, number: bigint) => `yieldnest:exit:${queue}:${number}`
const exitsIn = (positions: readonly { kind: string }[]) =>
  positions.filter((one): one is ExitPosition => one.kind === 'exit')
const exits = (first: State, second?: State) => exitsIn(runFake(read(account), chain(first, second)).value)

describe('what an account has in YieldNest', () => {
  test('an account that holds nothing costs one round', () => {
    const { value, rounds, calls } = runFake(read(account), chain())
    expect([value, rounds, calls]).toEqual([[], 1, 5])
  })

  test('tickets of both queues take three rounds and are listed in the order of their numbers', () => {
    const first = { tickets: { 12: { amount: ether, rate }, 3: { amount: ether, rate } }, finalized: 4n } as const
    const finalizations = [[0n, 4n, rate]] as const
    const second = { tickets: { 3: { amount: ether, rate } } }
    const { value, rounds, unread } = runFake(read(account), {
      ...chain({ ...first, finalizations }, second),
      balances: { [yneth.address]: 5n },
    })
    expect([rounds, unread]).toEqual([3, []])
    expect(value.map(({ id }) => id)).toEqual([
      `yieldnest:token:${yneth.address}`,
      idOf(ynethLine, 3n),
      idOf(ynethLine, 12n),
      idOf(ynlsdeLine, 3n),
    ])
    expect(exitsIn(value).map(({ note }) => note?.key)).toEqual([undefined, undefined, 'notes.yieldnest.basket'])
  })

  test('a waiting ticket pays at the lower of its own rate and that of today, less the fee of its time', () => {
    const tickets = { 3: { amount: 2n * ether, rate, fee: 1_000n } }
    const [exit] = exits({ tickets, rate: rate - 10n })
    expect(exit).toMatchObject({
      state: 'waiting',
      repricing: true,
      ticket: { contract: ynethLine.queue, number: 3n, transferable: true },
      given: { token: yneth.address, amount: 2n * ether },
      paid: { token: null },
      amountNow: payout(2n * ether, rate - 10n, 1_000n).net,
      amountAsked: payout(2n * ether, rate, 1_000n).net,
      delay: [{ what: 'operator', over: false }],
    })
    expect(exits({ tickets, rate: 2n * rate })[0]?.amountNow).toBe(exit?.amountAsked)
  })

  test('a finalised one pays at the lower of its own rate and that of its finalisation', () => {
    const tickets = { 3: { amount: ether, rate }, 7: { amount: ether, rate } }
    const finalizations = [
      [0n, 5n, rate - 5n],
      [5n, 8n, 2n * rate],
    ] as const
    expect(exits({ tickets, finalized: 8n, finalizations, rate: 1n })).toMatchObject([
      { state: 'completable', amountNow: rate - 5n, repricing: false, delay: [] },
      { state: 'completable', amountNow: rate },
    ])
  })

  test('what the vault cannot pay yet waits for it; what comes first is paid first', () => {
    const tickets = {
      3: { amount: ether, rate: ether },
      4: { amount: ether, rate: ether },
      5: { amount: 1n, rate: ether },
    }
    const all = exits({ tickets, finalized: 8n, finalizations: [[0n, 8n, ether]], available: ether + 1n })
    expect(all.map(({ state }) => state)).toEqual(['completable', 'waiting', 'completable'])
    expect(all[1]?.delay).toMatchObject([
      { what: 'operator', over: true },
      { what: 'liquidity', over: false },
    ])
    expect(new Set(all.map(({ finish: by }) => by?.batch)).size).toBe(1)
  })

  test('a pause freezes what could be claimed', () => {
    const tickets = { 3: { amount: ether, rate } }
    const [exit] = exits({ tickets, finalized: 8n, finalizations: [[0n, 8n, rate]], paused: true })
    expect(exit).toMatchObject({ state: 'frozen', delay: [], note: { key: 'notes.yieldnest.paused' } })
  })

  test('a ticket finalised long ago is found by the contract, in a fourth round', () => {
    const finalizations = Array.from({ length: 80 }, (_, n) => [BigInt(n), BigInt(n + 1), rate - BigInt(n)] as const)
    const tickets = { 2: { amount: ether, rate }, 79: { amount: ether, rate } }
    const { value, rounds } = runFake(read(account), chain({ tickets, finalized: 80n, finalizations }))
    expect(rounds).toBe(4)
    expect(exitsIn(value).map(({ amountNow }) => amountNow)).toEqual([rate - 2n, rate - 79n])
  })

  test('what does not answer is missing, never zero', () => {
    const tickets = { 3: { amount: ether, rate } }
    const lost = (state: State) => runFake(read(account), chain({ tickets, ...state })).unread
    expect(lost({ silent: ['withdrawalRequest'] })).toEqual([idOf(ynethLine, 3n)])
    expect(lost({ silent: ['redemptionRate'] })).toEqual([`yieldnest:exit:${ynethLine.queue}`])
    expect(lost({ silent: ['tokenOfOwnerByIndex'] })).toEqual([`yieldnest:exit:${ynethLine.queue}`])
    // Finalised by its number, but no finalisation holds it.
    expect(lost({ finalized: 8n })).toEqual([idOf(ynethLine, 3n)])
    const finalizations = [[0n, 8n, rate]] as const
    expect(lost({ finalized: 8n, finalizations, silent: ['getFinalization'] })).toEqual([idOf(ynethLine, 3n)])
  })

  test('of a million tickets a hundred are listed, the rest is said to be missing', () => {
    const tickets = Object.fromEntries(Array.from({ length: 120 }, (_, n) => [n, { amount: 1n, rate }]))
    const { value, unread, calls } = runFake(read(account), chain({ tickets, count: 1_000_000n }))
    expect(value).toHaveLength(100)
    expect(unread).toEqual([`yieldnest:exit:${ynethLine.queue}`])
    expect(calls).toBeLessThan(220)
  })

  test('no answer makes it throw anything but a partial read', () => {
    const word = fc
      .uint8Array({ minLength: 0, maxLength: 300 })
      .map((bytes) => `0x${Buffer.from(bytes).toString('hex')}` as Hex)
    const plain = fc.bigInt({ min: 0n, max: 3n }).map((value) => pad(`0x${value.toString(16)}` as Hex))
    fc.assert(
      fc.property(fc.infiniteStream(fc.oneof(word, plain)), (answers) => {
        const raw = () => ({ ok: true, data: answers.next().value as Hex }) as const
        runFake(read(account), { contracts: [], raw })
      }),
    )
  })
})

test('a ticket never pays more than it takes, and both round down', () => {
  const word = fc.bigInt({ min: 0n, max: 2n ** 100n })
  fc.assert(
    fc.property(word, word, fc.bigInt({ min: 0n, max: 1_000_000n }), (amount, at, fee) => {
      const { gross, net } = payout(amount, at, fee)
      expect(gross * ether).toBeLessThanOrEqual(amount * at)
      expect((gross + 1n) * ether).toBeGreaterThan(amount * at)
      expect(net).toBeLessThanOrEqual(gross)
      expect(net * 1_000_000n).toBeGreaterThanOrEqual(gross * (1_000_000n - fee))
    }),
  )
})

describe('rates and pauses', () => {
  const shares = (convert: bigint) => ({ convertToAssets: () => convert, previewRedeem: () => convert })
  const contracts: FakeContract[] = [
    { kind: ynethContract as Contract, says: shares(rate) },
    { kind: ynlsdeContract as Contract, says: shares(rate + 1n) },
    { kind: ynethxContract as Contract, says: shares(rate + 2n) },
  ]

  test('are asked of each token in its own way', () => {
    expect(runFake(readRates(), { contracts }).value).toEqual([
      { token: yneth.address, wad: rate },
      { token: ynlsde.address, wad: rate + 1n },
      { token: ynethx.address, wad: rate + 2n },
    ])
    expect(runFake(readRates(), { contracts: contracts.slice(1) }).value).toHaveLength(2)
  })

  test('only what is off is listed', () => {
    expect(runFake(readStatus(), chain()).value).toEqual([])
    const { value, rounds } = runFake(readStatus(), chain({ depositsPaused: true }, { paused: true }))
    expect(rounds).toBe(1)
    expect(value.map(({ token, what }) => [token, what])).toEqual([
      [yneth.address, 'mint'],
      [ynlsde.address, 'claim'],
    ])
  })
})

describe('leaving', () => {
  test('is by the queue, at the rate of today less the fee', () => {
    const leaving = { token: ynlsde.address, amount: tokenUnits(2n * ether), account }
    expect(runFake(leave(leaving), chain()).value).toMatchObject([
      { kind: 'queue', receives: 2n * rate - (2n * rate) / 1_000n, fee: 10n ** 15n, most: null, closed: null },
    ])
    expect(runFake(leave(leaving), { contracts: [] }).value).toMatchObject([{ receives: null, fee: null }])
  })

  test('of ynETHx, or of another token, has no way known', () => {
    for (const token of [ynethx.address, other] as const) {
      expect(runFake(leave({ token, amount: 1n }), chain()).value).toEqual([])
    }
  })
})

describe('claiming', () => {
  const ready: State = {
    tickets: { 3: { amount: ether, rate: ether }, 4: { amount: ether, rate: ether } },
    finalized: 8n,
    finalizations: [[0n, 8n, ether]],
  }
  const attempt = (numbers: readonly bigint[], state: State = ready) => {
    const all = exits(ready).filter(({ ticket }) => numbers.includes(ticket.number ?? -1n))
    return runFake(finish(all, account), chain(state)).value
  }
  const abi = queueContract.abi()

  test('is one call for one ticket and one for several, paid to the account', () => {
    const one = encodeFunctionData({ abi, functionName: 'claimWithdrawal', args: [3n, account] })
    expect(attempt([3n])).toEqual({ to: ynethLine.queue, data: one, value: 0n })
    expect(one.slice(0, 10)).toBe('0x3384d9fb')
    const both = encodeFunctionData({
      abi,
      functionName: 'claimWithdrawals',
      args: [
        [3n, 4n],
        [account, account],
      ],
    })
    expect(attempt([3n, 4n])).toEqual({ to: ynethLine.queue, data: both, value: 0n })
  })

  test('is refused when handed on, not finalised, paused, or more than is there', () => {
    expect(() => attempt([3n], { ...ready, owner: other })).toThrow(NotFinishableError)
    expect(() => attempt([3n], { ...ready, silent: ['ownerOf'] })).toThrow(NotFinishableError)
    expect(() => attempt([3n], { ...ready, finalized: 3n })).toThrow(NotFinishableError)
    expect(() => attempt([3n], { ...ready, paused: true })).toThrow(NotFinishableError)
    expect(() => attempt([3n, 4n], { ...ready, available: 2n * ether - 1n })).toThrow(NotFinishableError)
    expect(() => attempt([])).toThrow(NotFinishableError)
  })

  test('is refused for tickets of two queues', () => {
    const both = exits(ready, ready)
    expect(() => runFake(finish(both, account), chain(ready, ready))).toThrow(NotFinishableError)
  })
})
