import { type TokenUnits, WAD } from '../../../units.ts'

/**
 * What a token of the stake would have been paid in a year, in the reward token: smallest unit of the reward per 1e18
 * smallest units staked, rounded down. Null without stake.
 */
export function yearlyTokens(net: TokenUnits, staked: TokenUnits | null, days: number): bigint | null {
  if (staked === null || staked <= 0n || days <= 0) return null
  return (net * 365n * WAD) / (BigInt(days) * staked)
}
