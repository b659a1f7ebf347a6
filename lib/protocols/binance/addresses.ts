import { copies } from '../tokens.ts'
import type { Token } from '../types.ts'

/** A FiatToken with a rate. Source: facts/lst.md 3.12, l2beat wbeth/discovered.json, 2026-09-17 (high). */
export const wbeth: Token = {
  chainId: 1,
  address: '0xa2E3356610840701BDf5611a53974510Ae27E2e1',
  symbol: 'wBETH',
  name: 'Wrapped Binance Beacon ETH',
  decimals: 18,
  rebasing: false,
  kind: 'lst',
}

/** Keeps and pays requests. Source: as above (medium). */
export const unwrapQueue = '0x79973d557CD9dd87eb61E250cc2572c990e20196'

/** BNB Chain has the same address. Source: facts/lst.md 3.12 (high). */
export const tokens = [wbeth, ...copies(wbeth, { 56: '0xa2E3356610840701BDf5611a53974510Ae27E2e1' })]

export const contracts = [
  { address: wbeth.address, name: 'Binance wBETH' },
  { address: unwrapQueue, name: 'Binance wBETH unwrap queue' },
] as const
