import type { SessionStore } from '../browser/session.ts'
import { describeError, type ErrorInfo, RemoteError, reportBug, type WalletError } from '../errors.ts'
import type { ApprovalRequest, ApprovalView, Requester } from '../messaging/mirror.ts'
import { noPrompts } from './approvalGuard.ts'
import { type Answer, createApprovalStore, digestOf, isSameDocument, type QueueState } from './approvalStore.ts'
import type { ApprovalRecord, Sender, Services } from './services.ts'

/** One request in the queue: its stored record, and what only this worker knows of it. */
export type Entry = {
  record: ApprovalRecord
  requester: Requester
  /** The document is there and waits. Always true for the wallet's own requests. */
  live: boolean
  /** What went wrong, for the view. With state `answered`: the page was told, the user has not read it yet. */
  error: ErrorInfo | null
  answer: Promise<unknown>
  deliver: (answer: Answer) => void
  view: ApprovalView | null
}

export type ApprovalQueue = ReturnType<typeof createApprovalQueue>

type Dependencies = Pick<Services, 'state' | 'connections'> & {
  session: SessionStore
  setBadge: (count: number) => void
  /** A request was answered. */
  onSettled: () => void
}

/** Answers kept in case they did not arrive. */
const maxOutcomes = 40

/** Whether it still waits for the user. */
export const isWaiting = ({ record }: Entry) => record.state === 'received' || record.state === 'shown'
export const originOf = ({ record }: Entry) => record.sender?.origin ?? null

/**
 * The requests in the order they came, stored before anything acts on them and shown in the mirror. Changes happen at
 * once; what a function returns is their being stored.
 */
export function createApprovalQueue({ state, connections, session, setBadge, onSettled }: Dependencies) {
  const store = createApprovalStore(session)
  const entries = new Map<string, Entry>()
  /** Stored beside the records. The window and the history of prompts belong to approvalWindow. */
  const memory: Omit<QueueState, 'ids'> = { outcomes: [], history: noPrompts, window: null }

  const waiting = () => [...entries.values()].filter(isWaiting)
  const save = () => {
    const unanswered = [...entries.values()].filter(({ record }) => record.state !== 'answered')
    return store.saveQueue({ ids: unanswered.map(({ record }) => record.id), ...memory })
  }
  let counted: number | null = null
  const publish = () => {
    state.patch({ approvals: [...entries.values()].map(viewOf) })
    const count = waiting().length
    if (count !== counted) setBadge(count)
    counted = count
  }

  const enter = (record: ApprovalRecord, live: boolean): Entry => {
    let deliver: Entry['deliver'] = () => {}
    const answer = new Promise((resolve, reject) => {
      deliver = (given) => ('result' in given ? resolve(given.result) : reject(new RemoteError(given.error)))
    })
    // Whoever asked may be gone; then nobody listens.
    answer.catch(() => {})
    const { sender, createdAt } = record
    const requester = sender === null ? ownRequester(createdAt) : connections.describe(sender.origin)
    const entry = { record, requester, live, error: null, answer, deliver, view: null }
    entries.set(record.id, entry)
    return entry
  }

  const change = (entry: Entry, changes: Partial<ApprovalRecord>): Promise<void> => {
    entry.record = { ...entry.record, ...changes }
    publish()
    return store.saveRecord(entry.record)
  }

  /** Answers the page, once. Stored first: a document whose worker died on the way asks again and gets the same. */
  const settle = async (entry: Entry, answer: Answer, { keep = false } = {}) => {
    const { id, sender, requestId, state: before } = entry.record
    if (before === 'answered') return
    entry.record = { ...entry.record, state: 'answered' }
    if (!keep) entries.delete(id)
    if (sender !== null) memory.outcomes = [...memory.outcomes, { requestId, sender, answer }].slice(-maxOutcomes)
    publish()
    onSettled()
    // When it cannot be stored the answer still goes out; only a worker death right now would lose it.
    await save().catch(reportBug)
    await store.dropRecord(id).catch(reportBug)
    entry.deliver(answer)
  }
  const cancel = (entry: Entry, error: WalletError) => settle(entry, { error: describeError(error) })

  return {
    entries,
    memory,
    waiting,
    save,
    publish,
    change,
    settle,
    cancel,

    /** What an earlier worker left. Returns its entries; none is live until its document asks again. */
    async load(): Promise<readonly Entry[]> {
      const { records, queue } = await store.load()
      Object.assign(memory, { outcomes: queue.outcomes, history: queue.history, window: queue.window })
      return records.map((record) => enter(record, record.sender === null))
    },

    /** A new request, stored. Throws what the store throws; then there is no such request. */
    async add(record: Omit<ApprovalRecord, 'digest'>): Promise<Entry> {
      const entry = enter({ ...record, digest: digestOf(record) }, true)
      try {
        await store.saveRecord(entry.record)
        await save()
      } catch (error) {
        entries.delete(record.id)
        throw error
      }
      return entry
    },

    /** Another revision of what will be signed: a new digest, to be shown again. */
    become(entry: Entry, request: ApprovalRequest, params: unknown = entry.record.params): Promise<void> {
      const { record } = entry
      const explanation = isSameCall(record.request, request) ? record.explanation : null
      const next = {
        ...record,
        request,
        params,
        explanation,
        revision: record.revision + 1,
        state: 'received' as const,
      }
      entry.error = null
      return change(entry, { ...next, digest: digestOf(next) })
    },

    cancelWhere: (applies: (entry: Entry) => boolean, error: () => WalletError) =>
      Promise.all(
        waiting()
          .filter(applies)
          .map((entry) => cancel(entry, error())),
      ),

    /** What this document waits for, or the answer it may have missed. */
    find(requestId: string, sender: Sender): Entry | Answer | null {
      const isIt = (asked: { requestId: string; sender: Sender | null }) =>
        asked.requestId === requestId && isSameDocument(asked.sender, sender)
      const entry = [...entries.values()].find(({ record }) => record.state !== 'answered' && isIt(record))
      return entry ?? memory.outcomes.find(isIt)?.answer ?? null
    },
  }
}

/** The same object while nothing changed, so that a view re-arms only for changes of its own request. */
function viewOf(entry: Entry): ApprovalView {
  const { record, requester, error, view } = entry
  const { id, digest, chainId, createdAt, request, explanation } = record
  const shown = isWaiting(entry) ? 'waiting' : record.state === 'answered' ? 'failed' : 'working'
  const next: ApprovalView = { id, digest, requester, chainId, createdAt, request, explanation, state: shown, error }
  if (view !== null && Object.entries(next).every(([key, value]) => view[key as keyof ApprovalView] === value)) {
    return view
  }
  entry.view = next
  return next
}

/** The wallet's own requests: a replacement asked for in the popup. */
function ownRequester(createdAt: number): Requester {
  const nobody = { host: '', registrableDomain: '', suspicious: false, connectedSince: null }
  return { origin: 'bowline', firstSeen: createdAt, ...nobody }
}

/** Whether what happens on chain is the same, so that what was found out about it still holds. */
function isSameCall(one: ApprovalRequest, other: ApprovalRequest): boolean {
  if (one.kind !== 'transaction' || other.kind !== 'transaction') return false
  const { to, data, value } = one.transaction
  const next = other.transaction
  return one.account === other.account && to === next.to && data === next.data && value === next.value
}
