import { copies } from '../tokens.ts'
import type { Token } from '../types.ts'

/** Source: facts/lst.md 3.14, CCIP directory, 2026-08-21 (high). */
export const teth: Token = {
  chainId: 1,
  address: '0xD11c452fc99cF405034ee446803b6F6c1F6d5ED8',
  symbol: 'tETH',
  name: 'Treehouse ETH',
  decimals: 18,
  rebasing: false,
  kind: 'lst',
}

/** What tETH counts in and is paid in. Source: facts/lst.md 3.1 (high). */
export const wsteth = '0x7f39C581F595B53c5cb19bD0b3f8dA6c935E2Ca0'
/** Holds what is paid out. Source: facts/lst.md 3.14, DefiLlama-Adapters treehouse, 2026-08-22 (medium). */
export const vault = '0x551d155760ae96050439AD24Ae98A96c765d761B'
/** Takes deposits. Source: facts/lst.md 3.14, boring-vault ChainValues.sol (low); pendle-sy TreeHouse, 2025 (medium). */
export const router = '0xeFA3fa8e85D2b3CfdB250CdeA156c2c6C90628F5'
/** The slow way out. Source: facts/lst.md 3.14, dimension-adapters treehouse, 2026-08-22 (medium). */
export const redemption = '0xcd63a29FAfF07130d3Af89bB4f40778938AaBB85'
/** The fast way out. Source: as above (medium). */
export const fastlane = '0x829525417Cd78CBa0f99A8736426fC299506C0d6'

/** Arbitrum, Base and Avalanche. Source: facts/lst.md 3.14 (high). */
const elsewhere = '0xd09ACb80C1E8f2291862c4978A008791c9167003'
export const tokens = [teth, ...copies(teth, { 42161: elsewhere, 8453: elsewhere, 43114: elsewhere })]

export const contracts = [
  { address: teth.address, name: 'Treehouse tETH' },
  { address: router, name: 'Treehouse router' },
  { address: redemption, name: 'Treehouse redemption' },
  { address: fastlane, name: 'Treehouse fast redemption' },
] as const
