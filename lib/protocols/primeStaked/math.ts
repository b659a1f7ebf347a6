/**
 * The most OETH that a request can ask for without burning more than `amount` primeETH, rounded down; prices in ether,
 * 1e18 = 1. Null without a price. The inverse of LRTDepositPool.requestWithdrawal, which burns ⌊oeth·a/p⌋ + 1.
 */
export function mostOeth(amount: bigint, primePrice: bigint, oethPrice: bigint): bigint | null {
  if (primePrice === 0n || oethPrice === 0n) return null
  // The greatest x with ⌊x·a/p⌋ ≤ amount − 1 is the greatest with x·a < amount·p.
  return amount === 0n ? 0n : (amount * primePrice - 1n) / oethPrice
}
