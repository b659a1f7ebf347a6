import { lesser } from '../lesser.ts'

/** Hundredths of a percent in one. */
const whole = 10_000n

/** wstETH after a fee in hundredths of a percent, which the contract rounds down. */
export const afterFee = (amount: bigint, fee: bigint): bigint => amount - (amount * fee) / whole

/**
 * What a redemption pays: the lesser of what it was reckoned at and what the shares are worth now, lowered by as much as
 * wstETH itself has moved against ether since, less the fee. Unit: wstETH. Rounds down, in the contract's order. Mirrors
 * TreehouseRedemptionV2._getReturnAmount and finalizeRedeem. Null when a rate is zero, where the contract reverts.
 */
export function redeemed(
  then: { assets: bigint; baseRate: bigint },
  now: { assets: bigint; baseRate: bigint },
  fee: bigint,
): bigint | null {
  const low = lesser(then.baseRate, now.baseRate)
  const high = then.baseRate + now.baseRate - low
  if (high === 0n) return null
  return afterFee((low * lesser(then.assets, now.assets)) / high, fee)
}
