import { marketsOf } from '../market.ts'
import type { Market } from '../types.ts'

/** ankrETH: facts/lst.md 1 (high). */
const of = marketsOf('0xE95A203B1a91a908F9B9CE46459d101078c2c3cb')

/** Pools: facts/lst.md 4.4. There is no market feed on Ethereum. */
export const markets: readonly Market[] = [
  // With ether (high).
  of.curve('0xA96A65c051bF88B4095Ee1f2451C2A9d43F53Ae2'),
]
