import { contract } from '../plan.ts'
import { cmethAccountant, cmethWithdraw, meth, oracle, pauser, requestsManager, staking } from './addresses.ts'

/** Beyond ERC-20: the token refuses to move for blocked accounts. */
export const methContract = contract(meth.address, ['function isBlocked(address account) view returns (bool)'])

/** `mETHToETH`: wei for an amount of mETH, by the protocol's own accounts, rounded down. `ethToMETH`: after the adjustment. */
export const stakingContract = contract(staking, [
  'function mETHToETH(uint256 mETHAmount) view returns (uint256)',
  'function minimumUnstakeBound() view returns (uint256)',
  'function ethToMETH(uint256 ethAmount) view returns (uint256)',
  'function minimumStakeBound() view returns (uint256)',
  'function stake(uint256 minMETHAmount) payable',
  'function claimUnstakeRequest(uint256 unstakeRequestID)',
])

/**
 * `requestByID`: zeroes when it was paid; reverts behind the last. `requestInfo`: whether the oracle has come past it, and
 * how much of `ethRequested` is set aside for it, in wei.
 */
export const requestsContract = contract(requestsManager, [
  'struct UnstakeRequest { uint64 blockNumber; address requester; uint128 id; uint128 mETHLocked; uint128 ethRequested; uint128 cumulativeETHRequested; }',
  'function requestByID(uint256 requestID) view returns (UnstakeRequest)',
  'function requestInfo(uint256 requestID) view returns (bool, uint256)',
  'function nextRequestId() view returns (uint256)',
  'function numberOfBlocksToFinalize() view returns (uint256)',
])

/** What was last reported of the validators, and up to which block. */
export const oracleContract = contract(oracle, [
  'struct OracleRecord { uint64 updateStartBlock; uint64 updateEndBlock; uint64 currentNumValidatorsNotWithdrawable; uint64 cumulativeNumValidatorsWithdrawable; uint128 windowWithdrawnPrincipalAmount; uint128 windowWithdrawnRewardAmount; uint128 currentTotalValidatorBalance; uint128 cumulativeProcessedDepositAmount; }',
  'function latestRecord() view returns (OracleRecord)',
])

/** Pause flags. */
export const pauserContract = contract(pauser, [
  'function isStakingPaused() view returns (bool)',
  'function isUnstakeRequestsAndClaimsPaused() view returns (bool)',
])

/** `getRateInQuote`: units of the quote per cmETH, 1e18 = 1. The safe form reverts while the accountant is paused. */
export const accountant = contract(cmethAccountant, [
  'struct AccountantState { address payoutAddress; uint96 highwaterMark; uint128 feesOwedInBase; uint128 totalSharesLastUpdate; uint96 exchangeRate; uint16 allowedExchangeRateChangeUpper; uint16 allowedExchangeRateChangeLower; uint64 lastUpdateTimestamp; bool isPaused; uint24 minimumUpdateDelayInSeconds; uint16 platformFee; uint16 performanceFee; }',
  'function getRateInQuote(address quote) view returns (uint256 rateInQuote)',
  'function accountantState() view returns (AccountantState)',
])

/**
 * One open request per account and asset. `withdrawFee` and `maxLoss` in hundredths of a percent; `completionWindow` 0
 * means seven days.
 */
export const withdrawContract = contract(cmethWithdraw, [
  'function withdrawRequests(address account, address asset) view returns (bool allowThirdPartyToComplete, uint16 maxLoss, uint40 maturity, uint96 shares, uint96 exchangeRateAtTimeOfRequest)',
  'function withdrawAssets(address asset) view returns (bool allowWithdraws, uint32 withdrawDelay, uint32 completionWindow, uint128 outstandingShares, uint16 withdrawFee, uint16 maxLoss)',
  'function isPaused() view returns (bool)',
  'function pullFundsFromVault() view returns (bool)',
  'function completeWithdraw(address asset, address account) returns (uint256 assetsOut)',
])
