import { marketsOf } from '../market.ts'
import type { Market } from '../types.ts'

/** tETH: facts/lst.md 1 (high). */
const of = marketsOf('0xD11c452fc99cF405034ee446803b6F6c1F6d5ED8')

/** Pools: facts/lst.md 4.4. */
export const markets: readonly Market[] = [
  // With wstETH (high) and with weETH (medium).
  of.curve('0xA10d15538E09479186b4D3278BA5c979110dDdB1', '0x7f39C581F595B53c5cb19bD0b3f8dA6c935E2Ca0'),
  of.curve('0x394a1e1b934cb4F4a0dC17BDD592ec078741542F', '0xCd5fE23C85820F7B72D0926FC9b05b43E359b7ee'),
]
