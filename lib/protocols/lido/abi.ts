import { contract } from '../plan.ts'
import { steth, withdrawalQueue, wsteth } from './addresses.ts'

/** What stETH has beyond ERC-20. `getCurrentStakeLimit`: wei; 0 when nothing can be staked now, 2^256-1 when there is no limit. */
export const stethContract = contract(steth.address, [
  'function submit(address referral) payable returns (uint256 shares)',
  'function sharesOf(address account) view returns (uint256)',
  'function getPooledEthByShares(uint256 sharesAmount) view returns (uint256)',
  'function getSharesByPooledEth(uint256 ethAmount) view returns (uint256)',
  'function isStakingPaused() view returns (bool)',
  'function getCurrentStakeLimit() view returns (uint256)',
  'function isStopped() view returns (bool)',
])

/** What wstETH has beyond ERC-20. `stEthPerToken`: stETH per wstETH, 1e18 = 1. */
export const wstethContract = contract(wsteth.address, [
  'function wrap(uint256 stETHAmount) returns (uint256 wstETHAmount)',
  'function unwrap(uint256 wstETHAmount) returns (uint256 stETHAmount)',
  'function stEthPerToken() view returns (uint256)',
  'function getStETHByWstETH(uint256 wstETHAmount) view returns (uint256)',
  'function getWstETHByStETH(uint256 stETHAmount) view returns (uint256)',
])

/**
 * WithdrawalQueueERC721. `getWithdrawalRequests`: the unclaimed tickets of an owner, in no order. Hints are places in the
 * list of finalisations, from 1. Timestamps in Unix seconds, amounts in wei.
 */
export const queueContract = contract(withdrawalQueue, [
  'struct Status { uint256 amountOfStETH; uint256 amountOfShares; address owner; uint256 timestamp; bool isFinalized; bool isClaimed; }',
  'function getWithdrawalRequests(address owner) view returns (uint256[])',
  'function getWithdrawalStatus(uint256[] requestIds) view returns (Status[])',
  'function getLastFinalizedRequestId() view returns (uint256)',
  'function getLastCheckpointIndex() view returns (uint256)',
  'function findCheckpointHints(uint256[] requestIds, uint256 firstIndex, uint256 lastIndex) view returns (uint256[])',
  'function getClaimableEther(uint256[] requestIds, uint256[] hints) view returns (uint256[])',
  'function isPaused() view returns (bool)',
  'function getResumeSinceTimestamp() view returns (uint256)',
  'function isBunkerModeActive() view returns (bool)',
  'function MIN_STETH_WITHDRAWAL_AMOUNT() view returns (uint256)',
  'function MAX_STETH_WITHDRAWAL_AMOUNT() view returns (uint256)',
  'function requestWithdrawals(uint256[] amounts, address owner) returns (uint256[])',
  'function claimWithdrawals(uint256[] requestIds, uint256[] hints)',
])
