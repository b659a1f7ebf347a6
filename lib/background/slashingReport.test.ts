import { describe, expect, test } from 'vitest'
import { curveSizes } from '../risk/losses.ts'
import {
  account,
  allocation,
  native,
  operator,
  operatorState,
  part,
  reth,
  scene,
  set,
  some,
  steth,
} from '../risk/sceneFakes.ts'
import { shares, tokenUnits, WAD, wad, wei } from '../units.ts'
import { type Pricing, reportOn, shareUp } from './slashingReport.ts'

const other = '0x1f8C8b1d78d01bCc42ebdd34Fae60181bD697662'
const stranger = '0x2134028ADaBE52464E2e3170961F74F4F52D0f51'
const block = { number: 100n, timestamp: 1n }

/** rETH is worth 1.1, what is unknown has no price. */
const pricing: Pricing = {
  of: (strategy) => ({ token: null, asset: { symbol: strategy, decimals: 18, known: strategy !== stranger } }),
  worth: (strategy, amount) =>
    strategy === stranger
      ? { shares: amount, tokens: null, wei: null }
      : {
          shares: amount,
          tokens: tokenUnits(amount),
          wei: wei(strategy === reth ? (amount * 11n) / 10n : amount),
        },
}
const report = (of: Parameters<typeof scene>[0], operators: Parameters<typeof scene>[1]) =>
  reportOn(scene({ operator, ...of }, operators), pricing, { block, readAt: 5 })
const deposit = (strategy: typeof steth, amount: string) => ({
  strategy,
  depositShares: some(amount),
  scaling: WAD,
})

describe('what the slashing screen shows', () => {
  const sets = [
    set(1, { allocations: [allocation('0.4'), allocation('0.1', reth)] }),
    set(2, { allocations: [allocation('0.2'), allocation('0.5', reth)], redistributing: true, recipient: account }),
    set(3, { allocations: [allocation('0', steth, '0.3', 900n)] }),
  ]
  const both = { deposits: [deposit(steth, '100'), deposit(reth, '10')] }

  test('sets by what they cost in ether, with the worst of all first among those together', () => {
    const { sets: shown, together, exposed } = report(both, [operatorState(sets)])
    expect(exposed).toBe(some('111'))
    expect(shown.map(({ targets: [target], lost }) => [target?.id, lost.wei])).toEqual([
      [1, some('41.1')],
      [2, some('25.5')],
    ])
    expect(together.map(({ what, lost }) => [what, lost.wei, lost.partly])).toEqual([['all', some('66.6'), false]])
    expect(together[0]?.lost.share).toBe(part('0.6'))
    expect(shown[1]).toMatchObject({ redistributing: 1, recipient: account, left: [some('80'), some('5')] })
  })

  test('what is on its way makes it worse, and only then it is said', () => {
    expect(report(both, [operatorState(sets)]).soon?.wei).toBe(some('96.6'))
    expect(report(both, [operatorState(sets.slice(0, 2))]).soon).toBeNull()
  })

  test('a curve from nothing to everything for those that differ, the single worst event among them', () => {
    const { curves, sets: shown, together } = report(both, [operatorState(sets)])
    expect(curves.map(({ case: id }) => id)).toEqual([together[0]?.id, shown[0]?.id, shown[1]?.id])
    expect(curves[0]?.points.map(({ size }) => size)).toEqual(curveSizes)
    expect(curves[0]?.points.map(({ wei: lost }) => lost).slice(0, 2)).toEqual([0n, some('6.66')])
    expect(curves[0]?.points.at(-1)?.wei).toBe(together[0]?.lost.wei)
    // One set is the same as all of one set: one line.
    expect(report(both, [operatorState(sets.slice(0, 1))]).curves).toHaveLength(1)
  })

  test('without a price the shares say how much, and nothing is called zero', () => {
    const unknown = { deposits: [deposit(stranger, '10')] }
    const own = set(1, { strategies: [stranger], allocations: [allocation('0.3', stranger)] })
    const magnitudes = new Map([[stranger.toLowerCase(), 10n ** 18n]])
    const { exposed, together, parts } = report(unknown, [operatorState([own], { maxMagnitudes: magnitudes })])
    expect([exposed, parts[0]?.now]).toEqual([null, { shares: some('10'), tokens: null, wei: null }])
    expect(together[0]?.lost).toEqual({ wei: null, share: part('0.3'), partly: true })
    // Beside something with a price the worse of both stands for the whole.
    const mixed = set(1, { strategies: [steth, stranger], allocations: [allocation('0.1'), ...own.allocations] })
    const maxMagnitudes = new Map([...magnitudes, [steth.toLowerCase(), 10n ** 18n]])
    const lost = report({ deposits: [deposit(steth, '1'), ...unknown.deposits] }, [
      operatorState([mixed], { maxMagnitudes }),
    ]).together[0]?.lost
    expect(lost).toEqual({ wei: some('0.1'), share: part('0.3'), partly: true })
  })

  test('undelegated, and what no slash reaches any more, are not exposed', () => {
    const queued = [
      {
        settled: [wad(WAD / 2n)],
        withdrawal: {
          staker: account,
          delegatedTo: other,
          withdrawer: account,
          nonce: 0n,
          startBlock: 10n,
          strategies: [native],
          scaledShares: [some('8')],
        },
      },
    ] as const
    const { exposed, together, sets: none, parts, curves } = report({ operator: null, ...both, queued }, [])
    expect([exposed, together, none, curves]).toEqual([null, [], [], []])
    expect(parts.map(({ operator: of, queued: at, now }) => [of, at?.slashableUntil, now.shares])).toEqual([
      [null, undefined, some('100')],
      [null, undefined, some('10')],
      [null, 60n, some('4')],
    ])
  })
})

test('a share is rounded up, but not by what roundings took', () => {
  expect(shareUp(some('45'), some('100'))).toBe(part('0.45'))
  expect(shareUp(some('45') + 3n, some('100'))).toBe(part('0.45'))
  expect(shareUp(some('45') + 10n ** 12n, some('100'))).toBe(part('0.450000010'))
  expect(shareUp(1n, 1n)).toBe(WAD)
  expect(shareUp(shares(1n), 10n ** 20n)).toBe(10n ** 9n)
  expect(shareUp(0n, 0n)).toBe(0n)
})
