import { zeroAddress } from 'viem'
import { contract } from '../plan.ts'
import { delegationSupervisor, vaultSupervisor } from './addresses.ts'

/** Any vault. `convertToAssets`: smallest units of what it holds, rounded down (ERC-4626). While paused it redeems nothing. */
export const vaultContract = contract(zeroAddress, [
  'function convertToAssets(uint256 shares) view returns (uint256 assets)',
  'function asset() view returns (address)',
  'function paused() view returns (bool)',
])

/** Keeps shares for who deposited them. `assets`: what they are worth, in smallest units of `tokens`. The four lists are as long. */
export const depositsContract = contract(vaultSupervisor, [
  'function getDeposits(address staker) view returns (address[] vaults, address[] tokens, uint256[] assets, uint256[] shares)',
  'function paused() view returns (bool)',
])

/**
 * Keeps what was asked to leave. `start` and `withdrawalDelay` in seconds. The list of an account keeps what was finished too:
 * `isWithdrawPending` tells them apart.
 */
export const withdrawalsContract = contract(delegationSupervisor, [
  'struct WithdrawRequest { address[] vaults; uint256[] shares; address withdrawer; }',
  'struct QueuedWithdrawal { address staker; address delegatedTo; uint256 nonce; uint256 start; WithdrawRequest request; }',
  'function fetchQueuedWithdrawals(address staker) view returns (QueuedWithdrawal[] queuedWithdrawals)',
  'function isWithdrawPending(QueuedWithdrawal withdrawal) view returns (bool)',
  'function withdrawalDelay() view returns (uint256)',
  'function paused() view returns (bool)',
  'function finishWithdraw(QueuedWithdrawal[] startedWithdrawals)',
])
