import { marketsOf } from '../market.ts'
import type { Market } from '../types.ts'

/** wBETH: facts/lst.md 1 (high). */
const of = marketsOf('0xa2E3356610840701BDf5611a53974510Ae27E2e1')

/** Pools: facts/lst.md 4.4. There is no market feed on Ethereum. */
export const markets: readonly Market[] = [
  // With ether (high).
  of.curve('0xBfAb6FA95E0091ed66058ad493189D2cB29385E6'),
]
