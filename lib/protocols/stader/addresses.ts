import { copies } from '../tokens.ts'
import type { Token } from '../types.ts'

/** Source: stader-labs/ethx README, facts/lst.md 3.5, 2025-12-18 (high). */
export const ethx: Token = {
  chainId: 1,
  address: '0xA35b1B31Ce002FBF2058D22F30f95D405200A15b',
  symbol: 'ETHx',
  name: 'ETHx',
  decimals: 18,
  rebasing: false,
  kind: 'lst',
}

/** Source: as above (high). */
const ethxElsewhere = copies(ethx, {
  42161: '0xED65C5085a18Fa160Af0313E60dcc7905E944Dc7',
  10: '0xc54B43eaF921A5194c7973A4d65E055E5a1453c2',
})

/** StaderStakePoolsManager: mint and rate. Source of all, proxies: as above (high). */
export const poolsManager = '0xcf5EA1b38380f6aF39068375516Daf40Ed70D299'
/** UserWithdrawalManager. */
export const withdrawalManager = '0x9F0491B32DBce587c50c4C43AB303b06478193A7'
export const staderConfig = '0x4ABEF2263d5A5ED582FC9A9789a41D85b68d69DB'
export const staderOracle = '0xF64bAe65f6f2a5277571143A24FaaFDFC0C2a737'

/** Those of Ethereum: the ones the folder reads itself. */
export const originals = [ethx]
export const tokens = [...originals, ...ethxElsewhere]
export const contracts = [
  { address: ethx.address, name: 'Stader ETHx' },
  { address: poolsManager, name: 'Stader stake pools manager' },
  { address: withdrawalManager, name: 'Stader withdrawal manager' },
] as const
