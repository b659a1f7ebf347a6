import { zeroAddress } from 'viem'
import { at, contract } from '../plan.ts'
import { redeem, restaking, router, staking, stakingPectra, vault } from './addresses.ts'

/** uniETH. `exchangeRatio`: ether per uniETH, 1e18 = 1. Debts are wei; the queue runs from `first` to `last`, both included. */
export const stakingContract = contract(staking, [
  'function exchangeRatio() view returns (uint256)',
  'function debtOf(address account) view returns (uint256)',
  'function getDebtQueue() view returns (uint256 first, uint256 last)',
  'function checkDebt(uint256 index) view returns (address account, uint256 amount)',
  'function previewInstantSwap(uint256 tokenAmount) view returns (uint256 maxEthersToSwap, uint256 maxTokensToBurn)',
  'function paused() view returns (bool)',
])

/** The newer one: mints, owes and pays as the older, but swaps nothing at once. */
export const stakingContractPectra = at(stakingPectra, stakingContract)

/** Wei that were paid and wait to be taken. */
export const redeemContract = contract(redeem, [
  'function balanceOf(address account) view returns (uint256)',
  'function claim(uint256 amount) returns (bool success)',
])

/**
 * uniBTC back into bitcoin tokens. Amounts are uniBTC, 8 decimals, after the fee; `redeemFees` is the fee of an entry by
 * its place among all the account ever made, `getUserDelayedRedeems` lists those not taken yet. Rates are of 10,000.
 */
export const routerContract = contract(router, [
  'struct DelayedRedeem { uint224 amount; uint32 createdAt; address token; }',
  'function getUserDelayedRedeems(address user) view returns (DelayedRedeem[])',
  'function userRedeemsLength(address user) view returns (uint256)',
  'function redeemFees(address user, uint256 index) view returns (uint256)',
  'function redeemDelay() view returns (uint256)',
  'function redeemPrincipalDelay() view returns (uint256)',
  'function redeemFeeRate() view returns (uint256)',
  'function paused() view returns (bool)',
  'function isBlacklisted(address account) view returns (bool)',
  'function whitelistEnabled() view returns (bool)',
  'function isWhitelisted(address account) view returns (bool)',
  'function isBtclisted(address token) view returns (bool)',
  'function isPausedToken(address token) view returns (bool)',
  'function getCurrentCap(address token) view returns (uint256)',
  'function retainAmounts(address token) view returns (uint256)',
  'function fastLanes(address account) view returns (bool)',
  'function claimDelayedRedeems()',
])

/** The same function for the first so many. Declared apart: it has the name of another. */
export const routerClaimSome = contract(router, [
  'function claimDelayedRedeems(uint256 maxNumberOfDelayedRedeemsToClaim)',
])

/** While `outOfService` the vault neither mints nor pays. */
export const vaultContract = contract(vault, ['function outOfService() view returns (bool)'])

/** Restakes uniETH's validators: `getPod` gives an EigenPod. */
export const restakingContract = contract(restaking, [
  'function getTotalPods() view returns (uint256)',
  'function getPod(uint256 i) view returns (address)',
])
/** Use with `at(pod, podContract)`. */
export const podContract = contract(zeroAddress, ['function podOwner() view returns (address)'])
