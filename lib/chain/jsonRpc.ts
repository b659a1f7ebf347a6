import { type ErrorCode, errorCode, WalletError } from '../errors.ts'
import { EndpointError } from './endpoint.ts'
import { type PostOptions, post } from './transport.ts'

let lastId = 0

/**
 * One JSON-RPC request to one endpoint. The answer must be one object with our id and version and either a result or an
 * error (R3); what the result means is the caller's to parse. Throws EndpointError, or NodeError when the node said no.
 */
export async function send(
  url: string,
  method: string,
  params: readonly unknown[],
  options: PostOptions,
): Promise<unknown> {
  lastId += 1
  const id = lastId
  const { status, text, retryAfterMs } = await post(
    url,
    JSON.stringify({ jsonrpc: '2.0', id, method, params }),
    options,
  )
  if (status === 429) throw new EndpointError('rate-limited', { retryAfterMs })
  if (status === 413) throw new EndpointError('too-large')
  const fine = status >= 200 && status < 300
  const reply = parseReply(text, id)
  if (reply === null) throw new EndpointError(fine ? 'bad-answer' : 'status', { retryAfterMs })
  if ('result' in reply && fine) return reply.result
  // Some nodes give a proper JSON-RPC error with one of these; with any other the host speaks: a key it does not know,
  // a node behind it that is away.
  if ('result' in reply || !(fine || nodeStatuses.has(status))) throw new EndpointError('status', { retryAfterMs })
  if (asksForFewer(reply.error)) throw new EndpointError('rate-limited', { cause: reply.error, retryAfterMs })
  throw reply.error
}

/** HTTP statuses that JSON-RPC errors of the node itself come with. */
const nodeStatuses: ReadonlySet<number> = new Set([400, 404, 405, 422, 500])

function parseReply(text: string, id: number): { result: unknown } | { error: NodeError } | null {
  let reply: unknown
  try {
    reply = JSON.parse(text)
  } catch {
    // HTML, nothing, or half an answer: the caller says which endpoint it was.
    return null
  }
  if (reply === null || typeof reply !== 'object' || Array.isArray(reply)) return null
  const members = reply as Record<string, unknown>
  if (members.jsonrpc !== '2.0' || members.id !== id) return null
  const failed = members.error !== undefined && members.error !== null
  if (failed === ('result' in members && members.result !== null)) {
    // Both, or neither: `result: null` alone is an answer, a missing result is not.
    return failed || !('result' in members) ? null : { result: null }
  }
  return failed ? parseError(members.error) : { result: members.result }
}

function parseError(error: unknown): { error: NodeError } | null {
  if (typeof error !== 'object' || error === null) return null
  const { code, message, data } = error as Record<string, unknown>
  if (typeof code !== 'number' || !Number.isSafeInteger(code)) return null
  return { error: new NodeError(code, typeof message === 'string' ? message : '', findRevertData(data)) }
}

/** Revert data sits in `data`, or one level down (some nodes wrap it); at most 64 KiB of it. */
function findRevertData(data: unknown): string | undefined {
  const inner = typeof data === 'object' && data !== null ? (data as Record<string, unknown>).data : data
  const hex = typeof inner === 'string' && inner.startsWith('Reverted ') ? inner.slice(9) : inner
  return typeof hex === 'string' && hex.length <= 131_074 && /^0x([0-9a-fA-F]{2})*$/.test(hex) ? hex : undefined
}

/** Codes that providers give to nothing but a limit on requests. */
const limitCodes: ReadonlySet<number> = new Set([429, -32007, -32016, -32029, -32090, -32097])
const limitWords =
  /rate.?limit|too many requests|request (limit|rate|count)|requests? per (second|minute|day)|throttl|(capacity|quota|credits?|compute units).*(exceed|exhaust|reach|used)|(exceed|exhaust|reach|used)\w*.*(capacity|quota|credits?|compute units)/i

/**
 * Whether the host asks for fewer requests. What a contract says when it reverts is not its word, however it reads: a page
 * could otherwise have the user's endpoints set aside.
 */
function asksForFewer({ nodeCode, nodeMessage, data }: NodeError): boolean {
  if (nodeCode === 3 || data !== undefined || /revert/i.test(nodeMessage)) return false
  // The code of EIP-1474 is also given to a question whose answer would be too long.
  if (nodeCode === errorCode.limitExceeded) return !/quer|range|result|logs/i.test(nodeMessage)
  return limitCodes.has(nodeCode) || limitWords.test(nodeMessage)
}

const passedOn = new Set<number>([...Object.values(errorCode), 3, -32004, -32006])

/**
 * The node understood and said no: a revert, an unknown method, a refused transaction. `data` is the revert data, if any.
 * The code is the node's own where pages may see it, −32603 otherwise; `nodeMessage` is foreign text, cut to 256
 * characters.
 */
export class NodeError extends WalletError {
  readonly code: ErrorCode
  readonly nodeMessage: string
  constructor(
    readonly nodeCode: number,
    message: string,
    data?: string,
  ) {
    const cut = message.replace(/\p{C}/gu, ' ').slice(0, 256)
    super(cut === '' ? 'The node refused the request.' : cut, data === undefined ? {} : { data })
    this.nodeMessage = cut
    this.code = (passedOn.has(nodeCode) ? nodeCode : errorCode.internal) as ErrorCode
  }
}
