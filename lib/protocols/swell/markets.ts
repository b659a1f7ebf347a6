import { marketsOf } from '../market.ts'
import type { Market } from '../types.ts'

/** Tokens of facts/lst.md 1 and lrt.md 15.1 (high). */
const [swETH, rswETH] = [
  marketsOf('0xf951E335afb289353dc249e82926178EaC7DEd78'),
  marketsOf('0xFAe103DC9cf190eD75350761e95403b7b8aFa6c0'),
]

/**
 * Pools: facts/lst.md 4.3, lrt.md 13.3; those of Uniswap are also what its factory derives from tokens and fee. The feeds
 * SWETH / ETH and rswETH / ETH left Chainlink's directory in 2026 and are not listed.
 */
export const markets: readonly Market[] = [
  // 0.05 % (medium).
  swETH.uniswapV3('0x30eA22C879628514f1494d4BBFEF79D21A6B49A2', 500),
  // 0.05 % and 0.3 % (medium).
  rswETH.uniswapV3('0xC410573Af188f56062Ee744cC3D6F2843f5bC13b', 500),
  rswETH.uniswapV3('0xE62627326d7794E20bB7261B24985294de1579FE', 3_000),
  // A stable pool with WETH (medium).
  rswETH.curve('0xeE04382c4cA6c450213923fE0f0daB19b0ff3939'),
]
