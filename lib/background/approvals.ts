import type { Address } from 'viem'
import type { SessionStore } from '../browser/session.ts'
import type { ApprovalWindow } from '../browser/windows.ts'
import { describeError, InternalError, RemoteError, reportBug, WalletError } from '../errors.ts'
import type { ApprovalRequest, Explanation } from '../messaging/mirror.ts'
import { accountOf, afterApproval, assertShownInFull, assertStillAllowed, chosenAccounts } from './approvalChecks.ts'
import {
  ApprovalGoneError,
  NotApprovableError,
  RejectedError,
  RevokedError,
  StaleApprovalError,
} from './approvalErrors.ts'
import { createApprovalPrompt } from './approvalPrompt.ts'
import { createApprovalQueue, type Entry, isWaiting, originOf } from './approvalQueue.ts'
import { digestOf, isSameDocument } from './approvalStore.ts'
import type { ApprovalRecord, Approvals, Services } from './services.ts'

/** How long a document has, after the worker was restarted, to ask again for what it was waiting for. In ms. */
const reattachTime = 4_000
/** How often an answer that came first looks whether it has. In ms. */
const reattachStep = 40

export type ApprovalsDependencies = Pick<
  Services,
  'state' | 'keeper' | 'selection' | 'connections' | 'transactions' | 'explainer' | 'rpc'
> & {
  session: SessionStore
  windows: ApprovalWindow
  setBadge: (count: number) => void
  now?: () => number
  schedule?: (work: () => void, ms: number) => unknown
}

/**
 * The requests that wait for the user. Each is a stored state machine: received, shown, approved, signed, broadcast,
 * answered. Only a record that was shown whole, and whose digest the view repeats, is acted on. Must be made in the
 * worker's first tick; `transactions`, `explainer` and `rpc` may join the object of services later.
 */
