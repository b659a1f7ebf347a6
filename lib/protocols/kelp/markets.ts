import { marketsOf } from '../market.ts'
import type { Market } from '../types.ts'

/** rsETH: facts/lrt.md 15.1 (high). */
const of = marketsOf('0xA1290d69c65A6Fe4DF752f95823fae25cB99e5A7')

/**
 * Pools: facts/lrt.md 13.3. The feed RSETH / ETH on Ethereum left Chainlink's directory in 2026 and is not listed; what is
 * left there copies the protocol's rate.
 */
export const markets: readonly Market[] = [
  // Tiny (high). Its fee is the one for which the factory derives this address: 0.05 %.
  of.uniswapV3('0x059615EBf32C946aaab3D44491f78e4F8e97e1D3', 500),
]
