import { wei } from '../../units.ts'
import { askSettled, call, together } from '../plan.ts'
import { listedTokens, type Restaking, readListAt } from '../restaking.ts'
import type { Read } from '../types.ts'
import { manager } from './abi.ts'
import { ezeth } from './addresses.ts'

/**
 * The operator delegators of the restake manager. Two rounds. The total is unknown while a price it needs is too old. Source:
 * facts/lrt.md 11.2 (high).
 */
export function* restakers(): Read<readonly Restaking[]> {
  const [list, [tvls]] = yield* together([
    readListAt(call(manager, 'getOperatorDelegatorsLength', []), (index) =>
      call(manager, 'operatorDelegators', [index]),
    ),
    askSettled([call(manager, 'calculateTVLs', [])]),
  ])
  return [listedTokens([ezeth.address], tvls.ok ? wei(tvls.value[2]) : null, list)]
}
