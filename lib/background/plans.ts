import type { Address } from 'viem'
import { describeError, errorCode, reportBug, WalletError } from '../errors.ts'
import type { PlanView, Step, StepState } from '../messaging/acts.ts'
import type { ActivityEntry, Mirror } from '../messaging/mirror.ts'
import { runPlan } from '../portfolio/engine.ts'
import type { Proposal } from '../protocols/proposal.ts'
import type { Sentence } from '../protocols/sentence.ts'
import { assertCanSign, createOwnTransactions, finishesOf } from './ownTransactions.ts'
import { mostPlans, parsePlans, type StoredPlan } from './planRecord.ts'
import { createQueue } from './queue.ts'
import { authenticatedRecord, type RecordContext } from './records.ts'
import type { Services } from './services.ts'
import { rulesOf } from './steps.ts'

/** What was begun and takes several transactions. Owns the mirror's `plans`. */
export type Plans = {
  ready: Promise<void>
  /**
   * Stores a plan and opens its first step; resolves with its id once that waits for the user. `follows`: a step that is
   * asked for by itself as soon as the one before it is proven. Throws WatchedAccountError, NotPossibleError, and what the
   * chain client throws; the plan is stored all the same when only reading failed.
   */
  start(plan: {
    kind: string
    title: Sentence
    account: Address
    chainId: number
    steps: readonly { step: Step; follows: boolean }[]
  }): Promise<string>
  /** The user asks for the step it has come to. Throws NotPossibleError, and what the chain client throws. */
  proceed(id: string): Promise<void>
  /** Forgets it and withdraws its approval. Nothing that was sent is undone. */
  forget(id: string): Promise<void>
}

/** What was asked for would not go through now, or is done already. A preview, or the plan, says why. */
export class NotPossibleError extends WalletError {
  readonly code = errorCode.invalidState
  constructor() {
    super('This cannot be done now. Look at what stands in the way and try again.')
  }
}

type Dependencies = Pick<Services, 'state' | 'chain' | 'keeper' | 'approvals' | 'transactions'> & {
  records: RecordContext
  now: () => number
}

/** What an approval and a journal entry of a step are known by. */
export const stepKey = (plan: string, index: number) => `plan:${plan}:${index}`

/**
 * Plans of several transactions, each proven on chain before the next. They are stored, so that they outlive the window, the
 * worker and the browser: what was sent is known from the journal, what waits from the approvals, and what is done from the
 * chain. That an approval was opened is written before it is, so that none opens by itself twice.
 */
