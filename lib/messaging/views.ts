import { browser } from 'wxt/browser'
import { decode, encode } from '../codec.ts'
import { type ErrorInfo, errorCode, RemoteError, WalletError } from '../errors.ts'
import type { Mirror, PortfolioKey } from './mirror.ts'
import type { Input, Output, ProcedureName } from './procedures.ts'

/** Name of the port between an extension page and the background. */
export const viewPort = 'views'
/** Key in session storage that holds the last mirror, for a view's first frame. */
export const cachedMirrorKey = 'mirror'

/** From a view to the background. */
export type ViewMessage = { type: 'call'; id: string; name: string; input: unknown }
/**
 * What changed among the portfolios since this view was last told. They are one key of the mirror, and with many accounts
 * on many chains far too much to be sent anew whenever one of them was read.
 */
export type PortfolioChanges = { changed: Mirror['portfolios']; gone: readonly PortfolioKey[] }
/** From the background to a view. */
export type BackgroundMessage =
  | { type: 'snapshot'; mirror: Mirror }
  | { type: 'patch'; patch: Partial<Mirror>; portfolios?: PortfolioChanges }
  | { type: 'result'; id: string; output: unknown }
  | { type: 'error'; id: string; error: ErrorInfo }

/** The background went away while a command was under way. What it had written is kept; the command may be repeated. */
export class BackgroundGoneError extends WalletError {
  readonly code = errorCode.disconnected
  constructor() {
    super('Bowline restarted before it could answer. Nothing was lost: look at the screen and try again.')
  }
}

type Listeners = {
  onSnapshot: (mirror: Mirror) => void
  /** A change that holds for the mirror that came before it. */
  onPatch: (apply: (mirror: Mirror) => Mirror) => void
  onDisconnect?: () => void
}
type Waiting = { resolve: (output: never) => void; reject: (error: WalletError) => void }

let port: ReturnType<typeof browser.runtime.connect> | null = null
let listeners: Listeners | null = null
const waiting = new Map<string, Waiting>()

function open(): NonNullable<typeof port> {
  if (port !== null) return port
  const opened = browser.runtime.connect({ name: viewPort })
  port = opened
  opened.onMessage.addListener((text: unknown) => {
    if (typeof text === 'string') receive(decode(text) as BackgroundMessage)
  })
  opened.onDisconnect.addListener(() => {
    if (port === opened) port = null
    for (const entry of waiting.values()) entry.reject(new BackgroundGoneError())
    waiting.clear()
    listeners?.onDisconnect?.()
    // The view is still there, so the background is woken again: the mirror must not silently go stale.
    if (listeners !== null) setTimeout(open, 50)
  })
  return opened
}

function receive(message: BackgroundMessage): void {
  if (message.type === 'snapshot') listeners?.onSnapshot(message.mirror)
  else if (message.type === 'patch') listeners?.onPatch((mirror) => applyPatch(mirror, message))
  else {
    const command = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.type === 'result') command?.resolve(message.output as never)
    else command?.reject(new RemoteError(message.error))
  }
}

type Patch = Pick<Extract<BackgroundMessage, { type: 'patch' }>, 'patch' | 'portfolios'>

/** The mirror after a patch. A portfolio that did not change stays the same object, so that nothing drawn of it is drawn anew. */
export function applyPatch(mirror: Mirror, { patch, portfolios }: Patch): Mirror {
  if (portfolios === undefined) return { ...mirror, ...patch }
  const next = { ...mirror.portfolios, ...portfolios.changed }
  for (const key of portfolios.gone) delete next[key]
  return { ...mirror, ...patch, portfolios: next }
}

/** Connects this page to the background: the whole mirror first, then patches. Reconnects when the background restarts. */
export function connectViews(next: Listeners): () => void {
  listeners = next
  open()
  return () => {
    listeners = null
    port?.disconnect()
    port = null
  }
}

/** Gives the background a command. Throws RemoteError as the background described it, BackgroundGoneError when it died. */
export function call<name extends ProcedureName>(name: name, input: Input<name>): Promise<Output<name>> {
  return new Promise((resolve, reject) => {
    const id = crypto.randomUUID()
    waiting.set(id, { resolve, reject })
    const message: ViewMessage = { type: 'call', id, name, input }
    open().postMessage(encode(message))
  })
}

/**
 * The last mirror the background left in session memory, so that the first frame need not wait for it. Null when there
 * is none or it was written by another version.
 */
export async function readCachedMirror(): Promise<Mirror | null> {
  const stored = await browser.storage.session.get(cachedMirrorKey)
  const text = stored[cachedMirrorKey]
  if (typeof text !== 'string') return null
  try {
    const cached = decode(text) as { version: string; mirror: Mirror }
    return cached.version === browser.runtime.getManifest().version ? cached.mirror : null
  } catch {
    // Rubbish in a cache is the same as no cache: the snapshot follows within milliseconds.
    return null
  }
}
