import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shares, WAD, type Wad, wad } from '../units.ts'
import { curveSizes, leftAfter, openTrial, risen, slasherKey, slashersOf, slashOf, togetherOf } from './losses.ts'
import { heldShares, queuedNow, slashed } from './moves.ts'
import { strategyKey } from './operators.ts'
import { allocation, avs, native, operator, operatorState, part, reth, scene, set, some, steth } from './sceneFakes.ts'
import { sharesOf } from './staker.ts'

const other = '0x1f8C8b1d78d01bCc42ebdd34Fae60181bD697662'
const mach = '0x71a77037870169d47aad6c2C9360861A4C0df2bF'

const holding = scene(
  {
    operator,
    deposits: [
      { strategy: steth, depositShares: some('100'), scaling: WAD },
      { strategy: reth, depositShares: some('10'), scaling: WAD },
    ],
    queued: [
      {
        settled: null,
        withdrawal: {
          staker: operator,
          delegatedTo: other,
          withdrawer: operator,
          nonce: 0n,
          startBlock: 90n,
          strategies: [steth],
          scaledShares: [some('40')],
        },
      },
    ],
  },
  [
    operatorState([
      set(1, { allocations: [allocation('0.25'), allocation('0.3', reth)] }),
      set(2, { allocations: [allocation('0.2')], avs: mach, redistributing: true }),
      set(3, { allocations: [allocation('0.5', native)] }),
      set(4, { allocations: [allocation('0', steth, '0.4', 500n)] }),
      set(5, { allocations: [allocation('0.1')], slashable: false }),
      set(6, { allocations: [allocation('0.1')], strategies: [reth] }),
    ]),
    operatorState([set(1, { allocations: [allocation('0.6')], avs: mach })], { operator: other }),
  ],
)

describe('who can take what', () => {
  test('only sets that can slash a strategy the stake is in, the queue of another operator included', () => {
    const found = slashersOf(holding)
    expect(found.map(slasherKey)).toEqual([
      `${operator.toLowerCase()}:${avs.toLowerCase()}:1`,
      `${operator.toLowerCase()}:${mach.toLowerCase()}:2`,
      `${other.toLowerCase()}:${mach.toLowerCase()}:1`,
    ])
    // As the contract wants them: ascending.
    expect(found[0]?.strategies).toEqual([reth, steth])
  })

  test('what is on its way counts soon', () => {
    expect(slashersOf(holding, 'soon').map(({ set: { id } }) => id)).toEqual([1, 2, 4, 5, 1])
    const soon = { ...holding, operators: risen(holding.operators) }
    const trial = openTrial(soon)
    // 0.25 + 0.2 + 0.4 + 0.1 of one.
    expect(leftAfter(trial, slashersOf(soon), WAD)[0]).toBe(some('5'))
  })

  test('each set, all of them, and those of one AVS over two operators', () => {
    const trial = openTrial(holding)
    const slashers = slashersOf(holding)
    expect(trial.now).toEqual([some('100'), some('10'), some('40')])
    expect(slashers.map((one) => leftAfter(trial, [one], WAD))).toEqual([
      [some('75'), some('7'), some('40')],
      [some('80'), some('10'), some('40')],
      [some('100'), some('10'), some('16')],
    ])
    const groups = togetherOf(slashers)
    expect(groups.map(({ what, of, slashers: of_ }) => [what, of, of_.length])).toEqual([
      ['all', null, 3],
      ['avs', mach, 2],
      ['operator', operator, 2],
    ])
    expect(groups.map((group) => leftAfter(trial, group.slashers, WAD))).toEqual([
      [some('55'), some('7'), some('16')],
      [some('80'), some('10'), some('16')],
      [some('55'), some('7'), some('40')],
    ])
    // Trying changes nothing.
    expect(leftAfter(trial, slashers, wad(0n))).toEqual(trial.now)
  })

  test('an allocation that takes effect in the block of the slash counts in it', () => {
    const trial = openTrial(holding, 500n)
    const [fourth] = slashersOf(holding, 'soon').filter(({ set: { id } }) => id === 4)
    expect(fourth && leftAfter(trial, [fourth], WAD)[0]).toBe(some('60'))
  })
})

