import { marketsOf } from '../market.ts'
import type { Market } from '../types.ts'
import { eigen } from './addresses.ts'

/** EIGEN redeems for nothing, so it has a price and no rate. */
const of = marketsOf(eigen.address)

/** Feeds: facts/lst.md 4.1. */
export const markets: readonly Market[] = [
  // Chainlink EIGEN / USD (high).
  of.feed('0xf2917e602C2dCa458937fad715bb1E465305A4A1', { basisPoints: 200n, quote: 'dollar' }),
]
