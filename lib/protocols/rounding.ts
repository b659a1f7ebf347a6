/**
 * Differences below this many units of 18 decimals are a contract's own rounding: shares are divided a few times on the
 * way, and each floor may lose as many units as a share is worth. Source: facts/eigenlayer.md 3.1.
 */
export const dust = 1_000_000n
/** The same of a token with fewer decimals, where a million units may be a fortune: each floor takes one at most. */
const coarseDust = 10n

/** Whether two amounts of one token differ by rounding only. `decimals`: of the token, null when unknown. */
export function sameTokens(a: bigint, b: bigint, decimals: number | null): boolean {
  return (a > b ? a - b : b - a) < (decimals !== null && decimals >= 18 ? dust : coarseDust)
}
