import { contract } from '../plan.ts'
import { cdceth } from './addresses.ts'

/** `exchangeRate`: ether per CDCETH, 1e18 = 1, as the issuer last wrote it. */
export const cdcethContract = contract(cdceth.address, ['function exchangeRate() view returns (uint256)'])
