import { zeroAddress } from 'viem'
import { contract } from '../plan.ts'
import {
  avsOperatorManager,
  blacklister,
  eeth,
  liquidityPool,
  redemptionManager,
  weeth,
  withdrawRequestNft,
} from './addresses.ts'

/** What weETH has beyond ERC-20. `getRate`: eETH (accounted as ether) per weETH, 1e18 = 1. */
export const weethContract = contract(weeth.address, [
  'function wrap(uint256 eETHAmount) returns (uint256 weETHAmount)',
  'function unwrap(uint256 weETHAmount) returns (uint256 eETHAmount)',
  'function getRate() view returns (uint256)',
  'function getEETHByWeETH(uint256 weETHAmount) view returns (uint256)',
  'function getWeETHByeETH(uint256 eETHAmount) view returns (uint256)',
])

export const eethContract = contract(eeth.address, ['function totalShares() view returns (uint256)'])

/** Amounts in wei. The limits answer only since the upgrade of 2026. */
export const pool = contract(liquidityPool, [
  'function getTotalPooledEther() view returns (uint256)',
  'function totalValueInLp() view returns (uint128)',
  'function minWithdrawAmount() view returns (uint256)',
  'function maxWithdrawAmount() view returns (uint256)',
])

/** Every core contract: switched off by hand, or until a time (Unix seconds, inclusive). Use with `at`. */
export const pausable = contract(zeroAddress, [
  'function paused() view returns (bool)',
  'function pausedUntil() view returns (uint256)',
])

/**
 * One token per withdrawal request, numbered from 1 and finalised in that order. `getClaimableAmount` reverts before.
 * `frozenRateFor`: wei for 1e18 shares as the finalisation froze it, or 0 for requests finalised before rates were frozen,
 * which are paid at the live rate; not there before the upgrade of 2026.
 */
export const requests = contract(withdrawRequestNft, [
  'struct Request { uint96 amountOfEEth; uint96 shareOfEEth; bool isValid; uint32 feeGwei; }',
  'function balanceOf(address owner) view returns (uint256)',
  'function ownerOf(uint256 tokenId) view returns (address)',
  'function lastFinalizedRequestId() view returns (uint32)',
  'function getRequest(uint256 requestId) view returns (Request)',
  'function getClaimableAmount(uint256 tokenId) view returns (uint256)',
  'function frozenRateFor(uint256 tokenId) view returns (uint224)',
  'function claimWithdraw(uint256 tokenId)',
  'function batchClaimWithdraw(uint256[] tokenIds)',
])

/** Unix seconds until which an address may neither send, receive nor claim; 0 for nearly everybody. */
export const blacklist = contract(blacklister, ['function blacklistedUntil(address user) view returns (uint256)'])

/** Instant redemption. `outputToken` is the placeholder for ether, or stETH; fee and watermark in basis points. */
export const redemption = contract(redemptionManager, [
  'struct Limit { uint64 capacity; uint64 remaining; uint64 lastRefill; uint64 refillRate; }',
  'function tokenToRedemptionInfo(address token) view returns (Limit limit, uint16 exitFeeSplitToTreasuryInBps, uint16 exitFeeInBps, uint16 lowWatermarkInBpsOfTvl)',
  'function totalRedeemableAmount(address token) view returns (uint256)',
])

/** A BoringVault's accountant. `getRateSafe` reverts while it is paused. Rates in smallest units of what is asked for. */
export const accountant = contract(zeroAddress, [
  'function getRateSafe() view returns (uint256 rate)',
  'function getRateInQuoteSafe(address quote) view returns (uint256 rateInQuote)',
  'function accountantState() view returns (address payoutAddress, uint96 highwaterMark, uint128 feesOwedInBase, uint128 totalSharesLastUpdate, uint96 exchangeRate, uint16 allowedExchangeRateChangeUpper, uint16 allowedExchangeRateChangeLower, uint64 lastUpdateTimestamp, bool isPaused, uint24 minimumUpdateDelayInSeconds, uint16 platformFee, uint16 performanceFee)',
])

/** Teller, DelayedWithdraw and BoringOnChainQueue of a BoringVault. */
export const switchable = contract(zeroAddress, ['function isPaused() view returns (bool)'])

export const teller = contract(zeroAddress, ['function shareUnlockTime(address user) view returns (uint256)'])

/** Fee and losses in basis points; `completionWindow` 0 stands for seven days. */
export const delayedWithdraw = contract(zeroAddress, [
  'function withdrawAssets(address asset) view returns (bool allowWithdraws, uint32 withdrawDelay, uint32 completionWindow, uint128 outstandingShares, uint16 withdrawFee, uint16 maxLoss)',
  'function withdrawRequests(address account, address asset) view returns (bool allowThirdPartyToComplete, uint16 maxLoss, uint40 maturity, uint96 shares, uint96 exchangeRateAtTimeOfRequest)',
  'function pullFundsFromVault() view returns (bool)',
  'function completeWithdraw(address asset, address account) returns (uint256 assetsOut)',
])

/** Requests live as hashes only; what they hold is in the log that made them. */
export const onChainQueue = contract(zeroAddress, [
  'function getRequestIds() view returns (bytes32[])',
  'function previewAssetsOut(address assetOut, uint128 amountOfShares, uint16 discount) view returns (uint128)',
])

/** The operators ether.fi runs, each a contract, numbered from 1. */
export const operatorManager = contract(avsOperatorManager, [
  'function nextAvsOperatorId() view returns (uint256)',
  'function avsOperators(uint256 id) view returns (address)',
])
