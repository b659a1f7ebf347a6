import fc from 'fast-check'
import { parseUnits } from 'viem'
import { describe, expect, test } from 'vitest'
import { formatDollars, formatExact, formatShort } from './amounts.ts'

const amounts = fc.bigInt({ min: -(2n ** 256n), max: 2n ** 256n })
const decimals = fc.integer({ min: 0, max: 36 })
const ungroup = (text: string) => text.replaceAll(',', '')

describe('formatExact', () => {
  test('parses back to the same bigint', () => {
    fc.assert(
      fc.property(amounts, decimals, (amount, places) => {
        expect(parseUnits(ungroup(formatExact(amount, places)) as `${number}`, places)).toBe(amount)
      }),
    )
  })
  test('groups the whole part only', () => {
    expect(formatExact(1234567890123456789n, 14)).toBe('12,345.67890123456789')
    expect(formatExact(999n, 0)).toBe('999')
    expect(formatExact(-1000n, 0)).toBe('-1,000')
  })
  test.each([255, 77, -1, 50_000, Number.NaN, null])('H146: decimals %s give the raw integer', (places) => {
    expect(formatExact(123_456n, places)).toBe('123,456')
  })
})

describe('formatShort', () => {
  test('never shows more than there is and never zero for something', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 2n ** 256n }),
        decimals,
        fc.integer({ min: 0, max: 8 }),
        (amount, places, digits) => {
          const text = formatShort(amount, places, digits)
          if (text.startsWith('<')) {
            expect(amount).toBeLessThan(parseUnits(text.slice(1) as `${number}`, places + digits + 1))
            return
          }
          const shown = parseUnits(ungroup(text) as `${number}`, places)
          expect(shown).toBeGreaterThan(0n)
          expect(shown).toBeLessThanOrEqual(amount)
        },
      ),
    )
  })
  test('drops trailing zeros and marks dust', () => {
    expect(formatShort(1_500_000_000_000_000_000n, 18)).toBe('1.5')
    expect(formatShort(1n, 18)).toBe('<0.0001')
    expect(formatShort(-1n, 18)).toBe('>-0.0001')
    expect(formatShort(0n, 18)).toBe('0')
  })
  test('fills the places where columns must line up', () => {
    expect(formatShort(5n * 10n ** 18n, 18, 4, { pad: true })).toBe('5.0000')
    expect(formatShort(15n, 1, 4, { pad: true })).toBe('1.5000')
  })
})

describe('formatDollars', () => {
  const price = { answer: 2_345_67000000n, decimals: 8 }
  test('rounds down to cents', () => {
    expect(formatDollars(10n ** 18n, price)).toBe('$2,345.67')
    expect(formatDollars(10n ** 18n / 3n, price)).toBe('$781.88')
    expect(formatDollars(1n, price)).toBe('<$0.01')
    expect(formatDollars(0n, price)).toBe('$0.00')
  })
})
