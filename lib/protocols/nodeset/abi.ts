import { contract } from '../plan.ts'
import { xreth } from './addresses.ts'

/**
 * xrETH is an ERC-4626 vault of WETH that charges on the way in only. `getMaximumWithdrawAmount`: the WETH that lies in
 * it. Source: nodeset-org/constellation WETHVault.sol, 2025-01-21 (high).
 */
export const xrethContract = contract(xreth.address, [
  'function convertToAssets(uint256 shares) view returns (uint256 assets)',
  'function convertToShares(uint256 assets) view returns (uint256 shares)',
  'function getMaximumWithdrawAmount() view returns (uint256)',
  'function depositsEnabled() view returns (bool)',
])