export function createPlans(services: Dependencies): Plans {
  const { state, chain, keeper, approvals, transactions, records, now } = services
  const record = authenticatedRecord<readonly StoredPlan[]>(records, {
    name: 'plans',
    version: 1,
    parse: parsePlans,
    fallback: [],
  })
  const own = createOwnTransactions({ state, approvals })
  const inTurn = createQueue()
  /** What was last read of each plan's step; gone with the worker, and read again. */
  const seen = new Map<string, StepState>()
  let shown = ''

  const find = (id: string) => record.get().find((plan) => plan.id === id)
  const change = (id: string, edit: (plan: StoredPlan) => StoredPlan) =>
    record.update((plans) => plans.map((plan) => (plan.id === id ? edit(plan) : plan)))
  const mark = (id: string, index: number, what: { opened: true } | { done: true }) =>
    change(id, (plan) => ({
      ...plan,
      steps: plan.steps.map((step, at) => (at === index ? { ...step, ...what } : step)),
    }))

  const publish = () => {
    const mirror = state.get()
    const plans = keeper.phase() === 'unlocked' ? record.get().map((plan) => toView(plan, mirror, seen)) : []
    const text = JSON.stringify(plans, (_, value) => (typeof value === 'bigint' ? `${value}n` : value))
    if (text === shown) return
    shown = text
    state.patch({ plans })
  }

  const propose = async (plan: StoredPlan, index: number): Promise<Proposal> => {
    const { step } = plan.steps[index] as StoredPlan['steps'][number]
    return (await runPlan(chain.client(plan.chainId), rulesOf(step.kind).propose(step.params, plan.account))).result
  }

  /** Opens the approval of a step that can be taken. Throws NotPossibleError, and what opening one throws. */
  const ask = async (plan: StoredPlan, index: number, proposal: Proposal) => {
    if (proposal.closed !== null || proposal.call === null) throw new NotPossibleError()
    assertCanSign(keeper, plan.account)
    await mark(plan.id, index, { opened: true })
    const { account, chainId } = plan
    await own.open({ account, chainId, ids: [stepKey(plan.id, index)] }, proposal.call)
  }

  /**
   * Goes through a plan as far as the chain is. `wanted`: the user asked for the next step; else it is opened only if it
   * follows the one before by itself and never was. Throws what the chain client throws.
   */
  const advance = async (id: string, wanted: boolean): Promise<void> => {
    for (;;) {
      const plan = find(id)
      const index = plan === undefined ? -1 : currentOf(plan)
      const current = plan?.steps[index]
      if (plan === undefined || current === undefined) return
      const under = underWay(plan, index, state.get())
      if (under.is === 'asked' || under.is === 'sent') return
      if (rulesOf(current.step.kind).provenBy === 'transaction' && under.is === 'done') {
        await mark(id, index, { done: true })
        continue
      }
      const proposal = await propose(plan, index)
      if (rulesOf(current.step.kind).provenBy === 'state' && proposal.done === true) {
        await mark(id, index, { done: true })
        continue
      }
      const found = standing(proposal)
      seen.set(id, found)
      const byItself = !current.opened && (index === 0 || current.follows)
      if (found.is === 'ready' && (wanted || byItself)) await ask(plan, index, proposal)
      else if (wanted) throw new NotPossibleError()
      return
    }
  }

  const run = (id: string, wanted: boolean) =>
    inTurn(async () => {
      // What waits and what was sent must be known before anything is opened.
      await Promise.all([record.ready, approvals.ready, transactions.ready])
      if (keeper.phase() !== 'unlocked') return
      try {
        await advance(id, wanted)
      } catch (error) {
        if (!(error instanceof NotPossibleError)) seen.set(id, { is: 'unread', error: describeError(error) })
        throw error
      } finally {
        publish()
      }
    })
  /** Nobody waits for it: what went wrong is in the view. */
  const look = (id: string) =>
    void run(id, false).catch((error: unknown) => {
      if (!(error instanceof WalletError)) reportBug(error)
    })
  const lookAt = (wants: (plan: StoredPlan, index: number) => boolean) => {
    for (const plan of record.get()) {
      const index = currentOf(plan)
      if (index !== -1 && wants(plan, index)) look(plan.id)
    }
  }

  /** How the approval and the transaction of each plan's step stood when last looked at. */
  let standings = new Map<string, string>()
  const onUnderWay = () => {
    const before = standings
    const mirror = state.get()
    standings = new Map(record.get().map((plan) => [plan.id, underWay(plan, currentOf(plan), mirror).is]))
    lookAt(({ id }) => standings.get(id) !== before.get(id))
    publish()
  }
  let refreshed: number | null = null
  state.subscribe((patch) => {
    if (keeper.phase() !== 'unlocked') return
    // The record was believed before the wallet is shown open.
    if (patch.phase === 'unlocked') {
      lookAt(() => true)
      publish()
    }
    if (patch.activity !== undefined || patch.approvals !== undefined) onUnderWay()
    const finished = patch.refresh?.finishedAt ?? null
    if (finished === null || finished === refreshed) return
    refreshed = finished
    // What can be taken and was never asked for waits for the user, not for the chain.
    lookAt(({ id, steps }, index) => seen.get(id)?.is !== 'ready' || steps[index]?.opened === true)
  })
  record.subscribe(publish)
  keeper.onLock(() => {
    seen.clear()
    publish()
  })
  keeper.onRemove((account) => record.update((plans) => without(plans, (plan) => plan.account === account)))
  void record.ready.then(() => {
    lookAt(() => true)
    publish()
  })

  return {
    ready: record.ready,
    async start({ kind, title, account, chainId, steps }) {
      assertCanSign(keeper, account)
      const id = crypto.randomUUID()
      const plan: StoredPlan = {
        id,
        kind,
        title,
        account,
        chainId,
        createdAt: now(),
        steps: steps.map(({ step, follows }) => ({ step, follows, opened: false, done: false })),
      }
      await record.update((plans) => trimmed([plan, ...plans]))
      await run(id, false)
      return id
    },
    async proceed(id) {
      if (find(id) === undefined) throw new NotPossibleError()
      await run(id, true)
    },
    async forget(id) {
      const plan = find(id)
      if (plan === undefined) return
      await record.update((plans) => without(plans, (one) => one.id === id))
      seen.delete(id)
      const keys = plan.steps.map((_, index) => stepKey(id, index))
      for (const view of state.get().approvals) {
        if (view.state === 'waiting' && finishesOf(view, plan.account)?.some((key) => keys.includes(key))) {
          await approvals.reject(view.id)
        }
      }
    },
  }
}

