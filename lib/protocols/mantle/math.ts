/** Hundredths of a percent in one. */
const whole = 10_000n
/** One cmETH. */
const oneShare = 10n ** 18n

/**
 * mETH for cmETH shares at a rate, fee taken off first. Unit: mETH. Rounds the fee and the payment down, in the contract's
 * order. Mirrors DelayedWithdraw._completeWithdraw.
 */
export function paidFor(shares: bigint, rate: bigint, fee: bigint): bigint {
  return ((shares - (shares * fee) / whole) * rate) / oneShare
}

/**
 * Whether two rates are close enough for the contract to pay: the lower, raised by the loss allowed, reaches the higher.
 * Mirrors DelayedWithdraw._completeWithdraw.
 */
export function withinLoss(then: bigint, now: bigint, maxLoss: bigint): boolean {
  const [low, high] = then < now ? [then, now] : [now, then]
  return (low * (whole + maxLoss)) / whole >= high
}
