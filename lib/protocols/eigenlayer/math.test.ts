import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mulWad, type Shares, shares, tokenUnits, WAD, type Wad, wad } from '../../units.ts'
import {
  consistent,
  delegatedScalingFactor,
  lostTokens,
  magnitudeAfterSlash,
  nextScalingFactor,
  queuedShares,
  scaledShares,
  sharesToTokens,
  slashingFactor,
  tokensToShares,
  withdrawableShares,
} from './math.ts'

// Numbers of facts/eigenlayer.md chapter 7: outputs of the mainnet bytecode.
const ether = (text: string): Shares => {
  const [whole = '0', fraction = ''] = text.split('.')
  return shares(BigInt(whole) * 10n ** 18n + BigInt(fraction.padEnd(18, '0')))
}
const factor = (text: string): Wad => wad(ether(text))

describe('golden numbers', () => {
  test('D2, D3: a rebase of 10 on 100 tokens', () => {
    const price = { totalShares: ether('100'), balance: ether('110') }
    expect(sharesToTokens(WAD, price)).toBe(1_099_999_999_999_999_999n)
    expect(tokensToShares(WAD, price)).toBe(909_090_909_090_909_091n)
    expect(tokensToShares(ether('11'), price)).toBe(10_000_000_000_000_000_009n)
  })

  test('7.3: the slashing story', () => {
    const M4 = magnitudeAfterSlash(WAD, factor('0.4'), factor('0.5'))
    expect(M4).toBe(factor('0.8'))
    expect(withdrawableShares(ether('100'), WAD, M4)).toBe(ether('80'))
    const k5 = nextScalingFactor(ether('100'), WAD, M4, ether('100'))
    expect(k5).toBe(factor('1.125'))
    expect(withdrawableShares(ether('200'), k5, M4)).toBe(ether('180'))
    const k6 = delegatedScalingFactor(WAD, M4)
    expect(k6).toBe(factor('1.25'))
    expect(withdrawableShares(ether('100'), k6, M4)).toBe(ether('100'))
    const S7 = scaledShares(ether('100'), k5)
    expect(S7).toBe(ether('112.5'))
    expect(queuedShares(S7, M4)).toBe(ether('90'))
    const M8 = magnitudeAfterSlash(M4, factor('0.2'), factor('0.5'))
    expect(M8).toBe(factor('0.7'))
    expect(withdrawableShares(ether('100'), k5, M8)).toBe(ether('78.75'))
    expect(queuedShares(S7, M8)).toBe(ether('78.75'))
    expect(withdrawableShares(ether('100'), k6, M8)).toBe(ether('87.5'))
    const M9 = magnitudeAfterSlash(M8, factor('0.3'), factor('0.1'))
    expect(M9).toBe(factor('0.67'))
    expect(queuedShares(S7, M9)).toBe(ether('75.375'))
    expect(withdrawableShares(ether('100'), k6, M9)).toBe(ether('83.75'))
    const M13 = magnitudeAfterSlash(M9, factor('0.27'), factor('0.5'))
    expect(M13).toBe(factor('0.535'))
    expect(withdrawableShares(ether('100'), k5, M13)).toBe(ether('60.1875'))
    expect(queuedShares(ether('125'), M13)).toBe(ether('66.875'))
  })

  test('S1: fully slashed is nothing, and a factor of zero cannot be divided by', () => {
    expect(withdrawableShares(ether('10'), WAD, wad(0n))).toBe(0n)
    expect(() => nextScalingFactor(ether('1'), WAD, wad(0n), ether('1'))).toThrow(RangeError)
    expect(() => delegatedScalingFactor(WAD, wad(0n))).toThrow(RangeError)
  })

  test('S2: a slash rounds against the operator', () => {
    const M = magnitudeAfterSlash(WAD, wad(333_333_333_333_333_333n), wad(10n ** 17n))
    expect(M).toBe(966_666_666_666_666_666n)
    expect(withdrawableShares(shares(7_123_456_789_012_345_678n), WAD, M)).toBe(6_886_008_229_378_600_817n)
  })

  test('S3: a first deposit under a slashed operator loses one wei', () => {
    const k = nextScalingFactor(shares(0n), WAD, factor('0.7'), ether('1'))
    expect(k).toBe(1_428_571_428_571_428_571n)
    expect(withdrawableShares(ether('1'), k, factor('0.7'))).toBe(999_999_999_999_999_999n)
  })

  test('7.5: native stake under both slashings', () => {
    const B = factor('0.96875')
    expect(withdrawableShares(ether('32'), WAD, slashingFactor(WAD, B))).toBe(ether('31'))
    const f = slashingFactor(factor('0.8'), B)
    expect(withdrawableShares(ether('32'), WAD, f)).toBe(ether('24.8'))
    const k = nextScalingFactor(ether('32'), WAD, f, ether('1'))
    expect(k).toBe(1_008_797_653_958_944_281n)
    expect(withdrawableShares(ether('33'), k, f)).toBe(25_799_999_999_999_999_986n)
    const S = scaledShares(ether('16.5'), k)
    expect(S).toBe(16_645_161_290_322_580_636n)
    expect(queuedShares(S, f)).toBe(12_899_999_999_999_999_992n)
    const later = slashingFactor(factor('0.8'), wad(908_203_125_000_000_000n))
    expect(queuedShares(S, later)).toBe(12_093_749_999_999_999_993n)
    expect(withdrawableShares(ether('16.5'), k, later)).toBe(12_093_749_999_999_999_993n)
    expect(queuedShares(S, slashingFactor(factor('0.8'), wad(877_929_687_500_000_000n)))).toBe(
      11_690_624_999_999_999_993n,
    )
  })

  test('W2, W3: moved to an operator with more slashes behind it, nothing more is lost', () => {
    const k = delegatedScalingFactor(WAD, factor('0.5'))
    expect(queuedShares(scaledShares(ether('10'), WAD), factor('0.75'))).toBe(ether('7.5'))
    expect(withdrawableShares(ether('7.5'), k, factor('0.5'))).toBe(ether('7.5'))
  })

  test('differences below a million wei are rounding, not a loss', () => {
    expect(lostTokens(tokenUnits(1_000_000n), tokenUnits(1n), 18)).toBe(0n)
    expect(lostTokens(tokenUnits(1_000_001n), tokenUnits(1n), 18)).toBe(1_000_000n)
    expect(lostTokens(tokenUnits(1n), tokenUnits(5n), 18)).toBe(0n)
  })

  test('of a token with few decimals a million units is a loss, and a unit or two is not', () => {
    for (const decimals of [6, 8, null]) {
      expect(lostTokens(tokenUnits(2_000_000n), tokenUnits(1_500_000n), decimals)).toBe(500_000n)
      expect(lostTokens(tokenUnits(2_000_000n), tokenUnits(1_999_998n), decimals)).toBe(0n)
    }
  })
})

