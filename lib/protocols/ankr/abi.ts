import { contract } from '../plan.ts'
import { ankreth, pool } from './addresses.ts'

/** `ratio`: ankrETH per ether, 1e18 = 1: it falls as rewards come in. `sharesToBonds`: wei for an amount, rounded down. */
export const ankrethContract = contract(ankreth.address, [
  'function ratio() view returns (uint256)',
  'function sharesToBonds(uint256 amount) view returns (uint256)',
])

/**
 * What waits for an account, and what could not be sent to it and has to be fetched; both in wei. Pauses are named by a
 * short text in 32 bytes.
 */
export const poolContract = contract(pool, [
  'function getPendingUnstakesOf(address claimer) view returns (uint256)',
  'function getForManualClaimOf(address claimer) view returns (uint256)',
  'function getStashedForManualClaims() view returns (uint256)',
  'function isPaused(bytes32 method) view returns (bool)',
  'function claimManually(address receiver)',
  'function stakeAndClaimAethC() payable',
])
