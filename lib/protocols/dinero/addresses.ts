import type { Token } from '../types.ts'

/** One to one with ether, without yield. Source: facts/lst.md 3.13, DefiLlama-Adapters dinero, 2026-08-22 (high). */
export const pxeth: Token = {
  chainId: 1,
  address: '0x04C154b66CB340F3Ae24111CC767e0184Ed00Cc6',
  symbol: 'pxETH',
  name: 'Pirex Ether',
  decimals: 18,
  rebasing: false,
  kind: 'lst',
}

/** Vault of pxETH that gets all its rewards. Source: facts/lst.md 3.13, euler oracle-checks, 2026-08-22 (high). */
export const apxeth: Token = {
  chainId: 1,
  address: '0x9Ba021B0a9b958B5E75cE9f6dff97C7eE52cb3E6',
  symbol: 'apxETH',
  name: 'Autocompounding Pirex Ether',
  decimals: 18,
  rebasing: false,
  kind: 'lst',
}

/** Mints, redeems and pays tickets. Source: facts/lst.md 3.13, reserve-protocol pirex-eth, 2026-01-20 (high). */
export const pirexEth = '0xD664b74274DfEB538d9baC494F3a4760828B02b0'
/** Tickets: an ERC-1155 whose id is a batch of redemptions. Source: facts/lst.md 3.13 (high). */
export const upxeth = '0x5BF2419a33f82F4C1f075B4006d7fC4104C43868'

export const tokens = [pxeth, apxeth]

export const contracts = [
  { address: pxeth.address, name: 'Dinero pxETH' },
  { address: apxeth.address, name: 'Dinero apxETH' },
  { address: pirexEth, name: 'Dinero PirexEth' },
  { address: upxeth, name: 'Dinero upxETH' },
] as const
