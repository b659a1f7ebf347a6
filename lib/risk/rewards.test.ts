import fc from 'fast-check'
import { type Address, numberToHex } from 'viem'
import { describe, expect, test } from 'vitest'
import type { Submission, SubmissionKind } from '../protocols/eigenlayer/rewards/events.ts'
import { yearlyTokens } from '../protocols/eigenlayer/rewards/yearly.ts'
import { tokenUnits, WAD, wad } from '../units.ts'
import {
  allocationKey,
  amountWithin,
  createSharing,
  dayInSeconds,
  groupKey,
  membersOf,
  ratePerRisk,
  type StakeState,
  splitKey,
  stakeKey,
  trailingWindow,
  yearlyRate,
} from './rewards.ts'

const address = (number: number) => numberToHex(number, { size: 20 }) as Address
const [avs, token] = [address(0xa), address(0xb)]
const strategies = [address(1), address(2)] as const
const operators = [address(0x11), address(0x12), address(0x13)] as const
const window = trailingWindow(1_000n * dayInSeconds + 5n, 28)

const submission = (kind: SubmissionKind, patch: Partial<Submission> = {}): Submission => ({
  kind,
  hash: '0x',
  avs,
  setId: kind === 'avs' || kind === 'incentives' || kind === 'operatorDirectedAvs' ? null : 4,
  token,
  amount: 1_000n,
  operators: null,
  strategies: strategies.map((strategy, index) => ({ strategy, multiplier: BigInt(index + 1) })),
  start: window.start,
  duration: 28n * dayInSeconds,
  block: 1n,
  ...patch,
})

type Stakes = readonly { shares: readonly [bigint, bigint]; allocated?: bigint; left?: bigint; split?: number }[]

function stateOf(stakes: Stakes, groups: readonly Submission[]): StakeState {
  const of = stakes.map((stake, index) => ({ ...stake, operator: operators[index] as Address }))
  const keys = groups.map(groupKey)
  return {
    shares: new Map(
      of.flatMap(({ operator, shares }) =>
        strategies.map((strategy, index) => [stakeKey(operator, strategy), shares[index] as bigint] as const),
      ),
    ),
    members: new Map(keys.map((key) => [key, of.map(({ operator }) => operator)])),
    everyone: of.map(({ operator }) => operator),
    strategies: new Map(),
    allocated: new Map(
      of.flatMap(({ operator, allocated = 0n }) =>
        keys.flatMap((key) => strategies.map((one) => [allocationKey(key, operator, one), allocated] as const)),
      ),
    ),
    magnitudes: new Map(
      of.flatMap(({ operator, left = WAD }) => strategies.map((one) => [stakeKey(operator, one), left] as const)),
    ),
    splits: new Map(
      of.flatMap(({ operator, split = 1_000 }) => groups.map((one) => [splitKey(operator, one.kind, one), split])),
    ),
    pending: new Map(),
  }
}

const share = (one: Submission, stakes: Stakes, place = 0) =>
  createSharing(stateOf(stakes, [one]), window)(one, operators[place] as Address)

describe('the window', () => {
  test('is whole days before today, in UTC', () => {
    expect(window).toEqual({ start: 972n * dayInSeconds, end: 1_000n * dayInSeconds, days: 28 })
  })

  test.each<[string, bigint, bigint, bigint]>([
    ['within it', window.start, 28n, 1_000n],
    ['half before it', window.start - 14n * dayInSeconds, 28n, 500n],
    ['half after it', window.end - 14n * dayInSeconds, 28n, 500n],
    ['all before it', window.start - 28n * dayInSeconds, 28n, 0n],
    ['all after it', window.end, 28n, 0n],
    ['much longer than it', window.start - 336n * dayInSeconds, 700n, 40n],
  ])('a submission %s', (_, start, days, expected) => {
    expect(amountWithin(1_000n, submission('avs', { start, duration: days * dayInSeconds }), window)).toBe(expected)
  })

  test('a duration of nothing pays nothing', () => {
    expect(amountWithin(1_000n, submission('avs', { duration: 0n }), window)).toBe(0n)
  })
})

