import type { UnreadPosition } from './partial.ts'
import type { Ticket } from './types.ts'

/** Anybody may hand tickets to an account, and old ones stay in the logs: more than this are not asked about. */
const most = 100

/** The newest tickets, as many as a plan asks about, and what to report as unread when there are more. */
export function newest(
  found: readonly Ticket[],
  id: string,
): { tickets: readonly Ticket[]; unread: readonly UnreadPosition[] } {
  return { tickets: found.slice(-most), unread: found.length > most ? [{ id, error: undefined }] : [] }
}