const amount = fc.bigInt({ min: 1n, max: 10n ** 26n }).map(shares)
const magnitude = fc.bigInt({ min: 10n ** 14n, max: WAD }).map(wad)
const fraction = fc.bigInt({ min: 1n, max: WAD }).map(wad)

describe('whatever the numbers', () => {
  test('slashes only take, and never more than their share of the magnitude and one unit', () => {
    fc.assert(
      fc.property(amount, magnitude, fraction, fraction, (deposit, max, part, slashed) => {
        const allocated = wad(mulWad(max, part))
        const left = magnitudeAfterSlash(max, allocated, slashed)
        expect(left).toBeLessThanOrEqual(max)
        expect(left).toBeGreaterThanOrEqual(max - allocated)
        expect(withdrawableShares(deposit, WAD, left)).toBeLessThanOrEqual(withdrawableShares(deposit, WAD, max))
      }),
      { numRuns: 200 },
    )
  })

  test('a deposit after slashes is not slashed by them, and does not mend them', () => {
    fc.assert(
      fc.property(amount, magnitude, amount, (deposit, M, added) => {
        const before = withdrawableShares(deposit, WAD, M)
        const k = nextScalingFactor(deposit, WAD, M, added)
        const after = withdrawableShares(shares(deposit + added), k, M)
        // Two floors of a factor cost at most the sum's own share of 1e-18, twice, and a unit.
        const slack = (2n * (deposit + added)) / M + 4n
        expect(after).toBeLessThanOrEqual(before + added)
        expect(after + slack).toBeGreaterThanOrEqual(before + added)
        expect(consistent(shares(deposit + added), after, k)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  test('tokens to shares and back never makes tokens', () => {
    const price = fc.record({ totalShares: amount, balance: amount })
    fc.assert(
      fc.property(amount, price, (tokens, at) => {
        expect(sharesToTokens(tokensToShares(tokens, at), at)).toBeLessThanOrEqual(tokens)
      }),
      { numRuns: 200 },
    )
  })
})

describe('H147: what no contract can have said', () => {
  test.each([
    ['more withdrawable than deposited', ether('1'), ether('1.1'), WAD],
    ['a scaling factor of zero', ether('1'), ether('1'), wad(0n)],
    ['a scaling factor beyond any', ether('1'), ether('1'), wad(10n ** 60n)],
  ])('%s', (_, deposit, withdrawable, scaling) => {
    expect(consistent(deposit, withdrawable, scaling)).toBe(false)
  })
})
