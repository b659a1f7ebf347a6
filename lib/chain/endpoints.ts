import type { WalletError } from '../errors.ts'
import type { EndpointHealth } from '../messaging/mirror.ts'
import { EndpointError, parseEndpointUrl } from './endpoint.ts'
import { ChainUnreachableError, TooManyRequestsError } from './errors.ts'
import { NodeError, send } from './jsonRpc.ts'
import { BadAnswerError, parseQuantity } from './quantity.ts'
import { type Fetch, hurriedTimeoutMs, requestTimeoutMs } from './transport.ts'

/** One of the user's endpoints, with what we learnt of it since the worker started. */
export type Endpoint = {
  url: string
  health: EndpointHealth
  /** Most calls in one batch this node took, learnt when it refused more; null until it refuses. */
  batchLimit: number | null
  /** Most blocks this node looks for logs in at once, learnt when it refused more; null until it refuses. */
  logSpan: bigint | null
  /** One request to this endpoint, never more than a few at a time. Throws EndpointError and NodeError. */
  send(method: string, params: readonly unknown[], options?: SendOptions): Promise<unknown>
  /** Something worth showing was learnt. */
  learn(patch: Partial<Omit<EndpointHealth, 'chainId' | 'url'>>): void
}

type SendOptions = { timeoutMs?: number | undefined; signal?: AbortSignal | undefined }

export type EndpointsOptions = {
  chainId: number
  /** The user's URLs, in the user's order. */
  endpoints: () => readonly string[]
  allowLoopback: () => boolean
  /** Called with every endpoint's health when something in it changed. */
  onHealth: (health: readonly EndpointHealth[]) => void
  fetch: Fetch
  now: () => number
  /** Resolves after so many ms. */
  wait?: (ms: number) => Promise<void>
}

/** Thrown by `work` when this endpoint does not offer what is asked: the next is tried, and nothing is held against it. */
export class NotOfferedError extends Error {
  constructor(readonly reason: WalletError) {
    super(reason.message)
  }
}

/** Requests under way at once per endpoint, and how many may wait behind them. */
const concurrency = 8
const queueLength = 256
/** First pause after a failure, and the longest one: unreachable hosts are tried again soon, rate limits are respected. ms. */
const firstPause = 500
const longestPause = 5_000
const longestRatePause = 60_000
/** How long a request waits for an endpoint that asked for fewer, and how often, before it is given up. ms. */
const longestWait = 4_000
const mostWaits = 3
/** Time between two requests to an endpoint that asked for fewer: first, longest, and after how many answers it is shortened. ms. */
const firstSpacing = 100
const longestSpacing = 1_000
const answersToShorten = 40
/** How long an endpoint that let us wait in vain comes after all others. ms. */
const slowFor = 60_000

type Tracked = Endpoint & {
  verified: boolean
  verifying: Promise<void> | null
  failures: number
  retryAt: number
  fault: EndpointError | null
  /** Time between two of our requests, and when the next may go out. ms. Zero until it asks for fewer. */
  spacing: number
  nextAt: number
  answers: number
  /** Until then it is asked last, for it did not answer in time. */
  slowUntil: number
}

