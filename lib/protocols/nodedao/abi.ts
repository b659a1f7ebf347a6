import { contract } from '../plan.ts'
import { liquidStaking } from './addresses.ts'

/** `getExchangeRate`: ether per nETH, 1e18 = 1. */
export const stakingContract = contract(liquidStaking, ['function getExchangeRate() view returns (uint256)'])
