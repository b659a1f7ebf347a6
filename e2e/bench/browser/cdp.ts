import type { Readable, Writable } from 'node:stream'

/**
 * The browser's debugging protocol over its pipe. Nothing is attached to but what the caller names: a debugger on a
 * service worker would keep it alive and make every figure about sleeping workers wrong.
 */
export type Cdp = {
  send<result = Record<string, never>>(method: string, params?: object, session?: string): Promise<result>
  on(listener: (event: CdpEvent) => void): () => void
  closed: Promise<void>
}

export type CdpEvent = { method: string; params: Record<string, unknown>; sessionId?: string }

type Answer = { id: number; result?: unknown; error?: { message: string } }

/** Messages are JSON, each ended by a zero byte. */
export function openCdp(toBrowser: Writable, fromBrowser: Readable): Cdp {
  const waiting = new Map<number, { resolve(result: never): void; reject(error: Error): void; method: string }>()
  const listeners = new Set<(event: CdpEvent) => void>()
  let next = 0
  let rest: Buffer<ArrayBufferLike> = Buffer.alloc(0)

  const receive = (message: Answer | CdpEvent): void => {
    if ('method' in message) {
      for (const listener of [...listeners]) listener(message)
      return
    }
    const { id, result, error } = message
    const command = waiting.get(id)
    waiting.delete(id)
    if (error === undefined) command?.resolve(result as never)
    else command?.reject(new Error(`${command.method}: ${error.message}`))
  }

  fromBrowser.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk])
    for (let end = rest.indexOf(0); end !== -1; end = rest.indexOf(0)) {
      receive(JSON.parse(rest.subarray(0, end).toString('utf8')) as Answer | CdpEvent)
      rest = rest.subarray(end + 1)
    }
  })
  toBrowser.on('error', () => {}) // The browser has gone; whoever waits is told below.
  const closed = new Promise<void>((resolve) => fromBrowser.once('close', resolve))
  void closed.then(() => {
    for (const { reject, method } of waiting.values()) reject(new Error(`${method}: the browser has gone`))
  })

  return {
    send: (method, params = {}, session) =>
      new Promise((resolve, reject) => {
        next += 1
        waiting.set(next, { resolve, reject, method })
        const message = { id: next, method, params, ...(session === undefined ? {} : { sessionId: session }) }
        toBrowser.write(`${JSON.stringify(message)}\0`)
      }),
    on(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    closed,
  }
}