/** The user's endpoints of one chain, tried in order. */
export function createEndpoints(options: EndpointsOptions): {
  /**
   * Runs `work` on the first endpoint that can do it, those that were too slow lately last. Moves on when an endpoint fails
   * (EndpointError); an answer of the node itself (NodeError) ends it. Each is tried once, garbage once more. Throws ChainUnreachableError, or the reason
   * of the last NotOfferedError.
   */
  use<result>(work: (endpoint: Endpoint) => Promise<result>, how?: { verifyAgain?: boolean }): Promise<result>
  /**
   * Lets endpoints that only could not be reached be tried again at once, and asked again for what they did not offer. For
   * when the user asks.
   */
  wake(): void
  health(): readonly EndpointHealth[]
} {
  const { chainId, now, onHealth } = options
  const known = new Map<string, Tracked>()
  const wait = options.wait ?? ((ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)))

  const current = (): Tracked[] => {
    const urls = [...new Set(options.endpoints())]
    for (const url of known.keys()) if (!urls.includes(url)) known.delete(url)
    return urls.map((url) => {
      const tracked = known.get(url) ?? track(url)
      known.set(url, tracked)
      return tracked
    })
  }
  const ready = ({ retryAt, fault }: Tracked) => fault === null || now() >= retryAt
  const isSlow = ({ slowUntil }: Tracked) => now() < slowUntil
  /** Whether another endpoint could answer should this one take too long. */
  const replaceable = (url: string) => current().some((other) => other.url !== url && ready(other) && !isSlow(other))
  const publish = () => onHealth(current().map((endpoint) => endpoint.health))

  const track = (url: string): Tracked => {
    const slots = createSlots(concurrency, queueLength)
    const tracked: Tracked = {
      url,
      health: { chainId, url, state: 'untried', error: null, latencyMs: null, blockNumber: null, simulates: null },
      batchLimit: null,
      logSpan: null,
      verified: false,
      verifying: null,
      failures: 0,
      retryAt: 0,
      fault: null,
      slowUntil: 0,
      spacing: 0,
      nextAt: 0,
      answers: 0,
      learn(patch) {
        const before = tracked.health
        const changed = Object.entries(patch).some(([key, value]) => before[key as keyof EndpointHealth] !== value)
        if (!changed) return
        tracked.health = { ...before, ...patch }
        // The latency alone moves with every request; it is shown with the next thing that matters.
        if (Object.keys(patch).some((key) => key !== 'latencyMs')) publish()
      },
      send: (method, params, { timeoutMs, signal } = {}) =>
        slots(async () => {
          const href = parseEndpointUrl(url, { allowLoopback: options.allowLoopback() })
          const limit = timeoutMs ?? (replaceable(url) ? hurriedTimeoutMs : requestTimeoutMs)
          await space(tracked)
          const started = now()
          try {
            const answer = await send(href, method, params, { fetch: options.fetch, timeoutMs: limit, signal })
            tracked.learn({ latencyMs: now() - started })
            relax(tracked)
            return answer
          } catch (error) {
            if (error instanceof EndpointError && error.fault === 'rate-limited') {
              tracked.spacing = Math.min(longestSpacing, Math.max(firstSpacing, tracked.spacing * 2))
              tracked.answers = 0
            }
            throw error
          }
        }),
    }
    return tracked
  }

  /** Waits for its turn at an endpoint that asked for fewer requests. */
  const space = async (endpoint: Tracked): Promise<void> => {
    if (endpoint.spacing === 0) return
    const pause = endpoint.nextAt - now()
    endpoint.nextAt = Math.max(now(), endpoint.nextAt) + endpoint.spacing
    if (pause > 0) await wait(pause)
  }
  /** After many answers in a row it is asked a little faster again. */
  const relax = (endpoint: Tracked) => {
    if (endpoint.spacing === 0) return
    endpoint.answers += 1
    if (endpoint.answers < answersToShorten) return
    endpoint.answers = 0
    endpoint.spacing = endpoint.spacing <= firstSpacing ? 0 : Math.floor(endpoint.spacing / 2)
  }

  const verify = async (endpoint: Tracked): Promise<void> => {
    if (endpoint.verified) return
    endpoint.verifying ??= checkChain(endpoint, chainId).finally(() => {
      endpoint.verifying = null
    })
    await endpoint.verifying
    endpoint.verified = true
  }

  const succeed = (endpoint: Tracked) => {
    endpoint.failures = 0
    endpoint.retryAt = 0
    endpoint.fault = null
    endpoint.learn({ state: 'ok', error: null })
  }
  const fail = (endpoint: Tracked, error: EndpointError) => {
    endpoint.verified = false
    endpoint.fault = error
    endpoint.retryAt = now() + pauseAfter(error, endpoint.failures)
    endpoint.failures += 1
    if (error.fault === 'timeout') endpoint.slowUntil = now() + slowFor
    const { name, code, message } = error
    const state = error.fault === 'wrong-chain' ? 'wrong-chain' : 'failing'
    endpoint.learn({ state, error: { name, code, message, data: error.fault } })
  }

  /** The shortest pause after which an endpoint that asked for fewer requests may be asked again; null when none will soon. */
  const soonest = (): number | null => {
    const pauses = current()
      .filter(({ fault }) => fault?.fault === 'rate-limited')
      .map(({ retryAt }) => Math.max(0, retryAt - now()))
    return pauses.length === 0 || Math.min(...pauses) > longestWait ? null : Math.min(...pauses)
  }

  return {
    async use(work, how) {
      for (let waits = 0; ; waits += 1) {
        try {
          return await tryEach(work, how)
        } catch (error) {
          // Backing off is the answer to "fewer, please"; any other failure is told at once.
          const pause = error instanceof ChainUnreachableError && waits < mostWaits ? soonest() : null
          if (pause === null) throw error
          await wait(pause)
        }
      }
    },
    wake() {
      for (const endpoint of known.values()) {
        if (endpoint.fault?.fault !== 'rate-limited') endpoint.retryAt = 0
        // Behind one address there may be nodes of different kinds.
        if (endpoint.health.simulates === false) endpoint.learn({ simulates: null })
      }
    },
    health: () => current().map((endpoint) => endpoint.health),
  }

  async function tryEach<result>(
    work: (endpoint: Endpoint) => Promise<result>,
    { verifyAgain = false }: { verifyAgain?: boolean } = {},
  ): Promise<result> {
    let fault: EndpointError | null = null
    let notOffered: WalletError | null = null
    const inTurn = current().sort((a, b) => Number(isSlow(a)) - Number(isSlow(b)))
    for (const endpoint of inTurn) {
      if (!ready(endpoint)) {
        fault = endpoint.fault
        continue
      }
      if (verifyAgain) endpoint.verified = false
      for (const attempt of [1, 2]) {
        try {
          await verify(endpoint)
          const result = await work(endpoint)
          succeed(endpoint)
          return result
        } catch (error) {
          if (error instanceof NotOfferedError) {
            succeed(endpoint)
            notOffered = error.reason
            break
          }
          if (!(error instanceof EndpointError)) {
            if (error instanceof NodeError) succeed(endpoint)
            throw error
          }
          fault = error
          if (error.fault === 'bad-answer' && attempt === 1) continue
          fail(endpoint, error)
          break
        }
      }
    }
    throw notOffered ?? new ChainUnreachableError(fault?.fault ?? 'none', fault ?? undefined)
  }
}

