import type { Address } from 'viem'
import type { ChainClient, Log } from '../../chain/types.ts'
import { decode, encode } from '../../codec.ts'
import type { BlockRef } from '../../messaging/mirror.ts'
import { allocationManager, avsDirectory, rewardsCoordinator } from '../../protocols/eigenlayer/addresses.ts'
import {
  type Membership,
  parseRewardEvent,
  rewardTopics,
  type SplitChange,
  type Submission,
} from '../../protocols/eigenlayer/rewards/events.ts'
import { isAmount, isCount, isFlag, isPlace, isRecord, isText, listOf, nullable, oneOf, shape } from '../shape.ts'

/** What logs said of rewards so far. */
export type RewardLogs = {
  /** Every block from `from` to `to`, both inclusive, was looked at; null before the first piece. */
  span: { from: bigint; to: bigint } | null
  /** Those that can still pay for some of a trailing window. */
  submissions: readonly Submission[]
  /** The last word about each operator in each AVS and set. */
  memberships: readonly Membership[]
  /** The last change of each split. */
  splits: readonly SplitChange[]
}

export const noRewardLogs: RewardLogs = { span: null, submissions: [], memberships: [], splits: [] }

/** Before M2 there were no AVSs. Unix seconds, 2024-03-01. Source: facts/eigenlayer.md chapter 0, release M2 (high). */
const firstTime = 1_709_251_200n
/** Seconds between two blocks of Ethereum when none is missed: what is reckoned with it lies too early, never too late. */
const blockSeconds = 12n
/** Submissions that ended so long ago pay for no window anybody looks at. Seconds. */
const keptFor = 40n * 86_400n
/** Blocks that are looked at again each time: a node may have changed its mind about them. */
const overlap = 32n
/** Blocks asked for at once going back, before it is known what the endpoint takes. */
const firstPiece = 100_000n
/** More than are ever paying at once: only somebody who means to be a burden submits so many. The newest are kept. */
const mostSubmissions = 10_000
/** A longer log holds more operators or strategies than are ever asked about. Hex characters. */
const longestLog = 500_000

/** The first block to look at: none before it says anything of rewards. */
export function firstRewardBlock(head: BlockRef): bigint {
  const back = (head.timestamp - firstTime) / blockSeconds
  return head.number > back ? head.number - back : 0n
}

/** About when a block was made, Unix seconds: not later than in truth. */
export function timeOfBlock(block: bigint, head: BlockRef): bigint {
  return head.timestamp - (head.number - block) * blockSeconds
}

export type RewardSearch = {
  known: RewardLogs
  head: BlockRef
  /** Told after every piece, each one request or few; the search ends when it returns false. */
  onPiece: (logs: RewardLogs) => boolean | Promise<boolean>
}

/**
 * Looks through the logs first for what is new, then backwards from what is known to the first block there can be, so that
 * what matters most comes first and nothing is asked twice. Throws what the client throws; what was found until then was
 * told.
 */
export async function searchRewardLogs(client: Pick<ChainClient, 'logs'>, input: RewardSearch): Promise<void> {
  const { head } = input
  const floor = firstRewardBlock(head)
  let state = input.known
  let piece = firstPiece
  /** Reads these blocks, oldest first, and hands over after each answer; false when nobody wants more. */
  const read = async (from: bigint, to: bigint): Promise<boolean> => {
    let next = from
    let found: Log[] = []
    while (next <= to) {
      const { logs, reached } = await client.logs({ ...filter, fromBlock: next, toBlock: to })
      if (reached < to && reached - next + 1n < piece) piece = reached - next + 1n
      found = [...found, ...logs]
      next = reached + 1n
    }
    state = withLogs(state, found, { from, to }, head)
    return input.onPiece(state)
  }
  if (state.span !== null && state.span.to < head.number) {
    // Forward in pieces of its own: after months away this is long as well.
    for (let from = max(floor, state.span.to - overlap + 1n); from <= head.number; from += piece) {
      const to = min(head.number, from + piece - 1n)
      if (!(await read(from, to))) return
      if (to === head.number) break
    }
  }
  while (state.span === null || state.span.from > floor) {
    const to: bigint = state.span === null ? head.number : state.span.from - 1n
    if (!(await read(max(floor, to - piece + 1n), to))) return
  }
}

const max = (a: bigint, b: bigint) => [a, b].reduce((most, one) => (one > most ? one : most))
const min = (a: bigint, b: bigint) => [a, b].reduce((least, one) => (one < least ? one : least))

