import type { Token } from '../types.ts'

/** rocketTokenRETH, not upgradeable. Source: docs.rocketpool.net, facts/lst.md 3.2, 2026-08-18 (high). */
export const reth: Token = {
  chainId: 1,
  address: '0xae78736Cd615f374D3085123A210448E74Fc6393',
  symbol: 'rETH',
  name: 'Rocket Pool ETH',
  decimals: 18,
  rebasing: false,
  kind: 'lst',
}

export const tokens = [reth]
export const contracts = [{ address: reth.address, name: 'Rocket Pool rETH' }]
