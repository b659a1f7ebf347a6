import { contract } from '../plan.ts'
import { config, depositPool, oracle, rseth, unstakingVault, withdrawalManager } from './addresses.ts'

/** What rsETH has beyond ERC-20. `transfersBlockedUntil`: Unix seconds before which Kelp refuses this account's transfers. */
export const rsethContract = contract(rseth.address, [
  'function paused() view returns (bool)',
  'function transfersBlockedUntil(address account) view returns (uint256)',
])

/** `rsETHPrice`: ether per rsETH, 1e18 = 1, as last written. `getAssetPrice`: ether per asset, read live. */
export const oracleContract = contract(oracle, [
  'function rsETHPrice() view returns (uint256)',
  'function getAssetPrice(address asset) view returns (uint256)',
  'function paused() view returns (bool)',
])

export const configContract = contract(config, ['function getSupportedAssetList() view returns (address[])'])
export const poolContract = contract(depositPool, [
  'function paused() view returns (bool)',
  'function getNodeDelegatorQueue() view returns (address[])',
])

/** The most that instant withdrawals of an asset can take, in its smallest unit. */
export const vaultContract = contract(unstakingVault, [
  'function getAssetsAvailableForInstantWithdrawal(address asset) view returns (uint256)',
])

/**
 * Withdrawals, one queue per asset. `userAssociatedNonces`: the ends of an account's own list, whose entries
 * `getUserWithdrawalRequest` gives by their place, oldest first. A request is unlocked once its nonce is below
 * `nextLockedNonce`; `expectedAssetAmount` is then what it will pay, before that what was promised. Fee in basis points.
 * Ether of unlocked requests may be lent out at Aave, in wei; the three functions that say so came with the upgrade of 2026.
 */
export const managerContract = contract(withdrawalManager, [
  'function completeWithdrawal(address asset, string referralId)',
  'function userAssociatedNonces(address asset, address user) view returns (uint128 begin, uint128 end)',
  'function getUserWithdrawalRequest(address asset, address user, uint256 userIndex) view returns (uint256 rsETHAmount, uint256 expectedAssetAmount, uint256 withdrawalStartBlock, uint256 userNonce)',
  'function nextLockedNonce(address asset) view returns (uint256)',
  'function withdrawalDelayBlocks() view returns (uint256)',
  'function minRsEthAmountToWithdraw(address asset) view returns (uint256)',
  'function getExpectedAssetAmount(address asset, uint256 amount) view returns (uint256)',
  'function getAvailableAssetAmount(address asset) view returns (uint256)',
  'function isInstantWithdrawalEnabled(address asset) view returns (bool)',
  'function instantWithdrawalFee() view returns (uint256)',
  'function paused() view returns (bool)',
  'function isAaveIntegrationEnabled() view returns (bool)',
  'function totalETHDepositedToAave() view returns (uint256)',
  'function getAaveWithdrawableLiquidity() view returns (uint256)',
])
