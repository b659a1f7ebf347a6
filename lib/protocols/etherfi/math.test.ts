import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { WAD } from '../../units.ts'
import { amountForShare, delayedAssets, exceedsLoss, payout, redeemed, sharesForAmount } from './math.ts'

const wei = fc.bigInt(1n, 10n ** 27n)
const pool = fc.record({ pooled: fc.bigInt(10n ** 9n, 10n ** 26n), shares: fc.bigInt(10n ** 9n, 10n ** 26n) })

describe('a request', () => {
  test('never pays more than was asked for, nor more than its shares are worth by the rate rounded up', () => {
    fc.assert(
      fc.property(wei, pool, (amount, by) => {
        const share = sharesForAmount(amount, by)
        const paid = payout(amount, share, by)
        expect(paid <= amount).toBe(true)
        // The rate is rounded up by less than a wei per 1e18 shares.
        expect(paid <= amountForShare(share, by) + share / WAD + 1n).toBe(true)
      }),
    )
  })

  test('pays what was asked for while the pool only grew', () => {
    fc.assert(
      fc.property(wei, pool, fc.bigInt(0n, 10n ** 26n), (amount, by, gain) => {
        const share = sharesForAmount(amount, by)
        const grown = { ...by, pooled: by.pooled + gain + by.pooled / 1_000n + amount }
        expect(payout(amount, share + 1n, grown) <= amount).toBe(true)
      }),
    )
  })

  test('loses with the pool: half of the ether gone is half of the payment gone', () => {
    const by = { pooled: 200n * WAD, shares: 100n * WAD }
    expect(payout(10n * WAD, 5n * WAD, by)).toBe(10n * WAD)
    expect(payout(10n * WAD, 5n * WAD, { ...by, pooled: by.pooled / 2n })).toBe(5n * WAD)
  })

  test('of an empty pool is worth nothing, and nothing is divided by zero', () => {
    const empty = { pooled: 0n, shares: 0n }
    expect([sharesForAmount(5n, empty), amountForShare(5n, empty), payout(5n, 5n, empty)]).toEqual([0n, 0n, 0n])
  })
})

describe('an instant redemption', () => {
  test('never pays more than the amount, and less the higher its fee is', () => {
    fc.assert(
      fc.property(wei, pool, fc.bigInt(0n, 500n), (amount, by, fee) => {
        const paid = redeemed(amount, fee, by)
        expect(paid <= amount).toBe(true)
        expect(paid <= redeemed(amount, 0n, by)).toBe(true)
        expect(redeemed(amount, 10_000n, by)).toBe(0n)
      }),
    )
  })
})

describe('a delayed withdrawal of a vault', () => {
  const oneShare = WAD
  test('pays at the lower of two rates, less its fee', () => {
    const request = { shares: 10n * WAD, rateThen: 11n * 10n ** 17n, feeBps: 100n, oneShare }
    expect(delayedAssets({ ...request, rateNow: 12n * 10n ** 17n })).toBe(1089n * 10n ** 16n)
    expect(delayedAssets({ ...request, rateNow: WAD })).toBe(99n * 10n ** 17n)
  })

  test('is refused when the rate moved further than allowed, either way', () => {
    expect(exceedsLoss(100n, 99n, 100n)).toBe(true)
    expect(exceedsLoss(10_000n, 9_901n, 100n)).toBe(false)
    expect(exceedsLoss(10_000n, 10_100n, 100n)).toBe(false)
    expect(exceedsLoss(10_000n, 10_101n, 100n)).toBe(true)
    fc.assert(fc.property(wei, fc.bigInt(0n, 10_000n), (rate, loss) => !exceedsLoss(rate, rate, loss)))
  })
})
