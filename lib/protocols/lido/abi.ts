import { contract } from '../plan.ts'
import { steth, wsteth } from './addresses.ts'

/** What stETH has beyond ERC-20. */
export const stethContract = contract(steth.address, [
  'function submit(address referral) payable returns (uint256 shares)',
  'function sharesOf(address account) view returns (uint256)',
  'function getPooledEthByShares(uint256 sharesAmount) view returns (uint256)',
])

/** What wstETH has beyond ERC-20. `stEthPerToken`: stETH per wstETH, 1e18 = 1. */
export const wstethContract = contract(wsteth.address, [
  'function wrap(uint256 stETHAmount) returns (uint256 wstETHAmount)',
  'function unwrap(uint256 wstETHAmount) returns (uint256 stETHAmount)',
  'function stEthPerToken() view returns (uint256)',
  'function getStETHByWstETH(uint256 wstETHAmount) view returns (uint256)',
  'function getWstETHByStETH(uint256 stETHAmount) view returns (uint256)',
])