/** The step a plan has come to; -1 when all are done. */
function currentOf({ steps }: StoredPlan): number {
  return steps.findIndex(({ done }) => !done)
}

type Under = { is: 'none' | 'asked' | 'done' | 'failed' } | { is: 'sent'; activity: string }

/** What approvals and activity say of a step. `done`: its transaction succeeded in a block. */
function underWay(plan: StoredPlan, index: number, { approvals, activity }: Mirror): Under {
  const key = stepKey(plan.id, index)
  const asked = approvals.some(
    (view) =>
      view.chainId === plan.chainId &&
      view.state !== 'failed' &&
      finishesOf(view, plan.account)?.includes(key) === true,
  )
  if (asked) return { is: 'asked' }
  const isItsOwn = ({ account, chainId, finishes }: ActivityEntry) =>
    account === plan.account && chainId === plan.chainId && finishes?.includes(key) === true
  const own = activity.filter(isItsOwn)
  if (own.some(({ status }) => status === 'confirmed')) return { is: 'done' }
  const sent = own.find(({ status }) => status === 'signed' || status === 'pending')
  if (sent !== undefined) return { is: 'sent', activity: sent.id }
  return { is: own.length > 0 ? 'failed' : 'none' }
}

function standing(proposal: Proposal): StepState {
  if (proposal.waits !== undefined) return { is: 'waiting', block: proposal.waits }
  if (proposal.closed !== null) return { is: 'closed', why: proposal.closed }
  return { is: 'ready', failed: false }
}

function toView(plan: StoredPlan, mirror: Mirror, seen: ReadonlyMap<string, StepState>): PlanView {
  const { id, kind, title, account, chainId, createdAt, steps } = plan
  const current = currentOf(plan)
  const stateOf = (index: number): StepState => {
    if (steps[index]?.done) return { is: 'done' }
    if (index !== current) return { is: 'later' }
    const under = underWay(plan, index, mirror)
    if (under.is === 'asked') return { is: 'asked' }
    if (under.is === 'sent') return under
    const read = seen.get(id) ?? { is: 'unread', error: null }
    return read.is === 'ready' ? { is: 'ready', failed: under.is === 'failed' } : read
  }
  const views = steps.map(({ step }, index) => ({
    title: rulesOf(step.kind).title(step.params),
    state: stateOf(index),
  }))
  return { id, kind, title, account, chainId, createdAt, steps: views }
}

/** The same list when nothing is taken out, so that nothing is written. */
function without(plans: readonly StoredPlan[], out: (plan: StoredPlan) => boolean): readonly StoredPlan[] {
  return plans.some(out) ? plans.filter((plan) => !out(plan)) : plans
}

/** Finished ones make room first, oldest first. Throws NotPossibleError when too many are open. */
function trimmed(plans: readonly StoredPlan[]): readonly StoredPlan[] {
  const open = plans.filter((plan) => currentOf(plan) !== -1)
  if (open.length > mostPlans) throw new NotPossibleError()
  const finished = plans
    .filter((plan) => currentOf(plan) === -1)
    .slice(0, Math.min(keptFinished, mostPlans - open.length))
  return plans.filter((plan) => open.includes(plan) || finished.includes(plan))
}

/** Finished plans that stay to be looked at. */
const keptFinished = 5
