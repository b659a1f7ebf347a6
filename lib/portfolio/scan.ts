import { type Address, type Hex, pad } from 'viem'
import type { ChainClient, Log } from '../chain/types.ts'
import type { ErrorInfo } from '../errors.ts'
import type { ScanRow } from '../messaging/mirror.ts'
import type { Answer, ReadContext, Ticket, TicketScan } from '../protocols/types.ts'

/** How far one search for one account has come. */
export type ScanState = {
  /** The first block that was not looked at. */
  next: bigint
  /** Every block up to the latest was looked at once; later ones are few. */
  complete: boolean
  /** In the order of their numbers. */
  found: readonly Ticket[]
}

/** Searches of one account, by id of the scan. */
export type AccountScans = Readonly<Record<string, ScanState>>

/** What the search found so far, as plans are told. */
export function ticketsOf(scans: AccountScans | undefined): ReadContext['tickets'] {
  return (scan) => {
    const { found, complete } = scans?.[scan] ?? { found: [], complete: false }
    return { found, complete }
  }
}

export type SearchesInput = {
  chainId: number
  /** The latest block that is known. */
  head: bigint
  asked: ReadonlyMap<Address, ReadonlySet<TicketScan>>
  states: ReadonlyMap<Address, AccountScans>
  /** What stopped an account's searches. */
  errors: ReadonlyMap<Address, ErrorInfo>
}

/** The searches that have not seen every block yet, accounts that stand alike in one row. */
export function openSearches({ chainId, head, asked, states, errors }: SearchesInput): readonly ScanRow[] {
  const rows = new Map<string, ScanRow & { accounts: Address[] }>()
  for (const [account, scans] of asked) {
    const state = states.get(account)
    const open = [...scans].filter(({ id }) => state?.[id]?.complete !== true)
    if (open.length === 0) continue
    const progress = Math.min(...open.map((scan) => progressOf(state?.[scan.id], scan, head)))
    const error = errors.get(account) ?? null
    const ids = open.map(({ id }) => id)
    const key = `${ids.join()} ${progress} ${JSON.stringify(error)}`
    const row = rows.get(key)
    if (row === undefined) rows.set(key, { chainId, accounts: [account], scans: ids, progress, error })
    else row.accounts.push(account)
  }
  return [...rows.values()]
}

/** How far a search that goes on is, in thousandths: 0 to 0.999. */
function progressOf(state: ScanState | undefined, scan: TicketScan, head: bigint): number {
  const fromBlock = startOf(scan, head)
  const whole = head - fromBlock
  const part = state === undefined || whole <= 0n ? 0n : ((state.next - fromBlock) * 1_000n) / whole
  return Math.min(0.999, Math.max(0, Number(part) / 1_000))
}

/** Where a search begins. A chain shorter than that is not Ethereum's own, and is looked through from its beginning. */
const startOf = ({ fromBlock }: TicketScan, head: bigint): bigint => (fromBlock > head ? 0n : fromBlock)

export type Wanted = { scan: TicketScan; account: Address }

export type SearchInput = {
  wanted: readonly Wanted[]
  states: (wanted: Wanted) => ScanState | undefined
  /** The latest block. */
  head: bigint
  /** Told after every piece; the search ends when it returns false. */
  onPiece: (changes: readonly (Wanted & { state: ScanState; fresh: number })[]) => boolean | Promise<boolean>
}

/** Blocks that are looked at again each time: a node may have changed its mind about them. */
const overlap = 32n
/** More accounts than this in one filter are asked for apart: nodes refuse long lists. */
const maxListed = 50
/** An account with more tickets of one kind keeps the newest: nobody reads a longer list, and plans ask about each. */
const maxTickets = 500
/** Longest data of a log that is kept, in hex characters: room for a queued withdrawal of the most strategies there may be. */
const maxData = 5_120

/**
 * Looks through the logs for tickets, everything that is equally far together, from where each search stopped. Each piece
 * is one request. Throws what the client throws; what was found until then was told.
 */
export async function searchTickets(client: Pick<ChainClient, 'logs'>, input: SearchInput): Promise<void> {
  for (const group of groupsOf(input)) {
    let from = group.from
    while (from <= input.head) {
      const { logs, reached } = await client.logs({ ...group.filter, fromBlock: from, toBlock: input.head })
      const changes = group.wanted.map((wanted) => {
        const before = input.states(wanted) ?? { next: 0n, complete: false, found: [] }
        const found = merge(before.found, ticketsIn(logs, wanted, input.head))
        const complete = before.complete || reached >= input.head
        return { ...wanted, state: { next: reached + 1n, complete, found }, fresh: found.length - before.found.length }
      })
      from = reached + 1n
      if (!(await input.onPiece(changes))) return
    }
  }
}

