import { zeroAddress } from 'viem'
import { contract } from '../plan.ts'
import { ezeth, rateProvider, restakeManager, withdrawQueue } from './addresses.ts'

/** `getRate`: ether per ezETH, 1e18 = 1. */
export const rateProviderContract = contract(rateProvider, ['function getRate() view returns (uint256)'])

export const ezethContract = contract(ezeth.address, ['function totalSupply() view returns (uint256)'])

/** `calculateTVLs` ends with everything Renzo holds, in wei; it reverts while a price it needs is too old. */
export const manager = contract(restakeManager, [
  'function calculateTVLs() view returns (uint256[][], uint256[], uint256)',
  'function getOperatorDelegatorsLength() view returns (uint256)',
  'function operatorDelegators(uint256 index) view returns (address)',
  'function paused() view returns (bool)',
])

/**
 * Requests stand in one array per account; a claim moves the last into the place it empties. Seconds, and amounts in the
 * smallest unit of the asset. Whoever is whitelisted skips the cooldown.
 */
export const queue = contract(withdrawQueue, [
  'function getOutstandingWithdrawRequests(address user) view returns (uint256)',
  'function withdrawRequests(address user, uint256 index) view returns (address collateralToken, uint256 withdrawRequestID, uint256 amountToRedeem, uint256 ezETHLocked, uint256 createdAt)',
  'function withdrawQueued(bytes32 withdrawHash) view returns (bool queued, uint256 fillAt)',
  'function ethWithdrawQueue() view returns (uint256 queuedWithdrawToFill, uint256 queuedWithdrawFilled)',
  'function erc20WithdrawQueue(address asset) view returns (uint256 queuedWithdrawToFill, uint256 queuedWithdrawFilled)',
  'function coolDownPeriod() view returns (uint256)',
  'function whitelisted(address user) view returns (bool)',
  'function paused() view returns (bool)',
  'function riskOracleMiddleware() view returns (address)',
  'function renzoOracle() view returns (address)',
  'function withdrawalBufferTarget(address asset) view returns (uint256)',
  'function getAvailableToWithdraw(address asset) view returns (uint256)',
  'function availableCollateralAmount(address asset) view returns (uint256)',
  'function calculateAmountToRedeem(uint256 amount, address assetOut) view returns (uint256[][] tvls, uint256 amountToRedeem)',
  'function claim(uint256 withdrawRequestIndex, address user)',
])

/** Pauses beside the contracts' own, and a cooldown that counts where it is longer. Use with `at`. */
export const risk = contract(zeroAddress, [
  'function depositPaused() view returns (bool)',
  'function withdrawRequestPaused() view returns (bool)',
  'function withdrawClaimPaused() view returns (bool)',
  'function instantWithdrawPaused() view returns (bool)',
  'function withdrawCooldownPeriod() view returns (uint256)',
])

/** Units of a token that are worth a value in wei. Reverts while the token's price is too old. Use with `at`. */
export const oracle = contract(zeroAddress, [
  'function lookupTokenAmountFromValue(address token, uint256 value) view returns (uint256)',
])
