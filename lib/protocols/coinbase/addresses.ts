import type { Token } from '../types.ts'

/** cbETH proxy. Source: aave-address-book, facts/lst.md 3.3, 2026-05-01 (high). */
export const cbeth: Token = {
  chainId: 1,
  address: '0xBe9895146f7AF43049ca1c1AE358B0541Ea49704',
  symbol: 'cbETH',
  name: 'Coinbase Wrapped Staked ETH',
  decimals: 18,
  rebasing: false,
  kind: 'lst',
}

export const tokens = [cbeth]
export const contracts = [{ address: cbeth.address, name: 'Coinbase cbETH' }]
