import { marketsOf } from '../market.ts'
import type { Market } from '../types.ts'

/** pufETH: facts/lrt.md 15.1 (high). */
const of = marketsOf('0xD9A442856C234a39a81a089C06451EBAa4306a72')

/** Feeds and pools: facts/lrt.md 13.1, 13.3. */
export const markets: readonly Market[] = [
  // RedStone pufETH/ETH (high).
  of.feed('0x76A495b0bFfb53ef3F0E94ef0763e03cE410835C', { basisPoints: 100n }),
  // Stable pools with WETH (high) and with wstETH (high).
  of.curve('0x39F5b252dE249790fAEd0C2F05aBead56D2088e1'),
  of.curve('0xEEda34A377dD0ca676b9511EE1324974fA8d980D', '0x7f39C581F595B53c5cb19bD0b3f8dA6c935E2Ca0'),
]
