import type { Token } from '../types.ts'

/** Source: facts/lst.md 3.15, messari/subgraphs node-dao, 2025-03-25 (high). */
export const neth: Token = {
  chainId: 1,
  address: '0xC6572019548dfeBA782bA5a2093C836626C7789A',
  symbol: 'nETH',
  name: 'Node ETH',
  decimals: 18,
  rebasing: false,
  kind: 'lst',
}

/** Staking pool and accounts of nETH. Source: facts/lst.md 3.15, DefiLlama yield-server nodedao, 2026-08-22 (medium). */
export const liquidStaking = '0x8103151E2377e78C04a3d2564e20542680ed3096'

/** On Ethereum. */
export const originals = [neth]
export const tokens = originals
export const contracts = [
  { address: neth.address, name: 'NodeDAO nETH' },
  { address: liquidStaking, name: 'NodeDAO staking' },
] as const
