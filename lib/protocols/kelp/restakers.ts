import { at, call, together } from '../plan.ts'
import { listedTokens, type Restaking, readList, readWorth, supplied } from '../restaking.ts'
import type { Read } from '../types.ts'
import { oracleContract, poolContract } from './abi.ts'
import { rseth } from './addresses.ts'

/** The node delegators of the deposit pool. One round. Source: facts/lrt.md 11.2 (high). */
export function* restakers(): Read<readonly Restaking[]> {
  const [list, total] = yield* together([
    readList(call(poolContract, 'getNodeDelegatorQueue', [])),
    readWorth(call(at(rseth.address, supplied), 'totalSupply', []), call(oracleContract, 'rsETHPrice', [])),
  ])
  return [listedTokens([rseth.address], total, list)]
}
