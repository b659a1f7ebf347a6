import { zeroAddress } from 'viem'
import { contract } from '../plan.ts'
import { eigenManager, rsweth, sweth } from './addresses.ts'

/** `swETHToETHRate`: ether per swETH, 1e18 = 1, as last written at `lastRepriceUNIX` (0: never, the rate is 1). */
export const swethContract = contract(sweth.address, [
  'function swETHToETHRate() view returns (uint256)',
  'function lastRepriceUNIX() view returns (uint256)',
])

/** The same of rswETH. */
export const rswethContract = contract(rsweth.address, [
  'function rswETHToETHRate() view returns (uint256)',
  'function lastRepriceUNIX() view returns (uint256)',
])

/**
 * swEXIT and rswEXIT: one ERC-721 ticket per request, enumerable by owner. `withdrawalRequests`: `amount` in swETH or
 * rswETH, `rateWhenCreated` in ether per token. Use with `at(queue, exitQueue)`.
 */
export const exitQueue = contract(zeroAddress, [
  'function balanceOf(address owner) view returns (uint256)',
  'function tokenOfOwnerByIndex(address owner, uint256 index) view returns (uint256)',
  'function ownerOf(uint256 tokenId) view returns (address)',
  'function withdrawalRequests(uint256 tokenId) view returns (uint256 amount, uint256 lastTokenIdProcessed, uint256 rateWhenCreated)',
  'function getProcessedRateForTokenId(uint256 tokenId) view returns (bool isProcessed, uint256 processedRate)',
  'function getLastTokenIdProcessed() view returns (uint256)',
  'function withdrawRequestMinimum() view returns (uint256)',
  'function withdrawRequestMaximum() view returns (uint256)',
  'function whitelistEnabled() view returns (bool)',
  'function whitelistedAddresses(address account) view returns (bool)',
  'function finalizeWithdrawal(uint256 tokenId)',
])

/** Pause flags. Use with `at(access, accessControl)`. */
export const accessControl = contract(zeroAddress, [
  'function coreMethodsPaused() view returns (bool)',
  'function withdrawalsPaused() view returns (bool)',
])

/** `stakeId`: how many staker proxies there are; they are numbered from 1. */
export const eigenLayerManager = contract(eigenManager, [
  'function stakeId() view returns (uint256)',
  'function stakerProxyAddresses(uint256 stakerId) view returns (address)',
])