type Group = {
  wanted: readonly Wanted[]
  from: bigint
  filter: { addresses: readonly Address[]; topics: readonly (readonly Hex[] | null)[] }
}

/** One filter serves everything whose account stands in the same topic and that goes on from the same block. */
function groupsOf({ wanted, states, head }: SearchInput): readonly Group[] {
  const byKey = new Map<string, Wanted[]>()
  for (const one of wanted) {
    const next = states(one)?.next
    if (next !== undefined && next > head) continue
    const key = `${one.scan.accountTopic}:${next ?? 'new'}`
    const members = byKey.get(key)
    if (members === undefined) byKey.set(key, [one])
    else members.push(one)
  }
  return [...byKey.values()].flatMap((members) => {
    if (members[0]?.scan.accountTopic === null) return [toGroup(members, states, head)]
    const accounts = [...new Set(members.map(({ account }) => account))]
    return chunks(accounts, maxListed).map((part) => {
      const listed = new Set(part)
      return toGroup(
        members.filter(({ account }) => listed.has(account)),
        states,
        head,
      )
    })
  })
}

function toGroup(wanted: readonly Wanted[], states: SearchInput['states'], head: bigint): Group {
  const starts = wanted.map((one) => {
    const [next, start] = [states(one)?.next, startOf(one.scan, head)]
    if (next === undefined) return start
    return next - overlap > start ? next - overlap : start
  })
  const scans = wanted.map(({ scan }) => scan)
  const events = unique(scans.flatMap((scan) => scan.events))
  const accountTopic = scans[0]?.accountTopic ?? null
  const accounts = unique(wanted.map(({ account }) => pad(account).toLowerCase() as Hex))
  const between = Array.from({ length: (accountTopic ?? 1) - 1 }, () => null)
  return {
    wanted,
    from: starts.toSorted((a, b) => (a < b ? -1 : 1))[0] ?? 0n,
    filter: {
      addresses: unique(scans.map(({ contract }) => contract)),
      topics: accountTopic === null ? [events] : [events, ...between, accounts],
    },
  }
}

function ticketsIn(logs: readonly Log[], { scan, account }: Wanted, head: bigint): readonly Ticket[] {
  const holder = pad(account).toLowerCase()
  const start = startOf(scan, head)
  return logs.flatMap(({ address, topics, data, block, index, time }) => {
    if (address.toLowerCase() !== scan.contract.toLowerCase() || block < start) return []
    const [topic, isFor] = [scan.accountTopic, scan.isFor]
    if (topic === null ? isFor?.({ data }, account) !== true : topics[topic]?.toLowerCase() !== holder) return []
    if (!scan.events.some((event) => event.toLowerCase() === topics[0]?.toLowerCase())) return []
    const number = scan.parse({ topics, data, block, ...(index === undefined ? {} : { index }) })
    if (number === undefined) return []
    const kept = data.length > maxData ? ('0x' as const) : data
    return [{ number, block, data: kept, ...(time === undefined ? {} : { time }) }]
  })
}

/**
 * Those for whom a read of the past says that nothing can be found. A node without that past, or that cannot be reached,
 * says nothing: they are searched.
 */
export async function findAbsent(
  client: Pick<ChainClient, 'read'>,
  wanted: readonly Wanted[],
): Promise<readonly Wanted[]> {
  const asked = wanted.flatMap((one) => (one.scan.absence === undefined ? [] : [{ one, absence: one.scan.absence }]))
  const blocks = unique(asked.map(({ absence }) => absence.block))
  const absent: Wanted[] = []
  for (const block of blocks) {
    const there = asked.filter(({ absence }) => absence.block === block)
    const calls = there.map(({ one, absence }) => absence.call(one.account))
    const answers = await client.read(calls, { block }).then(
      (read) => read.answers,
      () => [],
    )
    absent.push(...there.flatMap(({ one }, index) => (isZero(answers[index]) ? [one] : [])))
  }
  return absent
}

const isZero = (answer: Answer | undefined) => answer?.ok === true && /^0x0{64}$/.test(answer.data)

/** Each number once, ascending; at most as many as anyone reads, the newest. */
function merge(known: readonly Ticket[], more: readonly Ticket[]): readonly Ticket[] {
  if (more.length === 0) return known
  const byNumber = new Map([...known, ...more].map((ticket) => [ticket.number, ticket]))
  return [...byNumber.values()].sort((a, b) => (a.number < b.number ? -1 : 1)).slice(-maxTickets)
}

function unique<item>(items: readonly item[]): readonly item[] {
  return [...new Set(items)]
}

function chunks<item>(items: readonly item[], size: number): readonly (readonly item[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  )
}
