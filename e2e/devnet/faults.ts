import type { IncomingMessage, ServerResponse } from 'node:http'

/** How an endpoint can misbehave. Everything but `none` holds for every request that `only` names, or for all. */
export type Fault =
  | { kind: 'none' }
  /** The connection is cut without an answer, as when nobody listens. */
  | { kind: 'down' }
  /** Never answers. */
  | { kind: 'hang' }
  /** A login page with status 200. */
  | { kind: 'html' }
  /** Text that starts like JSON and isn't. */
  | { kind: 'rubbish' }
  | { kind: 'empty' }
  /** `null` as the whole body, or as each result. */
  | { kind: 'null'; whole?: boolean }
  /** Right answers under ids nobody asked with. */
  | { kind: 'wrongIds' }
  | { kind: 'wrongVersion' }
  /** This result for every method. */
  | { kind: 'result'; result: unknown }
  /** Numbers of 2^256-1 wherever the node answers a number. */
  | { kind: 'huge' }
  /** The same with a minus. */
  | { kind: 'negative' }
  /** The id of another chain (hex), everything else is right. */
  | { kind: 'chain'; chainId: string }
  | { kind: 'status'; status: number; headers?: Record<string, string> }
  /** A JSON-RPC error. */
  | { kind: 'error'; code: number; message: string; data?: unknown }
  /** The node doesn't know these methods. */
  | { kind: 'missing'; methods: readonly string[] }
  /** One byte a second. */
  | { kind: 'slow' }
  /** No archive: the state of blocks before this one is gone. */
  | { kind: 'pruned'; before: bigint }
  /** A right answer, late. */
  | { kind: 'late'; milliseconds: number }
  /** An endless body. */
  | { kind: 'endless' }
  /** A public endpoint's limits: size of a request in bytes, blocks one search for logs may span, requests in a second. */
  | { kind: 'limits'; bytes: number; blocks: number; perSecond: number; seen: number[] }

/** One call inside a request body. */
export type Call = { id: unknown; method: string }
/** A request being answered; `text` is its body as it came, `target` where the honest node is. */
export type Exchange = {
  text: string
  body: unknown
  target: string
  request: IncomingMessage
  response: ServerResponse
}

/** Answers an exchange the way the fault says. */
export async function spoil(fault: Fault, exchange: Exchange): Promise<void> {
  const { body, response } = exchange
  const send = (text: string, type = 'application/json') => response.writeHead(200, { 'content-type': type }).end(text)
  const forward = () => passOn(exchange)
  switch (fault.kind) {
    case 'none':
      send(await forward())
      return
    case 'down':
      exchange.request.socket.destroy()
      return
    case 'hang':
      return
    case 'html':
      send('<!doctype html><title>Sign in</title><h1>Please sign in to the network</h1>', 'text/html')
      return
    case 'rubbish':
      send('{"jsonrpc":"2.0","id":1,"result":"0x')
      return
    case 'empty':
      send('')
      return
    case 'null':
      send(fault.whole ? 'null' : JSON.stringify(reply(body, () => ({ result: null }))))
      return
    case 'wrongIds':
      send(JSON.stringify(mapAnswers(await forward(), (one) => ({ ...one, id: 'not-yours' }))))
      return
    case 'wrongVersion':
      send(JSON.stringify(mapAnswers(await forward(), (one) => ({ ...one, jsonrpc: '1.0' }))))
      return
    case 'result':
      send(JSON.stringify(reply(body, () => ({ result: fault.result }))))
      return
    case 'huge':
      send(JSON.stringify(mapAnswers(await forward(), (one) => withNumbers(one, `0x${'f'.repeat(64)}`))))
      return
    case 'negative':
      send(JSON.stringify(mapAnswers(await forward(), (one) => withNumbers(one, '-0x1'))))
      return
    case 'chain':
      send(await otherChain(fault.chainId, exchange))
      return
    case 'status':
      response.writeHead(fault.status, { 'content-type': 'text/plain', ...fault.headers }).end('no')
      return
    case 'error': {
      const { kind: _, ...error } = fault
      send(JSON.stringify(reply(body, () => ({ error }))))
      return
    }
    case 'missing':
      send(await withoutMethods(fault.methods, exchange))
      return
    case 'pruned':
      send(asksBefore(body, fault.before) ? JSON.stringify(reply(body, () => gone)) : await forward())
      return
    case 'slow':
      trickle(await forward(), response)
      return
    case 'late':
      await new Promise((resolve) => setTimeout(resolve, fault.milliseconds))
      send(await forward())
      return
    case 'endless':
      flood(response)
      return
    case 'limits':
      await keepToLimits(fault, exchange, send)
  }
}

