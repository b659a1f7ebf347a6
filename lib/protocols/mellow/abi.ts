import { zeroAddress } from 'viem'
import { contract } from '../plan.ts'
import { claimer } from './addresses.ts'

/**
 * A vault of either generation. The younger lists subvaults, each with a queue of its own (zero: none); the older has one
 * Symbiotic vault and one queue. Amounts in wei of wstETH. Use with `at`.
 */
export const vault = contract(zeroAddress, [
  'struct Subvault { uint8 protocol; address vault; address withdrawalQueue; }',
  'function convertToAssets(uint256 shares) view returns (uint256)',
  'function convertToShares(uint256 assets) view returns (uint256)',
  'function depositPause() view returns (bool)',
  'function depositWhitelist() view returns (bool)',
  'function withdrawalPause() view returns (bool)',
  'function subvaultsCount() view returns (uint256)',
  'function subvaultAt(uint256 index) view returns (Subvault)',
  'function defaultCollateral() view returns (address)',
  'function withdrawalQueue() view returns (address)',
  'function symbioticVault() view returns (address)',
  'function symbioticCollateral() view returns (address)',
  'function claim(address account, address recipient, uint256 maxAmount) returns (uint256)',
])

/**
 * What a vault's users wait in. Requests are shares of what the queue takes out of Symbiotic in one epoch; an account has
 * them in two epochs at most, the later of which is `claimEpoch`. Use with `at`.
 */
export const queue = contract(zeroAddress, [
  'struct EpochData { bool isClaimed; uint256 sharesToClaim; uint256 claimableAssets; }',
  'function pendingAssetsOf(address account) view returns (uint256)',
  'function claimableAssetsOf(address account) view returns (uint256)',
  'function getAccountData(address account) view returns (uint256 sharesToClaimPrev, uint256 sharesToClaim, uint256 claimableAssets, uint256 claimEpoch)',
  'function getEpochData(uint256 epoch) view returns (EpochData)',
  'function claimer() view returns (address)',
  'function claim(address account, address recipient, uint256 maxAmount) returns (uint256)',
])

/** The Symbiotic vault behind a queue. Seconds. Use with `at`. */
export const symbiotic = contract(zeroAddress, [
  'function currentEpoch() view returns (uint256)',
  'function currentEpochStart() view returns (uint48)',
  'function epochDuration() view returns (uint48)',
  'function withdrawalsOf(uint256 epoch, address account) view returns (uint256)',
])

export const claimerContract = contract(claimer, [
  'function multiAcceptAndClaim(address multiVault, uint256[] subvaultIndices, uint256[][] indices, address recipient, uint256 maxAssets) returns (uint256)',
])
