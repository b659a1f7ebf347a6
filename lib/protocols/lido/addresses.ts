import { copies } from '../tokens.ts'
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

/**
 * stETH that rebases on its own chain through a rate oracle there. Source: as above (high). Soneium is among the networks
 * that Lido's contributors no longer support.
 */
const stethElsewhere = copies(steth, {
  10: '0x76A50b8c7349cCDDb7578c6627e79b5d99D24138',
  130: '0x81f2508AAC59757EF7425DDc9717AB5c2AA0A84F',
  1868: '0x0Ce031AEd457C870D74914eCAA7971dd3176cDAF',
}).map((token) => ({ ...token, rebasing: true }))

/**
 * Source: as above, 3.1 "wstETH per chain" (high unless a line says otherwise). Those from ZKsync to Lisk are no longer
 * supported by Lido's contributors; those from Ink on are Chainlink CCIP's, Gnosis a third party's bridge.
 */
const wstethElsewhere = copies(wsteth, {
  42161: '0x5979D7b546E38E414F7E9822514be443A4800529',
  10: '0x1F32b1c2345538c0c6f582fCB022739c4A194Ebb',
  8453: '0xc1CBa3fCea344f92D9239c08C0568f6F2F0ee452',
  59144: '0xB5beDd42000b71FddE22D3eE8a79Bd49A568fC8F',
  56: '0x26c5e01524d2E6280A48F2c50fF6De7e52E9611C',
  130: '0xc02fE7317D4eb8753a02c35fe019786854A92001',
  324: '0x703b52F2b28fEbcB60E1372858AF5b18849FE867',
  34443: '0x98f96A4B34D03a2E6f225B28b8f8Cb1279562d81',
  534352: '0xf610A9dfB7C89644979b4A0f27063E9e7d7Cda32',
  5000: '0x458ed78EB972a369799fb278c0243b25e5242A83',
  1923: '0x7c98E0779EB5924b3ba8cE3B17648539ed5b0Ecc',
  48900: '0xf0e673Bc224A8Ca3ff67a61605814666b1234833',
  1868: '0xaA9BD8c957D803466FA92504BDd728cC140f8941',
  137: '0x03b54A6e9a984069379fae1a4fC4dBAE93B3bCCD',
  1135: '0x76D8de471F54aAA87784119c60Df1bbFc852C415',
  // medium
  57073: '0xE561152E8d3f618b386EF4dD6E3fb980Eb2f9e61',
  143: '0x10Aeaf63194db8d453d4D85a06E5eFE1dd0b5417',
  // medium
  9745: '0x481e638105407Be40c2f2E2e006DE272d05930d0',
  4326: '0x601aC63637933D88285A025C685AC4e9a92a98dA',
  // medium
  2741: '0x313F663E79ef202251a28F0252c254842D5ABC6a',
  100: '0x6C76971f98945AE98dD7d4DFcA8711ebea946eA6',
})

/** WithdrawalQueueERC721, proxy. Source: as above (high). */
export const withdrawalQueue = '0x889edC2eDab5f40e902b864aD4d7AdE8E412F9B1'
/** wstETHReferralStaker. Source: as above (high). */
export const referralStaker = '0xa88f0329C2c4ce51ba3fc619BBf44efE7120Dd0d'

/** Those of Ethereum: the ones the folder reads itself. */
export const originals = [steth, wsteth]
export const tokens = [...originals, ...stethElsewhere, ...wstethElsewhere]
export const contracts = [
  { address: steth.address, name: 'Lido stETH' },
  { address: wsteth.address, name: 'Lido wstETH' },
  { address: withdrawalQueue, name: 'Lido withdrawal queue' },
  { address: referralStaker, name: 'Lido referral staker' },
] as const
