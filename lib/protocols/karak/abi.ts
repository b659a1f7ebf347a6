import { zeroAddress } from 'viem'
import { contract } from '../plan.ts'

/** Any vault. `convertToAssets`: smallest units of what it holds, rounded down (ERC-4626). */
export const vaultContract = contract(zeroAddress, [
  'function convertToAssets(uint256 shares) view returns (uint256 assets)',
])
