import { marketsOf } from '../market.ts'
import type { Market } from '../types.ts'

/** LBTC: facts/lrt.md 15.1 (high). */
const of = marketsOf('0x8236a87084f8B84306f72007F36F2618A5634494')

/** Feeds: facts/lrt.md 13.1. Pools pair it with wrapped bitcoin, which is a risk of its own, and are left out. */
export const markets: readonly Market[] = [
  // Chainlink LBTC / BTC (high).
  of.feed('0x5c29868C58b6e15e2b962943278969Ab6a7D3212', { basisPoints: 50n, quote: 'bitcoin' }),
]
