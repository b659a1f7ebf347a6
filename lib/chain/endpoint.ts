import { errorCode, WalletError } from '../errors.ts'

/** Why an endpoint cannot be used. Travels in the error's `data`, so that a view can choose its own words. */
export type EndpointFault =
  | 'url'
  | 'insecure'
  | 'credentials'
  | 'network'
  | 'timeout'
  | 'redirect'
  | 'status'
  | 'rate-limited'
  | 'too-large'
  | 'bad-answer'
  | 'wrong-chain'

const words: Record<EndpointFault, string> = {
  url: 'This is not a web address. An endpoint starts with https:// and comes from your node or provider.',
  insecure: 'An endpoint must start with https://. Plain http is only for this computer, with the developer switch on.',
  credentials: 'A name and password in the address are not supported. Use the address without them.',
  network: 'The endpoint cannot be reached. Check the address and your connection, then try again.',
  timeout: 'The endpoint did not answer in time. Try again, or use another endpoint.',
  redirect: 'The endpoint sends its visitors elsewhere. Use the address it points to instead.',
  status: 'The endpoint answered with an error. Check the address and the key in it, then try again.',
  'rate-limited': 'The endpoint asks for fewer requests. Wait a little, or use another endpoint.',
  'too-large': 'The endpoint sent more than any answer may hold. Use another endpoint.',
  'bad-answer': 'The endpoint answers, but not as an Ethereum node does. Check the address, or use another endpoint.',
  'wrong-chain': 'The endpoint is on another chain. Use an endpoint of the chain it is listed for.',
}

/** Something is wrong with one endpoint. `data` is the fault. */
export class EndpointError extends WalletError {
  readonly code = errorCode.chainUnreachable
  /** How long the endpoint asked to be left alone, ms; only with `rate-limited`. */
  readonly retryAfterMs: number | null

  constructor(
    readonly fault: EndpointFault,
    options: { cause?: unknown; retryAfterMs?: number | null } = {},
  ) {
    super(words[fault], { data: fault, cause: options.cause })
    this.retryAfterMs = options.retryAfterMs ?? null
  }
}

const loopback = new Set(['localhost', '127.0.0.1'])

/**
 * An endpoint URL in its canonical form: https, or http on this computer when `allowLoopback`; no user info, no fragment
 * (R1). Throws EndpointError with `url`, `insecure` or `credentials`.
 */
export function parseEndpointUrl(text: string, { allowLoopback }: { allowLoopback: boolean }): string {
  const trimmed = text.trim()
  if (trimmed.length > 2_048 || !URL.canParse(trimmed)) throw new EndpointError('url')
  const url = new URL(trimmed)
  if (url.username !== '' || url.password !== '') throw new EndpointError('credentials')
  const local = url.protocol === 'http:' && loopback.has(url.hostname)
  if (url.protocol !== 'https:' && !local) {
    throw new EndpointError(/^(http|ws|wss):$/.test(url.protocol) ? 'insecure' : 'url')
  }
  if (local && !allowLoopback) throw new EndpointError('insecure')
  url.hash = ''
  return url.href
}
