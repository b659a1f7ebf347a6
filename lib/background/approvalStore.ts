import { type Hex, keccak256, stringToBytes } from 'viem'
import type { SessionStore } from '../browser/session.ts'
import { decode, encode } from '../codec.ts'
import type { ErrorInfo } from '../errors.ts'
import { noPrompts, type PromptHistory } from './approvalGuard.ts'
import { createQueue } from './queue.ts'
import type { ApprovalRecord, Sender } from './services.ts'

/** What a page gets, or got. */
export type Answer = { result: unknown } | { error: ErrorInfo }
/** An answer that may not have reached its document, because the worker died on the way. */
export type Outcome = { requestId: string; sender: Sender; answer: Answer }

/** What is kept beside the records. `window`: id of the approval window, while one is open. */
export type QueueState = {
  ids: readonly string[]
  outcomes: readonly Outcome[]
  history: PromptHistory
  window: number | null
}

/** Approvals in session memory: written before anything acts on them, gone when the browser closes. */
export type ApprovalStore = {
  load(): Promise<{ records: readonly ApprovalRecord[]; queue: QueueState }>
  saveRecord(record: ApprovalRecord): Promise<void>
  dropRecord(id: string): Promise<void>
  saveQueue(queue: QueueState): Promise<void>
}

const queueKey = 'approvals'
const recordKey = (id: string) => `approval.${id}`
const emptyQueue: QueueState = { ids: [], outcomes: [], history: noPrompts, window: null }

export function createApprovalStore(session: SessionStore): ApprovalStore {
  const inOrder = createQueue()
  const read = async <value>(key: string): Promise<value | null> => {
    const text = await session.get(key)
    return typeof text === 'string' ? (decode(text) as value) : null
  }
  return {
    load: () =>
      inOrder(async () => {
        const queue = (await read<QueueState>(queueKey)) ?? emptyQueue
        const records = await Promise.all(queue.ids.map((id) => read<ApprovalRecord>(recordKey(id))))
        return { records: records.filter((record) => record !== null), queue }
      }),
    saveRecord: (record) => inOrder(() => session.set(recordKey(record.id), encode(record))),
    dropRecord: (id) => inOrder(() => session.remove(recordKey(id))),
    saveQueue: (queue) => inOrder(() => session.set(queueKey, encode(queue))),
  }
}

/** Keccak-256 over the canonical text of everything that is shown and signed. Any change of it is another digest. */
export function digestOf({ sender, method, chainId, request, revision }: Omit<ApprovalRecord, 'digest'>): Hex {
  return keccak256(stringToBytes(encode([sender?.origin ?? null, method, chainId, request, revision])))
}

/** Whether both are the same document. Where the browser gives no document ids, tab and origin must do. */
export function isSameDocument(one: Sender | null, other: Sender): boolean {
  return (
    one !== null &&
    one.origin === other.origin &&
    one.tabId === other.tabId &&
    (one.documentId === null || other.documentId === null || one.documentId === other.documentId)
  )
}
