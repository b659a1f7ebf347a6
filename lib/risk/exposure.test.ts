import fc from 'fast-check'
import { type Address, zeroAddress } from 'viem'
import { describe, expect, test } from 'vitest'
import type { Exposure } from '../messaging/exposure.ts'
import { greater } from '../protocols/lesser.ts'
import { shares, WAD, type Wei, wei } from '../units.ts'
import { assessExposure, type Operators } from './exposure.ts'
import { assetId, type PlacedHolding } from './holdings.ts'
import type { Backed, StakeSlice } from './lookThrough.ts'
import { exposureChange, holdingsAfter } from './move.ts'
import { type OperatorState, type SetFacts, strategyKey } from './operators.ts'
import { placeToken, shrink } from './placing.ts'

const steth = '0x93c4b944D05dfe6df7645A86cd2206016c51564D'
const reth = '0x1BeE69b7dFFfA4E2d53C2a2Df135C388AD25dCD2'
const at = (digit: number) => `0x${digit.toString(16).padStart(40, '0')}` as Address
const [alice, bob, carol] = [at(0xa1), at(0xb0), at(0xca)]
const [first, second] = [at(0xf1), at(0xf2)]
const lrt = at(0x1e7)
const percent = WAD / 100n
const eth = 10n ** 18n

const set = (avs: Address, magnitude: bigint, change: Partial<SetFacts> = {}): SetFacts => ({
  avs,
  id: 0,
  joined: true,
  slashable: true,
  redistributing: false,
  recipient: zeroAddress,
  slasher: avs,
  nextSlasher: null,
  strategies: [steth, reth],
  allocations: [{ strategy: steth, currentMagnitude: magnitude, pendingDiff: 0n, effectBlock: 0n }],
  ...change,
})
const state = (operator: Address, sets: readonly SetFacts[], change: Partial<OperatorState> = {}): OperatorState => ({
  operator,
  registered: true,
  allocationDelay: null,
  approver: zeroAddress,
  sets,
  maxMagnitudes: new Map([
    [strategyKey(steth), WAD],
    [strategyKey(reth), WAD],
  ]),
  delegated: new Map([[strategyKey(steth), shares(0n)]]),
  ...change,
})
const operators = (...states: readonly OperatorState[]): Operators => ({
  states: new Map(states.map((one) => [one.operator.toLowerCase(), one])),
  block: 1_000n,
  withdrawalDelayBlocks: 100_800n,
})
const slice = (operator: Address | null, amount: bigint, strategy: Address = steth): StakeSlice => ({
  operator,
  strategy,
  wei: wei(amount),
})
const held = (token: Address, slices: readonly StakeSlice[], more: Partial<PlacedHolding> = {}): PlacedHolding => ({
  id: assetId('restaked', token),
  how: 'restaked',
  token,
  symbol: 'T',
  value: wei(slices.reduce((sum, one) => sum + one.wei, 0n)),
  placed: { slices, idle: wei(0n), unseen: wei(0n), reasons: [] },
  outside: false,
  ...more,
})
const assess = (holdings: readonly PlacedHolding[], known: Operators) =>
  assessExposure({ holdings, unvalued: 0 }, known)

