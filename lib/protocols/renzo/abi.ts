import { contract } from '../plan.ts'
import { rateProvider } from './addresses.ts'

/** `getRate`: ether per ezETH, 1e18 = 1. */
export const rateProviderContract = contract(rateProvider, ['function getRate() view returns (uint256)'])
