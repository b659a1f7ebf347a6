import { zeroAddress } from 'viem'
import { contract } from '../plan.ts'

/**
 * A vault with its queue; use with `at(line.vault, vault)`. Running totals of the queue are in the token paid, `amount` in the
 * token burnt; both have 18 decimals. `withdrawalClaimDelay` in seconds, 0: switched off. `maxSupplyDiff` as WAD, 0: no check.
 */
export const vault = contract(zeroAddress, [
  'function withdrawalRequests(uint256 requestId) view returns (address withdrawer, bool claimed, uint40 timestamp, uint128 amount, uint128 queued)',
  'function withdrawalQueueMetadata() view returns (uint128 queued, uint128 claimable, uint128 claimed, uint128 nextWithdrawalIndex)',
  'function withdrawalClaimDelay() view returns (uint256)',
  'function capitalPaused() view returns (bool)',
  'function rebasePaused() view returns (bool)',
  'function maxSupplyDiff() view returns (uint256)',
  'function totalValue() view returns (uint256 value)',
  'function claimWithdrawals(uint256[] requestIds) returns (uint256[] amounts, uint256 totalAmount)',
])

/** What is asked of the token a vault burns. */
export const supply = contract(zeroAddress, ['function totalSupply() view returns (uint256)'])