describe('what AVSs can take of everything that is held', () => {
  test('a set with 40 % of the magnitude can take 40 %', () => {
    const { total, avss } = assess(
      [held(lrt, [slice(alice, 10n * eth)])],
      operators(state(alice, [set(first, 40n * percent)])),
    )
    expect(total).toMatchObject({ value: 10n * eth, behind: 10n * eth, now: 4n * eth, after: 4n * eth, most: 4n * eth })
    expect(avss).toMatchObject([{ avs: first, now: 4n * eth, operators: [alice], assets: [`restaked:1:${lrt}`] }])
  })

  test('the share is of the magnitude that is left, rounded up', () => {
    // After the second slash of facts/eigenlayer.md 7.3: 0.1 of 0.7.
    const known = operators(
      state(alice, [set(first, 10n * percent)], { maxMagnitudes: new Map([[strategyKey(steth), 70n * percent]]) }),
    )
    expect(assess([held(lrt, [slice(alice, eth)])], known).total.now).toBe(142857142857142858n)
  })

  test('the same AVS through several operators adds up, and so do its sets', () => {
    const known = operators(
      state(alice, [set(first, 20n * percent), set(first, 30n * percent, { id: 1 })]),
      state(bob, [set(first, 10n * percent)]),
    )
    const { avss, total } = assess([held(lrt, [slice(alice, 10n * eth), slice(bob, 10n * eth)])], known)
    expect(avss).toMatchObject([{ avs: first, now: 6n * eth, behind: 20n * eth, operators: [alice, bob] }])
    expect(total.now).toBe(6n * eth)
  })

  test('several of my tokens with one operator are one row that names them', () => {
    const known = operators(state(alice, [set(first, 50n * percent)]))
    const holdings = [held(lrt, [slice(alice, 4n * eth)]), held(at(0x1e8), [slice(alice, 2n * eth), slice(bob, eth)])]
    const { operators: rows, largestOperator, largestAvs } = assess(holdings, known)
    expect(rows[0]).toMatchObject({ operator: alice, behind: 6n * eth, now: 3n * eth })
    expect(rows[0]?.assets).toHaveLength(2)
    // 6 of 7, rounded up; and 3 of 7.
    expect(largestOperator).toEqual({ operator: alice, share: 857142857142857143n })
    expect(largestAvs).toEqual({ avs: first, share: 428571428571428572n })
  })

  test('more than everything is never told', () => {
    const known = operators(state(alice, [set(first, 70n * percent), set(second, 70n * percent)]))
    expect(assess([held(lrt, [slice(alice, eth)])], known).total).toMatchObject({ now: eth, most: eth })
  })

  test('a strategy the set does not have cannot be slashed, but could be', () => {
    const known = operators(state(alice, [set(first, 40n * percent, { strategies: [reth] })]))
    expect(assess([held(lrt, [slice(alice, eth)])], known).total).toMatchObject({
      now: 0n,
      after: 0n,
      most: (40n * eth) / 100n,
    })
  })

  test('a strategy nothing is allocated in is not touched by slashes of another', () => {
    const known = operators(state(alice, [set(first, 40n * percent)]))
    expect(assess([held(lrt, [slice(alice, eth, reth)])], known).total).toMatchObject({
      behind: eth,
      now: 0n,
      most: 0n,
    })
  })

  const pending = (pendingDiff: bigint, effectBlock: bigint, now = 20n) =>
    operators(
      state(alice, [
        set(first, 0n, {
          allocations: [{ strategy: steth, currentMagnitude: now * percent, pendingDiff, effectBlock }],
        }),
      ]),
    )
  const mine = [held(lrt, [slice(alice, 100n * eth)])]

  test('a pending rise counts after, and at most', () => {
    expect(assess(mine, pending(30n * percent, 1_020n)).total).toMatchObject({
      now: 20n * eth,
      after: 50n * eth,
      most: 50n * eth,
    })
  })

  test('a pending fall is gone after, and still there at most', () => {
    expect(assess(mine, pending(-15n * percent, 1_020n)).total).toMatchObject({
      now: 20n * eth,
      after: 5n * eth,
      most: 20n * eth,
    })
  })

  test('a rise that comes when stake that leaves now is out does not count at most; one block sooner it does', () => {
    expect(assess(mine, pending(30n * percent, 101_801n)).total).toMatchObject({ after: 50n * eth, most: 20n * eth })
    expect(assess(mine, pending(30n * percent, 101_800n)).total).toMatchObject({ after: 50n * eth, most: 50n * eth })
  })

  test('an operator that can allocate before stake can leave could lose everything', () => {
    const quick = (allocationDelay: bigint | null) =>
      assess(mine, operators(state(alice, [set(first, 20n * percent)], { allocationDelay })))
    expect(quick(100_800n).total).toMatchObject({ now: 20n * eth, after: 20n * eth, most: 100n * eth })
    expect(quick(100_800n).operators[0]).toMatchObject({ quick: true, allocationDelay: 100_800n })
    expect(quick(100_801n).total.most).toBe(20n * eth)
    expect(quick(null).total.most).toBe(20n * eth)
  })

  test('what is free goes to any AVS whose set was joined, not what others hold', () => {
    const joined = set(second, 0n, { allocations: [] })
    const known = operators(state(alice, [set(first, 60n * percent), joined], { allocationDelay: 0n }))
    const { avss } = assess(mine, known)
    expect(avss).toMatchObject([
      { avs: first, now: 60n * eth, most: 100n * eth },
      { avs: second, now: 0n, after: 0n, most: 40n * eth },
    ])
  })

  test('a set that was left slashes until its window is over, and not after', () => {
    const known = operators(state(alice, [set(first, 40n * percent, { joined: false })]))
    expect(assess(mine, known).total).toMatchObject({ now: 40n * eth, after: 0n, most: 40n * eth })
  })

  test('redistributing sets are told apart', () => {
    const known = operators(
      state(alice, [set(first, 25n * percent), set(second, 30n * percent, { redistributing: true })]),
    )
    expect(assess(mine, known).total).toMatchObject({ now: 55n * eth, redistributable: 30n * eth })
  })

  test('an operator that did not answer: what it may lose is unknown, and could be everything', () => {
    const known: Operators = { ...operators(), states: new Map([[alice.toLowerCase(), null]]) }
    const { total, operators: rows, assets } = assess(mine, known)
    expect(total).toMatchObject({ behind: 100n * eth, now: 0n, most: 100n * eth, unread: 100n * eth })
    expect(rows[0]).toMatchObject({ unread: true, quick: false })
    expect(assets[0]?.reasons).toEqual(['operator'])
  })

  test('what is with nobody, and what nobody restakes, cannot be slashed', () => {
    const holdings = [
      held(lrt, [slice(null, 3n * eth)]),
      held(steth, [], {
        id: assetId('token', steth),
        value: wei(7n * eth),
        outside: true,
        placed: { slices: [], idle: wei(7n * eth), unseen: wei(0n), reasons: [] },
      }),
    ]
    const { total, outside } = assess(holdings, operators())
    expect(total).toMatchObject({ value: 3n * eth, undelegated: 3n * eth, behind: 0n, most: 0n })
    expect(outside).toBe(7n * eth)
  })

  test('five hundred sets of one operator are read in no time', () => {
    const sets = Array.from({ length: 500 }, (_, index) => set(at(0x1000 + index), percent / 10n))
    const { avss, total } = assess(mine, operators(state(alice, sets)))
    expect(avss).toHaveLength(500)
    expect(total.now).toBe(50n * eth)
  })
})

