import type { Token } from '../types.ts'

/** WETH9. Source: aave-address-book, facts/lst.md 4.7 (high). */
export const weth: Token = {
  chainId: 1,
  address: '0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2',
  symbol: 'WETH',
  name: 'Wrapped Ether',
  decimals: 18,
  rebasing: false,
  kind: 'plain',
}

export const tokens = [weth]
export const contracts = [{ address: weth.address, name: 'WETH' }]
