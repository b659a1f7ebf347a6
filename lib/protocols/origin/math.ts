import { WAD } from '../../units.ts'
import { lesser } from '../lesser.ts'

export type Queue = { queued: bigint; claimable: bigint; claimed: bigint }

/**
 * Up to which running total the queue can be paid after a claim has first moved what lies in the vault to it. Same unit as
 * the totals. Mirrors VaultCore._addWithdrawalQueueLiquidity, which every claim runs.
 */
export function claimableUpTo({ queued, claimable, claimed }: Queue, held: bigint): bigint {
  const free = held - (claimable - claimed)
  if (free <= 0n || queued <= claimable) return claimable
  return lesser(claimable + free, queued)
}

/**
 * Whether the vault lets anybody out: supply and value differ by no more than it allows. All in 18 decimals. Mirrors
 * VaultCore._postRedeem; the quotient rounds down.
 */
export function isBacked(supply: bigint, value: bigint, allowed: bigint): boolean {
  if (allowed === 0n) return true
  if (value === 0n) return false
  const ratio = (supply * WAD) / value
  return (ratio > WAD ? ratio - WAD : WAD - ratio) <= allowed
}
