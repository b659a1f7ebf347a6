import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { type Call, callsOf, type Fault, spoil } from './faults.ts'

/** One HTTP request as it came. A batch has several methods. */
type Recorded = {
  at: number
  methods: readonly string[]
  body: unknown
  origin: string | null
  headers: Readonly<Record<string, string>>
}

/** An endpoint in front of the devnet that a story can spoil and listen to. */
export type RpcProxy = {
  url: string
  port: number
  /** From now on; `only` names the methods it holds for (a batch is spoiled when it holds one of them). */
  set(fault: Fault, only?: readonly string[]): void
  /** Passes everything on again. */
  heal(): void
  requests: readonly Recorded[]
  /** How many HTTP requests since `forget`, or how many calls of one method, batched ones counted singly. */
  count(method?: string): number
  forget(): void
  /** Ends all connections. */
  stop(): Promise<void>
}

/** Starts an endpoint on a free port that passes on to `target`. */
export async function startProxy(target: string, options: { port?: number } = {}): Promise<RpcProxy> {
  let fault: Fault = { kind: 'none' }
  let only: readonly string[] | undefined
  const requests: Recorded[] = []
  const sockets = new Set<Socket>()

  const server = createServer((request, response) => {
    response.on('error', () => {}) // the caller may go away in the middle of a slow answer; nothing is lost by it
    void answer(request, response).catch(() => response.destroy())
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('error', () => {}) // cut connections are what stories ask for
    socket.once('close', () => sockets.delete(socket))
  })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(openToAll)) response.setHeader(name, value)
    if (request.method === 'OPTIONS') {
      if (fault.kind === 'down' && only === undefined) request.socket.destroy()
      else response.writeHead(204).end()
      return
    }
    const text = await readBody(request)
    const body = parseOrUndefined(text)
    const calls = callsOf(body)
    requests.push(record(request, body, calls))
    const spoiled = only === undefined || calls.some(({ method }) => only?.includes(method))
    await spoil(spoiled ? fault : { kind: 'none' }, { text, body, target, request, response })
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    set(next, methods) {
      fault = next
      only = methods
      if (next.kind === 'down' && methods === undefined) for (const socket of sockets) socket.destroy()
    },
    heal() {
      fault = { kind: 'none' }
      only = undefined
    },
    requests,
    count(method) {
      if (method === undefined) return requests.length
      return requests.flatMap(({ methods }) => methods).filter((name) => name === method).length
    },
    forget() {
      requests.length = 0
    },
    async stop() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const openToAll = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'POST, GET, OPTIONS',
  'access-control-allow-headers': '*',
}

function record(request: IncomingMessage, body: unknown, calls: readonly Call[]): Recorded {
  const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)])
  return {
    at: Date.now(),
    methods: calls.map(({ method }) => method),
    body,
    origin: request.headers.origin ?? null,
    headers: Object.fromEntries(headers) as Record<string, string>,
  }
}

function parseOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // what a caller sent is recorded as nothing; the node will say that it is no JSON
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
