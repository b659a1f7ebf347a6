import { type Address, type Hex, isHex, numberToHex } from 'viem'
import { NodeError } from '../chain/jsonRpc.ts'
import { parseQuantity } from '../chain/quantity.ts'
import type { ChainClient } from '../chain/types.ts'
import type { RatePoint } from '../messaging/yields.ts'
import type { RateLog } from '../protocols/types.ts'
import { readHeader } from './pastBlocks.ts'

type Client = Pick<ChainClient, 'request'>

/** Blocks of one question, at first and at least; nodes that take fewer say so. */
const [firstPiece, smallestPiece] = [5_000n, 500n]
/** Ten days of Ethereum: a protocol that has not written for so long has no rate of that time. */
const furthest = 72_000n
/** Questions for one rate, and logs of one answer that are looked at (H145). */
const [maxRequests, maxLogs] = [24, 10_000]
const greatestRate = 10n ** 36n

/**
 * The last rate that a protocol wrote into the log at or before a block, looking back in pieces of a size the node takes.
 * Null when there is none near, or the node refuses even the smallest piece. Throws what the client throws when it cannot be
 * reached.
 */
export async function lastLoggedRate(client: Client, rateLog: RateLog, atOrBefore: bigint): Promise<RatePoint | null> {
  let [to, piece] = [atOrBefore, firstPiece]
  for (let requests = 0; requests < maxRequests && atOrBefore - to < furthest && to >= 0n; requests += 1) {
    const from = to - piece + 1n > 0n ? to - piece + 1n : 0n
    const logs = await askLogs(client, rateLog, from, to)
    if (logs === null) {
      if (piece <= smallestPiece) return null
      piece = piece / 2n > smallestPiece ? piece / 2n : smallestPiece
      continue
    }
    for (const { block, topics, data } of logs.toReversed()) {
      const said = rateLog.parse({ topics, data })
      if (said === undefined || said.wad <= 0n || said.wad >= greatestRate) continue
      const time = said.time ?? (await readHeader(client, block))?.timestamp
      return time === undefined ? null : { wad: said.wad, time, block }
    }
    if (from === 0n) return null
    to = from - 1n
  }
  return null
}

type Log = { block: bigint; index: bigint; topics: readonly Hex[]; data: Hex }

/** The logs of these blocks, oldest first; null when the node says that it is too much. */
async function askLogs(client: Client, { contract, event }: RateLog, from: bigint, to: bigint): Promise<Log[] | null> {
  const filter = { address: contract, topics: [event], fromBlock: numberToHex(from), toBlock: numberToHex(to) }
  let answer: unknown
  try {
    answer = await client.request('eth_getLogs', [filter])
  } catch (error) {
    if (error instanceof NodeError) return null
    throw error
  }
  if (!Array.isArray(answer)) return null
  const logs = answer.slice(-maxLogs).flatMap((log) => parseLog(log, contract, event) ?? [])
  return logs
    .filter(({ block }) => block >= from && block <= to)
    .toSorted((a, b) => Number(a.block - b.block) || Number(a.index - b.index))
}

/** A log that was asked for, and is not taken back; null for any other. */
function parseLog(log: unknown, contract: Address, event: Hex): Log | null {
  if (log === null || typeof log !== 'object') return null
  const { address, topics, data, blockNumber, logIndex, removed } = log as Record<string, unknown>
  if (removed === true || typeof address !== 'string' || address.toLowerCase() !== contract.toLowerCase()) return null
  if (!Array.isArray(topics) || topics.length > 4 || !topics.every((topic) => isHex(topic))) return null
  if (String(topics[0]).toLowerCase() !== event.toLowerCase() || !isHex(data)) return null
  try {
    return { block: parseQuantity(blockNumber, 2n ** 63n), index: parseQuantity(logIndex, 2n ** 32n), topics, data }
  } catch {
    // A log that is in no block yet.
    return null
  }
}
