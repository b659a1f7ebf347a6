import { marketsOf } from '../market.ts'
import type { Market } from '../types.ts'

/** SolvBTC: facts/lrt.md 15.1 (high). */
const of = marketsOf('0x7A56E1C57C7475CCf742a1832B028F0456652F97')

/** Feeds: facts/lrt.md 13.1. */
export const markets: readonly Market[] = [
  // Chainlink solvBTC / BTC (high).
  of.feed('0x936B31C428C29713343E05D631e69304f5cF5f49', { basisPoints: 100n, quote: 'bitcoin' }),
]
