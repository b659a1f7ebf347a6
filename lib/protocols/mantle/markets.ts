import { marketsOf } from '../market.ts'
import type { Market } from '../types.ts'

/** mETH: facts/lst.md 1 (high). cmETH is traded nowhere that the facts know of. */
const of = marketsOf('0xd5F7838F5C461fefF7FE49ea5ebaF7728bB0ADfa')

/** Feeds and pools: facts/lst.md 4.1, 4.3; the pool of Uniswap is also what its factory derives from tokens and fee. */
export const markets: readonly Market[] = [
  // Chainlink mETH / ETH (high).
  of.feed('0x5b563107C8666d2142C216114228443B94152362', { basisPoints: 50n }),
  // 0.05 % (medium).
  of.uniswapV3('0x04708077eCa6bb527a5BBbD6358ffb043a9c1C14', 500),
]
