import type { Token } from '../types.ts'

const token = {
  chainId: 1,
  decimals: 18,
  rebasing: false,
  kind: 'lst',
} as const

/**
 * The present token. Its own symbol is spETH. Source: Meta-Pool/metapool-ethereum deploys.json and Staking.sol, 2025-07-15;
 * DefiLlama/yield-server meta-pool-eth, 2026-08-22 (high).
 */
export const speth: Token = {
  ...token,
  address: '0xD06f6a56c5f599cB375B616DF306f32B7F6f4A0E',
  symbol: 'spETH',
  name: 'MetaPool Staking Pool ETH',
}

/**
 * The token before it: on 17 June 2025 somebody minted it from nothing, and its holders of just before were given spETH.
 * Source: facts/lst.md 3.15 (high); Meta-Pool/metapool-ethereum deploys.json, which lists it as deprecated, 2025-07-15.
 */
export const mpeth: Token = {
  ...token,
  address: '0x48AFbBd342F64EF8a9Ab1C143719b63C2AD81710',
  symbol: 'mpETH',
  name: 'Meta Pool ETH',
  sunset: '2025-06-17',
}

/** Keeps and pays withdrawals. Source: Meta-Pool/metapool-ethereum deploys.json, 2025-07-15 (high). */
export const withdrawal = '0xE55E5fDe6C25ac4AD75D867817D2d8a45836Af49'

/** Swaps at once, for a fee. Source: Meta-Pool/metapool-ethereum deploys.json, 2025-07-15 (high). */
export const pool = '0xdF261F967E87B2aa44e18a22f4aCE5d7f74f03Cc'

/** What can be deposited beside ether. Source: facts/lst.md 4.7 (high). */
export const weth = '0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2'

/** On Ethereum. */
export const originals = [speth, mpeth]
export const tokens = originals
export const contracts = [
  { address: speth.address, name: 'Meta Pool spETH' },
  { address: mpeth.address, name: 'Meta Pool mpETH (replaced)' },
  { address: withdrawal, name: 'Meta Pool withdrawals' },
  { address: pool, name: 'Meta Pool instant pool' },
] as const
