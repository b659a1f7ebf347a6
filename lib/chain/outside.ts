import { errorCode, WalletError } from '../errors.ts'
import type { Fetch } from './transport.ts'

/** Why something from outside the chain was not taken. Travels in the error's `data`. */
export type OutsideFault =
  | 'url'
  | 'insecure'
  | 'credentials'
  | 'private'
  | 'network'
  | 'timeout'
  | 'redirect'
  | 'status'
  | 'too-large'
  | 'type'
  | 'bad-answer'

const words: Record<OutsideFault, string> = {
  url: 'This is not a web address. It starts with https://.',
  insecure: 'The address must start with https://. Plain http is only for this computer, with the developer switch on.',
  credentials: 'A name and password in the address are not supported. Use the address without them.',
  private: 'This address is inside a private network, so it is not asked.',
  network: 'The address cannot be reached. Check it and your connection, then try again.',
  timeout: 'The address did not answer in time. Try again later.',
  redirect: 'The address sends its visitors elsewhere, so it is not used.',
  status: 'The address answered with an error. Check it, then try again.',
  'too-large': 'The address sent more than it may. Nothing of it was used.',
  type: 'The address sent another kind of content than was asked for. Nothing of it was used.',
  'bad-answer': 'The answer cannot be read. Nothing of it was used.',
}

/** Something that is neither a node nor the chain did not answer as it should. `data` is the fault. */
export class OutsideError extends WalletError {
  readonly code = errorCode.chainUnreachable
  constructor(
    readonly fault: OutsideFault,
    cause?: unknown,
  ) {
    super(words[fault], { data: fault, cause })
  }
}

export type OutsideOptions = {
  /** Longest body, bytes, after decompression. */
  maxBytes: number
  /** Longest wait until the last byte, ms. */
  timeoutMs: number
  /** Media types that are taken, lower case, without parameters: `application/json`. */
  accept: readonly string[]
  /** Beside ours: a key that the user gave for this address. */
  headers?: Readonly<Record<string, string>>
  /** JSON text to post. Without it the request is a GET. */
  post?: string
  /** The developer switch: http on `localhost` and `127.0.0.1` only. */
  allowLoopback?: boolean
  signal?: AbortSignal | undefined
  fetch?: Fetch
}

/** The body as it came, and its media type, lower case, without parameters. */
export type Outside = { bytes: Uint8Array<ArrayBuffer>; type: string }

/**
 * What an https address outside the chain answers, asked without cookies, referrer, cache or redirects, within time and
 * size. A redirect is never followed: where it leads could not be judged before it was asked. Names inside private networks
 * are refused by their spelling; what a public name resolves to, only the browser knows. Throws OutsideError; rethrows the
 * caller's own abort.
 */
export async function fetchOutside(url: string, options: OutsideOptions): Promise<Outside> {
  const href = parseOutsideUrl(url, { allowLoopback: options.allowLoopback ?? false })
  const controller = new AbortController()
  let expire: (reason: unknown) => void = () => {}
  const late = new Promise<never>((_, reject) => {
    expire = reject
  })
  // Raced as well as aborted: a stream that ignores its abort must not hold us.
  late.catch(() => {})
  const timer = setTimeout(() => expire(new OutsideError('timeout')), options.timeoutMs)
  const { signal } = options
  const onAbort = () => expire(signal?.reason)
  signal?.throwIfAborted()
  signal?.addEventListener('abort', onAbort, { once: true })
  try {
    return await Promise.race([request(href, options, controller.signal), late])
  } catch (error) {
    if (error instanceof OutsideError || signal?.aborted) throw error
    throw new OutsideError('network', error)
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', onAbort)
    controller.abort()
  }
}

/** Text of the body. Throws OutsideError `bad-answer` when it is not UTF-8. */
export function textOf({ bytes }: Outside): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new OutsideError('bad-answer', cause)
  }
}

/** Deepest nesting of JSON from outside that is looked at. */
const maxDepth = 32

/** The body as JSON, `unknown` until a parser has returned. Throws OutsideError `bad-answer` for anything else, and for deep nesting. */
export function jsonOf(outside: Outside): unknown {
  const text = textOf(outside)
  if (depthOf(text) > maxDepth) throw new OutsideError('bad-answer')
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new OutsideError('bad-answer', cause)
  }
}

