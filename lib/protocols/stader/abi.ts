import { contract } from '../plan.ts'
import { ethx, poolsManager, staderConfig, staderOracle, withdrawalManager } from './addresses.ts'

/** What ETHx has beyond ERC-20. */
export const ethxContract = contract(ethx.address, ['function paused() view returns (bool)'])

/** `getExchangeRate`: ether per ETHx, 1e18 = 1. `previewWithdraw`: wei for so many ETHx, rounded down. */
export const poolsContract = contract(poolsManager, [
  'function getExchangeRate() view returns (uint256)',
  'function previewWithdraw(uint256 shares) view returns (uint256)',
  'function previewDeposit(uint256 assets) view returns (uint256)',
  'function minDeposit() view returns (uint256)',
  'function maxDeposit() view returns (uint256)',
  'function isVaultHealthy() view returns (bool)',
  'function paused() view returns (bool)',
  'function deposit(address receiver) payable returns (uint256)',
])

/**
 * UserWithdrawalManager. A request is final once its id is below `nextRequestIdToFinalize`; it is deleted when claimed.
 * Amounts in wei of ETHx and of ether.
 */
export const withdrawalContract = contract(withdrawalManager, [
  'function getRequestIdsByUser(address user) view returns (uint256[])',
  'function userWithdrawRequests(uint256 id) view returns (address owner, uint256 ethXAmount, uint256 ethExpected, uint256 ethFinalized, uint256 requestBlock)',
  'function nextRequestIdToFinalize() view returns (uint256)',
  'function paused() view returns (bool)',
  'function requestWithdraw(uint256 ethXAmount, address owner) returns (uint256 requestId)',
  'function claim(uint256 requestId)',
])

/** Bounds in wei of ether, the delay in blocks. */
export const configContract = contract(staderConfig, [
  'function getMinBlockDelayToFinalizeWithdrawRequest() view returns (uint256)',
  'function getMinWithdrawAmount() view returns (uint256)',
  'function getMaxWithdrawAmount() view returns (uint256)',
])

/** `safeMode` stops finalisation; `erInspectionMode` holds a report back that moved the rate too far. */
export const oracleContract = contract(staderOracle, [
  'function safeMode() view returns (bool)',
  'function erInspectionMode() view returns (bool)',
])
