import { contract } from '../plan.ts'
import { assetsVault, strategyController, vault } from './addresses.ts'

/**
 * StoneVault. Prices in ether per STONE, 1e18 = 1; `withdrawFeeRate` in millionths; `rebaseTime` in Unix seconds. Some
 * functions that only answer are not declared `view`; they are asked by `eth_call` like the others. `userReceipts`: an
 * account has one; its shares were handed in during `withdrawRound`.
 */
export const stoneVault = contract(vault, [
  'function currentSharePrice() returns (uint256 price)',
  'function getVaultAvailableAmount() returns (uint256 idleAmount, uint256 investedAmount)',
  'function latestRoundID() view returns (uint256)',
  'function roundPricePerShare(uint256 round) view returns (uint256)',
  'function userReceipts(address account) view returns (uint256 withdrawRound, uint256 withdrawShares, uint256 withdrawableAmount)',
  'function withdrawFeeRate() view returns (uint256)',
  'function rebaseTime() view returns (uint256)',
  'function rebaseTimeInterval() view returns (uint256)',
  'function instantWithdraw(uint256 amount, uint256 shares) returns (uint256 actualWithdrawn)',
])

/** AssetsVault: the ether a claim is paid from. Wei. */
export const paymaster = contract(assetsVault, ['function getBalance() view returns (uint256 amount)'])

/** Where the ether is invested, and in what parts. */
export const controller = contract(strategyController, [
  'function getStrategies() view returns (address[] addrs, uint256[] portions)',
])
