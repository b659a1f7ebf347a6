import type { TokenUnits } from '../../units.ts'
import { tokenUnits } from '../../units.ts'

/**
 * What an amount of rsETH is worth in an asset, in the asset's smallest unit, rounded down. Prices in ether, 1e18 = 1.
 * Null for an asset without a price. Mirrors LRTWithdrawalManager.getExpectedAssetAmount.
 */
export function toAsset(rsethAmount: bigint, rsethPrice: bigint, assetPrice: bigint): TokenUnits | null {
  return assetPrice === 0n ? null : tokenUnits((rsethAmount * rsethPrice) / assetPrice)
}

/**
 * The most rsETH whose worth in an asset is not more than `assetAmount`, rounded down. Null while rsETH has no price. The
 * inverse of toAsset: of one wei of rsETH more it would be too much.
 */
export function fromAsset(assetAmount: bigint, rsethPrice: bigint, assetPrice: bigint): TokenUnits | null {
  // The greatest x with ⌊x·p/a⌋ ≤ n is the greatest with x·p < (n + 1)·a.
  return rsethPrice === 0n ? null : tokenUnits(((assetAmount + 1n) * assetPrice - 1n) / rsethPrice)
}

/** What an instant withdrawal pays of that worth; the fee, in basis points, is rounded down. Mirrors instantWithdrawal. */
export const afterFee = (worth: bigint, fee: bigint): TokenUnits => tokenUnits(worth - (worth * fee) / 10_000n)

/** How many entries a list between two ends of 128 bits has; the ends wrap. Mirrors DoubleEndedQueue.length. */
export const lengthOf = ([begin, end]: readonly [bigint, bigint]): bigint => BigInt.asUintN(128, end - begin)

/**
 * Ether that can be paid out when some is lent out: of that, what the book says, and no more than can be had back now. Unit:
 * wei. Mirrors LRTWithdrawalManager._withdrawFromAave.
 */
export const payable = (held: bigint, { lent, liquid }: { lent: bigint; liquid: bigint }): bigint =>
  held + (lent < liquid ? lent : liquid)
