import fc from 'fast-check'
import { type Address, zeroAddress } from 'viem'
import { describe, expect, test } from 'vitest'
import type { Exposure } from '../messaging/exposure.ts'
import { greater } from '../protocols/lesser.ts'
import { WAD, type Wei, wei } from '../units.ts'
import type { Operators } from './exposure.ts'
import {
  alice,
  assess,
  at,
  backed,
  bob,
  carol,
  eth,
  first,
  held,
  lrt,
  operators,
  percent,
  reth,
  second,
  set,
  slice,
  state,
  steth,
  sumOf,
} from './exposureFixture.ts'
import { assetId, type PlacedHolding } from './holdings.ts'
import type { Backed, StakeSlice } from './lookThrough.ts'
import { exposureChange, holdingsAfter } from './move.ts'
import { type SetFacts, strategyKey } from './operators.ts'
import { placeToken, shrink } from './placing.ts'

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
