import type { Address } from 'viem'
import { describe, expect, test } from 'vitest'
import { shares, WAD } from '../units.ts'
import { openLedger, sharesLeft } from './ledger.ts'
import {
  advanced,
  checkpointed,
  completed,
  delegated,
  deposited,
  heldShares,
  magnitudeOf,
  queued,
  queuedNow,
  redelegated,
  slashed,
  undelegated,
} from './moves.ts'
import type { OperatorState } from './operators.ts'
import { allocation, native, operator, operatorState, part, scene, set, slash, some, steth } from './sceneFakes.ts'
import { type Scene, slashableUntil } from './staker.ts'

const held = (of: Scene, strategy: string = steth) => heldShares(of).get(strategy.toLowerCase())
const deposit = (of: Scene) => of.staker.deposits[0]
const must = (of: Scene | null): Scene => {
  if (of === null) throw new Error('the contract would refuse it')
  return of
}
const allocatedOf = (of: Scene, index: number) => of.operators[0]?.sets[index]?.allocations[0]

describe('facts 7.3: one operator, sets A and B', () => {
  const A = 1
  const B = 2
  const pending = (magnitude: string) => [allocation('0', steth, magnitude, 112n)]
  const start = scene({ block: 102n }, [
    operatorState([set(A, { allocations: pending('0.4') }), set(B, { allocations: pending('0.3') })]),
  ])
  const one = must(delegated(must(deposited(start, steth, some('100'))), operator))

  test('steps 2 and 3: an allocation that is not in force yet cannot be slashed', () => {
    expect(held(slashed(one, [slash(A, '0.5')]))).toBe(some('100'))
    const later = advanced(one, 112n)
    expect([allocatedOf(later, 0)?.currentMagnitude, allocatedOf(later, 1)?.currentMagnitude]).toEqual([
      part('0.4'),
      part('0.3'),
    ])
  })

  const four = slashed(advanced(one, 113n), [slash(A, '0.5')])
  test('step 4: A slashes 50 %, which takes 20 of 100 shares', () => {
    expect(magnitudeOf(four, operator, steth)).toBe(part('0.8'))
    expect(held(four)).toBe(some('80'))
  })

  const five = must(deposited(four, steth, some('100')))
  test('step 5: a top-up is not slashed again', () => {
    expect(deposit(five)).toMatchObject({ depositShares: some('200'), scaling: part('1.125') })
    expect(held(five)).toBe(some('180'))
  })

  test('step 6: a new delegator does not inherit the slash', () => {
    const fresh = must(deposited(scene({}, four.operators), steth, some('100')))
    const six = must(delegated(fresh, operator))
    expect(deposit(six)?.scaling).toBe(part('1.25'))
    expect(held(six)).toBe(some('100'))
  })

  const seven = queued(advanced(five, 124n), [{ strategy: steth, depositShares: some('100') }])
  test('step 7: 100 deposit shares in the queue', () => {
    expect(held(seven)).toBe(some('90'))
    expect(queuedNow(seven)).toEqual([[some('90')]])
    expect(seven.staker.queued[0]?.withdrawal.scaledShares).toEqual([some('112.5')])
  })

  const eight = slashed(advanced(seven, 125n), [slash(A, '0.5')])
  test('step 8: the queue is slashed too', () => {
    expect(magnitudeOf(eight, operator, steth)).toBe(part('0.7'))
    expect([held(eight), queuedNow(eight)]).toEqual([some('78.75'), [[some('78.75')]]])
  })

  test('step 9: up to and including the last block of its window, and no longer', () => {
    const [entry] = eight.staker.queued
    expect(entry && slashableUntil(entry.withdrawal, eight.staker)).toBe(174n)
    const last = slashed(advanced(eight, 174n), [slash(B, '0.1')])
    expect([held(last), queuedNow(last)]).toEqual([some('75.375'), [[some('75.375')]]])
    expect(queuedNow(advanced(last, 177n))).toEqual([[some('75.375')]])
    const after = slashed(advanced(eight, 175n), [slash(B, '0.1')])
    expect([held(after), queuedNow(after)]).toEqual([some('75.375'), [[some('78.75')]]])
  })

  const nine = slashed(advanced(eight, 175n), [slash(B, '0.1')])
  test('step 10: completed as tokens it is gone', () => {
    expect(must(completed(nine, 0, 'tokens')).staker.queued).toEqual([])
  })

  test('step 11: undelegating queues everything', () => {
    const fresh = must(delegated(must(deposited(scene({}, four.operators), steth, some('100'))), operator))
    const left = undelegated(slashed(fresh, [slash(A, '0.5'), slash(B, '0.1')]))
    expect(left.staker).toMatchObject({ operator: null, deposits: [] })
    expect(left.staker.queued[0]?.withdrawal.scaledShares).toEqual([some('125')])
    expect(queuedNow(left)).toEqual([[some('83.75')]])
  })

  test('step 13: a deallocation under way shrinks in proportion', () => {
    const leaving = (nine.operators[0] as OperatorState).sets.map((each) =>
      each.id === B ? { ...each, allocations: [allocation('0.27', steth, '-0.27', 243n)] } : each,
    )
    const twelve = { ...nine, operators: [{ ...(nine.operators[0] as OperatorState), sets: leaving }] }
    const thirteen = slashed(advanced(twelve, 193n), [slash(B, '0.5')])
    expect(magnitudeOf(thirteen, operator, steth)).toBe(part('0.535'))
    expect(allocatedOf(thirteen, 1)).toMatchObject({
      currentMagnitude: part('0.135'),
      pendingDiff: -part('0.135'),
      effectBlock: 243n,
    })
    expect(held(thirteen)).toBe(some('60.1875'))
    const fifteen = advanced(thirteen, 244n)
    expect(allocatedOf(fifteen, 1)).toMatchObject({ currentMagnitude: 0n, pendingDiff: 0n })
  })
})

