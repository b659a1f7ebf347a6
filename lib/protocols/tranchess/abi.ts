import { contract } from '../plan.ts'
import { rateProvider } from './addresses.ts'

/** `getRate`: ether per qETH, 1e18 = 1, worked out at every call from what the fund holds. */
export const rateContract = contract(rateProvider, ['function getRate() view returns (uint256)'])
