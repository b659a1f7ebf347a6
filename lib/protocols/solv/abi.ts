import { zeroAddress } from 'viem'
import { contract } from '../plan.ts'
import { market, oracle, pool, router, solvbtc, xsolvbtc } from './addresses.ts'

/** `getValueByShares`: SolvBTC for an amount, rounded down; reverts while its value is marked abnormal. Source: solv-finance/SolvBTC, 2026-04-29 (high). */
export const xsolvbtcContract = contract(xsolvbtc.address, [
  'function getValueByShares(uint256 shares) view returns (uint256 value)',
  'function paused() view returns (bool)',
])
export const solvbtcContract = contract(solvbtc.address, ['function paused() view returns (bool)'])

/** Unix seconds of the last value written. Source: as above, XSolvBTCOracle.sol (high). */
export const oracleContract = contract(oracle, ['function latestUpdatedAt() view returns (uint256)'])

/**
 * Rates in ten thousandths. `maxMultiplier`: what is paid must stay below the amount times it. `depositAllowed`: for the
 * accounts that may deposit at all. Source: as above, XSolvBTCPool.sol (high).
 */
export const poolContract = contract(pool, [
  'function withdrawFeeRate() view returns (uint64)',
  'function maxMultiplier() view returns (uint256)',
  'function depositAllowed() view returns (bool)',
])

/** Which fund takes a token for a currency; zero when none does. Source: as above, SolvBTCRouterV2.sol (high). */
export const routerContract = contract(router, [
  'function poolIds(address targetToken, address currency) view returns (bytes32)',
])

/** A fund; only the token of its redemptions is read. Source: as above, external/IOpenFundMarket.sol (high). */
export const marketContract = contract(market, [
  'struct PoolSFTInfo { address openFundShare; address openFundRedemption; uint256 openFundShareSlot; uint256 latestRedeemSlot; }',
  'struct PoolFeeInfo { uint16 carryRate; address carryCollector; uint64 latestProtocolFeeSettleTime; }',
  'struct ManagerInfo { address poolManager; address subscribeNavManager; address redeemNavManager; }',
  'struct SubscribeLimitInfo { uint256 hardCap; uint256 subscribeMin; uint256 subscribeMax; uint64 fundraisingStartTime; uint64 fundraisingEndTime; }',
  'struct PoolInfo { PoolSFTInfo poolSFTInfo; PoolFeeInfo poolFeeInfo; ManagerInfo managerInfo; SubscribeLimitInfo subscribeLimitInfo; address vault; address currency; address navOracle; uint64 valueDate; bool permissionless; uint256 fundraisingAmount; }',
  'function poolInfos(bytes32 poolId) view returns (PoolInfo)',
])

/** A token of redemptions (ERC-3525): an NFT that holds a value. Use with `at`. Source: solv-finance/solv-contracts-v3, 2026-01-20 (high). */
export const redemptionContract = contract(zeroAddress, [
  'function ownerOf(uint256 tokenId) view returns (address)',
  'function balanceOf(uint256 tokenId) view returns (uint256)',
  'function slotOf(uint256 tokenId) view returns (uint256)',
  'function valueDecimals() view returns (uint8)',
  'function concrete() view returns (address)',
])

/**
 * The accounts behind it. `nav`: currency per whole value, zero until it is settled. `claimableValue`: how much of a token's
 * value is covered. `getRedemptionFeeRate`: 1e18 = all. Use with `at`. Source: as above, OpenFundRedemptionConcrete.sol (high).
 */
export const accountsContract = contract(zeroAddress, [
  'struct RedeemInfo { bytes32 poolId; address currency; uint256 createTime; uint256 nav; }',
  'function getRedeemInfo(uint256 slot) view returns (RedeemInfo)',
  'function claimableValue(uint256 tokenId) view returns (uint256)',
  'function getRedemptionFeeRate(uint256 slot) view returns (uint256)',
])
