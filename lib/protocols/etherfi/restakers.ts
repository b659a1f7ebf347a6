import { wei } from '../../units.ts'
import { askSettled, call, together } from '../plan.ts'
import { type Restaking, readListAt, unseenTokens } from '../restaking.ts'
import type { Read } from '../types.ts'
import { operatorManager, pool } from './abi.ts'
import { ebtc, eeth, restaker, weeth, weethk, weeths } from './addresses.ts'

/**
 * The restaker of stETH, and the operators that ether.fi runs, to whom nobody else delegates validators. Nodes whose
 * validators are delegated to others stand in no list on chain, so something stays unseen. Two rounds. Source:
 * facts/lrt.md 11.2, "ether.fi shortcut" (high).
 */
export function* restakers(): Read<readonly Restaking[]> {
  const [next, [total, idle]] = yield* together([
    readListAt(
      { ...call(operatorManager, 'nextAvsOperatorId', []), parse: lessOne },
      (id) => call(operatorManager, 'avsOperators', [id]),
      1n,
    ),
    askSettled([call(pool, 'getTotalPooledEther', []), call(pool, 'totalValueInLp', [])]),
  ])
  return [
    {
      tokens: [eeth.address, weeth.address],
      total: total.ok ? wei(total.value) : null,
      stakers: [restaker],
      operators: next.list,
      idle: wei(idle.ok ? idle.value : 0n),
      unseen: next.unseen ?? 'nodes',
    },
    unseenTokens([weeths.share.address], 'symbiotic'),
    unseenTokens([weethk.share.address], 'karak'),
    unseenTokens([ebtc.share.address], 'bitcoin'),
  ]
}

/** Ids run from 1 to the next one, exclusive; a contract that has none yet may say 0. */
const lessOne = (data: `0x${string}`) => {
  const next = call(operatorManager, 'nextAvsOperatorId', []).parse(data)
  return next === 0n ? 0n : next - 1n
}
