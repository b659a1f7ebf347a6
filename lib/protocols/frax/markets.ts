import { marketsOf } from '../market.ts'
import type { Market, Wrapper } from '../types.ts'

/** Tokens of facts/lst.md 1 (high). */
const frxETH = '0x5E8422345238F34275888049021821E8E08CAa1f'
const sfrxETH = '0xac3E018457B222d93114458476f3E3416Abbe38F'

const of = marketsOf(frxETH)

/** Pools: facts/lst.md 4.4. There is no market feed on Ethereum. */
export const markets: readonly Market[] = [
  // With ether (high) and with WETH (high).
  of.curve('0xa1F8A6807c402E4A15ef4EBa36528A3FED24E577'),
  of.curve('0x9c3B46C0Ceb5B9e304FCd6D88Fc50f7DD24B31Bc'),
]

/** sfrxETH redeems into frxETH at once (facts/lst.md 3.4). */
export const wrappers: readonly Wrapper[] = [{ chainId: 1, wrapped: frxETH, wrapper: sfrxETH }]