describe('further checks of facts 7.3 and 7.4', () => {
  test('S1: where nothing is left, a deposit and a delegation are refused, and leaving is not', () => {
    const start = scene({}, [operatorState([set(1, { allocations: [allocation('1')] })])])
    const gone = slashed(must(delegated(must(deposited(start, steth, some('10'))), operator)), [slash(1, '1')])
    expect([held(gone), deposit(gone)?.depositShares]).toEqual([0n, some('10')])
    expect(deposited(gone, steth, some('1'))).toBeNull()
    const other = must(deposited(scene({}, gone.operators), steth, some('1')))
    expect(delegated(other, operator)).toBeNull()
    expect(queuedNow(undelegated(gone))).toEqual([[0n]])
  })

  test('S2: magnitude taken rounds up', () => {
    const third = { ...allocation('0'), currentMagnitude: 333333333333333333n }
    const start = scene({}, [operatorState([set(1, { allocations: [third] })])])
    const one = must(delegated(must(deposited(start, steth, shares(7123456789012345678n))), operator))
    const after = slashed(one, [slash(1, '0.1')])
    expect(magnitudeOf(after, operator, steth)).toBe(966666666666666666n)
    expect(held(after)).toBe(6886008229378600817n)
  })

  test('S3: the scaling factor rounds down', () => {
    const state = operatorState([], { maxMagnitudes: new Map([[steth.toLowerCase(), part('0.7')]]) })
    const one = must(deposited(scene({ operator }, [state]), steth, some('1')))
    expect(deposit(one)?.scaling).toBe(1428571428571428571n)
    expect(held(one)).toBe(999999999999999999n)
  })

  test('W2, W3: redelegated stake stays with the old operator until it is completed as shares', () => {
    const other: Address = '0x1f8C8b1d78d01bCc42ebdd34Fae60181bD697662'
    const of = (left: string) => new Map([[steth.toLowerCase(), part(left)]])
    const sets = [set(1, { allocations: [allocation('0.5')] })]
    const operators = [
      operatorState(sets, { maxMagnitudes: of('1') }),
      operatorState(sets, { operator: other, maxMagnitudes: of('0.5') }),
    ]
    const start = must(delegated(must(deposited(scene({}, operators), steth, some('10'))), operator))
    const moved = redelegated(slashed(start, [slash(1, '0.5')]), other)
    expect(moved.staker.operator).toBe(other)
    expect(queuedNow(moved)).toEqual([[some('7.5')]])
    // A slash at the new operator takes nothing of it yet, one at the old does.
    expect(queuedNow(slashed(moved, [slash(1, '1', [steth], other)]))).toEqual([[some('7.5')]])
    expect(queuedNow(slashed(moved, [slash(1, '1')]))).toEqual([[some('5')]])
    const arrived = must(completed(advanced(moved, 151n), 0, 'shares'))
    expect(deposit(arrived)).toMatchObject({ depositShares: some('7.5'), scaling: part('2') })
    expect(held(arrived)).toBe(some('7.5'))
  })

  test('what the contract refuses takes nothing, and says why', () => {
    const sets = [set(1, { allocations: [allocation('0.5')] }), set(2, { slashable: false }), set(3)]
    const ledger = openLedger([operatorState(sets)], 100n)
    const refusals = [
      slash(9, '0.5'),
      slash(2, '0.5'),
      slash(1, '0.5', [native, steth]),
      slash(1, '0'),
      slash(1, '1.1'),
      slash(1, '0.5', ['0x0000000000000000000000000000000000000001']),
      { ...slash(1, '0.5'), wads: [] },
    ].map(ledger.slash)
    expect(refusals).toEqual([
      'InvalidOperatorSet',
      'OperatorNotSlashable',
      'StrategiesMustBeInAscendingOrder',
      'InvalidWadToSlash',
      'InvalidWadToSlash',
      'StrategyNotInOperatorSet',
      'InputArrayLengthMismatch',
    ])
    expect(ledger.magnitude(operator, steth)).toBe(WAD)
    // A set without an allocation uses up a slash and takes nothing.
    expect(ledger.slash(slash(3, '1'))).toBeNull()
    expect(ledger.magnitude(operator, steth)).toBe(WAD)
  })

  test('what is delegated falls as the contract takes it, rounding up what is left', () => {
    expect(sharesLeft(some('280'), part('0.8'), part('0.7'))).toBe(some('245'))
    expect(sharesLeft(shares(10n), part('1'), part('0.333333333333333333'))).toBe(4n)
  })
})

