import { zeroAddress } from 'viem'
import { contract } from '../plan.ts'

/**
 * A core vault of version 1. Stake is held in shares. What is withdrawn in one epoch is paid after the next, and until then
 * a slash lowers it as it lowers the stake. Amounts in units of the collateral, times in seconds. Use with `at`.
 */
export const vaultContract = contract(zeroAddress, [
  'function collateral() view returns (address)',
  'function activeBalanceOf(address account) view returns (uint256)',
  'function activeSharesOf(address account) view returns (uint256)',
  'function currentEpoch() view returns (uint256)',
  'function currentEpochStart() view returns (uint48)',
  'function epochDuration() view returns (uint48)',
  'function withdrawalsOf(uint256 epoch, address account) view returns (uint256)',
  'function isWithdrawalsClaimed(uint256 epoch, address account) view returns (bool)',
  'function claim(address recipient, uint256 epoch) returns (uint256 amount)',
  'function claimBatch(address recipient, uint256[] epochs) returns (uint256 amount)',
])
