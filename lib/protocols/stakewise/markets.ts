import { marketsOf } from '../market.ts'
import type { Market } from '../types.ts'

/** osETH: facts/lst.md 1 (high). */
const of = marketsOf('0xf1C9acDc66974dFB6dEcB12aA385b9cD01190E38')

/** Pools: facts/lst.md 4.4, 4.5. The protocol's own price feed repeats its rate and is none. */
export const markets: readonly Market[] = [
  // A stable pool with rETH (medium).
  of.curve('0xe080027Bd47353b5D1639772b4a75E9Ed3658A0d', '0xae78736Cd615f374D3085123A210448E74Fc6393'),
  /*
   * Boosted, with Aave's wrapped WETH, waEthWETH (medium). Both coins: gearbox-protocol and several test suites that trade in
   * the pool, seen 2026-11-27.
   */
  of.balancerV3('0x57c23c58B1D8C3292c15BEcF07c62C5c52457A42', '0x0bfc9d54Fc184518A81162F8fB99c2eACa081202'),
]