export function createApprovals(services: ApprovalsDependencies): Approvals {
  const { state, keeper, connections, windows, now = Date.now, schedule = setTimeout } = services
  const queue = createApprovalQueue({ ...services, onSettled: () => prompt.closeSoon() })
  const prompt = createApprovalPrompt({ queue, windows, now, schedule })
  const { entries, waiting, settle, cancel, cancelWhere, publish } = queue

  const needed = (id: unknown): Entry => {
    const entry = typeof id === 'string' ? entries.get(id) : undefined
    if (entry === undefined) throw new ApprovalGoneError()
    return entry
  }

  // ── From received to shown ─────────────────────────────────────────────────────────────────────────────────────

  const job = (entry: Entry, work: () => Promise<void>) =>
    void work().catch((thrown: unknown) => {
      if (!(thrown instanceof WalletError)) reportBug(thrown)
      if (!isWaiting(entry)) return
      entry.error = describeError(thrown)
      publish()
    })
  /** Has the figures and the explanation worked out, unless they are there; they arrive through `revise` and `explain`. */
  const workOut = (entry: Entry) => {
    const { id, request, explanation } = entry.record
    if (request.kind === 'connect' || request.kind === 'unlock') return
    if (lacksFigures(request)) job(entry, async () => services.transactions.prepare(id))
    if (isUnfinished(explanation)) job(entry, async () => services.explainer.explain(id))
  }
  /** The wallet was unlocked for this request: it becomes the request that the page made, or is answered. */
  const goOn = async (entry: Entry) => {
    try {
      await connections.ready
      const next = await services.rpc.propose(entry.record)
      if (!isWaiting(entry)) return
      if ('result' in next) return await settle(entry, next)
      await queue.become(entry, next.request, next.params)
      workOut(entry)
    } catch (error) {
      await settle(entry, { error: describeError(error) })
    }
  }
  const goOnUnlocked = () => {
    for (const entry of waiting()) if (entry.record.request.kind === 'unlock') void goOn(entry)
  }

  // ── From approved to answered ──────────────────────────────────────────────────────────────────────────────────

  const finish = async (entry: Entry) => {
    const { revision } = entry.record
    try {
      await settle(entry, { result: await services.rpc.complete(entry.record) })
    } catch (thrown) {
      if (!(thrown instanceof WalletError)) reportBug(thrown)
      entry.error = describeError(thrown)
      // It turned out to need other figures, and was revised: it waits again, for a look at the new ones.
      if (isWaiting(entry) && entry.record.revision !== revision) return publish()
      const told = afterApproval(thrown, keeper.phase() !== 'unlocked')
      // Stays on screen until the user has read it, if there is a screen.
      await settle(entry, { error: describeError(told) }, { keep: queue.memory.window !== null })
    }
  }

  // ── Starting ───────────────────────────────────────────────────────────────────────────────────────────────────

  const start = async () => {
    await Promise.all([keeper.ready, connections.ready, services.selection.ready])
    const unlocked = keeper.phase() === 'unlocked'
    for (const entry of await queue.load()) {
      const { record } = entry
      if (record.digest !== digestOf(record)) {
        alarm('a stored request was changed')
        void cancel(entry, new RejectedError())
      } else if (!isWaiting(entry)) {
        // Approved before the worker died: carried on by whoever does it, who knows what was done already.
        void services.transactions.ready.then(() => finish(entry))
      } else if (!unlocked && record.request.kind !== 'unlock') {
        void cancel(entry, lockedFirst())
      }
    }
    publish()
    const { window } = queue.memory
    if (window !== null && !(await windows.exists(window))) void prompt.closed(window)
    else prompt.closeIfIdle()
    if (unlocked) goOnUnlocked()
    for (const entry of waiting()) workOut(entry)
    schedule(() => void cancelWhere(({ live }) => !live, pageLeft), reattachTime)
  }
  const ready = start()

  // ── What cancels ───────────────────────────────────────────────────────────────────────────────────────────────

  // The account on screen settles while the worker starts; only what the user chooses after that is a switch.
  let selected: Address | null | undefined
  void services.selection.ready.then(() => {
    selected = state.get().selected
  })
  state.subscribe((patch) => {
    // Now everything that hangs on the unlock has been read.
    if (patch.phase === 'unlocked') void ready.then(goOnUnlocked)
    if (patch.selected === undefined || selected === undefined || patch.selected === selected) return
    const switched = selected !== null && patch.selected !== null && state.get().phase === 'unlocked'
    selected = patch.selected
    if (switched) void cancelWhere(isWaiting, () => new RejectedError('Another account was chosen in Bowline.'))
  })
  connections.subscribe((origin, change) => {
    const connection = connections.get(origin)
    const cancelOf = (applies: (entry: Entry) => boolean, error: () => WalletError) =>
      void cancelWhere((entry) => originOf(entry) === origin && applies(entry), error)
    if (change === 'revoked') {
      const lost = ({ record }: Entry) => {
        const account = accountOf(record.request)
        return connection === null || (account !== null && !connection.accounts.includes(account))
      }
      cancelOf(lost, () => new RevokedError())
    }
    if (change === 'moved') {
      const chainId = connections.chainId(origin)
      cancelOf(
        ({ record }) => record.chainId !== chainId,
        () => new RejectedError('The site moved to another chain.'),
      )
    }
  })
  keeper.onLock(async () => void (await cancelWhere(isWaiting, lockedFirst)))
  keeper.onRemove(async (address) => {
    await cancelWhere(
      ({ record }) => accountOf(record.request) === address,
      () => new RejectedError(),
    )
  })
  keeper.onReset(async () => {
    await cancelWhere(isWaiting, () => new RejectedError())
    queue.memory.outcomes = []
  })
  windows.onClosed((id) => void ready.then(() => prompt.closed(id)))

  /** After a restart the document needs a moment to ask again; an answer given in that moment waits for it. */
  const reattached = (entry: Entry) =>
    new Promise<void>((resolve) => {
      const look = (left: number) => {
        if (entry.live || left <= 0) resolve()
        else schedule(() => look(left - reattachStep), reattachStep)
      }
      look(reattachTime)
    })

  return {
    ready,

    async open({ sender, request, ...input }) {
      await ready
      const origin = sender?.origin ?? null
      prompt.assertMayAsk(origin, request.kind)
      const id = crypto.randomUUID()
      const fresh = { id, createdAt: now(), revision: 0, explanation: null, state: 'received' as const }
      const entry = await queue.add({ ...input, sender, request, ...fresh }).catch((error: unknown) => {
        throw new InternalError(error)
      })
      // It may have been cancelled while it was stored.
      if (isWaiting(entry)) {
        publish()
        workOut(entry)
        void prompt.show()
        if (origin !== null) void connections.noteUse(origin)
      }
      return entry.answer
    },

    get: (id) => entries.get(id)?.record ?? null,

    // Until the first await: the caller may rely on the record having changed.
    async revise(id, request) {
      const entry = needed(id)
      // Approved but not signed may still turn out to need other figures. Signed is signed.
      if (!isWaiting(entry) && entry.record.state !== 'approved') throw new NotApprovableError('It was signed already.')
      await queue.become(entry, request)
    },

    async explain(id, explanation) {
      const entry = entries.get(id)
      if (entry !== undefined && isWaiting(entry)) await queue.change(entry, { explanation })
    },

    async advance(id, next) {
      const entry = needed(id)
      if (entry.record.state !== 'answered') await queue.change(entry, { state: next })
    },

    async shown({ id, digest }) {
      await ready
      const entry = needed(id)
      if (entry.record.digest === digest && entry.record.state === 'received') {
        await queue.change(entry, { state: 'shown' })
      }
    },

    async approve(input) {
      await ready
      const { id, digest, accounts } = input ?? {}
      if (!needed(id).live) await reattached(needed(id))
      const entry = needed(id)
      const { record } = entry
      if (digest !== record.digest) {
        alarm('an approval named another digest')
        throw new StaleApprovalError()
      }
      if (!isWaiting(entry)) throw new ApprovalGoneError()
      if (waiting()[0] !== entry) throw new NotApprovableError('Another request is first.')
      if (digestOf(record) !== digest) {
        alarm('a waiting request was changed')
        await cancel(entry, new RejectedError())
        throw new StaleApprovalError()
      }
      assertShownInFull(record)
      const chosen = chosenAccounts(record.request, accounts)
      if (!entry.live) throw new NotApprovableError('The page is not answering. Try again in a moment.')
      try {
        assertStillAllowed(record, services)
      } catch (error) {
        await settle(entry, { error: describeError(error) })
        throw error
      }
      entry.error = null
      // Taken before anything is waited for: a second click finds it gone. Stored before anything is signed.
      const stored = queue.change(entry, { state: 'approved', ...(chosen === undefined ? {} : { chosen }) })
      await stored.catch(async (error: unknown) => {
        await settle(entry, { error: describeError(new RejectedError()) })
        throw new InternalError(error)
      })
      void finish(entry)
    },

    async reject(id) {
      await ready
      const entry = needed(id)
      if (entry.record.state === 'answered') {
        // The page knows; the error was still on screen.
        entries.delete(id)
        publish()
        return prompt.closeIfIdle()
      }
      if (!isWaiting(entry)) throw new NotApprovableError('It was approved already.')
      prompt.noteNo(originOf(entry))
      await settle(entry, { error: describeError(new RejectedError()) })
    },

    async rejectAll(origin) {
      await ready
      const applies = (entry: Entry) => origin === null || originOf(entry) === origin
      for (const rejected of new Set(waiting().filter(applies).map(originOf))) prompt.noteNo(rejected)
      await cancelWhere(applies, () => new RejectedError())
    },

    resume(requestId, sender) {
      const found = queue.find(requestId, sender)
      if (found === null) return null
      if ('record' in found) {
        found.live = true
        if (isWaiting(found)) void prompt.show()
        return found.answer
      }
      return 'result' in found ? Promise.resolve(found.result) : Promise.reject(new RemoteError(found.error))
    },

    abandon(requestIds, sender) {
      const isIt = (asked: Pick<ApprovalRecord, 'requestId' | 'sender'>) =>
        requestIds.includes(asked.requestId) && isSameDocument(asked.sender, sender)
      for (const entry of entries.values()) if (isIt(entry.record)) entry.live = false
      void cancelWhere(({ record }) => isIt(record), pageLeft)
      queue.memory.outcomes = queue.memory.outcomes.filter((outcome) => !isIt(outcome))
    },
  }
}

const lockedFirst = () => new RejectedError('Bowline was locked before the request was approved.')
const pageLeft = () => new RejectedError('The page was left before the request was approved.')

function lacksFigures(request: ApprovalRequest): boolean {
  if (request.kind !== 'transaction') return false
  const { gas, nonce, maxFeePerGas, maxPriorityFeePerGas, quotes } = request.transaction
  return [gas, nonce, maxFeePerGas, maxPriorityFeePerGas, quotes].includes(null)
}

function isUnfinished(explanation: Explanation | null): boolean {
  return explanation === null || explanation.simulation.status === 'pending'
}

/** Somebody tried what no view of ours does. Written to the worker's own console, without the payload. */
function alarm(what: string): void {
  console.error('refused:', what)
}
