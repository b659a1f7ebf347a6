import type { Token } from '../types.ts'

/** Source: facts/lrt.md 15.1, pumpbtc/pumpBTC-contract scripts/oft/bridge.ts, 2024-12-09 (high). */
export const pumpbtc: Token = {
  chainId: 1,
  address: '0xF469fBD2abcd6B9de8E169d128226C0Fc90a012e',
  symbol: 'pumpBTC',
  name: 'pumpBTC',
  decimals: 8,
  rebasing: false,
  kind: 'bitcoin',
}

/** Mints and takes back. Source: facts/lrt.md 15.2, as above (high). */
export const staking = '0x1fCca65fb6Ae3b2758b9b2B394CB227eAE404e1E'

/** On Ethereum. */
export const originals = [pumpbtc]
export const tokens = originals
export const contracts = [
  { address: pumpbtc.address, name: 'pumpBTC' },
  { address: staking, name: 'pumpBTC staking' },
] as const
