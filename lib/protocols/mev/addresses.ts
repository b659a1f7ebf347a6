import type { Token } from '../types.ts'

/** Source: facts/lst.md 3.15, balancer/code-review registry.json, 2026-07-22 (high). Not upgradeable. */
export const meveth: Token = {
  chainId: 1,
  address: '0x24Ae2dA0f361AA4BE46b48EB19C91e02c5e4f27E',
  symbol: 'mevETH',
  name: 'Mev Liquid Staking Receipt',
  decimals: 18,
  rebasing: false,
  kind: 'lst',
}

/** Where its indexers begin. Source: MEV-Protocol/meveth-subgraph subgraph.yaml (medium). */
export const firstBlock = 18_278_049n

/** What withdrawals are paid in. Source: facts/lst.md 4.7 (high). */
export const weth = '0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2'

/** On Ethereum. */
export const originals = [meveth]
export const tokens = originals
export const contracts = [{ address: meveth.address, name: 'MEV Protocol mevETH' }] as const