const backed = (total: bigint | null, slices: readonly StakeSlice[], change: Partial<Backed> = {}): Backed => ({
  tokens: [lrt],
  total: total === null ? null : wei(total),
  idle: wei(0n),
  unseen: null,
  missing: null,
  slices,
  ...change,
})
const sumOf = (slices: readonly StakeSlice[]) => slices.reduce((sum, one) => sum + one.wei, 0n)

describe('where a holder’s part of a token stands', () => {
  test('by the shares of the whole; the rest is idle when every restaker is seen', () => {
    const placed = placeToken(wei(10n * eth), backed(1_000n * eth, [slice(alice, 300n * eth), slice(bob, 200n * eth)]))
    expect(placed).toEqual({
      slices: [slice(alice, 3n * eth), slice(bob, 2n * eth)],
      idle: 5n * eth,
      unseen: 0n,
      reasons: [],
    })
  })

  test('and unseen when not, but for what surely is idle', () => {
    const one = backed(1_000n * eth, [slice(alice, 300n * eth)], { unseen: 'nodes', idle: wei(100n * eth) })
    expect(placeToken(wei(10n * eth), one)).toMatchObject({ idle: eth, unseen: 6n * eth, reasons: ['nodes'] })
  })

  test('restakers who have more than the protocol says it has are the whole', () => {
    const placed = placeToken(wei(10n), backed(50n, [slice(alice, 60n), slice(bob, 40n)]))
    expect(placed).toMatchObject({ slices: [slice(alice, 6n), slice(bob, 4n)], idle: 0n })
  })

  test('without a total, without a list or without a word nobody can say', () => {
    expect(placeToken(wei(5n), backed(null, [slice(alice, 3n)]))).toMatchObject({ unseen: 5n, reasons: ['no-total'] })
    expect(placeToken(wei(5n), backed(null, [], { unseen: 'symbiotic' }))).toMatchObject({ reasons: ['symbiotic'] })
    expect(placeToken(wei(5n), undefined)).toMatchObject({ slices: [], unseen: 5n, reasons: ['unknown-token'] })
    expect(placeToken(wei(5n), backed(10n, [], { missing: 'unread' }))).toMatchObject({
      unseen: 5n,
      reasons: ['unread'],
    })
  })
})