describe('facts 7.5: two slashing factors multiply', () => {
  const start = scene({}, [operatorState([set(1, { allocations: [allocation('0.4', native)] })])])
  const row = (of: Scene) => ({
    D: deposit(of)?.depositShares,
    k: deposit(of)?.scaling,
    B: of.staker.beaconChain,
    W: held(of, native),
  })
  const one = must(delegated(must(checkpointed(start, 0n, some('32'))), operator))
  const two = must(checkpointed(one, some('32'), -some('1')))
  const three = slashed(two, [slash(1, '0.5', [native])])
  const four = must(checkpointed(three, some('31'), some('1')))
  const five = queued(four, [{ strategy: native, depositShares: some('16.5') }])
  const six = must(checkpointed(five, some('32'), -some('2')))
  const seven = must(checkpointed(advanced(six, 152n), some('30'), -some('1')))

  test('rows 1 to 4: what the chain took, what the AVS took, and a gain that neither touches', () => {
    expect(row(two)).toEqual({ D: some('32'), k: WAD, B: part('0.96875'), W: some('31') })
    expect(row(three)).toMatchObject({ B: part('0.96875'), W: some('24.8') })
    expect(row(four)).toEqual({
      D: some('33'),
      k: 1008797653958944281n,
      B: part('0.96875'),
      W: 25799999999999999986n,
    })
  })

  test('rows 5 to 7: the queue loses with the validators, after its window too', () => {
    expect([row(five).W, queuedNow(five)]).toEqual([12899999999999999992n, [[12899999999999999992n]]])
    expect(five.staker.queued[0]?.withdrawal.scaledShares).toEqual([16645161290322580636n])
    expect([row(six).B, row(six).W, queuedNow(six)]).toEqual([
      part('0.908203125'),
      12093749999999999993n,
      [[12093749999999999993n]],
    ])
    expect([row(seven).B, queuedNow(seven)]).toEqual([part('0.8779296875'), [[11690624999999999993n]]])
  })

  test('row 9: completed as shares', () => {
    expect(row(must(completed(seven, 0, 'shares')))).toEqual({
      D: 28190624999999999993n,
      k: 1180900479526266666n,
      B: part('0.8779296875'),
      W: 23381249999999999952n,
    })
  })

  test('what the beacon chain took is not forgiven by delegating', () => {
    const lost = must(checkpointed(must(checkpointed(start, 0n, some('32'))), some('32'), -some('16')))
    const halved = scene(lost.staker, [
      operatorState([], { maxMagnitudes: new Map([[native.toLowerCase(), part('0.5')]]) }),
    ])
    expect(row(must(delegated(halved, operator)))).toEqual({
      D: some('32'),
      k: part('2'),
      B: part('0.5'),
      W: some('16'),
    })
  })
})
