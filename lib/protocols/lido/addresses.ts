import type { Token } from '../types.ts'

/** Lido core, proxy. Source: lidofinance/docs, facts/lst.md 3.1, 2026-07-24 (high). */
export const steth: Token = {
  chainId: 1,
  address: '0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84',
  symbol: 'stETH',
  name: 'Liquid staked Ether 2.0',
  decimals: 18,
  rebasing: true,
  kind: 'lst',
}

/** Not upgradeable. Source: as above (high). */
export const wsteth: Token = {
  chainId: 1,
  address: '0x7f39C581F595B53c5cb19bD0b3f8dA6c935E2Ca0',
  symbol: 'wstETH',
  name: 'Wrapped liquid staked Ether 2.0',
  decimals: 18,
  rebasing: false,
  kind: 'lst',
}

/** WithdrawalQueueERC721, proxy. Source: as above (high). */
export const withdrawalQueue = '0x889edC2eDab5f40e902b864aD4d7AdE8E412F9B1'
/** wstETHReferralStaker. Source: as above (high). */
export const referralStaker = '0xa88f0329C2c4ce51ba3fc619BBf44efE7120Dd0d'

export const tokens = [steth, wsteth]
export const contracts = [
  { address: steth.address, name: 'Lido stETH' },
  { address: wsteth.address, name: 'Lido wstETH' },
  { address: withdrawalQueue, name: 'Lido withdrawal queue' },
  { address: referralStaker, name: 'Lido referral staker' },
] as const
