import type { ToPage } from './pageFrames.ts'
import type { PagePort, PageSender } from './pagePort.ts'
import type { RelayPort, RelayRuntime } from './relay.ts'

/** A page's window and the browser between a relay and a worker, for tests only. */

export type FakePage = EventTarget & {
  origin: string
  postMessage(message: unknown, targetOrigin: string): void
  setTimeout(work: () => void, ms: number): unknown
  /** Everything posted to the page, as a script on it would see it. */
  seen: { bowline?: string; id?: string }[]
  /** Delivers a message as if from another window, or under another origin. */
  forge(data: unknown, from?: { source?: unknown; origin?: string }): void
  raise(type: string, properties?: object): void
  count: Map<string, number>
}

/** A window that clones and delivers messages later, as a browser does. Timers run at once, in order. */
export function fakePage(origin = 'https://dapp.example'): FakePage {
  const page = new EventTarget() as FakePage
  const add = page.addEventListener.bind(page)
  const raise = (type: string, properties: object = {}) => {
    page.dispatchEvent(Object.assign(new Event(type), properties))
  }
  return Object.assign(page, {
    origin,
    seen: [] as FakePage['seen'],
    count: new Map<string, number>(),
    addEventListener(type: string, listener: (event: Event) => void) {
      page.count.set(type, (page.count.get(type) ?? 0) + 1)
      add(type, listener)
    },
    postMessage(message: unknown, targetOrigin: string) {
      const data = structuredClone(message)
      if (targetOrigin !== origin) return
      page.seen.push(data as FakePage['seen'][number])
      queueMicrotask(() => raise('message', { data, source: page, origin }))
    },
    setTimeout: (work: () => void) => setTimeout(work, 0),
    forge(data: unknown, { source = page, origin: from = origin }: { source?: unknown; origin?: string } = {}) {
      raise('message', { data, source, origin: from })
    },
    raise,
  })
}

export const ourId = 'bowline-extension'

/** Who a browser would say sent something, for a document in the first frame of tab 1. */
export function fakeSender(changes: Partial<PageSender> = {}): PageSender {
  const plain = { extensionId: ourId, origin: 'https://dapp.example', tabId: 1, frameId: 0 }
  return { ...plain, documentId: 'document-1', lifecycle: 'active', ...changes }
}

type Side = { alive: boolean; message: ((message: never) => void)[]; left: (() => void)[] }

/** Two ends of one port. Messages cross as JSON, one tick later, and not at all once either side closed. */
export function fakePort(sender: PageSender): { relay: RelayPort; worker: PagePort; kill(): void } {
  const relaySide: Side = { alive: true, message: [], left: [] }
  const workerSide: Side = { alive: true, message: [], left: [] }
  const pass = (from: Side, to: Side, message: unknown) => {
    if (!from.alive) throw new Error('Attempting to use a disconnected port object')
    const text = JSON.stringify(message)
    queueMicrotask(() => {
      if (to.alive) for (const listener of to.message) listener(JSON.parse(text) as never)
    })
  }
  const close = (told: Side, quiet: Side) => {
    if (!told.alive || !quiet.alive) return
    quiet.alive = false
    // After what was posted before it.
    queueMicrotask(() => {
      told.alive = false
      for (const listener of told.left) listener()
    })
  }
  return {
    relay: {
      post: (message) => pass(relaySide, workerSide, message),
      onMessage: (listener: (message: ToPage) => void) => void relaySide.message.push(listener),
      onDisconnect: (listener) => void relaySide.left.push(listener),
      disconnect: () => close(workerSide, relaySide),
    },
    worker: {
      sender,
      ours: ourId,
      post: (message) => pass(workerSide, relaySide, message),
      onMessage: (listener: (message: unknown) => void) => void workerSide.message.push(listener),
      onDisconnect: (listener) => void workerSide.left.push(listener),
      disconnect: () => close(relaySide, workerSide),
    },
    kill: () => close(relaySide, workerSide),
  }
}

/** A browser that starts a worker when a relay connects, and can kill it. */
export function fakeRuntime(startWorker: () => { onPort(port: PagePort): void; kill(): void }, sender = fakeSender()) {
  let worker: ReturnType<typeof startWorker> | null = null
  let ports: ReturnType<typeof fakePort>[] = []
  let gone = false
  const wakers = new Set<() => void>()
  const runtime: RelayRuntime = {
    connect() {
      if (gone) throw new Error('Extension context invalidated.')
      worker ??= startWorker()
      const port = fakePort(sender)
      ports.push(port)
      worker.onPort(port.worker)
      return port.relay
    },
    onWake: (listener) => void wakers.add(listener),
  }
  return {
    runtime,
    connections: () => ports.length,
    wakers,
    wake: () => {
      for (const waker of wakers) waker()
    },
    start: () => {
      worker ??= startWorker()
    },
    /** The worker dies: relays hear of it, nothing it had under way goes on. */
    kill() {
      worker?.kill()
      worker = null
      const closing = ports
      ports = []
      for (const port of closing) port.kill()
    },
    /** The extension is updated under the page. */
    invalidate() {
      gone = true
      this.kill()
    },
  }
}

/** Lets everything that is ready happen. */
export async function settle(rounds = 8): Promise<void> {
  for (let round = 0; round < rounds; round++) await new Promise((resolve) => setTimeout(resolve, 0))
}