/** What it refuses is refused as providers word it; `seen` remembers when it was asked. */
async function keepToLimits(
  { bytes, blocks, perSecond, seen }: Extract<Fault, { kind: 'limits' }>,
  exchange: Exchange,
  send: (text: string) => void,
): Promise<void> {
  const { body, text, response } = exchange
  const now = Date.now()
  seen.push(now)
  if (seen.filter((at) => now - at < 1_000).length > perSecond) {
    response.writeHead(429, { 'content-type': 'text/plain', 'retry-after': '1' }).end('too many requests')
    return
  }
  const refuse = (code: number, message: string) =>
    send(JSON.stringify(reply(body, () => ({ error: { code, message } }))))
  if (text.length > bytes) return refuse(-32600, 'request is too large')
  const { method, params } = (body ?? {}) as { method?: string; params?: { fromBlock?: string; toBlock?: string }[] }
  const { fromBlock, toBlock } = params?.[0] ?? {}
  if (method === 'eth_getLogs' && Number(toBlock) - Number(fromBlock) >= blocks) {
    return refuse(-32005, `eth_getLogs is limited to a ${blocks} block range`)
  }
  send(await passOn(exchange))
}

async function passOn({ text, target }: Exchange): Promise<string> {
  const answer = await fetch(target, { method: 'POST', headers: { 'content-type': 'application/json' }, body: text })
  return answer.text()
}

async function otherChain(chainId: string, exchange: Exchange): Promise<string> {
  const answers = mapAnswers(await passOn(exchange), (one) => {
    const asked = callsOf(exchange.body).find(({ id }) => id === one.id)
    if (asked?.method === 'eth_chainId') return { ...one, result: chainId }
    return asked?.method === 'net_version' ? { ...one, result: String(Number(chainId)) } : one
  })
  return JSON.stringify(answers)
}

const gone = { error: { code: -32000, message: 'missing trie node (path ) state is not available' } }

/** Whether a body asks for the state at a block before this one. */
function asksBefore(body: unknown, block: bigint): boolean {
  const { method, params } = (body ?? {}) as { method?: unknown; params?: unknown }
  const tag = method === 'eth_call' && Array.isArray(params) ? params[1] : null
  return typeof tag === 'string' && tag.startsWith('0x') && BigInt(tag) < block
}

async function withoutMethods(methods: readonly string[], exchange: Exchange): Promise<string> {
  const answers = mapAnswers(await passOn(exchange), (one) => {
    const asked = callsOf(exchange.body).find(({ id }) => id === one.id)
    if (!asked || !methods.includes(asked.method)) return one
    const error = { code: -32601, message: `the method ${asked.method} does not exist/is not available` }
    return { jsonrpc: '2.0', id: one.id, error }
  })
  return JSON.stringify(answers)
}

function trickle(text: string, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' })
  let next = 0
  const timer = setInterval(() => {
    response.write(text.charAt(next))
    next += 1
    if (next >= text.length) response.end()
  }, 1000)
  response.once('close', () => clearInterval(timer))
}

function flood(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' })
  const chunk = ' '.repeat(65_536)
  const more = () => {
    while (!response.destroyed && response.write(chunk));
    response.once('drain', more)
  }
  more()
}

type Answer = { id?: unknown; result?: unknown; [key: string]: unknown }

function reply(body: unknown, make: () => object): unknown {
  const one = ({ id }: Call) => ({ jsonrpc: '2.0', id, ...make() })
  const calls = callsOf(body)
  return Array.isArray(body) ? calls.map(one) : one(calls[0] ?? { id: null, method: '' })
}

function mapAnswers(text: string, change: (answer: Answer) => unknown): unknown {
  const answers = JSON.parse(text) as Answer | Answer[]
  return Array.isArray(answers) ? answers.map(change) : change(answers)
}

/** Replaces a result that is a short hex number, and such numbers directly inside an object. */
function withNumbers(answer: Answer, number: string): Answer {
  const isNumber = (value: unknown) => typeof value === 'string' && /^0x[0-9a-f]{1,32}$/.test(value)
  const { result } = answer
  if (isNumber(result)) return { ...answer, result: number }
  if (typeof result !== 'object' || result === null || Array.isArray(result)) return answer
  const changed = Object.entries(result).map(([key, value]) => [key, isNumber(value) ? number : value])
  return { ...answer, result: Object.fromEntries(changed) }
}

/** The calls in a body; what is no call has an empty method. */
export function callsOf(body: unknown): Call[] {
  const list: unknown[] = Array.isArray(body) ? body : [body]
  return list.map((one) => {
    const call = typeof one === 'object' && one !== null ? (one as { id?: unknown; method?: unknown }) : {}
    return { id: call.id ?? null, method: typeof call.method === 'string' ? call.method : '' }
  })
}
