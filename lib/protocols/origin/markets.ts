import { marketsOf } from '../market.ts'
import type { Market, Wrapper } from '../types.ts'

/** Tokens of facts/lst.md 1 (high). */
const OETH = '0x856c4Efb76C1D1AE02e20CEB03A2A6a08b0b8dC3'
const wOETH = '0xDcEe70654261AF21C44c093C300eD3Bb97b78192'

const of = marketsOf(OETH)

/** Feeds and pools: facts/lst.md 4.1, 4.4. */
export const markets: readonly Market[] = [
  // Chainlink OETH / ETH (high).
  of.feed('0x703118C4CbccCBF2AB31913e0f8075fbbb15f563', { basisPoints: 100n }),
  // The current stable pool with WETH (high); the old one with ether is superseded.
  of.curve('0xcc7d5785AD5755B6164e21495E07aDb0Ff11C2A8'),
]

/** The wrapped forms redeem at once (facts/lst.md 3.9): OETH on Ethereum, superOETHb on Base, superOETHp on Plume. */
export const wrappers: readonly Wrapper[] = [
  { chainId: 1, wrapped: OETH, wrapper: wOETH },
  {
    chainId: 8453,
    wrapped: '0xDBFeFD2e8460a6Ee4955A68582F85708BAEA60A3',
    wrapper: '0x7FcD174E80f264448ebeE8c88a7C4476AAF58Ea6',
  },
  {
    chainId: 98866,
    wrapped: '0xFCbe50DbE43bF7E5C88C6F6Fb9ef432D4165406E',
    wrapper: '0x2dE8A403f7A5c6C5161D4a129918Ec9f0b653918',
  },
]
