import { EndpointError } from './endpoint.ts'

/** Largest answer we read (R4). Bytes, after decompression. */
const maxAnswerBytes = 4 * 1024 * 1024
/** Longest wait for an answer, and for a broadcast. ms. */
export const requestTimeoutMs = 10_000
/** The same while another endpoint stands by: well below what an approval waits, so that the other has its turn. ms. */
export const hurriedTimeoutMs = 5_000
export const broadcastTimeoutMs = 30_000

export type Fetch = (url: string, init: RequestInit) => Promise<Response>

export type PostOptions = { fetch: Fetch; timeoutMs: number; signal?: AbortSignal | undefined }

/** What came back: the status and at most 4 MiB of text. */
export type Posted = { status: number; text: string; retryAfterMs: number | null }

/**
 * Posts JSON text and reads the answer, without cookies, referrer, cache or redirects (R1), within time and size (R4).
 * Throws EndpointError; rethrows the caller's own abort.
 */
export async function post(url: string, body: string, { fetch, timeoutMs, signal }: PostOptions): Promise<Posted> {
  const controller = new AbortController()
  let expire: (reason: EndpointError) => void = () => {}
  const late = new Promise<never>((_, reject) => {
    expire = reject
  })
  // Raced as well as aborted: a stream that ignores its abort must not hold us.
  late.catch(() => {})
  const timer = setTimeout(() => expire(new EndpointError('timeout')), timeoutMs)
  const onAbort = () => expire(signal?.reason)
  signal?.throwIfAborted()
  signal?.addEventListener('abort', onAbort, { once: true })
  try {
    return await Promise.race([send(url, body, fetch, controller.signal), late])
  } catch (error) {
    if (error instanceof EndpointError || signal?.aborted) throw error
    throw new EndpointError('network', { cause: error })
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', onAbort)
    controller.abort()
  }
}

async function send(url: string, body: string, fetch: Fetch, signal: AbortSignal): Promise<Posted> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
    redirect: 'manual',
    signal,
  })
  const { status, type, redirected } = response
  if (type === 'opaqueredirect' || redirected || (status >= 300 && status < 400)) throw new EndpointError('redirect')
  return { status, text: await readText(response), retryAfterMs: parseRetryAfter(response.headers.get('retry-after')) }
}

/** Reads at most 4 MiB. What is not UTF-8 is no JSON. */
async function readText(response: Response): Promise<string> {
  if (Number(response.headers.get('content-length')) > maxAnswerBytes) throw new EndpointError('too-large')
  if (response.body === null) return ''
  const reader = response.body.getReader()
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let text = ''
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.byteLength
    if (size > maxAnswerBytes) {
      // Not awaited: the cap is ours to keep, whatever the stream does with it.
      void reader.cancel().catch(() => {})
      throw new EndpointError('too-large')
    }
    text += decodeChunk(decoder, value)
  }
  return text + decodeChunk(decoder)
}

function decodeChunk(decoder: TextDecoder, chunk?: Uint8Array): string {
  try {
    return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true })
  } catch (cause) {
    throw new EndpointError('bad-answer', { cause })
  }
}

/** Seconds only; a date would trust the endpoint's clock. */
function parseRetryAfter(header: string | null): number | null {
  return header !== null && /^\d{1,12}$/.test(header) ? Number(header) * 1_000 : null
}
