import { contract } from '../plan.ts'
import { reth, withdrawals } from './addresses.ts'

/** `getExchangeRate`: ether per rETH of StaFi, 1e18 = 1; `getEthValue`: wei for so much rETH, rounded down. */
export const rethContract = contract(reth.address, [
  'function getExchangeRate() view returns (uint256)',
  'function getEthValue(uint256 rethAmount) view returns (uint256)',
])

/**
 * Takes rETH back: at once while ether lies in the pool, else by numbered withdrawals that are paid in their order. Wei. Each
 * cycle, a day, it takes in so much of one account and of all.
 */
export const withdrawContract = contract(withdrawals, [
  'function getUnclaimedWithdrawalsOfUser(address user) view returns (uint256[])',
  'function withdrawalAtIndex(uint256 index) view returns (address owner, uint256 amount)',
  'function maxClaimableWithdrawIndex() view returns (uint256)',
  'function currentWithdrawCycle() view returns (uint256)',
  'function withdrawLimitPerCycle() view returns (uint256)',
  'function userWithdrawLimitPerCycle() view returns (uint256)',
  'function totalWithdrawAmountAtCycle(uint256 cycle) view returns (uint256)',
  'function userWithdrawAmountAtCycle(address user, uint256 cycle) view returns (uint256)',
  'function withdraw(uint256[] withdrawIndexList)',
])
