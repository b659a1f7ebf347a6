import { marketsOf } from '../market.ts'
import type { Market } from '../types.ts'

/** mstETH and mswETH: facts/lrt.md 15.1 (high). */
const [mstETH, mswETH] = [
  marketsOf('0x49446A0874197839D15395B908328a74ccc96Bc0'),
  marketsOf('0x32bd822d615A3658A68b6fDD30c2fcb2C996D678'),
]

/** Pools: facts/lrt.md 13.3. */
export const markets: readonly Market[] = [
  // With wstETH (medium).
  mstETH.curve('0xC040041088B008EAC1bf5FB886eAc8c1e244B60F', '0x7f39C581F595B53c5cb19bD0b3f8dA6c935E2Ca0'),
  // With swETH (medium).
  mswETH.curve('0x2022d9AF896eCF0F1f5B48cdDaB9e74b5aAbCf00', '0xf951E335afb289353dc249e82926178EaC7DEd78'),
]
