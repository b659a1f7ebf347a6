import { contract } from '../plan.ts'
import { allowlist, lseth, redeemManager } from './addresses.ts'

/** `underlyingBalanceFromShares`: wei for an amount of LsETH, rounded down. */
export const river = contract(lseth.address, [
  'function underlyingBalanceFromShares(uint256 shares) view returns (uint256)',
  'function getSlashingContainmentMode() view returns (bool)',
])

/**
 * Requests and the events that satisfy them, both laid end to end in LsETH: `height` is where one begins. `resolve…` answers
 * the first event that reaches a request, -1: none yet, -2: no such request, -3: wholly paid. `maxRedeemableEth` in wei.
 */
export const manager = contract(redeemManager, [
  'struct RedeemRequest { uint256 amount; uint256 maxRedeemableEth; address recipient; uint256 height; address initiator; }',
  'struct WithdrawalEvent { uint256 amount; uint256 withdrawnEth; uint256 height; }',
  'function getRedeemRequestDetails(uint32 redeemRequestId) view returns (RedeemRequest)',
  'function resolveRedeemRequests(uint32[] redeemRequestIds) view returns (int64[] withdrawalEventIds)',
  'function getWithdrawalEventCount() view returns (uint256)',
  'function getWithdrawalEventDetails(uint32 withdrawalEventId) view returns (WithdrawalEvent)',
  'function claimRedeemRequests(uint32[] redeemRequestIds, uint32[] withdrawalEventIds) returns (uint8[] claimStatuses)',
])

/** `isAllowed` with mask 1: may mint, 4: may redeem; the denied may do neither. */
export const list = contract(allowlist, [
  'function isAllowed(address account, uint256 mask) view returns (bool)',
  'function isDenied(address account) view returns (bool)',
])
