import { zeroAddress } from 'viem'
import { contract } from '../plan.ts'
import { config, staking, withdrawManager } from './addresses.ts'

/**
 * A token of Eigenpie. `exchangeRateToLST`: underlying per token as last pushed; `exchangeRateToNative`: ether per token,
 * through a price of the underlying that Eigenpie chose. 1e18 = 1. Use with `at(token, mlrt)`.
 */
export const mlrt = contract(zeroAddress, [
  'function exchangeRateToLST() view returns (uint256)',
  'function exchangeRateToNative() view returns (uint256)',
  'function paused() view returns (bool)',
])

/**
 * The queue of all tokens. Lists of `getUser…` run in the order of the assets asked for. Claimed entries stay in the list
 * until several can be swept out at once.
 */
export const manager = contract(withdrawManager, [
  'function getUserWithdrawalSchedules(address user, address[] assets) view returns (uint256[][] queuedLstAmounts, uint256[][] endTimes)',
  'function getUserQueuedWithdraw(address user, address[] assets) view returns (uint256[] queuedAmounts, uint256[] claimableAmounts, uint256[] claimedAmounts)',
  'function withdrawalSchedules(bytes32 userToAsset, uint256 index) view returns (uint256 receiptMLRTAmt, uint256 queuedWithdrawLSTAmt, uint256 claimedAmt, uint256 endTime)',
  'function nextUserWithdrawalTime() view returns (uint256)',
  'function lstWithdrawalDelay() view returns (uint256)',
  'function startTimestamp() view returns (uint256)',
  'function paused() view returns (bool)',
  'function userQueuingForWithdraw(address asset, uint256 mLRTamount)',
  'function userWithdrawAsset(address[] assets)',
])

export const stakingContract = contract(staking, [
  'function paused() view returns (bool)',
  'function getNodeDelegatorQueue() view returns (address[])',
])

export const configContract = contract(config, ['function isSupportedAsset(address token) view returns (bool)'])
