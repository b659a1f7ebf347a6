import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { WAD } from '../units.ts'
import {
  discountOf,
  feeOf,
  impactOf,
  isPlausible,
  isThin,
  median,
  middlePrice,
  priceOfRoot,
  priceOfTicks,
  squareRoot,
} from './marketMath.ts'

const amount = fc.bigInt({ min: 1n, max: 2n ** 112n })
const price = fc.bigInt({ min: 10n ** 15n, max: 10n ** 21n })

describe('a square root', () => {
  test('is the greatest whole number whose square is not above', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 520n }), (n) => {
        const root = squareRoot(n)
        expect(root * root <= n && (root + 1n) * (root + 1n) > n).toBe(true)
      }),
    )
  })
})

describe('the price of a Uniswap pool', () => {
  test('is one at the root 2^96, whichever coin is first', () => {
    expect(priceOfRoot(2n ** 96n, true)).toBe(WAD)
    expect(priceOfRoot(2n ** 96n, false)).toBe(WAD)
    expect(priceOfRoot(0n, true)).toBe(0n)
    expect(priceOfRoot(0n, false)).toBe(0n)
  })

  test('of the one coin is the inverse of the other', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 2n ** 90n, max: 2n ** 102n }), (root) => {
        const product = priceOfRoot(root, true) * priceOfRoot(root, false)
        // Both round down: a price of p is off by up to one in p.
        expect(product).toBeLessThanOrEqual(WAD * WAD)
        expect(product).toBeGreaterThan((WAD * WAD * 999_999n) / 1_000_000n)
      }),
    )
  })

  test('over half an hour is a power of 1.0001', () => {
    const near = (found: bigint, wanted: bigint) => {
      const off = found - wanted
      expect(off * off).toBeLessThanOrEqual(1n)
    }
    near(priceOfTicks(0n, 1_800n, true), WAD)
    near(priceOfTicks(1_800n, 1_800n, true), 1_000_100_000_000_000_000n)
    near(priceOfTicks(2n * 1_800n, 1_800n, true), 1_000_200_010_000_000_000n)
    near(priceOfTicks(-1_800n, 1_800n, false), 1_000_100_000_000_000_000n)
    near(priceOfTicks(900n, 1_800n, true), 1_000_050_000_000_000_000n)
    expect(priceOfTicks(10n ** 12n, 1_800n, true)).toBe(0n)
  })

  test('never falls while the ticks rise, and is never negative', () => {
    const ticks = fc.bigInt({ min: -887_272n * 1_800n, max: 887_272n * 1_800n })
    fc.assert(
      fc.property(ticks, fc.bigInt({ min: 0n, max: 10_000n }), (moved, more) => {
        const [before, after] = [priceOfTicks(moved, 1_800n, true), priceOfTicks(moved + more, 1_800n, true)]
        if (moved + more > 887_272n * 1_800n) return
        expect(before).toBeGreaterThanOrEqual(0n)
        expect(after).toBeGreaterThanOrEqual(before)
      }),
    )
  })

  test('agrees at both ends with the square roots that the contract keeps for them', () => {
    // TickMath.MAX_SQRT_RATIO and MIN_SQRT_RATIO, at the ticks 887272 and -887272.
    const greatest = 1_461_446_703_485_210_103_287_273_052_203_988_822_378_723_970_342n
    const [kept, reckoned] = [priceOfRoot(greatest, true), priceOfTicks(887_272n * 1_800n, 1_800n, true)]
    const off = kept > reckoned ? kept - reckoned : reckoned - kept
    expect(off * 10n ** 9n).toBeLessThan(kept)
    const [least, inverse] = [priceOfRoot(4_295_128_739n, false), priceOfTicks(-887_272n * 1_800n, 1_800n, false)]
    const apart = least > inverse ? least - inverse : inverse - least
    expect(apart * 10n ** 8n).toBeLessThan(least)
  })
})

describe('the middle of both directions', () => {
  test('is the price without the fee', () => {
    fc.assert(
      fc.property(price, fc.bigInt({ min: 0n, max: 400n }), (of, fee) => {
        const given = 10n ** 17n
        const kept = (value: bigint) => (value * (10_000n - fee)) / 10_000n
        const sale = { given, received: kept((given * of) / WAD) }
        const purchase = { given, received: kept((given * WAD) / of) }
        const middle = middlePrice(sale, purchase) ?? 0n
        const off = middle > of ? middle - of : of - middle
        expect(off * 10n ** 9n).toBeLessThanOrEqual(of)
        const off2 = feeOf(sale, purchase) - fee * 10n ** 14n
        expect(off2 * off2).toBeLessThan(10n ** 20n)
      }),
    )
  })

  test('is unknown where nothing moved', () => {
    expect(middlePrice({ given: 1n, received: 0n }, { given: 1n, received: 1n })).toBeNull()
    expect(middlePrice({ given: 0n, received: 5n }, { given: 1n, received: 1n })).toBeNull()
  })
})

