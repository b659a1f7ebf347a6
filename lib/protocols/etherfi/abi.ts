import { contract } from '../plan.ts'
import { weeth } from './addresses.ts'

/** What weETH has beyond ERC-20. `getRate`: eETH (accounted as ether) per weETH, 1e18 = 1. */
export const weethContract = contract(weeth.address, [
  'function wrap(uint256 eETHAmount) returns (uint256 weETHAmount)',
  'function unwrap(uint256 weETHAmount) returns (uint256 eETHAmount)',
  'function getRate() view returns (uint256)',
  'function getEETHByWeETH(uint256 weETHAmount) view returns (uint256)',
  'function getWeETHByeETH(uint256 eETHAmount) view returns (uint256)',
])
