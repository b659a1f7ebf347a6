import { copies } from '../tokens.ts'
import type { Token } from '../types.ts'

/** River: token, rate and minting in one. Source: facts/lst.md 3.11, liquid-collective-protocol README, 2026-05-11 (high). */
export const lseth: Token = {
  chainId: 1,
  address: '0x8c1BEd5b9a0928467c9B1341Da1D7BD5e10b6549',
  symbol: 'LsETH',
  name: 'Liquid Staked ETH',
  decimals: 18,
  rebasing: false,
  kind: 'lst',
}

/** Keeps and pays requests. Source: as above (high). */
export const redeemManager = '0x080b3a41390b357Ad7e8097644d1DEDf57AD3375'
/** Who may mint, redeem, and who may do nothing at all. Source: as above (high). */
export const allowlist = '0xebc83Bb472b2816Ec5B5de8D34F0eFc9088BB2ce'

/** Base and Linea, burnt and minted over CCIP. Source: facts/lst.md 3.11 (high). */
export const tokens = [
  lseth,
  ...copies(lseth, {
    8453: '0xB29749498954A3A821ec37BdE86e386dF3cE30B6',
    59144: '0xB29749498954A3A821ec37BdE86e386dF3cE30B6',
  }),
]

export const contracts = [
  { address: lseth.address, name: 'Liquid Collective LsETH' },
  { address: redeemManager, name: 'Liquid Collective redeem manager' },
] as const
