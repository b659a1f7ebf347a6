import { copies } from '../tokens.ts'
import type { Token } from '../types.ts'

/** Source: facts/lst.md 3.10, balancer/code-review registry.json, 2026-07-22 (high). */
export const ankreth: Token = {
  chainId: 1,
  address: '0xE95A203B1a91a908F9B9CE46459d101078c2c3cb',
  symbol: 'ankrETH',
  name: 'Ankr Staked ETH',
  decimals: 18,
  rebasing: false,
  kind: 'lst',
}

/** Mints and takes back. Source: facts/lst.md 3.10, reserve-protocol whales_1.json, 2026-01-20 (high). */
export const pool = '0x84db6eE82b7Cf3b47E8F19270abdE5718B936670'

/** Arbitrum, Optimism, BNB Chain and Avalanche. Source: facts/lst.md 3.10 (high). */
export const tokens = [
  ankreth,
  ...copies(ankreth, {
    42161: '0xe05A08226c49b636ACf99c40Da8DC6aF83CE5bB3',
    10: '0xe05A08226c49b636ACf99c40Da8DC6aF83CE5bB3',
    56: '0xe05A08226c49b636ACf99c40Da8DC6aF83CE5bB3',
    43114: '0x12D8CE035c5DE3Ce39B1fDD4C1d5a745EAbA3b8C',
  }),
]

export const contracts = [
  { address: ankreth.address, name: 'Ankr ankrETH' },
  { address: pool, name: 'Ankr staking pool' },
] as const
