import { zeroAddress } from 'viem'
import { contract } from '../plan.ts'
import { oracle, router } from './addresses.ts'

/**
 * `ratio`: LBTC per bitcoin, `getRate` the inverse rounded up, both 1e18 = 1. `nextRatio`: the last one written and from
 * when it holds, in Unix seconds. Source: lombard-finance/evm-smart-contracts StakedLBTCOracle.sol, 2025-11-04 (high).
 */
export const oracleContract = contract(oracle, [
  'function ratio() view returns (uint256)',
  'function getRate() view returns (uint256)',
  'function nextRatio() view returns (uint256 ratio, uint256 switchTime)',
])

/** The rate of any of its tokens; one for BTC.b. Source: as above, AssetRouter.sol (high). */
export const routerContract = contract(router, ['function getRate(address token) view returns (uint256)'])

/**
 * LBTC and BTC.b alike; use with `at`. Amounts in 1e-8. `getRedeemFee`: a flat part of the amount.
 * `calcUnstakeRequestAmount`: what is left of an amount after all fees of a payment on Bitcoin, and whether that is not too
 * little; it reverts for less than the flat fee. `isRedeemsEnabled`: whether Bitcoin is paid. Source: as above,
 * StakedLBTC.sol and NativeLBTC.sol (high).
 */
export const tokenContract = contract(zeroAddress, [
  'function paused() view returns (bool)',
  'function getRedeemFee() view returns (uint256)',
  'function isRedeemsEnabled() view returns (bool)',
  'function calcUnstakeRequestAmount(bytes scriptPubkey, uint256 amount) view returns (uint256 amountAfterFee, bool isAboveMinLimit)',
])
