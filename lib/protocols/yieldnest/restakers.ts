import { WAD } from '../../units.ts'
import { at, call, together } from '../plan.ts'
import { listedTokens, type Restaking, readList, readWorth, supplied, unseenTokens } from '../restaking.ts'
import type { Read } from '../types.ts'
import { nodesContract, tokenNodesContract, ynethContract, ynlsdeContract } from './abi.ts'
import { yneth, ynethx, ynlsde } from './addresses.ts'

/** The staking nodes of ynETH and of ynLSDe. One round. Source: facts/lrt.md 11.2 (high). */
export function* restakers(): Read<readonly Restaking[]> {
  const [nodes, tokenNodes, ether, lsts] = yield* together([
    readList(call(nodesContract, 'getAllNodes', [])),
    readList(call(tokenNodesContract, 'getAllNodes', [])),
    readWorth(call(at(yneth.address, supplied), 'totalSupply', []), call(ynethContract, 'convertToAssets', [WAD])),
    readWorth(call(at(ynlsde.address, supplied), 'totalSupply', []), call(ynlsdeContract, 'previewRedeem', [WAD])),
  ])
  return [
    listedTokens([yneth.address], ether, nodes),
    listedTokens([ynlsde.address], lsts, tokenNodes),
    unseenTokens([ynethx.address], 'strategies'),
  ]
}
