import type { Token } from '../types.ts'

/** Source: facts/lst.md 3.15, balancer/code-review registry.json, 2026-07-22 (high). */
export const cdceth: Token = {
  chainId: 1,
  address: '0xfe18aE03741a5b84e39C295Ac9C856eD7991C38e',
  symbol: 'CDCETH',
  name: 'Crypto.com Staked ETH',
  decimals: 18,
  rebasing: false,
  kind: 'lst',
}

/** On Ethereum. Cronos, where it exists too, is not among our networks. */
export const originals = [cdceth]
export const tokens = originals
export const contracts = [{ address: cdceth.address, name: 'Crypto.com CDCETH' }] as const
