import { contract } from '../plan.ts'
import { meveth } from './addresses.ts'

/**
 * Token, vault and queue in one. `fraction`: ether and mevETH it counts. Tickets up to `requestsFinalisedUntil` are paid
 * out of `withdrawalAmountQueued`, which nobody else can take. `previewRedeem` takes off the fee. Source:
 * manifoldfinance/mevETH2 MevEth.sol, 2024-02-12; ABI of MEV-Protocol/meveth-subgraph (high).
 */
export const mevethContract = contract(meveth.address, [
  'function fraction() view returns (uint128 elastic, uint128 base)',
  'function convertToAssets(uint256 shares) view returns (uint256 assets)',
  'function convertToShares(uint256 assets) view returns (uint256 shares)',
  'function previewRedeem(uint256 shares) view returns (uint256 assets)',
  'function MIN_WITHDRAWAL() view returns (uint128)',
  'function stakingPaused() view returns (bool)',
  'function withdrawalQueue(uint256 ticketNumber) view returns (bool claimed, address receiver, uint128 amount, uint128 accumulatedAmount)',
  'function requestsFinalisedUntil() view returns (uint256)',
  'function withdrawalAmountQueued() view returns (uint256)',
  'function claim(uint256 withdrawalId)',
])
