import { WAD } from '../../units.ts'

/** The lower of the rate a ticket was made at and that of its finalisation, or of today. */
export function lower(promised: bigint, rate: bigint): bigint {
  if (promised < rate) return promised
  return rate
}

/**
 * What a ticket takes from the vault, in wei of ether, and how much of that reaches the holder. `rate`: ether per token,
 * 1e18 = 1; `fee`: millionths, kept from the time of the request. Both products are rounded down, so the holder gets what
 * is left. Mirrors WithdrawalQueueManager.calculateRedemptionAmount and calculateFee.
 */
export function payout(amount: bigint, rate: bigint, fee: bigint): { gross: bigint; net: bigint } {
  const gross = (amount * rate) / WAD
  return { gross, net: gross - (gross * fee) / 1_000_000n }
}
