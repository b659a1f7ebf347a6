import { marketsOf } from '../market.ts'
import type { Market } from '../types.ts'
import { cbeth } from './addresses.ts'

const of = marketsOf(cbeth.address)

/** Feeds and pools: facts/lst.md 4.1, 4.3, 4.4; the pool of Uniswap is also what its factory derives from tokens and fee. */
export const markets: readonly Market[] = [
  // Chainlink CBETH / ETH (high).
  of.feed('0xF017fcB346A1885194689bA23Eff2fE6fA5C483b', { basisPoints: 100n }),
  // 0.05 % (medium).
  of.uniswapV3('0x840DEEef2f115Cf50DA625F7368C24af6fE74410', 500),
  // A crypto pool with ether (high).
  of.curve('0x5FAE7E604FC3e24fd43A72867ceBaC94c65b404A', null, 'uint256'),
]
