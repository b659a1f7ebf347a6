/** Scale of the queue's share rates: 1e27 is one ether a share. Mirrors WithdrawalQueueBase.E27_PRECISION_BASE. */
export const E27 = 10n ** 27n

/**
 * What a request pays when it is finalised at `maxShareRate` (wei per share, 1e27 = 1): what was asked for, or its shares at
 * that rate where its own rate is higher, which is so after a loss, and by a wei or two when nothing was earned meanwhile.
 * Unit: wei. Rounds down in the contract's order. Null for a request without shares, which the contract cannot hold.
 * Mirrors WithdrawalQueueBase._calculateClaimableEther.
 */
export function payout(stETH: bigint, shares: bigint, maxShareRate: bigint): bigint | null {
  if (shares <= 0n) return null
  return (stETH * E27) / shares > maxShareRate ? (shares * maxShareRate) / E27 : stETH
}

/**
 * What requests made now for `stETH` in so many parts would pay at least if they were finalised at this block. Unit: wei.
 * Each part may lose a wei as shares and another as ether.
 */
export function payoutNow(stETH: bigint, parts: bigint, shareRate: bigint): bigint {
  const shares = (stETH * E27) / (shareRate + 1n) - parts
  const paid = (shares * shareRate) / E27 - parts
  return paid > 0n ? paid : 0n
}
