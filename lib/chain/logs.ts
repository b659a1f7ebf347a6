import { type Hex, isAddress, numberToHex } from 'viem'
import { EndpointError } from './endpoint.ts'
import type { Endpoint } from './endpoints.ts'
import { NodeError } from './jsonRpc.ts'
import { parseQuantity } from './quantity.ts'
import type { Log, LogQuery } from './types.ts'

/** Spans of blocks that nodes are known to stop at, largest first. */
const spans = [1_000_000n, 500_000n, 100_000n, 50_000n, 10_000n, 5_000n, 2_000n, 1_000n, 500n, 100n, 50n, 10n, 5n]
/** More logs than this in one answer are not looked at: the span is made smaller instead (H145). */
const maxLogs = 10_000

/**
 * The logs of as many blocks from `fromBlock` on as this endpoint gives at once, and the last block they cover. What the
 * endpoint takes is remembered on it. Throws NodeError when even five blocks are too many, and EndpointError.
 */
export async function readLogs(
  endpoint: Pick<Endpoint, 'send' | 'logSpan'>,
  query: LogQuery,
): Promise<{ logs: readonly Log[]; reached: bigint }> {
  for (;;) {
    const whole = query.toBlock - query.fromBlock + 1n
    const span = endpoint.logSpan !== null && endpoint.logSpan < whole ? endpoint.logSpan : whole
    const reached = query.fromBlock + span - 1n
    const filter = {
      address: query.addresses,
      topics: query.topics,
      fromBlock: numberToHex(query.fromBlock),
      toBlock: numberToHex(reached),
    }
    try {
      return { logs: parseLogs(await endpoint.send('eth_getLogs', [filter]), query, reached), reached }
    } catch (error) {
      if (!refusesSpan(error)) throw error
      const smaller = spans.find((one) => one < span)
      if (smaller === undefined) throw error
      endpoint.logSpan = smaller
      // A node that let us wait in vain is not asked again at once: whoever chooses endpoints decides.
      if (error instanceof EndpointError && error.fault === 'timeout') throw error
    }
  }
}

/** Whether fewer blocks could be answered. Nodes word it differently, and some count it among too many requests. */
function refusesSpan(error: unknown): boolean {
  if (error instanceof TooManyLogsError) return true
  if (error instanceof EndpointError) {
    if (error.fault === 'timeout' || error.fault === 'too-large') return true
    return error.cause instanceof NodeError && aboutSpan(error.cause)
  }
  return error instanceof NodeError && aboutSpan(error)
}

/**
 * What does not come in smaller pieces: blocks or state the node has not or not yet (geth and reth say "beyond current head"),
 * lists in the filter that are too long, keys, and limits on requests. Those also say "exceeded", and a span once learnt to be
 * small stays small.
 */
const otherReasons =
  /not (be )?(found|available)|unavailable|unknown|pruned|missing|beyond|invalid block range|topics|archive|authori[sz]ed|authenticat|api key|too many (requests|connections)|requests? (count|limit|rate)|\brate\b|per (second|minute|day)|throttl|compute units|capacity|credits?\b|quota/i

/** As geth, erigon, nethermind, reth and besu word it, and the providers that limit it themselves. */
const tooMuch =
  /range|block|span|limit(ed)? to|more than|too (many|large|big|wide)|results?|response size|exceed|timed? ?out/i

function aboutSpan({ nodeMessage }: NodeError): boolean {
  return !otherReasons.test(nodeMessage) && tooMuch.test(nodeMessage)
}

class TooManyLogsError extends Error {}

/** Only what was asked for counts: another contract, event or block in the answer is left out, and a removed log too. */
function parseLogs(answer: unknown, query: LogQuery, reached: bigint): Log[] {
  if (!Array.isArray(answer)) throw new EndpointError('bad-answer')
  if (answer.length > maxLogs) throw new TooManyLogsError()
  const wanted = new Set(query.addresses.map((address) => address.toLowerCase()))
  return answer.flatMap((entry: unknown) => {
    const log = parseLog(entry)
    if (log === null || !wanted.has(log.address.toLowerCase())) return []
    if (log.block < query.fromBlock || log.block > reached) return []
    const fits = query.topics.every((topics, index) => {
      return topics === null || topics.some((topic) => topic.toLowerCase() === log.topics[index]?.toLowerCase())
    })
    return fits ? [log] : []
  })
}

function parseLog(entry: unknown): Log | null {
  if (entry === null || typeof entry !== 'object') throw new EndpointError('bad-answer')
  const { address, topics, data, blockNumber, blockTimestamp, logIndex, removed } = entry as Record<string, unknown>
  if (removed === true) return null
  if (typeof address !== 'string' || !isAddress(address, { strict: false })) throw new EndpointError('bad-answer')
  if (!Array.isArray(topics) || topics.length > 4 || !topics.every((topic) => isBytes(topic, 32)))
    throw new EndpointError('bad-answer')
  if (!isBytes(data)) throw new EndpointError('bad-answer')
  // A log of a block that is not mined yet has no number.
  if (blockNumber === null) return null
  const block = parseQuantity(blockNumber, 2n ** 63n)
  return {
    address,
    topics: topics as Hex[],
    data,
    block,
    ...numbered('index', logIndex),
    ...numbered('time', blockTimestamp),
  }
}

/** Not every node tells the time with a log, nor in one form; without it, or its place, a log is as good. */
function numbered<name extends 'index' | 'time'>(name: name, value: unknown): Pick<Log, 'index' | 'time'> {
  return typeof value === 'string' && /^0x[0-9a-fA-F]{1,16}$/.test(value) ? { [name]: BigInt(value) } : {}
}

function isBytes(value: unknown, length?: number): value is Hex {
  if (typeof value !== 'string' || !/^0x([0-9a-fA-F]{2})*$/.test(value)) return false
  return length === undefined || value.length === 2 + length * 2
}
