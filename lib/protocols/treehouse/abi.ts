import { contract } from '../plan.ts'
import { fastlane as fastlaneAt, redemption as redemptionAt, router as routerAt, teth, wsteth } from './addresses.ts'

/** An ERC-4626 whose assets are counted in wstETH; only the protocol may redeem it. */
export const tethContract = contract(teth.address, [
  'function convertToAssets(uint256 shares) view returns (uint256 assets)',
  'function convertToShares(uint256 assets) view returns (uint256 shares)',
  'function previewRedeem(uint256 shares) view returns (uint256 assets)',
])

/** stETH per wstETH, 1e18 = 1. */
export const wstethContract = contract(wsteth, ['function stEthPerToken() view returns (uint256)'])

/**
 * The account's open redemptions; finishing one moves the last to its place. `assets` in wstETH as reckoned at the request,
 * `baseRate` stETH per wstETH then. `redemptionFee` in hundredths of a percent, `waitingPeriod` in seconds. The least amount,
 * in wstETH, has another name in each version.
 */
export const redemption = contract(redemptionAt, [
  'struct RedemptionInfo { uint64 startTime; uint96 shares; uint128 assets; uint128 baseRate; }',
  'function getPendingRedeems(address user) view returns (RedemptionInfo[])',
  'function waitingPeriod() view returns (uint32)',
  'function redemptionFee() view returns (uint32)',
  'function minRedeemInEth() view returns (uint96)',
  'function minRedeemInUnderlying() view returns (uint96)',
  'function paused() view returns (bool)',
  'function finalizeRedeem(uint256 redeemIndex)',
])

/** `redemptionFee` in hundredths of a percent; `getRedeemableAmount` in wstETH. */
export const fastlane = contract(fastlaneAt, [
  'function redemptionFee() view returns (uint256)',
  'function getRedeemableAmount() view returns (uint256)',
  'function minRedeemInUnderlying() view returns (uint96)',
  'function paused() view returns (bool)',
])

/** Deposits. */
export const router = contract(routerAt, ['function paused() view returns (bool)'])
