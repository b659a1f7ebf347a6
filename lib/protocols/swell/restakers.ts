import { at, call, together } from '../plan.ts'
import { listedTokens, type Restaking, readListAt, readWorth, supplied } from '../restaking.ts'
import type { Read } from '../types.ts'
import { eigenLayerManager, rswethContract } from './abi.ts'
import { rsweth } from './addresses.ts'

/** The staker proxies of rswETH, numbered from 1. Two rounds. swETH is not restaked. Source: facts/lrt.md 11.2 (high). */
export function* restakers(): Read<readonly Restaking[]> {
  const [list, total] = yield* together([
    readListAt(
      call(eigenLayerManager, 'stakeId', []),
      (index) => call(eigenLayerManager, 'stakerProxyAddresses', [index]),
      1n,
    ),
    readWorth(call(at(rsweth.address, supplied), 'totalSupply', []), call(rswethContract, 'rswETHToETHRate', [])),
  ])
  return [listedTokens([rsweth.address], total, list)]
}
