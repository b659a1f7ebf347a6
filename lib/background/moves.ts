import { type Address, isAddressEqual } from 'viem'
import type { PlanView, Step } from '../messaging/acts.ts'
import type { MovePreview, MoveRequest, MoveReview } from '../messaging/moves.ts'
import type { Input } from '../messaging/procedures.ts'
import { runPlan } from '../portfolio/engine.ts'
import { proposeRedelegation, readDeparture } from '../protocols/eigenlayer/move.ts'
import { together } from '../protocols/plan.ts'
import { sentence } from '../protocols/sentence.ts'
import type { Read } from '../protocols/types.ts'
import { knownOf, listChanges } from '../risk/changes.ts'
import { assessDelegation } from '../risk/delegation.ts'
import { readOperator } from '../risk/operator.ts'
import { InvalidParamsError } from '../rpc/params.ts'
import { estimateFee } from './acts.ts'
import { operatorValue } from './moveSteps.ts'
import { assertCanSign } from './ownTransactions.ts'
import { NotPossibleError } from './plans.ts'
import { createQueue } from './queue.ts'
import type { Services } from './services.ts'

/** Moving everything restaked to another operator. All throw InvalidParamsError and what the chain client throws. */
export type Moves = {
  preview(request: MoveRequest): Promise<MovePreview>
  /** Begins the plan and asks for its first step; resolves with its id. Throws NotPossibleError, WatchedAccountError. */
  start(request: MoveRequest): Promise<string>
  /** Whether what was queued is credited to the operator, or paid out after all. Throws NotPossibleError. */
  turn(input: Input<'moves.turn'>): Promise<void>
  /** Throws NotPossibleError when there is no such plan. */
  review(input: Input<'moves.review'>): Promise<MoveReview>
}

type Dependencies = Pick<Services, 'state' | 'chain' | 'keeper' | 'plans'>

/** Moves everything an account has restaked to another operator, by a plan. Holds nothing itself. */
export function createMoves({ state, chain, keeper, plans }: Dependencies): Moves {
  const inTurn = createQueue()

  const look = async ({ chainId, account, operator, signature, expiry, salt }: MoveRequest) => {
    if (chainId !== 1) throw new InvalidParamsError('this is only done on Ethereum')
    const approval = { signature, expiry, salt }
    return runPlan(chain.client(chainId), readMove(operator, account, approval))
  }

  /** The account's move that is not over yet. */
  const begun = ({ chainId, account }: Pick<MoveRequest, 'chainId' | 'account'>): PlanView | undefined =>
    state
      .get()
      .plans.find(
        (plan) =>
          plan.move !== undefined &&
          plan.chainId === chainId &&
          isAddressEqual(plan.account, account) &&
          plan.steps.some((step) => step.state.is !== 'done'),
      )

  const start = async (request: MoveRequest): Promise<string> => {
    const { chainId, account, operator, signature, expiry, salt } = request
    assertCanSign(keeper, account)
    const { result, block } = await look(request)
    const { departure, proposal, facts } = result
    if (proposal.done === true || proposal.closed !== null) throw new NotPossibleError()
    const before = begun(request)
    if (before?.steps.some((step) => step.state.is === 'sent')) throw new NotPossibleError()
    const [first] = before?.steps ?? []
    const approval = { signature, expiry, salt }
    const steps: readonly { step: Step; follows: boolean }[] = [
      {
        step: {
          kind: 'redelegate',
          params: {
            ...departure,
            operator,
            // What an earlier move queued arrives where the account is delegated to by then: with this one.
            carried: first?.state.is === 'done' ? (before?.move?.roots ?? []) : [],
            known: knownOf(assessDelegation(facts, block)),
            ...approval,
          },
        },
        follows: true,
      },
      { step: { kind: 'wait', params: { roots: null } }, follows: true },
      { step: { kind: 'complete', params: { roots: null, asShares: true } }, follows: false },
    ]
    // The approval of the move before must not be signed after this one.
    if (before !== undefined && first?.state.is !== 'done') await plans.forget(before.id)
    const title = sentence('act.step.redelegate', { operator: operatorValue(operator) })
    const id = await plans.start({ kind: 'move', title, account, chainId, steps })
    if (before !== undefined) await plans.forget(before.id)
    return id
  }

  return {
    async preview(request) {
      const { result, block } = await look(request)
      const { departure, proposal, facts, present } = result
      const made = proposal.closed === null ? proposal.call : null
      return {
        from: departure.from,
        present: present === null ? null : assessDelegation(present, block),
        chosen: assessDelegation(facts, block),
        closed: proposal.done ? sentence('act.doneAlready') : proposal.closed,
        next: proposal.next,
        networkFee: made === null ? null : await estimateFee(chain.client(request.chainId), request.account, made),
        block,
      } satisfies MovePreview
    },
    start: (request) => inTurn(() => start(request)),
    async turn({ id, asShares }) {
      await plans.turn(id, (step) =>
        step.kind === 'complete' && step.params.asShares !== asShares
          ? { kind: 'complete', params: { ...step.params, asShares } }
          : step,
      )
    },
    async review({ id }) {
      const plan = plans.get(id)
      const move = plan?.steps.map(({ step }) => step).find((step) => step.kind === 'redelegate')
      if (plan == null || move === undefined) throw new NotPossibleError()
      const { operator, known } = move.params
      const { result, block } = await runPlan(chain.client(plan.chainId), readOperator(operator, plan.account))
      const risk = assessDelegation(result, block)
      return { changes: listChanges(known, risk), risk } satisfies MoveReview
    },
  }
}

type Approval = Pick<MoveRequest, 'signature' | 'expiry' | 'salt'>

function* readMove(operator: Address, account: Address, approval: Approval) {
  const [departure, facts] = yield* together([readDeparture(account), readOperator(operator, account)])
  const [proposal, present] = yield* together([
    proposeRedelegation({ operator, since: departure.since, account, approval }),
    departure.from === null ? nobody() : readOperator(departure.from, account),
  ])
  return { departure, facts, proposal, present }
}

// biome-ignore lint/correctness/useYield: a plan that asks nothing
function* nobody(): Read<null> {
  return null
}
