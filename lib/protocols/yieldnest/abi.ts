import { zeroAddress } from 'viem'
import { at, contract } from '../plan.ts'
import { nodesManager, tokenNodesManager, yneth, ynethx, ynlsde } from './addresses.ts'

/** Ether per share, 18 decimals, rounded down, computed from what the pool holds. */
export const ynethContract = contract(yneth.address, [
  'function convertToAssets(uint256 shares) view returns (uint256)',
])
export const ynethxContract = contract(ynethx.address, [
  'function convertToAssets(uint256 shares) view returns (uint256)',
])
/** Its `convertToAssets` takes an asset too; worth in ether is what `previewRedeem` gives. */
export const ynlsdeContract = contract(ynlsde.address, [
  'function previewRedeem(uint256 shares) view returns (uint256)',
])

/** Either token, where both are alike. */
export const tokenContract = contract(zeroAddress, ['function depositsPaused() view returns (bool)'])

/**
 * A queue; tickets are ERC-721 tokens that are numbered from 0 and burnt when paid. Rates: ether per token, 1e18 = 1.
 * `feeAtRequestTime`, `withdrawalFee`: millionths. A ticket is finalised when its number is below `lastFinalizedIndex`;
 * the finalisation whose range [startIndex, endIndex) holds it has its rate.
 */
export const queueContract = contract(zeroAddress, [
  'struct WithdrawalRequest { uint256 amount; uint256 feeAtRequestTime; uint256 redemptionRateAtRequestTime; uint256 creationTimestamp; bool processed; bytes data; }',
  'struct Finalization { uint64 startIndex; uint64 endIndex; uint96 redemptionRate; }',
  'function balanceOf(address owner) view returns (uint256)',
  'function ownerOf(uint256 tokenId) view returns (address)',
  'function tokenOfOwnerByIndex(address owner, uint256 index) view returns (uint256)',
  'function withdrawalRequest(uint256 tokenId) view returns (WithdrawalRequest)',
  'function lastFinalizedIndex() view returns (uint256)',
  'function finalizationsCount() view returns (uint256)',
  'function getFinalization(uint256 finalizationId) view returns (Finalization)',
  'function findFinalizationForTokenId(uint256 tokenId) view returns (uint256)',
  'function withdrawalFee() view returns (uint256)',
  'function claimWithdrawal(uint256 tokenId, address receiver)',
  'function claimWithdrawals(uint256[] tokenIds, address[] receivers)',
])

/** What pays: at which rate now, how much it has (in ether), and whether it pays at all. */
export const vaultContract = contract(zeroAddress, [
  'function redemptionRate() view returns (uint256)',
  'function availableRedemptionAssets() view returns (uint256)',
  'function paused() view returns (bool)',
])

/** Lists the staking nodes, each a staker. */
export const nodesContract = contract(nodesManager, ['function getAllNodes() view returns (address[])'])
export const tokenNodesContract = at(tokenNodesManager, nodesContract)
