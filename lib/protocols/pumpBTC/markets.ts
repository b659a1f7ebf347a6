import { marketsOf } from '../market.ts'
import type { Market } from '../types.ts'

/** pumpBTC: facts/lrt.md 15.1 (high). */
const of = marketsOf('0xF469fBD2abcd6B9de8E169d128226C0Fc90a012e')

/** Feeds: facts/lrt.md 13.1. */
export const markets: readonly Market[] = [
  // RedStone pumpBTC/BTC (medium).
  of.feed('0x13433B1949d9141Be52Ae13Ad7e7E4911228414e', { basisPoints: 100n, quote: 'bitcoin' }),
]