const amount = (most = 10n ** 24n) => fc.bigInt({ min: 0n, max: most })
const anySlices = fc.array(
  fc.record({
    operator: fc.constantFrom(alice, bob, carol, null),
    strategy: fc.constantFrom<Address>(steth, reth),
    wei: amount().map(wei),
  }),
  { maxLength: 12 },
)
const anyBacked: fc.Arbitrary<Backed> = fc.record({
  tokens: fc.constant([lrt]),
  total: fc.option(amount().map(wei)),
  idle: amount().map(wei),
  unseen: fc.constantFrom(null, 'nodes' as const),
  missing: fc.constantFrom(null, 'unread' as const),
  slices: anySlices,
})
const anySet: fc.Arbitrary<SetFacts> = fc.record({
  avs: fc.constantFrom(first, second, at(0xf3)),
  id: fc.nat(3),
  joined: fc.boolean(),
  slashable: fc.boolean(),
  redistributing: fc.boolean(),
  recipient: fc.constant(zeroAddress),
  slasher: fc.constant(first),
  nextSlasher: fc.constant(null),
  strategies: fc.constantFrom<Address[]>([steth], [reth], [steth, reth], []),
  allocations: fc.array(
    fc.record({
      strategy: fc.constantFrom<Address>(steth, reth),
      currentMagnitude: amount(WAD),
      pendingDiff: fc.bigInt({ min: -WAD, max: WAD }),
      effectBlock: fc.bigInt({ min: 0n, max: 300_000n }),
    }),
    { maxLength: 2 },
  ),
})
const anyState = (operator: Address) =>
  fc
    .record({
      sets: fc.array(anySet, { maxLength: 5 }),
      left: amount(WAD),
      delay: fc.option(fc.constantFrom(0n, 200_000n)),
    })
    .map(({ sets, left, delay }) =>
      state(operator, sets, {
        allocationDelay: delay,
        maxMagnitudes: new Map([
          [strategyKey(steth), left],
          [strategyKey(reth), WAD],
        ]),
      }),
    )
const anyOperators = fc
  .tuple(anyState(alice), anyState(bob), fc.option(anyState(carol)))
  .map(([a, b, c]) => operators(a, b, ...(c === null ? [] : [c])))
const anyHoldings = fc.array(fc.tuple(amount().map(wei), anyBacked), { maxLength: 5 }).map((list) =>
  list.map(
    ([value, of], index): PlacedHolding => ({
      id: assetId(index === 0 ? 'restaked' : 'token', at(index)),
      how: index === 0 ? 'restaked' : 'token',
      token: at(index),
      symbol: 'T',
      value,
      outside: false,
      placed: placeToken(value, of),
    }),
  ),
)

function conserves(exposure: Exposure): void {
  const { total, assets, operators: rows, avss, cells } = exposure
  expect(total.behind + total.undelegated + total.idle + total.unseen).toBe(total.value)
  for (const one of assets) expect(one.behind + one.undelegated + one.idle + one.unseen).toBe(one.value)
  for (const one of [total, ...assets, ...rows, ...avss, ...cells]) {
    expect(one.now <= one.behind && one.after <= one.behind && one.most <= one.behind).toBe(true)
    expect(one.now <= one.most).toBe(true)
    expect(one.redistributable <= one.now).toBe(true)
  }
  const sum = (of: readonly { now: bigint }[]) => of.reduce((before, { now }) => before + now, 0n)
  expect(sum(rows)).toBe(total.now)
  expect(sum(assets)).toBe(total.now)
  // Each AVS is rounded up by itself, and never to more than a wei for each cell; all together are cut at everything.
  expect(sum(avss) >= total.now).toBe(true)
}

