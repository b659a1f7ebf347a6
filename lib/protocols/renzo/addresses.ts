import type { Address } from 'viem'
import { copies } from '../tokens.ts'
import type { Asset, Token } from '../types.ts'

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

/** One address on nearly every chain. Source: hyperlane-monorepo getRenzoEZETHWarpConfig.ts, 2026-08-21 (facts/lrt.md 15.1). */
const elsewhere: Address = '0x2416092f143378750bb29b79eD961ab195CcEea5'

/** High on 10, 56, 143, 252, 1923, 8453, 34443, 42161, 48900, 57073, 59144, 81457, 1329, 4326; medium on the others. */
const ezethCopies = copies(ezeth, {
  ...Object.fromEntries(
    [10, 56, 130, 143, 196, 252, 480, 1923, 8453, 9745, 34443, 42161, 48900, 57073, 59144, 80094, 81457, 167000].map(
      (chainId) => [chainId, elsewhere],
    ),
  ),
  1329: '0x6DCfbF4729890043DFd34A93A2694E5303BA2703',
  4326: '0x09601A65e7de7BC8A19813D263dD9E98bFdC3c57',
})

/** Recomputes the whole backing; reverts while a feed is stale. Source: facts/lrt.md 4 and 15.2 (high). */
export const rateProvider = '0x387dBc0fB00b26fb085aa658527D5BE98302c84C'
/** RedStone ezETH_FUNDAMENTAL: the protocol's own rate, copied. Heartbeat 43,200 s. Source: facts/lrt.md 13.1 (medium). */
export const fundamentalFeed = '0x701e83Bd1B84D02c10587f0De9Dfad5A22419DF7'
/** Source: facts/lrt.md 15.2 (high). */
export const restakeManager = '0x74a09653A083691711cF8215a6ab074BB4e99ef5'
export const withdrawQueue = '0x5efc9D10E42FB517456f4ac41EB5e2eBe42C8918'
/** Source: facts/lrt.md 15.2, 2026-08-22 (high). The L1 form of the copies, which bridges use. */
const lockbox = '0xC8140dA31E6bCa19b287cC35531c2212763C2059'
/**
 * Holds further pauses. Not in the facts: KeeperHub/keeperhub protocols/renzo.ts, which read it from the restake manager's
 * immutable at block 26,024,442, 2026-09-21 (high). Exits ask the queue for its own.
 */
export const riskOracle = '0x08921F17A32110F8df44A3d5007F2acd09Cfae6d'

/** What Renzo's contracts call ether. Source: facts/lrt.md, head (high). */
export const ethPlaceholder = '0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE'
/** stETH, the one token the queue pays in. Source: facts/lst.md 3.1 (high). */
export const steth = '0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84'
export const stethAsset: Asset = { symbol: 'stETH', decimals: 18, known: true }

export const tokens: readonly Token[] = [ezeth, ...ezethCopies]
export const originals: readonly Token[] = [ezeth]
export const contracts = [
  { address: ezeth.address, name: 'Renzo ezETH' },
  { address: restakeManager, name: 'Renzo restake manager' },
  { address: withdrawQueue, name: 'Renzo withdraw queue' },
  { address: elsewhere, name: 'Renzo xezETH' },
  { address: lockbox, name: 'Renzo ezETH lockbox' },
] as const
