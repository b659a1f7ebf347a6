/**
 * What travels between a page, its relay and the background. The key `bowline` names the channel and the direction, so
 * that nothing else on a page is taken for ours, and a page's own echo of an answer is never taken for a request.
 */

/** From the page to its relay. `request` is whatever was handed to the provider. */
export type PageRequest = { bowline: 'request'; id: string; request: unknown }

/** From the relay to the background. `resume`: sent before, to a worker that went away without answering. */
export type PortRequest = { id: string; request: unknown; resume: boolean }

/** An error as a page gets it. */
export type PageError = { code: number; message: string; data?: unknown }

/** From the background to the relay, which hands it to the page as it is. Exactly one reply per request. */
export type PageReply =
  | { bowline: 'reply'; id: string; result: unknown }
  | { bowline: 'reply'; id: string; error: PageError }

/** What the page's origin may see now. The page works out which events to raise. `chainId` as canonical hex. */
export type PageState = { bowline: 'state'; accounts: readonly string[]; chainId: string }

/** The extension was updated or removed under the page: nothing more will be answered until it is loaded again. */
export type PageGone = { bowline: 'gone' }

export type ToPage = PageReply | PageState | PageGone

/** Name of the port between a relay and the background. */
export const pagePortName = 'page'
/** What the background sends to the tabs of an origin so that those that ever asked open their port and hear the news. */
export const wakeMessage = 'bowline:wake'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** A version 4 UUID, as `crypto.randomUUID` writes it. */
export function isRequestId(value: unknown): value is string {
  return typeof value === 'string' && uuid.test(value)
}

/** The request in a window message, or null when the message is not one of ours. What it asks is not judged here. */
export function parsePageRequest(data: unknown): PageRequest | null {
  if (data === null || typeof data !== 'object' || Object.keys(data).length !== 3) return null
  const { bowline, id, request } = data as Record<string, unknown>
  return bowline === 'request' && isRequestId(id) && 'request' in data ? { bowline, id, request } : null
}

/** The request in a message of a relay, or null when it did not come from one. */
export function parsePortRequest(data: unknown): PortRequest | null {
  if (data === null || typeof data !== 'object') return null
  const { id, request, resume } = data as Record<string, unknown>
  return isRequestId(id) && typeof resume === 'boolean' ? { id, request, resume } : null
}
