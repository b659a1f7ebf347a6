import type { Address } from 'viem'
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

/** Restaked through EigenLayer. Source: DefiLlama/yield-server and dimension-adapters, nodedao, 2026 (high). */
export const rneth: Token = {
  chainId: 1,
  address: '0x9Dc7e196092DaC94f0c76CFB020b60FA75B97C5b',
  symbol: 'rnETH',
  name: 'Restaking Node ETH',
  decimals: 18,
  rebasing: false,
  kind: 'lrt',
}

/** A token and the pool that keeps its accounts, takes ether for it and pays ether back. */
export type Line = { token: Token; pool: Address }

/**
 * Second version. The first, 0x8103151E2377e78C04a3d2564e20542680ed3096, which the collected facts name, was replaced.
 * Source: DefiLlama/yield-server and dimension-adapters, nodedao, 2026 (high).
 */
export const lines: readonly Line[] = [
  { token: neth, pool: '0xf3C79408164abFB6fD5dDfE33B084E4ad2C07c18' },
  { token: rneth, pool: '0x0d6F764452CA43eB8bd22788C9Db43E4b5A725Bc' },
]

/** On Ethereum. */
export const originals = lines.map(({ token }) => token)
export const tokens = originals
export const contracts = lines.flatMap(({ token, pool }) => [
  { address: token.address, name: `NodeDAO ${token.symbol}` },
  { address: pool, name: `NodeDAO pool of ${token.symbol}` },
])
