import { marketsOf } from '../market.ts'
import type { Market } from '../types.ts'

/** ETHx: facts/lst.md 1 (high). */
const of = marketsOf('0xA35b1B31Ce002FBF2058D22F30f95D405200A15b')

/** Feeds and pools: facts/lst.md 4.1, 4.4. */
export const markets: readonly Market[] = [
  // Chainlink ETHx / ETH (high).
  of.feed('0xC5f8c4aB091Be1A899214c0C3636ca33DcA0C547', { basisPoints: 50n }),
  // A stable pool with ether (high).
  of.curve('0x59Ab5a5b5d617E478a2479B0cAD80DA7e2831492'),
]
