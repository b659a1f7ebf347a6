import { type Address, type Hex, numberToHex } from 'viem'
import type { BlockRef } from '../messaging/mirror.ts'
import { datingOn, multicall3On } from '../protocols/multicall3.ts'
import type { Answer, Call } from '../protocols/types.ts'
import { EndpointError } from './endpoint.ts'
import type { Endpoint } from './endpoints.ts'
import { NodeError } from './jsonRpc.ts'
import { decodeAggregate3, encodeAggregate3 } from './multicall.ts'

/** How many reads date a batch. */
const datingCount = 2

/**
 * The calls followed by the two that date them, as one `eth_call` would carry them. Those are made at need: hashing would
 * hold up every start of the worker.
 */
export function encodeDated(calls: readonly Call[], chainId: number): { to: Address; data: Hex } {
  return { to: multicall3On(chainId).address, data: encodeAggregate3([...calls, ...datingOn(chainId)]) }
}

/** Splits what `encodeDated` brought back. Throws EndpointError `bad-answer` when it is not exactly that. */
export function decodeDated(data: unknown, count: number): { answers: Answer[]; block: BlockRef } {
  const answers = decodeAggregate3(data, count + datingCount)
  const [number, timestamp] = answers?.slice(count) ?? []
  if (answers === null || !number?.ok || !timestamp?.ok) throw new EndpointError('bad-answer')
  if (number.data.length !== 66 || timestamp.data.length !== 66) throw new EndpointError('bad-answer')
  const block = { number: BigInt(number.data), timestamp: BigInt(timestamp.data) }
  if (block.number === 0n || block.number >= 2n ** 63n || block.timestamp >= 2n ** 63n) {
    throw new EndpointError('bad-answer')
  }
  return { answers: answers.slice(0, count), block }
}

/** Most requests one read may become when a node refuses its size. */
const maxRequests = 48
/** No node we would want to use takes fewer calls than this at once. */
const smallestLimit = 16

/**
 * Calls in one request to a node that has not said what it takes: with about 8,000 gas for each, as reads of many accounts
 * at the same contracts cost, some 48 million of the 50 million gas that nodes give a call, and 2.7 MB of request.
 */
const usualLimit = 6_000

type Part = { from: number; to: number }

/**
 * Answers all calls at one block. One request, unless the node refuses it for its size, gas or time: then halves, down to
 * the one call that cannot be answered, which fails alone. Remembers on the endpoint how much the node took.
 */
export async function readBatch(
  endpoint: Pick<Endpoint, 'send' | 'learn' | 'batchLimit'>,
  calls: readonly Call[],
  { chainId, pinned }: { chainId: number; pinned?: bigint | undefined },
): Promise<{ answers: readonly Answer[]; block: BlockRef }> {
  const answers: Answer[] = new Array(calls.length)
  const parts = divide({ from: 0, to: calls.length }, evenly(calls.length, endpoint.batchLimit ?? usualLimit))
  let block: BlockRef | null = null
  let taken = 0
  let refused = false
  let failedAlone = false
  for (let requests = 1; ; requests += 1) {
    const part = parts.shift()
    if (part === undefined) break
    const at = block?.number ?? pinned
    try {
      const chunk = calls.slice(part.from, part.to)
      const tag = at === undefined ? 'latest' : numberToHex(at)
      const read = decodeDated(await endpoint.send('eth_call', [encodeDated(chunk, chainId), tag]), chunk.length)
      if (at !== undefined && read.block.number !== at) throw new EndpointError('bad-answer')
      for (const [index, answer] of read.answers.entries()) answers[part.from + index] = answer
      block = read.block
      taken = Math.max(taken, chunk.length)
    } catch (error) {
      if (!refusesSize(error) || requests >= maxRequests) {
        // What was learnt of its size holds when the same is asked again.
        if (refused && !failedAlone) endpoint.batchLimit = Math.max(taken, part.to - part.from, smallestLimit)
        throw error
      }
      refused = true
      const size = part.to - part.from
      if (size <= 1) {
        failedAlone = true
        if (size === 1) answers[part.from] = { ok: false, data: '0x' }
        else throw error
      } else parts.unshift(...divide(part, Math.ceil(size / 2)))
    }
  }
  if (block === null) throw new EndpointError('bad-answer')
  // When one call was to blame, the node would have taken the rest.
  if (refused && !failedAlone) endpoint.batchLimit = Math.max(taken, smallestLimit)
  endpoint.learn({ blockNumber: block.number })
  return { answers, block }
}

/** The size of equal parts, none above the limit. */
function evenly(count: number, limit: number): number {
  return Math.max(1, Math.ceil(count / Math.max(1, Math.ceil(count / limit))))
}

function divide({ from, to }: Part, size: number): Part[] {
  const parts: Part[] = []
  for (let start = from; start < to; start += size) parts.push({ from: start, to: Math.min(start + size, to) })
  return parts.length === 0 ? [{ from, to }] : parts
}

/** Whether less at once could be answered: the batch itself cannot revert, so a node that refuses it means its size. */
function refusesSize(error: unknown): boolean {
  if (error instanceof EndpointError) return error.fault === 'too-large'
  return (
    error instanceof NodeError &&
    (error.nodeCode === 3 ||
      /gas|oog|memory|revert|too (large|big|many|long)|limit|size|timed? ?out|exceed/i.test(error.nodeMessage))
  )
}
