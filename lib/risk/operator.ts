import type { Address } from 'viem'
import { delegationManager } from '../protocols/eigenlayer/abi.ts'
import { ask, call, together } from '../protocols/plan.ts'
import type { Read } from '../protocols/types.ts'
import { type OperatorState, readOperatorState } from './operators.ts'

/** An operator as it is needed to judge a delegation to it by one account. All of one block. */
export type OperatorFacts = OperatorState & {
  minWithdrawalDelayBlocks: bigint
  /** Strategies in which the account has deposit shares. */
  held: readonly Address[]
}

/**
 * Reads everything about `operator` that matters to `account`. Two rounds, three when the operator has allocated
 * strategies that are not in our list. Throws ReadError: a risk that is partly unknown is not a risk of zero.
 */
export function* readOperator(operator: Address, account: Address): Read<OperatorFacts> {
  let held: readonly Address[] = []
  function* readHeld(): Read<readonly Address[]> {
    const [[strategies, shares]] = yield* ask([call(delegationManager, 'getDepositedShares', [account])])
    held = strategies.filter((_, index) => (shares[index] ?? 0n) > 0n)
    return held
  }
  const [state, [delay]] = yield* together([
    readOperatorState(operator, readHeld()),
    ask([call(delegationManager, 'minWithdrawalDelayBlocks', [])]),
  ])
  return { ...state, minWithdrawalDelayBlocks: BigInt(delay), held }
}
