import type { Token } from '../types.ts'

/** ezETH. Source: Renzo-Protocol/contracts-public, facts/lrt.md 15.2, 2025-12-10 (high). */
export const ezeth: Token = {
  chainId: 1,
  address: '0xbf5495Efe5DB9ce00f80364C8B423567e58d2110',
  symbol: 'ezETH',
  name: 'Renzo Restaked ETH',
  decimals: 18,
  rebasing: false,
  kind: 'lrt',
}

/** Recomputes the whole backing; reverts while a feed is stale. Source: facts/lrt.md 4 and 15.2 (high). */
export const rateProvider = '0x387dBc0fB00b26fb085aa658527D5BE98302c84C'
/** RedStone ezETH_FUNDAMENTAL: the protocol's own rate, copied. Heartbeat 43,200 s. Source: facts/lrt.md 13.1 (medium). */
export const fundamentalFeed = '0x701e83Bd1B84D02c10587f0De9Dfad5A22419DF7'
/** Source: facts/lrt.md 15.2 (high). */
export const restakeManager = '0x74a09653A083691711cF8215a6ab074BB4e99ef5'
export const withdrawQueue = '0x5efc9D10E42FB517456f4ac41EB5e2eBe42C8918'

export const tokens = [ezeth]
export const contracts = [
  { address: ezeth.address, name: 'Renzo ezETH' },
  { address: restakeManager, name: 'Renzo restake manager' },
  { address: withdrawQueue, name: 'Renzo withdraw queue' },
] as const
