import { contract } from '../plan.ts'
import { cbeth } from './addresses.ts'

/** What cbETH has beyond ERC-20. `exchangeRate`: ether per cbETH, 1e18 = 1; written about daily by Coinbase's oracle. */
export const cbethContract = contract(cbeth.address, [
  'function exchangeRate() view returns (uint256)',
  'function paused() view returns (bool)',
])
