import { marketsOf } from '../market.ts'
import type { Market } from '../types.ts'
import { ezeth } from './addresses.ts'

const of = marketsOf(ezeth.address)

/** Feeds and pools: facts/lrt.md 13.1, 13.3; the pool of Uniswap is also what its factory derives from tokens and fee. */
export const markets: readonly Market[] = [
  // Chainlink ezETH / ETH (high).
  of.feed('0x636A000262F6aA9e1F094ABF0aD8f645C44f641C', { basisPoints: 50n }),
  // 0.01 % (medium).
  of.uniswapV3('0xBE80225f09645f172B079394312220637C440A63', 100),
  // A stable pool with WETH (high).
  of.curve('0x85dE3ADd465a219EE25E04d22c39aB027cF5C12E'),
]
