import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { afterFee, fromAsset, lengthOf, toAsset } from './math.ts'

const word = fc.bigInt({ min: 0n, max: 2n ** 112n })
const price = fc.bigInt({ min: 1n, max: 2n ** 80n })

describe('what rsETH is worth', () => {
  test('the most that can be paid for is worth no more than there is, and one wei more is', () => {
    fc.assert(
      fc.property(word, price, price, (left, rsethPrice, assetPrice) => {
        const most = fromAsset(left, rsethPrice, assetPrice) as bigint
        expect(toAsset(most, rsethPrice, assetPrice)).toBeLessThanOrEqual(left)
        expect(toAsset(most + 1n, rsethPrice, assetPrice)).toBeGreaterThan(left)
      }),
    )
  })

  test('nothing has a worth without a price', () => {
    expect(toAsset(1n, 1n, 0n)).toBeNull()
    expect(fromAsset(1n, 0n, 1n)).toBeNull()
  })

  test('the fee is rounded down, so what is paid is rounded up', () => {
    expect(afterFee(10_000n, 20n)).toBe(9_980n)
    expect(afterFee(499n, 20n)).toBe(499n)
    fc.assert(
      fc.property(word, fc.bigInt({ min: 0n, max: 10_000n }), (worth, fee) => {
        const paid = afterFee(worth, fee)
        expect(paid * 10_000n).toBeGreaterThanOrEqual(worth * (10_000n - fee))
        expect((paid - 1n) * 10_000n).toBeLessThan(worth * (10_000n - fee) + 1n)
      }),
    )
  })

  test('a list’s ends may wrap around 128 bits', () => {
    expect(lengthOf([3n, 5n])).toBe(2n)
    expect(lengthOf([2n ** 128n - 1n, 1n])).toBe(2n)
    expect(lengthOf([0n, 0n])).toBe(0n)
  })
})
