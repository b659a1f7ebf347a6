/** Fees are in ten thousandths of an amount. */
const whole = 10_000n

/** What is left of an amount after a fee that is rounded down, as the contract takes it. */
export const afterFee = (amount: bigint, fee: bigint): bigint => amount - (amount * fee) / whole

/** An amount of 8 decimals in the smallest unit of what is paid; null when that has fewer than 8, or more than can be. */
export function scaled(amount: bigint, decimals: number): bigint | null {
  return decimals < 8 || decimals > 36 ? null : amount * 10n ** BigInt(decimals - 8)
}
