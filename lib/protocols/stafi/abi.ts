import { contract } from '../plan.ts'
import { reth } from './addresses.ts'

/** `getExchangeRate`: ether per rETH of StaFi, 1e18 = 1. */
export const rethContract = contract(reth.address, ['function getExchangeRate() view returns (uint256)'])
