import { at, call, together } from '../plan.ts'
import { listedTokens, type Restaking, readList, readWorth, supplied } from '../restaking.ts'
import type { Read } from '../types.ts'
import { oracleContract, poolContract } from './abi.ts'
import { primeeth } from './addresses.ts'

/** The node delegators of the deposit pool, which is of Kelp's kind. One round. Source: facts/lrt.md 9 and 11.2 (medium). */
export function* restakers(): Read<readonly Restaking[]> {
  const [list, total] = yield* together([
    readList(call(poolContract, 'getNodeDelegatorQueue', [])),
    readWorth(call(at(primeeth.address, supplied), 'totalSupply', []), call(oracleContract, 'primeETHPrice', [])),
  ])
  return [listedTokens([primeeth.address], total, list)]
}
