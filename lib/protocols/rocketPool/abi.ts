import { contract } from '../plan.ts'
import { reth } from './addresses.ts'

/** What rETH has beyond ERC-20. `getExchangeRate`: ether per rETH, 1e18 = 1. */
export const rethContract = contract(reth.address, [
  'function getExchangeRate() view returns (uint256)',
  'function burn(uint256 rethAmount)',
])
