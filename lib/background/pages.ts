import { wakeTabs } from '../browser/tabs.ts'
import { errorCode, InternalError, reportBug, WalletError } from '../errors.ts'
import { type PageError, type PageState, parsePortRequest, type ToPage } from '../messaging/pageFrames.ts'
import { onPagePort, type PagePort, type PageSender } from '../messaging/pagePort.ts'
import { copyPlain } from '../messaging/plain.ts'
import { createRateLimit } from '../rpc/limits.ts'
import type { Sender, Services } from './services.ts'

/** Requests of one origin, of whatever kind; what goes to a node is limited further. Beyond it the answer is -32005. */
const messageRate = { perSecond: 500, burst: 1_000 }

/** The document may not ask: no origin of its own, a frame, not in front of anybody, or not https. */
export class RefusedDocumentError extends WalletError {
  readonly code = errorCode.unauthorized
  constructor() {
    super('Bowline does not answer this page.')
  }
}

class DuplicateIdError extends WalletError {
  readonly code = errorCode.invalidRequest
  constructor() {
    super('A request with this id is already waiting.')
  }
}

class TooManyRequestsError extends WalletError {
  readonly code = errorCode.limitExceeded
  constructor() {
    super('Too many requests. Wait a second and try again.')
  }
}

export type PagesDependencies = Pick<Services, 'connections' | 'approvals' | 'rpc' | 'settings'> & {
  /** Has the tabs of an origin open their port, if they ever asked. */
  wakeTabs: (origin: string) => Promise<void>
  now?: () => number
}

type Connected = {
  sender: Sender
  port: PagePort
  /** The last state it was told, as text; null until it was first greeted. */
  told: string | null
}

/** Serves every relay that connects, from the worker's first tick on. */
export function startPages(services: Omit<PagesDependencies, 'wakeTabs' | 'now'>): void {
  onPagePort(createPages({ ...services, wakeTabs }))
}

/**
 * Serves the relays: one port per document. Who asks is what the browser said when the port was opened, and nothing that
 * is sent over it. Returns what to hand every port to.
 */
export function createPages(services: PagesDependencies): (port: PagePort) => void {
  const { connections, now = Date.now } = services
  const mayAsk = createRateLimit(messageRate, now)
  const connected = new Set<Connected>()

  const stateOf = (origin: string): PageState => ({
    bowline: 'state',
    accounts: connections.visibleAccounts(origin),
    chainId: `0x${connections.chainId(origin).toString(16)}`,
  })
  /** Tells a document what it may see, when that is not what it was told before. */
  const tell = (page: Connected) => {
    const state = stateOf(page.sender.origin)
    const text = JSON.stringify(state)
    if (text === page.told) return
    page.told = text
    post(page.port, state)
  }
  connections.subscribe((origin) => {
    for (const page of connected) if (page.sender.origin === origin && page.told !== null) tell(page)
    // Documents whose port closed when an earlier worker ended hear of it by opening it again.
    void services.wakeTabs(origin).catch(reportBug)
  })

  const serve = (port: PagePort, sender: Sender) => {
    const page: Connected = { sender, port, told: null }
    /** Ids of the requests under way; never more than the rate lets in. */
    const underWay = new Set<string>()
    let open = true
    connected.add(page)

    const answer = async (id: string, request: unknown, resume: boolean): Promise<unknown> => {
      if (!mayAsk(sender.origin)) throw new TooManyRequestsError()
      // Counted again: the relay runs where the page's process could reach it.
      return services.rpc.handle({ sender, requestId: id, request: copyPlain(request), resume })
    }

    port.onMessage((message) => {
      const frame = parsePortRequest(message)
      // Our relay sends nothing else.
      if (frame === null) return
      const { id, request, resume } = frame
      const reply = (outcome: { result: unknown } | { error: PageError }) => {
        if (open) post(port, { bowline: 'reply', id, ...outcome })
      }
      if (underWay.has(id)) return reply({ error: describeForPage(new DuplicateIdError()) })
      underWay.add(id)
      answer(id, request, resume)
        .then(
          (result) => reply({ result: result ?? null }),
          (thrown: unknown) => reply({ error: describeForPage(thrown) }),
        )
        .finally(() => underWay.delete(id))
    })
    port.onDisconnect(() => {
      open = false
      connected.delete(page)
      services.approvals.abandon([...underWay], sender)
    })
    void connections.ready.then(() => {
      if (open) tell(page)
    })
  }

  return (port) => {
    const sender = acceptedSender(port.sender, port.ours)
    if (sender !== null && isSecure(sender.origin)) return serve(port, sender)
    // Messages must be listened to in this tick or they are lost; who may ask on loopback is known only later.
    const early: unknown[] = []
    let hear: (message: unknown) => void = (message) => early.push(message)
    port.onMessage((message) => hear(message))
    void services.settings.ready.then(() => {
      hear = (message) => refuse(port, message)
      if (sender === null || !isLoopback(sender.origin) || !services.settings.get().developer) {
        for (const message of early) hear(message)
        return
      }
      const relayed: ((message: unknown) => void)[] = []
      serve({ ...port, onMessage: (listener) => void relayed.push(listener) }, sender)
      hear = (message): void => {
        for (const listener of relayed) listener(message)
      }
      for (const message of early) hear(message)
    })
  }
}

/** Answers 4100 and closes the port, so that the document's next request is judged by what it is then. */
function refuse(port: PagePort, message: unknown): void {
  const frame = parsePortRequest(message)
  if (frame !== null) {
    post(port, { bowline: 'reply', id: frame.id, error: describeForPage(new RefusedDocumentError()) })
  }
  port.disconnect()
}

/** Who the browser says it is, or null when it is nobody we answer: another extension, a frame, an origin of nobody's. */
export function acceptedSender(sender: PageSender, ours: string): Sender | null {
  const { extensionId, origin, tabId, frameId, documentId, lifecycle } = sender
  if (extensionId !== ours || origin === null || origin === 'null' || tabId === null || frameId !== 0) return null
  if (lifecycle !== null && lifecycle !== 'active') return null
  return { origin, tabId, frameId, documentId }
}

const isSecure = (origin: string) => origin.startsWith('https://')
const isLoopback = (origin: string) => /^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?$/.test(origin)

/** Code, our own fixed message, and data we chose: never a stack, a cause, or what a library threw (P16). */
export function describeForPage(thrown: unknown): PageError {
  if (!(thrown instanceof WalletError)) reportBug(thrown)
  const { code, message, data } = thrown instanceof WalletError ? thrown : new InternalError(thrown)
  // What a contract reverted with, which pages decode. Everything else we keep in data is for our own views.
  return data !== undefined && /^0x[0-9a-fA-F]*$/.test(data) ? { code, message, data } : { code, message }
}

function post(port: PagePort, message: ToPage): void {
  try {
    port.post(message)
  } catch {
    // The port closed a moment ago; its disconnect event says so.
  }
}