describe('for anything that can be held and anything operators can be', () => {
  test('every wei is in one place, and no more than everything can be lost', () => {
    fc.assert(fc.property(anyHoldings, anyOperators, (holdings, known) => conserves(assess(holdings, known))))
  })

  test('a part is told to the wei, and what is with operators never less than it is', () => {
    fc.assert(
      fc.property(amount().map(wei), anyBacked, (value, of) => {
        const { slices, idle, unseen } = placeToken(value, of)
        expect(sumOf(slices) + idle + unseen).toBe(value)
        if (of.total === null || slices.length === 0) return
        const seen = sumOf(of.slices)
        const whole = greater(seen, of.total)
        expect(sumOf(slices) * whole >= value * seen).toBe(true)
      }),
    )
  })

  // What is bound to take effect later than stake can leave is bound all the same: then less can be allocated in time.
  const inTime = anySet.map(
    (one): SetFacts => ({
      ...one,
      allocations: one.allocations.map((allocation) => ({ ...allocation, effectBlock: 5n })),
    }),
  )

  test('to hold more, or to have more allocated in time, is never to risk less', () => {
    fc.assert(
      fc.property(anySlices, amount(), anyOperators, inTime, (slices, more, known, extra) => {
        const risk = (list: readonly StakeSlice[], of: Operators) => assess([held(lrt, list)], of).total
        const before = risk(slices, known)
        const richer = risk(
          slices.map((one) => ({ ...one, wei: wei(one.wei + more) })),
          known,
        )
        expect(richer.now >= before.now && richer.most >= before.most).toBe(true)
        const states = [...known.states.values()].flatMap((one) => one ?? [])
        const busier = operators(...states.map((one) => ({ ...one, sets: [...one.sets, extra] })))
        const allocated = risk(slices, busier)
        expect(allocated.now >= before.now && allocated.most >= before.most).toBe(true)
      }),
    )
  })

  test('what was shrunk adds up to what was kept', () => {
    fc.assert(
      fc.property(amount().map(wei), anyBacked, fc.integer({ min: 0, max: 100 }), (value, of, left) => {
        const kept = wei((value * BigInt(left)) / 100n)
        const { slices, idle, unseen } = shrink(placeToken(value, of), value, kept)
        expect(sumOf(slices) + idle + unseen).toBe(kept)
      }),
    )
  })

  test('what is moved is there again, and nothing else changes its worth', () => {
    const target: Backed = backed(100n * eth, [slice(bob, 60n * eth)])
    const behind = {
      backed: new Map([[lrt, target]]),
      findToken: (address: Address) =>
        ({ address, kind: 'lrt', symbol: 'LRT', chainId: 1, decimals: 18, name: 'LRT', rebasing: false }) as const,
      asset: () => ({ token: null, symbol: 'ETH' }),
    }
    const worth = (list: readonly PlacedHolding[]) => list.reduce((sum, { value }) => sum + value, 0n)
    const destination = fc.constantFrom({ token: lrt }, { operator: carol, strategy: steth as Address })
    const origin = fc.constantFrom(
      { operator: alice },
      { asset: assetId('restaked', at(0)) },
      { asset: 'token:1:none' },
    )
    fc.assert(
      fc.property(
        anyHoldings,
        origin,
        destination,
        amount().map(wei),
        anyOperators,
        (holdings, from, to, some, known) => {
          const { holdings: after, moved } = holdingsAfter(holdings, { from, to, amount: some }, behind)
          expect(moved <= some).toBe(true)
          expect(worth(after)).toBe(worth(holdings.filter(({ value }) => value > 0n)))
          conserves(assess(after, known))
        },
      ),
    )
  })

  test('the amount that is put in is the amount that is more', () => {
    const behind = {
      backed: new Map<string, Backed>(),
      findToken: () => undefined,
      asset: () => ({ token: null, symbol: 'ETH' }),
    }
    const to = { operator: alice, strategy: steth as Address }
    const { holdings, moved } = holdingsAfter([], { from: null, to, amount: wei(5n * eth) as Wei }, behind)
    expect(moved).toBe(5n * eth)
    expect(assess(holdings, operators(state(alice, [set(first, 40n * percent)]))).total.now).toBe(2n * eth)
  })

  const seam = {
    backed: new Map([[lrt, backed(100n * eth, [slice(bob, 60n * eth)])]]),
    findToken: (address: Address) =>
      ({ address, kind: 'lrt', symbol: 'LRT', chainId: 1, decimals: 18, name: 'LRT', rebasing: false }) as const,
    asset: () => ({ token: null, symbol: 'ETH' }),
  }
  const known = operators(state(alice, [set(first, 40n * percent)]), state(bob, [set(second, 50n * percent)]))

  test('to mint a token of others is to risk what stands behind it', () => {
    const mint = { from: null, to: { token: lrt }, amount: wei(10n * eth) }
    const { before, after } = exposureChange({ holdings: [], unvalued: 0 }, mint, seam, known)
    expect(before.total.now).toBe(0n)
    expect(after.total).toMatchObject({ value: 10n * eth, behind: 6n * eth, idle: 4n * eth, now: 3n * eth })
  })

  test('to delegate is to move all one has deposited, and nothing else', () => {
    const deposit = held(at(0x57), [slice(null, 10n * eth)])
    const token = held(lrt, [slice(bob, 4n * eth)], { id: assetId('token', lrt), how: 'token' })
    const all = { holdings: [deposit, token], unvalued: 0 }
    const { before, after, moved } = exposureChange(all, { delegate: alice }, seam, known)
    expect(moved).toBe(10n * eth)
    expect(before.total).toMatchObject({ undelegated: 10n * eth, now: 2n * eth })
    expect(after.total).toMatchObject({ undelegated: 0n, now: 6n * eth })
    expect(after.avss).toMatchObject([
      { avs: first, now: 4n * eth },
      { avs: second, now: 2n * eth },
    ])
  })
})