describe('the depth check', () => {
  test('a sale at the same price has no impact, and one that brings nothing has all of it', () => {
    fc.assert(
      fc.property(amount, amount, (given, factor) => {
        const small = { given, received: given * 3n }
        expect(impactOf(small, { given: given * factor, received: given * factor * 3n })).toBe(0n)
        expect(impactOf(small, { given: given * factor, received: 0n })).toBe(WAD)
      }),
    )
  })

  test('the impact stays between none and all, and grows as less comes out', () => {
    fc.assert(
      fc.property(amount, amount, amount, amount, fc.bigInt({ min: 0n, max: 2n ** 100n }), (a, b, c, d, less) => {
        const more = impactOf({ given: a, received: b }, { given: c, received: d }) as bigint
        const worse = impactOf({ given: a, received: b }, { given: c, received: d > less ? d - less : 0n }) as bigint
        expect(more >= 0n && more <= WAD).toBe(true)
        expect(worse).toBeGreaterThanOrEqual(more)
      }),
    )
  })

  test('0.3 % is not thin, a hair more is', () => {
    expect(isThin((3n * 10n ** 15n) as never)).toBe(false)
    expect(isThin((3n * 10n ** 15n + 1n) as never)).toBe(true)
    expect(impactOf({ given: 1n, received: 0n }, { given: 1n, received: 1n })).toBeNull()
  })
})

describe('the median', () => {
  test('lies between the least and the greatest and does not mind the order', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: 0n, max: 10n ** 30n }), { minLength: 1, maxLength: 9 }), (values) => {
        const found = median(values) as bigint
        expect(values.some((value) => value <= found) && values.some((value) => value >= found)).toBe(true)
        expect(median(values.toReversed())).toBe(found)
      }),
    )
  })

  test('one liar among three does not move it past the honest', () => {
    fc.assert(
      fc.property(price, price, fc.bigInt({ min: 0n, max: 10n ** 40n }), (a, b, lie) => {
        const found = median([a, lie, b]) as bigint
        const [least, greatest] = a < b ? [a, b] : [b, a]
        expect(found >= least && found <= greatest).toBe(true)
      }),
    )
  })

  test('of nothing is nothing', () => {
    expect(median([])).toBeNull()
    expect(median([4n, 1n])).toBe(2n)
  })
})

describe('a discount', () => {
  test('is the part missing, and rounds toward zero', () => {
    expect(discountOf(97n * 10n ** 16n, WAD)).toBe(-3n * 10n ** 16n)
    expect(discountOf(WAD, WAD)).toBe(0n)
    expect(discountOf(2n, 3n)).toBe(-333_333_333_333_333_333n)
    expect(discountOf(4n, 3n)).toBe(333_333_333_333_333_333n)
    expect(discountOf(null, WAD)).toBeNull()
    expect(discountOf(WAD, null)).toBeNull()
    expect(discountOf(WAD, 0n)).toBeNull()
  })

  test('never falls while the price rises, and never goes below minus one', () => {
    fc.assert(
      fc.property(amount, fc.bigInt({ min: 0n, max: 10n ** 30n }), amount, (of, more, rate) => {
        const [before, after] = [discountOf(of, rate), discountOf(of + more, rate)] as [bigint, bigint]
        expect(after).toBeGreaterThanOrEqual(before)
        expect(before).toBeGreaterThan(-WAD)
      }),
    )
  })
})

test('what cannot be a price is told from what is only a bad one', () => {
  expect(isPlausible(WAD, WAD)).toBe(true)
  expect(isPlausible((WAD * 3n) / 2n, WAD)).toBe(true)
  expect(isPlausible((WAD * 3n) / 2n + 1n, WAD)).toBe(false)
  expect(isPlausible(WAD / 20n, WAD)).toBe(true)
  expect(isPlausible(WAD / 101n, WAD)).toBe(false)
  expect(isPlausible(0n, WAD)).toBe(false)
  expect(isPlausible(0n, null)).toBe(false)
  expect(isPlausible(10n ** 28n, null)).toBe(false)
})