/** How deep brackets stand in each other, strings left out. */
function depthOf(text: string): number {
  let [depth, deepest, inString] = [0, 0, false]
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index]
    if (inString) {
      if (character === '\\') index += 1
      else if (character === '"') inString = false
    } else if (character === '"') inString = true
    else if (character === '[' || character === '{') {
      depth += 1
      if (depth > deepest) deepest = depth
    } else if (character === ']' || character === '}') depth -= 1
  }
  return deepest
}

/**
 * An address that may be asked, in its canonical form, without fragment. Throws OutsideError `url`, `insecure`, `credentials`
 * or `private`.
 */
export function parseOutsideUrl(text: string, { allowLoopback }: { allowLoopback: boolean }): string {
  const trimmed = text.trim()
  if (trimmed.length > 2_048 || !URL.canParse(trimmed)) throw new OutsideError('url')
  const url = new URL(trimmed)
  if (url.username !== '' || url.password !== '') throw new OutsideError('credentials')
  const local = url.protocol === 'http:' && (url.hostname === 'localhost' || url.hostname === '127.0.0.1')
  if (url.protocol !== 'https:' && !local) throw new OutsideError(url.protocol === 'http:' ? 'insecure' : 'url')
  if (local && !allowLoopback) throw new OutsideError('insecure')
  if (!local && isPrivateHost(url.hostname)) throw new OutsideError('private')
  url.hash = ''
  return url.href
}

/** Names that no public server has: RFC 6761, 6762, 8375, and what home routers use. */
const privateNames = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|private|home\.arpa|test|invalid|onion)\.?$/

/** Whether a host, as URL spells it (IPv4 in dotted form, IPv6 in brackets), lies in a private network. */
function isPrivateHost(host: string): boolean {
  if (host.startsWith('[')) return isPrivateIpv6(host.slice(1, -1))
  const parts = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\.?$/.exec(host)
  if (parts !== null) return isPrivateIpv4(Number(parts[1]), Number(parts[2]))
  return !host.replace(/\.$/, '').includes('.') || privateNames.test(host)
}

/** RFC 6890 by the first two octets; its few public-looking blocks (192.0.0/24 and the like) count as private with their /16. */
function isPrivateIpv4(first: number, second: number): boolean {
  if (first === 0 || first === 10 || first === 127 || first >= 224) return true
  if (first === 100) return second >= 64 && second < 128
  if (first === 169) return second === 254
  if (first === 172) return second >= 16 && second < 32
  if (first === 192) return second === 168 || second === 0
  return first === 198 && (second === 18 || second === 19)
}

/** Everything but global unicast (2000::/3), and of that what only wraps an IPv4 address (6to4, Teredo) or is documentation. */
function isPrivateIpv6(host: string): boolean {
  const first = Number.parseInt(host.split(':')[0] || '0', 16)
  return first < 0x2000 || first > 0x3fff || first === 0x2002 || /^2001:(0|db8)?:/.test(host)
}

async function request(url: string, options: OutsideOptions, signal: AbortSignal): Promise<Outside> {
  const { accept, maxBytes, post } = options
  const headers: Record<string, string> = { ...options.headers, accept: accept.join(', ') }
  if (post !== undefined) headers['content-type'] = 'application/json'
  const response = await (options.fetch ?? globalThis.fetch.bind(globalThis))(url, {
    method: post === undefined ? 'GET' : 'POST',
    headers,
    ...(post === undefined ? {} : { body: post }),
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
    redirect: 'manual',
    signal,
  })
  const { status } = response
  if (response.type === 'opaqueredirect' || response.redirected || (status >= 300 && status < 400)) {
    throw new OutsideError('redirect')
  }
  if (status < 200 || status > 299) throw new OutsideError('status')
  const type = (response.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  if (!accept.includes(type)) throw new OutsideError('type')
  return { bytes: await readBytes(response, maxBytes), type }
}

async function readBytes(response: Response, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(response.headers.get('content-length')) > maxBytes) throw new OutsideError('too-large')
  if (response.body === null) return new Uint8Array()
  const reader = response.body.getReader()
  const pieces: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.byteLength
    if (size > maxBytes) {
      // Not awaited: the cap is ours to keep, whatever the stream does with it.
      void reader.cancel().catch(() => {})
      throw new OutsideError('too-large')
    }
    pieces.push(value)
  }
  const bytes = new Uint8Array(size)
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.byteLength
  }
  return bytes
}
