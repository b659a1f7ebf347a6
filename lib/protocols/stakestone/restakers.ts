import { askSettled, at, call, together } from '../plan.ts'
import { listedTokens, mostStakers, type Restaking, readWorth, supplied } from '../restaking.ts'
import type { Read } from '../types.ts'
import { controller, stoneVault } from './abi.ts'
import { stone } from './addresses.ts'

/**
 * STONE's strategies. Some restake themselves, others hold what others restake: only the first can be seen. One round.
 * Source: facts/lrt.md 11.2 (high).
 */
export function* restakers(): Read<readonly Restaking[]> {
  const [[strategies], total] = yield* together([
    askSettled([call(controller, 'getStrategies', [])]),
    readWorth(call(at(stone.address, supplied), 'totalSupply', []), call(stoneVault, 'currentSharePrice', [])),
  ])
  if (!strategies.ok) return [listedTokens([stone.address], total, { list: [], unseen: 'unread' })]
  const list = strategies.value[0].slice(0, mostStakers)
  return [listedTokens([stone.address], total, { list, unseen: 'strategies' })]
}
