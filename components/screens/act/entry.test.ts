import { expect, test } from 'vitest'
import { fromDollars, partOf, readEntry, spendable, toDollars, writeEntry } from './entry.ts'

const ether = (amount: bigint) => amount * 10n ** 18n
/** 1 token is 1.25 ether, 1 ether is 4,000 dollars. */
const pricing = { rate: 125n * 10n ** 16n, answer: 4_000n * 10n ** 8n, decimals: 8 }

test('dollars become tokens rounded down, and back', () => {
  expect(fromDollars(ether(5_000n), 18, pricing)).toBe(ether(1n))
  expect(fromDollars(1n, 18, pricing)).toBe(0n)
  expect(toDollars(ether(2n), 18, pricing)).toBe(ether(10_000n))
  expect(fromDollars(ether(5_000n), 6, pricing)).toBe(1_000_000n)
  expect(fromDollars(ether(1n), 18, { ...pricing, answer: 0n })).toBeNull()
})

test('only an exact positive number is an amount', () => {
  const plain = { decimals: 18, pricing: null }
  expect(readEntry('1,234.5', plain)).toBe(1_234_500_000_000_000_000_000n)
  for (const wrong of ['', '0', '0.0', '-1', '1e30', '1,5', '1.234,5', '0x10', '1 000', '٣', `1${'0'.repeat(30)}`]) {
    expect(readEntry(wrong, plain), wrong).toBeNull()
  }
  expect(readEntry('0.0000000000000000001', plain)).toBeNull()
  expect(readEntry('5000', { decimals: 18, pricing })).toBe(ether(1n))
  // Worth less than the smallest unit.
  expect(readEntry('0.000000000000000001', { decimals: 6, pricing })).toBeNull()
})

test('the largest amount keeps back what is to pay for it', () => {
  expect(spendable(10n, 3n)).toBe(7n)
  expect(spendable(3n, 10n)).toBe(0n)
  expect(spendable(3n, null)).toBe(3n)
  expect(partOf(7n, 50n)).toBe(3n)
})

test('an amount is written as it would be typed', () => {
  expect(writeEntry(1_234_500_000_000_000_000_000n, 18, null)).toBe('1,234.5')
  expect(writeEntry(ether(1n), 18, pricing)).toBe('5,000')
})
