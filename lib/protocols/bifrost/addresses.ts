import type { Token } from '../types.ts'

const token = {
  chainId: 1,
  symbol: 'vETH',
  decimals: 18,
  rebasing: false,
  kind: 'lst',
} as const

/** Source: facts/lst.md 3.15, bifrost-io/slpx-contracts EthereumSlpx.sol, 2025-02-13 (high). */
export const veth: Token = {
  ...token,
  address: '0x4Bc3263Eb5bb2Ef7Ad9aB6FB68be80E43b43801F',
  name: 'Bifrost Voucher ETH',
}

/** The one before it. Source: facts/lst.md 3.15, DefiLlama/yield-server bifrost-liquid-staking, 2026-08-22 (medium). */
export const olderVeth: Token = {
  ...token,
  address: '0xc3997ff81f2831929499c4eE4Ee4e0F08F42D4D8',
  name: 'Bifrost Voucher ETH (older)',
}

/** Mints, renews and takes back. Source: facts/lst.md 3.15 (medium). */
export const core = '0x74bAA141B18D5D1eeF1591abf37167FbeCE23B72'

/** On Ethereum. */
export const originals = [veth, olderVeth]
export const tokens = originals
export const contracts = [
  { address: veth.address, name: 'Bifrost vETH' },
  { address: olderVeth.address, name: 'Bifrost vETH (older)' },
  { address: core, name: 'Bifrost staking' },
] as const
