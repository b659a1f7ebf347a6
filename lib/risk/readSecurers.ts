import type { Address } from 'viem'
import { delegationManager } from '../protocols/eigenlayer/abi.ts'
import { ask, call, type Outcome, together } from '../protocols/plan.ts'
import type { Protocol, Read } from '../protocols/types.ts'
import { type Backed, type RateOf, readBacked } from './lookThrough.ts'
import { type OperatorState, readOperators } from './operators.ts'

/** More operators than anybody's holdings meet: what is beyond counts as not answered. */
const mostOperators = 300

/** Who secures some tokens and some operators' own stake, whoever asks. Keys in lower case. */
export type Securers = {
  backed: ReadonlyMap<string, Backed>
  states: ReadonlyMap<string, OperatorState | null>
  withdrawalDelayBlocks: bigint
}

/**
 * What stands behind these tokens, and the state of every operator met on the way or named. The tokens' protocols and the
 * operators fail each by itself; throws ReadError when EigenLayer itself does not answer. Five to eight rounds, which become
 * one request when the calls of the last time are known.
 */
export function* readSecurers(
  tokens: readonly Address[],
  operators: readonly Address[],
  { protocols, rateOf }: { protocols: readonly Pick<Protocol, 'tokens' | 'restakers'>[]; rateOf: RateOf },
): Read<Securers> {
  const [found, named, [delay]] = yield* together([
    readBacked(tokens, protocols, rateOf),
    readOperators(operators),
    ask([call(delegationManager, 'minWithdrawalDelayBlocks', [])]),
  ])
  const known = new Set(operators.map((operator) => operator.toLowerCase()))
  const met = new Map<string, Address>()
  for (const { operator } of found.flatMap(({ slices }) => slices)) {
    if (operator !== null && !known.has(operator.toLowerCase())) met.set(operator.toLowerCase(), operator)
  }
  const others = [...met.values()].slice(0, mostOperators)
  const rest = yield* readOperators(others)
  const states = [...pair(operators, named), ...pair(others, rest)]
  return {
    backed: new Map(found.flatMap((one) => one.tokens.map((token) => [token.toLowerCase(), one] as const))),
    states: new Map(states),
    withdrawalDelayBlocks: BigInt(delay),
  }
}

function pair(
  operators: readonly Address[],
  outcomes: readonly Outcome<OperatorState>[],
): readonly (readonly [string, OperatorState | null])[] {
  return operators.map((operator, index) => {
    const outcome = outcomes[index]
    return [operator.toLowerCase(), outcome?.ok ? outcome.value : null]
  })
}
