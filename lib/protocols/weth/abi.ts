import { contract } from '../plan.ts'
import { weth } from './addresses.ts'

/** What WETH9 has beyond ERC-20. */
export const wethContract = contract(weth.address, ['function deposit() payable', 'function withdraw(uint256 wad)'])
