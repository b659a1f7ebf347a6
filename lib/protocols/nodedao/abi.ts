import { zeroAddress } from 'viem'
import { contract } from '../plan.ts'

/**
 * A pool. Wei and smallest units, rounded down. A request is paid from block `withdrawalHeight + withdrawalDelayBlocks` on;
 * `isClaim` is not zero once it was. `getPoolAmount`: ether in the pool and rewards it can take in; `getCLVaultAmount`: ether
 * that came back from validators; `totalWithdrawalAmount`: tokens of requests that are open. Use with `at(pool, poolContract)`.
 */
export const poolContract = contract(zeroAddress, [
  'struct WithdrawalInfo { uint96 withdrawalHeight; uint96 withdrawalExchange; uint64 isClaim; uint128 withdrawalAmount; uint128 claimAmount; }',
  'function convertToAssets(uint256 unstakeAmount) view returns (uint256)',
  'function convertToShares(uint256 stakeAmount) view returns (uint256)',
  'function getUserWithdrawals(address receiver) view returns (WithdrawalInfo[])',
  'function withdrawalDelayBlocks() view returns (uint256)',
  'function totalWithdrawalAmount() view returns (uint256)',
  'function getPoolAmount() view returns (uint256)',
  'function getCLVaultAmount() view returns (uint256)',
  'function unstakeAllowed() view returns (bool)',
  'function paused() view returns (bool)',
  'function claimWithdrawals(address receiver, uint256[] requestIds)',
])
