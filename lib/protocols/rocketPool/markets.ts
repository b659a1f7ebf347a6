import { marketsOf } from '../market.ts'
import type { Market } from '../types.ts'
import { reth } from './addresses.ts'

const of = marketsOf(reth.address)

/** Feeds and pools: facts/lst.md 4.1, 4.3, 4.4; each pool of Uniswap is also what its factory derives from tokens and fee. */
export const markets: readonly Market[] = [
  // Chainlink RETH / ETH (high): written early only after two percent.
  of.feed('0x536218f9E9Eb48863970252233c8F271f554C2d0', { basisPoints: 200n }),
  // 0.01 % and 0.05 % (medium).
  of.uniswapV3('0x553e9C493678d8606d6a5ba284643dB2110Df823', 100),
  of.uniswapV3('0xa4e0faA58465A2D369aa21B3e42d43374c6F9613', 500),
  // A crypto pool with WETH (medium).
  of.curve('0x0f3159811670c117c372428D4E69AC32325e4D0F', null, 'uint256'),
]
