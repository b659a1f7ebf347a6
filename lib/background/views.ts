import type { ViewChannel } from '../browser/viewPorts.ts'
import { decode, encode } from '../codec.ts'
import { describeError, errorCode, reportBug, WalletError } from '../errors.ts'
import type { Mirror, Portfolio, PortfolioKey } from '../messaging/mirror.ts'
import type { BackgroundMessage, PortfolioChanges, ViewMessage } from '../messaging/views.ts'
import { encodeMirror, encodePortfolios } from './mirrorText.ts'
import type { Handlers, State } from './services.ts'
import { visibleMirror } from './state.ts'

/** A view sent something that is no command. Only a bug of ours, or a forged message, does that. */
export class UnknownProcedureError extends WalletError {
  readonly code = errorCode.methodNotFound
  constructor() {
    super('This command does not exist.')
  }
}

/** A command that needs the keys came while the wallet is locked. */
export class WalletLockedError extends WalletError {
  readonly code = errorCode.unauthorized
  constructor() {
    super('Bowline is locked. Unlock it and try again.')
  }
}

/** The commands a locked wallet answers. Everything else waits for the password (K8). */
const whileLocked = new Set<string>([
  'vault.generatePhrase',
  'vault.create',
  'vault.unlock',
  'vault.lock',
  'vault.reset',
  'accounts.discover',
  'settings.update',
  'endpoints.test',
  'endpoints.set',
  'approvals.reject',
  'approvals.rejectAll',
  'approvals.shown',
  'notices.dismiss',
] satisfies (keyof Handlers)[])
/** Of those, the ones that only onboarding may use: once a vault exists they need it open. */
const beforeVault = new Set<string>(['accounts.discover', 'endpoints.test', 'endpoints.set', 'settings.update'])

type Dependencies = {
  state: State
  handlers: Handlers
  /** Resolves when the mirror is worth showing. */
  ready: Promise<void>
  /** The user did something: moves the auto-lock deadline. */
  touch: () => void
  /** How many views are connected now. */
  onCount: (count: number) => void
}

/** Serves the extension's own pages: a snapshot, then patches; commands in, exactly one answer each. */
export function createViews({ state, handlers, ready, touch, onCount }: Dependencies): (channel: ViewChannel) => void {
  const table: ReadonlyMap<string, (input: never) => Promise<unknown>> = new Map(Object.entries(handlers))
  let count = 0

  const run = async (message: ViewMessage): Promise<BackgroundMessage> => {
    try {
      await ready
      const handler = table.get(message.name)
      if (handler === undefined) throw new UnknownProcedureError()
      const { phase } = state.get()
      if (phase !== 'unlocked') {
        const allowed = whileLocked.has(message.name) && (phase === 'new' || !beforeVault.has(message.name))
        if (!allowed) throw new WalletLockedError()
      }
      touch()
      return { type: 'result', id: message.id, output: (await handler(message.input as never)) ?? null }
    } catch (thrown) {
      if (!(thrown instanceof WalletError)) reportBug(thrown)
      return { type: 'error', id: message.id, error: describeError(thrown) }
    }
  }

  return (channel) => {
    const send = (message: BackgroundMessage) => channel.post(encodeMessage(message))
    let unsubscribe = () => {}
    let open = true
    onCount(++count)
    void ready.then(() => {
      if (!open) return
      /** The portfolios this view knows. */
      let told: Mirror['portfolios'] = {}
      const snapshot = () => {
        const mirror = visibleMirror(state.get())
        told = mirror.portfolios
        send({ type: 'snapshot', mirror })
      }
      snapshot()
      unsubscribe = state.subscribe((patch) => {
        // A change of phase changes what may be seen of everything else, so it is sent whole.
        if ('phase' in patch) return snapshot()
        const { portfolios, ...others } = visiblePatch(state.get(), patch)
        if (portfolios === undefined) return send({ type: 'patch', patch: others })
        send({ type: 'patch', patch: others, portfolios: changesBetween(told, portfolios) })
        told = portfolios
      })
    })
    channel.onMessage((text) => {
      const message = parseViewMessage(text)
      if (message === null) return
      void run(message).then((answer) => {
        if (open) send(answer)
      })
    })
    channel.onDisconnect(() => {
      open = false
      unsubscribe()
      onCount(--count)
    })
  }
}

/** As `encode` does, but for what is large and was encoded before. */
function encodeMessage(message: BackgroundMessage): string {
  if (message.type === 'snapshot') return `{"type":"snapshot","mirror":${encodeMirror(message.mirror)}}`
  if (message.type !== 'patch' || message.portfolios === undefined) return encode(message)
  const { changed, gone } = message.portfolios
  const portfolios = `{"changed":${encodePortfolios(changed)},"gone":${encode(gone)}}`
  return `{"type":"patch","patch":${encode(message.patch)},"portfolios":${portfolios}}`
}

/** Which portfolios are another object than before, and which are gone. */
function changesBetween(before: Mirror['portfolios'], after: Mirror['portfolios']): PortfolioChanges {
  const entries = Object.entries(after) as [PortfolioKey, Portfolio][]
  return {
    changed: Object.fromEntries(entries.filter(([key, portfolio]) => portfolio !== before[key])),
    gone: (Object.keys(before) as PortfolioKey[]).filter((key) => !(key in after)),
  }
}

function visiblePatch(mirror: Mirror, patch: Partial<Mirror>): Partial<Mirror> {
  const visible = visibleMirror(mirror)
  return Object.fromEntries(Object.keys(patch).map((key) => [key, visible[key as keyof Mirror]]))
}

function parseViewMessage(text: unknown): ViewMessage | null {
  if (typeof text !== 'string') return null
  try {
    const message = decode(text)
    if (message === null || typeof message !== 'object') return null
    const { type, id, name, input } = message as Record<string, unknown>
    if (type !== 'call' || typeof id !== 'string' || typeof name !== 'string') return null
    return { type, id, name, input }
  } catch {
    // Not ours: our own views send only what lib/messaging/views.ts encoded.
    return null
  }
}
