import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatExact } from '../messages/amounts.ts'
import { parseAmount } from './amountInput.ts'

describe('an amount that was typed', () => {
  test.each([
    ['1', 10n ** 18n],
    [' 0.5 ', 5n * 10n ** 17n],
    ['.5', 5n * 10n ** 17n],
    ['5.', 5n * 10n ** 18n],
    ['1,234.5', 12_345n * 10n ** 17n],
    ['0', 0n],
  ])('%s is a number', (text, amount) => {
    expect(parseAmount(text, 18)).toBe(amount)
  })

  test.each([
    '',
    '.',
    'abc',
    '-1',
    '+1',
    '1e3',
    '1,5',
    '1,23,456',
    '1 000',
    '0x10',
    '1.2.3',
    '１',
    `1.${'0'.repeat(19)}`,
    '9'.repeat(60),
  ])('H168: "%s" is none', (text) => {
    expect(parseAmount(text, 18)).toBeNull()
  })

  test('what we write is read back to the unit', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 2n ** 112n), fc.nat(24), (amount, decimals) => {
        expect(parseAmount(formatExact(amount, decimals), decimals)).toBe(amount)
      }),
    )
  })
})
