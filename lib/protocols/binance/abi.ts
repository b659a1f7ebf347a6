import { contract } from '../plan.ts'
import { unwrapQueue, wbeth } from './addresses.ts'

/** `exchangeRate`: ether per wBETH, 1e18 = 1, as the oracle last wrote it. */
export const wbethContract = contract(wbeth.address, [
  'function deposit(address referral) payable',
  'function exchangeRate() view returns (uint256)',
  'function paused() view returns (bool)',
  'function isBlacklisted(address account) view returns (bool)',
])

/**
 * The account's unpaid requests, at most a thousand; a claim takes the place in this list, and moves the last one there.
 * `claimTime` is 0 in all of them: `lockTime`, in seconds from `triggerTime`, is what has to pass.
 */
export const queue = contract(unwrapQueue, [
  'struct WithdrawRequest { address recipient; uint256 wbethAmount; uint256 ethAmount; uint256 triggerTime; uint256 claimTime; bool allocated; }',
  'function getUserWithdrawRequests(address recipient) view returns (WithdrawRequest[])',
  'function lockTime() view returns (uint256)',
  'function paused() view returns (bool)',
  'function isBlacklisted(address account) view returns (bool)',
  'function claimWithdraw(uint256 index) returns (uint256)',
])
