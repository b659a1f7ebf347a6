import { errorCode, type WalletError } from '../errors.ts'
import { type PageReply, type PortRequest, parsePageRequest, type ToPage } from './pageFrames.ts'
import { copyPlain } from './plain.ts'

/** One connection to the background. */
export type RelayPort = {
  post(message: PortRequest): void
  onMessage(listener: (message: ToPage) => void): void
  onDisconnect(listener: () => void): void
  disconnect(): void
}

/** What a relay needs of the browser. */
export type RelayRuntime = {
  /** Throws when the extension was updated, disabled or removed under the page. */
  connect(): RelayPort
  /** The background has news for pages of this origin. Listened to only after the page first asked. */
  onWake(listener: () => void): void
}

export type RelayPage = {
  origin: string
  postMessage(message: ToPage, targetOrigin: string): void
  setTimeout(work: () => void, milliseconds: number): unknown
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void
  addEventListener(type: 'pagehide' | 'pageshow', listener: (event: PageTransitionEvent) => void): void
}

/** Requests of one document that may wait at once. The background's own limits are lower; this bounds our memory. */
const maxPending = 256
/** Connections in a row that said nothing before we tell the page that the background is gone. */
const maxAttempts = 6

/**
 * Passes requests from the page to the background and answers back. Decides nothing and stores nothing. Until the page
 * asks, it is one listener. When the background dies with requests waiting, it connects again and repeats them by id, so
 * each gets exactly one reply.
 */
export function startRelay(page: RelayPage, runtime: RelayRuntime): void {
  const { origin } = page
  // A sandboxed document: its location may be a real site's, its origin is nobody's.
  if (origin === 'null') return
  const pending = new Map<string, unknown>()
  let port: RelayPort | null = null
  let silent = 0
  let asked = false
  let gone = false

  const toPage = (message: ToPage) => page.postMessage(message, origin)
  const refuse = (id: string, code: number, message: string) =>
    toPage({ bowline: 'reply', id, error: { code, message } })

  const refuseAll = (message: string) => {
    for (const id of pending.keys()) refuse(id, errorCode.disconnected, message)
    pending.clear()
  }

  const giveUp = () => {
    if (!gone) toPage({ bowline: 'gone' })
    gone = true
    refuseAll(goneMessage)
  }

  const receive = (message: ToPage) => {
    silent = 0
    if (message.bowline === 'reply' && !pending.delete(message.id)) return
    toPage(message)
  }

  const send = (id: string, request: unknown, resume: boolean) => {
    try {
      port?.post({ id, request, resume })
    } catch {
      // The port closed a moment ago: its disconnect event follows and repeats whatever is pending.
    }
  }

  /** Opens the port unless it is open; what was already waiting is asked again. */
  const open = () => {
    if (port !== null || gone) return
    let opened: RelayPort
    try {
      opened = runtime.connect()
    } catch {
      return giveUp()
    }
    port = opened
    opened.onMessage(receive)
    opened.onDisconnect(() => {
      if (port !== opened) return
      port = null
      if (pending.size === 0) return
      silent += 1
      if (silent > maxAttempts) giveUp()
      else if (silent === 1) open()
      else page.setTimeout(open, 50 * 2 ** silent)
    })
    for (const [id, request] of pending) send(id, request, true)
  }

  /** From the first request on: news of the background, and the page's own leaving and coming back. */
  const watch = () => {
    asked = true
    runtime.onWake(open)
    page.addEventListener('pagehide', () => {
      refuseAll('The page was left before the request was answered.')
      port?.disconnect()
      port = null
    })
    page.addEventListener('pageshow', ({ persisted }) => {
      if (persisted) open()
    })
  }

  page.addEventListener('message', ({ source, origin: from, data }) => {
    if (source !== (page as unknown) || from !== origin) return
    const frame = parsePageRequest(data)
    if (frame === null) return
    const { id } = frame
    if (gone) return refuse(id, errorCode.disconnected, goneMessage)
    if (pending.has(id)) return refuse(id, errorCode.invalidRequest, 'A request with this id is already waiting.')
    if (pending.size >= maxPending) return refuse(id, errorCode.limitExceeded, 'Too many requests are waiting.')
    let request: unknown
    try {
      request = copyPlain(frame.request)
    } catch (error) {
      return toPage(refusal(id, error as WalletError))
    }
    if (!asked) watch()
    open()
    pending.set(id, request)
    if (gone) giveUp()
    else send(id, request, false)
  })
}

const goneMessage = 'Bowline was updated or turned off. Reload the page to use it again.'

function refusal(id: string, { code, message }: WalletError): PageReply {
  return { bowline: 'reply', id, error: { code, message } }
}
