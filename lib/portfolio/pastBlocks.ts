import { numberToHex } from 'viem'
import { NodeError } from '../chain/jsonRpc.ts'
import { BadAnswerError, parseQuantity } from '../chain/quantity.ts'
import type { ChainClient } from '../chain/types.ts'
import type { BlockRef } from '../messaging/mirror.ts'

type Client = Pick<ChainClient, 'request'>

/** Headers looked at before the nearest one found is taken. A regular chain needs one or two. */
const maxSteps = 24
const greatest = 2n ** 63n

/** Number and time of a block; null when the node does not have it. Every node keeps headers far longer than states. */
export async function readHeader(client: Client, at: bigint | 'earliest'): Promise<BlockRef | null> {
  const tag = typeof at === 'bigint' ? numberToHex(at) : at
  try {
    const header = await client.request('eth_getBlockByNumber', [tag, false])
    if (header === null || typeof header !== 'object') return null
    const { number, timestamp } = header as { number?: unknown; timestamp?: unknown }
    const block = { number: parseQuantity(number, greatest), timestamp: parseQuantity(timestamp, greatest) }
    return typeof at === 'bigint' && block.number !== at ? null : block
  } catch (error) {
    // A node that says no to an old header has none; one that cannot be reached is the caller's to tell.
    if (error instanceof NodeError || error instanceof BadAnswerError) return null
    throw error
  }
}

/**
 * A block of about this time (Unix seconds): within `tolerance` of it, or the last one before it where blocks are further
 * apart. Null when the node does not go back so far. Throws what the client throws when it cannot be reached.
 */
export async function findBlock(
  client: Client,
  time: bigint,
  { latest, blockSeconds, tolerance }: { latest: BlockRef; blockSeconds: number; tolerance: bigint },
): Promise<BlockRef | null> {
  if (time >= latest.timestamp) return latest
  let [before, after] = [null as BlockRef | null, latest]
  /** The highest block the node is known not to have. */
  let missing = -1n
  /** How far back so much time is, by the chain's own pace. Milliseconds, since some blocks take less than a second. */
  const pace = BigInt(Math.max(1, Math.round(blockSeconds * 1_000)))
  const stepBack = () => after.number - ((after.timestamp - time) * 1_000n) / pace - 1n
  let guess = stepBack() + 1n
  for (let step = 0; step < maxSteps; step += 1) {
    const header = guess > missing && guess >= 0n ? await readHeader(client, guess) : null
    if (header === null) {
      // The first time the node may say what it has; from then on only what it answers counts.
      const first = missing < 0n ? await readHeader(client, 'earliest') : null
      missing = guess > missing ? guess : missing
      if (first !== null && first.number > missing && first.number < after.number) {
        if (first.timestamp > time) return null
        before = first
      }
    } else if (isNear(header, time, tolerance)) return header
    else if (header.timestamp <= time) before = header
    else after = header
    const low = before?.number ?? missing
    const span = after.number - low
    if (span <= 1n) break
    if (before === null && missing < 0n) guess = stepBack()
    else {
      // Where the line between both ends says, and every other time in the middle: time may jump.
      const ahead =
        before !== null && step % 2 === 0
          ? ((time - before.timestamp) * span) / (after.timestamp - before.timestamp || 1n)
          : span / 2n
      guess = low + (ahead < 1n ? 1n : ahead >= span ? span - 1n : ahead)
    }
  }
  return before === null ? null : nearest(before, after, time)
}

const isNear = ({ timestamp }: BlockRef, time: bigint, tolerance: bigint) =>
  timestamp - time <= tolerance && time - timestamp <= tolerance

const nearest = (before: BlockRef, after: BlockRef, time: bigint) =>
  time - before.timestamp <= after.timestamp - time ? before : after
