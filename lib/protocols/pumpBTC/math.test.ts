import fc from 'fast-check'
import { expect, test } from 'vitest'
import { afterFee, scaled } from './math.ts'

test('a fee is rounded down, so it is the account that gains the odd unit', () => {
  expect(afterFee(10_001n, 300n)).toBe(9_701n)
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 2n ** 128n }), fc.bigInt({ min: 0n, max: 9_999n }), (amount, fee) => {
      const left = afterFee(amount, fee)
      expect(left <= amount && (amount - left) * 10_000n <= amount * fee).toBe(true)
    }),
  )
})

test('amounts are scaled to what is paid, and only to what can be', () => {
  expect(scaled(5n, 8)).toBe(5n)
  expect(scaled(5n, 18)).toBe(5n * 10n ** 10n)
  for (const decimals of [0, 7, 37, 255]) expect(scaled(5n, decimals)).toBeNull()
})
