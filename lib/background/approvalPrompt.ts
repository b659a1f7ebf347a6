import type { ApprovalWindow } from '../browser/windows.ts'
import { InternalError, reportBug } from '../errors.ts'
import type { ApprovalRequest } from '../messaging/mirror.ts'
import { AlreadyAskingError, RejectedError, TooManyPromptsError } from './approvalErrors.ts'
import { isSilenced, mayOpenWindow, noteRejection, noteWindow } from './approvalGuard.ts'
import { type ApprovalQueue, isWaiting, originOf } from './approvalQueue.ts'

/** Requests that may wait at once: of one origin, and of all. */
const limits = { perOrigin: 10, inAll: 30 }
/** How long the window stays once nothing waits, so that the next request of the same page finds it. In ms. */
const idleTime = 250

type Dependencies = {
  queue: ApprovalQueue
  windows: ApprovalWindow
  now: () => number
  schedule: (work: () => void, ms: number) => unknown
}

/** When a request may claim the user's attention, and the one window it does it with. */
export function createApprovalPrompt({ queue, windows, now, schedule }: Dependencies) {
  const { memory, entries } = queue
  let opening = false

  /** The user said no to this origin. */
  const noteNo = (origin: string | null) => {
    if (origin !== null) memory.history = noteRejection(memory.history, origin, now())
  }
  const closeIfIdle = () => {
    if (entries.size > 0 || memory.window === null) return
    const id = memory.window
    memory.window = null
    void queue.save().catch(reportBug)
    void windows.close(id)
  }

  return {
    noteNo,
    closeIfIdle,
    closeSoon: () => void schedule(closeIfIdle, idleTime),

    /** Opens the window unless there is one. A window that is there is left alone, wherever it is (A9). */
    async show(): Promise<void> {
      if (memory.window !== null || opening) return
      opening = true
      memory.history = noteWindow(memory.history, now())
      try {
        memory.window = await windows.open()
        await queue.save()
      } catch (error) {
        reportBug(error)
        await queue.cancelWhere(isWaiting, () => new InternalError(error))
      } finally {
        opening = false
        closeIfIdle()
      }
    },

    /** The window was closed, however: no to everything that waits, once (A6). */
    async closed(id: number): Promise<void> {
      if (id !== memory.window) return
      memory.window = null
      for (const [key, { record }] of entries) if (record.state === 'answered') entries.delete(key)
      for (const origin of new Set(queue.waiting().map(originOf))) noteNo(origin)
      await queue.cancelWhere(isWaiting, () => new RejectedError())
      queue.publish()
      await queue.save().catch(reportBug)
    },

    /** Throws AlreadyAskingError (-32002) or TooManyPromptsError (-32005). The wallet's own requests have no origin. */
    assertMayAsk(origin: string | null, kind: ApprovalRequest['kind']): void {
      const waiting = queue.waiting()
      if (waiting.length >= limits.inAll) throw new TooManyPromptsError()
      if (origin === null) return
      if (isSilenced(memory.history, origin, now())) throw new TooManyPromptsError()
      const own = waiting.filter((entry) => originOf(entry) === origin)
      const asksAccess = (asked: ApprovalRequest['kind']) => asked === 'connect' || asked === 'unlock'
      if (asksAccess(kind) && own.some(({ record }) => asksAccess(record.request.kind))) throw new AlreadyAskingError()
      if (own.length >= limits.perOrigin) throw new TooManyPromptsError()
      if (memory.window === null && !opening && !mayOpenWindow(memory.history, now())) throw new TooManyPromptsError()
    },
  }
}
