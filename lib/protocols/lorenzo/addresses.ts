import { copies } from '../tokens.ts'
import type { Token } from '../types.ts'

/** Source: facts/lrt.md 15.1, AmbireTech/ambire-common humanizerInfo.json, 2026-08-07 (high). */
export const stbtc: Token = {
  chainId: 1,
  address: '0xf6718b2701D4a6498eF77D7c152b2137Ab28b8A3',
  symbol: 'stBTC',
  name: 'Lorenzo stBTC',
  decimals: 18,
  rebasing: false,
  kind: 'bitcoin',
}

const enzobtc = {
  symbol: 'enzoBTC',
  name: 'Lorenzo Wrapped Bitcoin',
  decimals: 8,
  rebasing: false,
  kind: 'bitcoin',
} as const

/** On Monad and on BNB Chain; none is known on Ethereum. Source: facts/lrt.md 15.1, ccip tokens.json, 2026-08-21 (high). */
export const enzobtcOnMonad: Token = {
  ...enzobtc,
  chainId: 143,
  address: '0xD7aCB868F97F8286D5d3A0Fd5Ef112a8a72eCD90',
}
export const enzobtcOnBnb: Token = { ...enzobtc, chainId: 56, address: '0x6A9A65B84843F5fD4aC9a0471C4fc11AFfFBce4a' }

/**
 * Chainlink stBTC / BTC exchange rate. Source: facts/lrt.md 13.1 (high that it was one; it may have been retired).
 */
export const stbtcFeed = '0xD93571A6201978976e37c4A0F7bE17806f2Feab2'
/** Chainlink ENZOBTC / BTC exchange rate on Monad, written at least daily. Source: facts/lrt.md 13.2 (high). */
export const enzobtcFeed = '0x909A1E481FCCaDc82F5332102958E2bAd18f4709'

/** Swellchain. Source: facts/lrt.md 15.1, DefiLlama coreAssets.json, 2026-08-22 (medium). */
export const tokens = [
  stbtc,
  ...copies(stbtc, { 1923: '0xf6718b2701D4a6498eF77D7c152b2137Ab28b8A3' }),
  enzobtcOnMonad,
  enzobtcOnBnb,
]

export const contracts = [{ address: stbtc.address, name: 'Lorenzo stBTC' }] as const
