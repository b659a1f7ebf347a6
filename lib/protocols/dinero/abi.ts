import { contract } from '../plan.ts'
import { apxeth, pirexEth, upxeth } from './addresses.ts'

/**
 * `fees` in millionths: 0 minting, 1 redeeming, 2 redeeming at once. `paused`: 2 is paused, 1 is not. `status` of a validator:
 * 3 and 4 mean its ether is back. `buffer`, `outstandingRedemptions`, `pendingWithdrawal` (asked for, and not enough yet for a
 * validator to leave) and `DEPOSIT_SIZE` (of a validator) in wei.
 */
export const pirex = contract(pirexEth, [
  'function paused() view returns (uint256)',
  'function fees(uint8 kind) view returns (uint32)',
  'function buffer() view returns (uint256)',
  'function outstandingRedemptions() view returns (uint256)',
  'function pendingWithdrawal() view returns (uint256)',
  'function getStakingValidatorCount() view returns (uint256)',
  'function DEPOSIT_SIZE() view returns (uint256)',
  'function batchIdToValidator(uint256 batchId) view returns (bytes)',
  'function status(bytes validator) view returns (uint8)',
  'function bulkRedeemWithUpxEth(uint256[] tokenIds, uint256[] amounts, address receiver)',
])

/** How much of a ticket an account holds: wei, one to one. */
export const tickets = contract(upxeth, ['function balanceOf(address owner, uint256 id) view returns (uint256)'])

/** `withdrawalPenalty` in millionths, taken off by `previewRedeem` and not by `convertToAssets`. */
export const apxethContract = contract(apxeth.address, ['function withdrawalPenalty() view returns (uint256)'])
