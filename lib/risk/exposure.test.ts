import { describe, expect, test } from 'vitest'
import { wei } from '../units.ts'
import type { Operators } from './exposure.ts'
import {
  alice,
  assess,
  at,
  bob,
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
} from './exposureFixture.ts'
import { assetId } from './holdings.ts'
import { strategyKey } from './operators.ts'

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
