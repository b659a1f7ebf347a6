import type { Address } from 'viem'
import type { ChainClient } from '../chain/types.ts'
import { reportBug, WalletError } from '../errors.ts'
import type { Mirror } from '../messaging/mirror.ts'
import { runPlan } from '../portfolio/engine.ts'
import { readKnown } from '../protocols/eigenlayer/strategies.ts'
import { type Outcome, parallel, together } from '../protocols/plan.ts'
import type { Read } from '../protocols/types.ts'
import { assessDelegation } from '../risk/delegation.ts'
import { readChange, type StakeEffect } from '../risk/effect.ts'
import { readOperator } from '../risk/operator.ts'
import type { Findings } from './explanation.ts'
import { exposureOf } from './exposure.ts'
import { etherRates, pricingOf } from './slashingReport.ts'

export type JudgeInput = {
  account: Address
  /** Whom stake goes to. */
  operator: Address | undefined
  effect: StakeEffect | null
  /** Operators the account is known to have. */
  likely: readonly Address[]
  rates: Mirror['rates']
}

type Judged = Pick<Findings, 'delegation' | 'exposure'>

/** Both in the same rounds, at one block; what cannot be read is unknown, and the other is still told. Never rejects. */
export async function judgeStake(
  { account, operator, effect, likely, rates }: JudgeInput,
  client: ChainClient,
  limited: <result>(work: Promise<result>) => Promise<result>,
): Promise<Partial<Judged>> {
  const plans: Read<unknown>[] = [
    operator === undefined ? nothing() : readOperator(operator, account),
    effect === null ? nothing() : together([readChange(account, effect, likely), readKnown(account)]),
  ]
  try {
    const { result, block } = await limited(runPlan(client, parallel(plans)))
    const [judged, changed] = result as [Outcome<Operator>, Outcome<Change>]
    for (const outcome of result) if (!outcome.ok && !(outcome.error instanceof WalletError)) reportBug(outcome.error)
    return {
      ...(operator === undefined ? {} : { delegation: judged.ok ? assessDelegation(judged.value, block) : 'unread' }),
      ...(effect === null
        ? {}
        : {
            exposure: changed.ok
              ? exposureOf(changed.value[0], pricingOf(changed.value[1], etherRates(rates)), block)
              : 'unread',
          }),
    }
  } catch (error) {
    if (!(error instanceof WalletError)) reportBug(error)
    return { ...(operator === undefined ? {} : { delegation: 'unread' }), ...(effect && { exposure: 'unread' }) }
  }
}

type Result<plan> = plan extends Read<infer result> ? result : never
type Operator = Result<ReturnType<typeof readOperator>>
type Change = [Result<ReturnType<typeof readChange>>, Result<ReturnType<typeof readKnown>>]

// biome-ignore lint/correctness/useYield: a plan that asks nothing
function* nothing(): Read<null> {
  return null
}