describe('sharing out', () => {
  test('by multiplier and shares, less what the operator keeps, rounded down', () => {
    // Weights 100·1 + 50·2 = 200 and 600·1 = 600: a quarter is 250, of which 25 stay with the operator.
    const lines = share(submission('avs'), [{ shares: [100n, 50n] }, { shares: [600n, 0n] }])
    expect(lines.map(({ strategy, gross, net }) => [strategy, gross, net])).toEqual([
      [strategies[0], 125n, 112n],
      [strategies[1], 125n, 112n],
    ])
  })

  test('unique stake counts what is allocated, out of what slashing left', () => {
    const stakes: Stakes = [
      { shares: [100n, 0n], allocated: WAD / 4n, left: WAD / 2n, split: 0 },
      { shares: [100n, 0n], allocated: WAD / 4n, split: 0 },
    ]
    expect(share(submission('uniqueStake'), stakes)[0]?.net).toBe(666n)
    expect(share(submission('uniqueStake'), stakes, 1)[0]?.net).toBe(333n)
    expect(share(submission('totalStake'), stakes)[0]?.net).toBe(500n)
  })

  test('what is directed at an operator goes to its own stakers only', () => {
    const directed = submission('operatorDirectedSet', { operators: [{ operator: operators[0], amount: 77n }] })
    expect(share(directed, [{ shares: [1n, 0n], split: 0 }, { shares: [1n, 0n] }])[0]?.net).toBe(77n)
    expect(share(directed, [{ shares: [1n, 0n] }, { shares: [1n, 0n] }], 1)).toEqual([])
  })

  test('without stake in what is paid for, without membership and without a known split there is nothing', () => {
    const one = submission('totalStake')
    expect(share(one, [{ shares: [0n, 0n] }, { shares: [1n, 0n] }])).toEqual([])
    const state = stateOf([{ shares: [1n, 0n] }], [one])
    expect(createSharing({ ...state, members: new Map() }, window)(one, operators[0])).toEqual([])
    expect(createSharing({ ...state, splits: new Map() }, window)(one, operators[0])).toEqual([])
    const others = new Map([[groupKey(one), [address(9)]]])
    expect(createSharing({ ...state, strategies: others }, window)(one, operators[0])).toEqual([])
  })

  test('the last word about a member counts', () => {
    const said = (operator: Address, member: boolean, setId: number | null) => ({
      ...{ operator, avs, setId, member, block: 1n },
    })
    const listed = membersOf([
      said(operators[0], true, null),
      said(operators[1], false, null),
      said(operators[2], true, 3),
    ])
    expect(listed.members.get(groupKey({ avs, setId: null }))).toEqual([operators[0]])
    expect(listed.everyone).toEqual([operators[0], operators[2]])
  })

  test('never more than the pool is shared out, and less only by rounding', () => {
    const kinds = fc.constantFrom<SubmissionKind>('avs', 'incentives', 'totalStake', 'uniqueStake')
    const shares = fc.bigInt({ min: 0n, max: 10n ** 27n })
    const stake = fc.record({
      shares: fc.tuple(shares, shares),
      allocated: fc.bigInt({ min: 0n, max: WAD / 2n }),
      left: fc.bigInt({ min: WAD / 2n, max: WAD }),
      split: fc.integer({ min: 0, max: 10_000 }),
    })
    const amounts = fc.bigInt({ min: 0n, max: 10n ** 30n })
    fc.assert(
      fc.property(kinds, fc.tuple(stake, stake, stake), amounts, (kind, stakes, amount) => {
        const one = submission(kind, { amount })
        const run = createSharing(stateOf(stakes, [one]), window)
        const lines = operators.flatMap((operator) => run(one, operator))
        const [gross, net] = [
          lines.reduce((sum, line) => sum + line.gross, 0n),
          lines.reduce((sum, line) => sum + line.net, 0n),
        ]
        expect(gross <= amount && net <= gross).toBe(true)
        // Three operators and two strategies: a division each.
        if (lines.length > 0) expect(amount - gross <= 9n).toBe(true)
        for (const { gross: before, net: after, splitBips } of lines) {
          const kept = (before * BigInt(splitBips)) / 10_000n
          expect(before - after - kept <= 2n && kept - (before - after) <= 2n).toBe(true)
        }
      }),
    )
  })
})

describe('rates', () => {
  const priceOf = (of: Address) => (of === token ? { ether: wad(WAD / 2n), decimals: 18 } : undefined)
  const net = (amount: bigint, of = token) => ({ token: of, net: tokenUnits(amount) })

  test('a year of what was paid, per ether staked', () => {
    // 0.28 tokens worth half an ether each in 28 days are 1.825 ether a year on 100.
    expect(yearlyRate([net((28n * WAD) / 100n)], 100n * WAD, 28, priceOf)).toEqual({
      ether: (1_825n * WAD) / 100_000n,
      unpriced: [],
    })
  })

  test('what has no price is named, and alone it is unknown, not zero', () => {
    expect(yearlyRate([net(WAD, address(7))], WAD, 28, priceOf)).toEqual({ ether: null, unpriced: [address(7)] })
    expect(yearlyRate([net(WAD), net(WAD, address(7))], WAD, 28, priceOf)).toMatchObject({ unpriced: [address(7)] })
    expect(yearlyRate([net(WAD)], null, 28, priceOf).ether).toBeNull()
    expect(yearlyRate([net(WAD)], 0n, 28, priceOf).ether).toBeNull()
    expect(yearlyRate([], WAD, 28, priceOf).ether).toBe(0n)
  })

  test('for the risk: by the part that can be slashed', () => {
    const rate = (ether: bigint | null) => ({ ether: ether === null ? null : wad(ether), unpriced: [] })
    expect(ratePerRisk({ paid: rate(3n), incentives: rate(1n) }, wad(WAD / 4n))).toBe(16n)
    expect(ratePerRisk({ paid: rate(3n), incentives: rate(1n) }, wad(0n))).toBeNull()
    expect(ratePerRisk({ paid: rate(3n), incentives: rate(null) }, WAD)).toBeNull()
    expect(ratePerRisk({ paid: rate(3n), incentives: rate(1n) }, null)).toBeNull()
  })

  test('in the reward token', () => {
    expect(yearlyTokens(tokenUnits(28n), tokenUnits(365n * WAD), 28)).toBe(1n)
    expect(yearlyTokens(tokenUnits(28n), tokenUnits(0n), 28)).toBeNull()
    expect(yearlyTokens(tokenUnits(28n), null, 28)).toBeNull()
  })
})
