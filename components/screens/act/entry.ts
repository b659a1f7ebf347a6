import { formatExact } from '../../messages/amounts.ts'
import { parseAmount } from '../../parts/amountInput.ts'

/** What an amount of a token is worth in dollars: ether per whole token (1e18 = 1), and dollars per ether from a feed. */
export type Pricing = { rate: bigint; answer: bigint; decimals: number }

const WAD = 10n ** 18n

/** An amount of dollars (18 decimals) in the token's smallest unit, rounded down; null at a price of zero. */
export function fromDollars(
  dollars: bigint,
  decimals: number,
  { rate, answer, decimals: places }: Pricing,
): bigint | null {
  if (rate <= 0n || answer <= 0n) return null
  return (dollars * 10n ** BigInt(places) * 10n ** BigInt(decimals)) / (answer * rate)
}

/** An amount of the token in dollars (18 decimals), rounded down. */
export function toDollars(amount: bigint, decimals: number, { rate, answer, decimals: places }: Pricing): bigint {
  return (amount * rate * answer) / (10n ** BigInt(decimals) * 10n ** BigInt(places))
}

/** A hundredth part so many times, rounded down. */
export const partOf = (amount: bigint, percent: bigint) => (amount * percent) / 100n

/** What can be given and still leave what is kept back. Never negative. */
export const spendable = (held: bigint, kept: bigint | null) => (held > (kept ?? 0n) ? held - (kept ?? 0n) : 0n)

/** What was typed, in the token's smallest unit; null for what is no amount, or none above zero. */
export function readEntry(
  text: string,
  { decimals, pricing }: { decimals: number; pricing: Pricing | null },
): bigint | null {
  const typed = parseAmount(text, pricing === null ? decimals : 18)
  const amount = typed === null || pricing === null ? typed : fromDollars(typed, decimals, pricing)
  // More than any token has: refused here, so that nothing is asked of the chain about it.
  return amount === null || amount <= 0n || amount > 2n ** 128n ? null : amount
}

/** An amount as it would be typed: in the token, or in dollars cut to cents. */
export function writeEntry(amount: bigint, decimals: number, pricing: Pricing | null): string {
  if (pricing === null) return formatExact(amount, decimals)
  const cents = (toDollars(amount, decimals, pricing) * 100n) / WAD
  return formatExact(cents, 2)
}