describe('properties', () => {
  const magnitude = fc.bigInt({ min: 0n, max: WAD / 5n })
  const anything = fc.record({
    allocated: fc.array(
      fc.record({ current: magnitude, leaving: magnitude }).map(({ current, leaving }) => ({
        strategy: steth,
        currentMagnitude: current,
        pendingDiff: leaving > current ? 0n : -leaving,
        effectBlock: leaving > current || leaving === 0n ? 0n : 900n,
      })),
      { minLength: 1, maxLength: 5 },
    ),
    scaling: fc.bigInt({ min: WAD / 2n, max: 3n * WAD }),
    deposit: fc.bigInt({ min: 0n, max: 10n ** 24n }),
    inQueue: fc.bigInt({ min: 0n, max: 10n ** 24n }),
    steps: fc.array(fc.tuple(fc.nat({ max: 4 }), fc.bigInt({ min: 1n, max: WAD })), { maxLength: 8 }),
  })
  type Anything = typeof anything extends fc.Arbitrary<infer value> ? value : never

  const sceneOf = ({ allocated, scaling, deposit, inQueue }: Anything) =>
    scene(
      {
        operator,
        deposits: [{ strategy: steth, depositShares: shares(deposit), scaling: wad(scaling) }],
        queued: [
          {
            settled: null,
            withdrawal: {
              staker: operator,
              delegatedTo: operator,
              withdrawer: operator,
              nonce: 0n,
              startBlock: 90n,
              strategies: [steth],
              scaledShares: [shares(inQueue)],
            },
          },
        ],
      },
      [operatorState(allocated.map((one, id) => set(id, { allocations: [one] })))],
    )
  const slashesOf = ({ allocated, steps }: Anything) =>
    steps.map(([id, size]) => ({
      operator,
      avs,
      id: id % allocated.length,
      strategies: [steth],
      wads: [wad(size)],
    }))

  test('trying and doing are the same; nothing rises, and nothing goes below what is not committed', () => {
    fc.assert(
      fc.property(anything, (given) => {
        const start = sceneOf(given)
        const slashes = slashesOf(given)
        const trial = openTrial(start)
        const left = trial.left(slashes.map(trial.prepare))
        const done = slashed(start, slashes)
        expect(left).toEqual([heldShares(done).get(strategyKey(steth)), queuedNow(done)[0]?.[0]])
        expect(trial.left([])).toEqual(trial.now)
        const committed = given.allocated.reduce((sum, { currentMagnitude }) => sum + currentMagnitude, 0n)
        const least = wad(WAD - committed)
        for (const [index, worth] of left.entries()) {
          expect(worth <= (trial.now[index] as bigint)).toBe(true)
          const holding = trial.holdings[index]
          expect(holding !== undefined && worth >= sharesOf(holding, least)).toBe(true)
        }
      }),
    )
  })

  test('a slash in two parts takes at least as much as in one, and by no more than its roundings', () => {
    const half = fc.bigInt({ min: 1n, max: WAD - 1n })
    fc.assert(
      fc.property(magnitude, half, half, (of, first, second) => {
        const start = scene({ operator, deposits: [{ strategy: steth, depositShares: shares(WAD), scaling: WAD }] }, [
          operatorState([set(1, { allocations: [{ ...allocation('0'), currentMagnitude: of }] })]),
        ])
        const trial = openTrial(start)
        const [one] = slashersOf(start)
        if (one === undefined) return
        const both = wad(WAD - ((WAD - first) * (WAD - second)) / WAD)
        const apart = trial.left([trial.prepare(slashOf(one, wad(first))), trial.prepare(slashOf(one, wad(second)))])
        const [together] = leftAfter(trial, [one], both)
        const difference = (together as bigint) - (apart[0] as bigint)
        expect(difference >= -1n && difference <= 2n).toBe(true)
      }),
    )
  })

  test('the curve only falls, from what there is to what the largest slash leaves', () => {
    fc.assert(
      fc.property(anything, (given) => {
        const start = sceneOf(given)
        const trial = openTrial(start)
        const slashers = slashersOf(start)
        const curve = curveSizes.map((size) => leftAfter(trial, slashers, size)[0] as bigint)
        expect(curve[0]).toBe(trial.now[0])
        for (const [index, value] of curve.entries()) expect(value <= (curve[index - 1] ?? value)).toBe(true)
      }),
    )
  })

  test('the order of sets does not matter, since each has its own magnitude', () => {
    fc.assert(
      fc.property(anything, fc.bigInt({ min: 1n, max: WAD }), (given, size) => {
        const start = sceneOf(given)
        const trial = openTrial(start)
        const slashers = slashersOf(start)
        expect(leftAfter(trial, slashers, wad(size) as Wad)).toEqual(leftAfter(trial, slashers.toReversed(), wad(size)))
      }),
    )
  })
})

test('two sets of 40 % and of 30 %: facts 3.3, contagion', () => {
  const start = scene({ operator, deposits: [{ strategy: steth, depositShares: some('100'), scaling: WAD }] }, [
    operatorState([set(1, { allocations: [allocation('0.4')] }), set(2, { allocations: [allocation('0.3')] })]),
  ])
  const after = slashed(start, [{ operator, avs, id: 1, strategies: [steth], wads: [part('0.5')] }])
  expect(heldShares(after).get(strategyKey(steth))).toBe(some('80'))
  const [second] = slashersOf(after).filter(({ set: { id } }) => id === 2)
  expect(second && leftAfter(openTrial(after), [second], WAD)).toEqual([some('50')])
})