/** Asks the endpoint which chain it is on. Throws EndpointError `wrong-chain`, also for an answer that is no chain id. */
export async function checkChain(endpoint: Pick<Endpoint, 'send'>, chainId: number): Promise<void> {
  try {
    const answer = await endpoint.send('eth_chainId', [])
    if (parseQuantity(answer, BigInt(Number.MAX_SAFE_INTEGER)) !== BigInt(chainId)) {
      throw new EndpointError('wrong-chain')
    }
  } catch (error) {
    if (error instanceof BadAnswerError || error instanceof NodeError) {
      throw new EndpointError('wrong-chain', { cause: error })
    }
    throw error
  }
}

/** Doubles from half a second; what the endpoint asked for counts, but never beyond a minute. ms. */
function pauseAfter(error: EndpointError, failures: number): number {
  const limit = error.fault === 'rate-limited' || error.fault === 'status' ? longestRatePause : longestPause
  const pause = Math.min(firstPause * 2 ** Math.min(failures, 16), limit)
  return error.retryAfterMs === null ? pause : Math.min(Math.max(pause, error.retryAfterMs), longestRatePause)
}

/** At most `size` jobs at once and `waiting` behind them, first come first served. */
function createSlots(size: number, waiting: number) {
  const queue: (() => void)[] = []
  let busy = 0
  return async <result>(job: () => Promise<result>): Promise<result> => {
    if (busy >= size) {
      if (queue.length >= waiting) throw new TooManyRequestsError()
      await new Promise<void>((resolve) => queue.push(resolve))
    } else busy += 1
    try {
      return await job()
    } finally {
      const next = queue.shift()
      // The slot passes to the next in line without becoming free in between.
      if (next === undefined) busy -= 1
      else next()
    }
  }
}
