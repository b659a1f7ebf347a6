import type { Address } from 'viem'
import type { ChainClient, Log } from '../../chain/types.ts'
import { plainText } from '../../protocols/eigenlayer/directory/described.ts'
import {
  type DirectoryEvent,
  directoryFilter,
  parseDirectoryEvent,
} from '../../protocols/eigenlayer/directory/events.ts'

type Event<type extends DirectoryEvent['type']> = Omit<Extract<DirectoryEvent, { type: type }>, 'type'>
/** An event with where it stands. */
type Dated<event> = event & { block: bigint }

/** What logs said of operators and AVSs so far. */
export type DirectoryLogs = {
  /** Every block from `from` to `to`, both inclusive, was looked at; null before the first piece. */
  span: { from: bigint; to: bigint } | null
  /** Everybody who registered or described itself, as far as was looked. */
  operators: readonly Address[]
  /** The last word of each. */
  described: readonly Dated<Event<'described'>>[]
  sets: readonly Event<'created'>[]
  /** Newest first. `description` is made harmless already. */
  slashes: readonly (Omit<Dated<Event<'slashed'>>, 'description'> & {
    description: string | null
    time: bigint | null
  })[]
  /** The last change of each. */
  delays: readonly Dated<Event<'delayed'>>[]
  splits: readonly Dated<Event<'split'>>[]
}

export const noDirectoryLogs: DirectoryLogs = {
  span: null,
  operators: [],
  described: [],
  sets: [],
  slashes: [],
  delays: [],
  splits: [],
}

/** No event of EigenLayer lies before it. Source: facts/eigenlayer.md 1.2, sidecar configuration (high). */
export const firstDirectoryBlock = 17_445_563n
/** Blocks that are looked at again each time: a node may have changed its mind about them. */
const overlap = 32n
/** Blocks asked for at first; twice as many after every piece that came whole. */
const [firstPiece, largestPiece] = [100_000n, 2_000_000n]
/** Anybody may register, make sets and write addresses: more than this is kept of nothing, the newest first. */
const most = 5_000
/** Longest address of a description that is kept, and longest word on a slash. Characters. */
const [longestUri, longestReason] = [2_048, 300]

export type DirectorySearch = {
  known: DirectoryLogs
  /** The latest block. */
  head: bigint
  /** Told after every piece, each one request or few; the search ends when it returns false. */
  onPiece: (logs: DirectoryLogs) => boolean | Promise<boolean>
}

/**
 * Looks through the logs first for what is new, then backwards from what is known to the first block there can be, so that what
 * matters most comes first and nothing is asked twice. Throws what the client throws; what was found until then was told.
 */
export async function searchDirectoryLogs(
  client: Pick<ChainClient, 'logs'>,
  { known, head, onPiece }: DirectorySearch,
): Promise<void> {
  let state = known
  let piece = firstPiece
  const read = async (from: bigint, to: bigint): Promise<boolean> => {
    const found: Log[] = []
    let next = from
    let whole = true
    while (next <= to) {
      const { logs, reached } = await client.logs({ ...directoryFilter, fromBlock: next, toBlock: to })
      if (reached < to) {
        whole = false
        // What the endpoint gives at once is the size of the next piece: each is told as soon as it is there.
        piece = reached - next + 1n
      }
      found.push(...logs)
      next = reached + 1n
    }
    if (whole && piece < largestPiece) piece *= 2n
    state = withLogs(state, found, { from, to })
    return onPiece(state)
  }
  if (state.span !== null && state.span.to < head) {
    let from = greater(firstDirectoryBlock, state.span.to - overlap + 1n)
    while (from <= head) {
      const to = lesser(head, from + piece - 1n)
      if (!(await read(from, to))) return
      from = to + 1n
    }
  }
  while (state.span === null || state.span.from > firstDirectoryBlock) {
    const to: bigint = state.span === null ? head : state.span.from - 1n
    if (!(await read(greater(firstDirectoryBlock, to - piece + 1n), to))) return
  }
}

const greater = (a: bigint, b: bigint) => (a > b ? a : b)
const lesser = (a: bigint, b: bigint) => (a < b ? a : b)

/** What is known with the logs of these blocks, in the chain's order, added. */
function withLogs(known: DirectoryLogs, logs: readonly Log[], read: { from: bigint; to: bigint }): DirectoryLogs {
  const described = new Map(known.described.map((one) => [describedKey(one), one]))
  const delays = new Map(known.delays.map((one) => [one.operator.toLowerCase(), one]))
  const splits = new Map(known.splits.map((one) => [splitKey(one), one]))
  const sets = new Map(known.sets.map((one) => [setKey(one), one]))
  const operators = new Map(known.operators.map((one) => [one.toLowerCase(), one]))
  // Blocks read again bring their slashes again.
  const slashes = known.slashes.filter(({ block }) => block < read.from || block > read.to)
  for (const log of logs) {
    const { block } = log
    const event = parseDirectoryEvent(log)
    switch (event?.type) {
      case 'registered':
        operators.set(event.operator.toLowerCase(), event.operator)
        break
      case 'described': {
        const { kind, address, uri } = event
        if (kind === 'operator') operators.set(address.toLowerCase(), address)
        // One that is too long leads nowhere: it still takes the place of the one before.
        const kept = uri.length > longestUri ? '' : uri
        setLatest(described, describedKey(event), { kind, address, uri: kept, block })
        break
      }
      case 'created':
        sets.set(setKey(event), { avs: event.avs, id: event.id })
        break
      case 'slashed': {
        const { type: _, description, ...slash } = event
        const time = log.time ?? null
        slashes.push({ ...slash, description: plainText(description, longestReason), block, time })
        break
      }
      case 'delayed': {
        const { type: _, ...delay } = event
        setLatest(delays, delay.operator.toLowerCase(), { ...delay, block })
        break
      }
      case 'split': {
        const { type: _, ...split } = event
        setLatest(splits, splitKey(split), { ...split, block })
        break
      }
    }
  }
  return {
    span:
      known.span === null ? read : { from: lesser(known.span.from, read.from), to: greater(known.span.to, read.to) },
    operators: [...operators.values()].slice(0, most),
    described: newest([...described.values()]),
    sets: [...sets.values()].slice(0, most),
    slashes: newest(slashes),
    delays: newest([...delays.values()]),
    splits: newest([...splits.values()]),
  }
}

function newest<one extends { block: bigint }>(of: readonly one[]): readonly one[] {
  return of.toSorted((a, b) => Number(b.block - a.block)).slice(0, most)
}

/** Logs come in the chain's order, so the later of two of the same block is the later word. */
function setLatest<one extends { block: bigint }>(of: Map<string, one>, key: string, next: one): void {
  const before = of.get(key)
  if (before === undefined || next.block >= before.block) of.set(key, next)
}

export const describedKey = ({ kind, address }: { kind: string; address: Address }) =>
  `${kind}:${address.toLowerCase()}`
const splitKey = ({ operator, avs, id }: Pick<Event<'split'>, 'operator' | 'avs' | 'id'>) =>
  `${operator} ${avs} ${id}`.toLowerCase()
const setKey = ({ avs, id }: Event<'created'>) => `${avs.toLowerCase()}:${id}`