const filter = {
  addresses: [rewardsCoordinator, avsDirectory, allocationManager] as const,
  topics: [Object.values(rewardTopics)] as const,
}

/** Which contract may write which event: anybody's contract can copy a topic, but not an address. */
const writers: Readonly<Record<string, Address>> = {
  [rewardTopics.avsRegistration]: avsDirectory,
  [rewardTopics.joinedSet]: allocationManager,
  [rewardTopics.leftSet]: allocationManager,
}

/** What is known with the logs of these blocks, in the chain's order, added. */
function withLogs(
  known: RewardLogs,
  logs: readonly Log[],
  read: { from: bigint; to: bigint },
  head: BlockRef,
): RewardLogs {
  const submissions = new Map(
    known.submissions.filter(({ block }) => block < read.from || block > read.to).map((one) => [one.hash, one]),
  )
  const memberships = new Map(known.memberships.map((one) => [memberKey(one), one]))
  const splits = new Map(known.splits.map((one) => [splitKey(one), one]))
  for (const { address, topics, data, block } of logs) {
    const writer = writers[topics[0]?.toLowerCase() ?? ''] ?? rewardsCoordinator
    if (address.toLowerCase() !== writer.toLowerCase() || data.length > longestLog) continue
    const event = parseRewardEvent({ topics, data, block })
    if (event?.type === 'submission') submissions.set(event.submission.hash, event.submission)
    if (event?.type === 'membership') setLatest(memberships, memberKey(event.membership), event.membership)
    if (event?.type === 'split') setLatest(splits, splitKey(event.split), event.split)
  }
  return {
    span: joined(known.span, read),
    submissions: newest(submissions.values()).filter(
      ({ start, duration }) => start + duration > head.timestamp - keptFor,
    ),
    memberships: [...memberships.values()],
    splits: [...splits.values()],
  }
}

function newest(submissions: Iterable<Submission>): readonly Submission[] {
  const all = [...submissions]
  if (all.length <= mostSubmissions) return all
  return all.toSorted((a, b) => Number(b.block - a.block)).slice(0, mostSubmissions)
}

function joined(known: RewardLogs['span'], read: { from: bigint; to: bigint }): RewardLogs['span'] {
  return known === null ? read : { from: min(known.from, read.from), to: max(known.to, read.to) }
}

/** Logs of one block come in its order, so the later of two of the same block is the later word. */
function setLatest<one extends { block: bigint }>(of: Map<string, one>, key: string, next: one): void {
  const before = of.get(key)
  if (before === undefined || next.block >= before.block) of.set(key, next)
}

const memberKey = ({ operator, avs, setId }: Membership) => `${operator} ${avs} ${setId}`.toLowerCase()
const splitKey = ({ operator, avs, setId }: SplitChange) => `${operator} ${avs} ${setId}`.toLowerCase()

/** Raised when the shape changes; what an older version wrote is then looked for again. */
const version = 1

export function encodeRewardLogs(logs: RewardLogs): string {
  return encode({ version, logs })
}

const isSubmission = shape({
  kind: oneOf('avs', 'incentives', 'operatorDirectedAvs', 'operatorDirectedSet', 'uniqueStake', 'totalStake'),
  hash: isText,
  avs: isPlace,
  setId: nullable(isCount),
  token: isPlace,
  amount: isAmount,
  operators: nullable(listOf(shape({ operator: isPlace, amount: isAmount }))),
  strategies: listOf(shape({ strategy: isPlace, multiplier: isAmount })),
  start: isAmount,
  duration: isAmount,
  block: isAmount,
})
const isLogs = shape({
  span: nullable(shape({ from: isAmount, to: isAmount })),
  submissions: listOf(isSubmission),
  memberships: listOf(
    shape({ operator: isPlace, avs: isPlace, setId: nullable(isCount), member: isFlag, block: isAmount }),
  ),
  splits: listOf(
    shape({
      operator: isPlace,
      avs: nullable(isPlace),
      setId: nullable(isCount),
      activatedAt: isAmount,
      before: isCount,
      after: isCount,
      block: isAmount,
    }),
  ),
})

/** The inverse of `encodeRewardLogs`; a search that does not parse begins anew. */
export function parseRewardLogs(text: unknown): RewardLogs {
  if (typeof text !== 'string') return noRewardLogs
  try {
    const record = decode(text)
    if (!isRecord(record) || record.version !== version || !isLogs(record.logs)) return noRewardLogs
    return record.logs as RewardLogs
  } catch {
    // Cut off or written by nobody we know: looked for again.
    return noRewardLogs
  }
}
