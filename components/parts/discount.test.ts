import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { MarketRow } from '../../lib/messaging/mirror.ts'
import { wad } from '../../lib/units.ts'
import { alarming, bandOf, placeOf } from './discount.ts'

const percent = 10n ** 16n

describe('the band of a discount', () => {
  test.each([
    [0n, 'usual'],
    [5n * percent, 'usual'],
    [-percent / 5n + 1n, 'usual'],
    [-percent / 5n, 'watch'],
    [-percent / 2n, 'clear'],
    [-2n * percent, 'far'],
  ])('%s is %s', (discount, band) => {
    expect(bandOf(discount)).toBe(band)
  })

  test('and its place agree, and never leave the drawing', () => {
    const names = ['usual', 'watch', 'clear', 'far']
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 20n }), (discount) => {
        const place = placeOf(discount)
        expect(place >= 0 && place <= 1).toBe(true)
        expect(names[Math.min(3, Math.floor(place * 4))]).toBe(bandOf(discount))
      }),
    )
  })

  test('a larger discount stands no nearer', () => {
    const any = fc.bigInt({ min: 0n, max: 10n ** 18n })
    fc.assert(
      fc.property(any, any, (a, more) => {
        expect(placeOf(-a - more)).toBeGreaterThanOrEqual(placeOf(-a))
      }),
    )
  })
})

describe('what is said on the first screen', () => {
  const row = (discount: bigint | null, tolerance = 0n): MarketRow => ({
    chainId: 1,
    token: '0xae78736Cd615f374D3085123A210448E74Fc6393',
    unit: 'ether',
    price: null,
    rate: null,
    discount,
    tolerance: wad(tolerance),
    sources: [],
    block: { number: 1n, timestamp: 1n },
  })
  const said = (...rows: MarketRow[]) =>
    alarming({
      markets: rows,
      preferences: { hidden: [], excluded: [], tokens: [], discountAlert: wad(2n * percent) },
    }).map(({ discount }) => discount)

  test('is what is further below than the threshold, the furthest first', () => {
    expect(said(row(-3n * percent), row(-2n * percent), row(-9n * percent), row(4n * percent), row(null))).toEqual([
      -9n * percent,
      -3n * percent,
    ])
  })

  test('is nothing that the sources could not tell from nothing', () => {
    expect(said(row(-3n * percent, 3n * percent), row(-3n * percent, 3n * percent - 1n))).toHaveLength(1)
  })
})
