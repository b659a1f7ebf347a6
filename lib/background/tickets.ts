import type { Address } from 'viem'
import type { DurableStore } from '../browser/durable.ts'
import type { ChainClient } from '../chain/types.ts'
import { describeError, type ErrorInfo, reportBug, WalletError } from '../errors.ts'
import type { ScanRow } from '../messaging/mirror.ts'
import {
  type AccountScans,
  findAbsent,
  openSearches,
  searchTickets,
  ticketsOf,
  type Wanted,
} from '../portfolio/scan.ts'
import { encodeScans, parseScans } from '../portfolio/stored.ts'
import { protocols } from '../protocols/index.ts'
import type { ReadContext, TicketScan } from '../protocols/types.ts'

/** Pieces between two writes of a long search: so much is looked for again when the worker dies. */
const piecesPerWrite = 20

type Dependencies = {
  client: ChainClient
  durable: DurableStore
  /** Whether this account may still be written about. */
  isOurs: (account: Address) => boolean
  /** Told every search on this chain that is not complete, whenever one went on. */
  onRows: (rows: readonly ScanRow[]) => void
  /** Tickets of these accounts were found that no plan has asked about yet. */
  onFound: (accounts: readonly Address[]) => void
}

/** The searches for tickets on one chain: what they found, kept over restarts, and at most one of them at a time. */
export type Tickets = {
  load(account: Address): Promise<void>
  of(account: Address): ReadContext['tickets']
  /** Goes on with these searches up to `head`. Not awaited by anyone who shows values: they come when they come. */
  search(wanted: readonly { account: Address; scans: readonly string[] }[], head: bigint): Promise<void>
  forget(account: Address): Promise<void>
  /** Forgets everything in memory: the wallet was locked. */
  erase(): void
}

export function createTickets({ client, durable, isOurs, onRows, onFound }: Dependencies): Tickets {
  const { chainId } = client
  const keyOf = (account: Address) => `tickets.${chainId}.${account.toLowerCase()}`
  const scans = protocols.flatMap((protocol) => protocol.scans ?? []).filter((scan) => scan.chainId === chainId)
  const states = new Map<Address, AccountScans>()
  const errors = new Map<Address, ErrorInfo>()
  let generation = 0
  let running: Promise<void> | null = null
  let next: { wanted: Map<string, Wanted>; head: bigint } | null = null

  /** Everything that was asked for since the wallet was opened. */
  const asked = new Map<Address, Set<TicketScan>>()

  const publish = (head: bigint) => onRows(openSearches({ chainId, head, asked, states, errors }))
  const save = (accounts: Iterable<Address>) =>
    Promise.all(
      [...accounts].filter(isOurs).map((account) =>
        durable.set(keyOf(account), encodeScans(states.get(account) ?? {})).catch(() => {
          // Only that it is looked for again after a restart.
        }),
      ),
    )

  const run = async (wanted: readonly Wanted[], head: bigint) => {
    const mine = generation
    const found = new Set<Address>()
    const touched = new Set<Address>()
    let pieces = 0
    for (const { account } of wanted) errors.delete(account)
    const begun = ({ scan, account }: Wanted) => states.get(account)?.[scan.id] !== undefined
    const starting = wanted.filter((one) => !begun(one) && (one.scan.absence?.block ?? head) < head)
    const absent = starting.length === 0 ? [] : await findAbsent(client, starting)
    if (mine !== generation) return
    for (const { scan, account } of absent) {
      states.set(account, { ...states.get(account), [scan.id]: { next: head + 1n, complete: true, found: [] } })
      touched.add(account)
    }
    try {
      await searchTickets(client, {
        wanted: wanted.filter((one) => !absent.includes(one)),
        head,
        states: ({ scan, account }) => states.get(account)?.[scan.id],
        async onPiece(changes) {
          if (mine !== generation) return false
          for (const { scan, account, state, fresh } of changes) {
            if (!isOurs(account)) continue
            states.set(account, { ...states.get(account), [scan.id]: state })
            touched.add(account)
            if (fresh > 0) found.add(account)
          }
          pieces += 1
          if (pieces % piecesPerWrite === 0) await save(touched)
          publish(head)
          return true
        },
      })
    } catch (error) {
      if (!(error instanceof WalletError)) reportBug(error)
      const said = describeError(error)
      if (mine === generation) for (const { account } of wanted) errors.set(account, said)
    }
    if (mine !== generation) return
    await save(touched)
    publish(head)
    if (found.size > 0) onFound([...found])
  }

  return {
    async load(account) {
      const mine = generation
      const stored = parseScans(await durable.get(keyOf(account)))
      if (mine === generation && !states.has(account)) states.set(account, stored)
    },
    of: (account) => ticketsOf(states.get(account)),
    async search(wanted, head) {
      next ??= { wanted: new Map(), head }
      next.head = head
      for (const { account, scans: ids } of wanted) {
        const theirs = asked.get(account) ?? new Set()
        asked.set(account, theirs)
        for (const scan of scans.filter(({ id }) => ids.includes(id))) {
          theirs.add(scan)
          next.wanted.set(`${scan.id} ${account}`, { scan, account })
        }
      }
      if (running !== null) return running
      running = (async () => {
        while (next !== null && next.wanted.size > 0) {
          const job = next
          next = null
          await run([...job.wanted.values()], job.head)
        }
        next = null
      })().finally(() => {
        running = null
      })
      return running
    },
    async forget(account) {
      states.delete(account)
      errors.delete(account)
      asked.delete(account)
      await durable.delete(keyOf(account))
    },
    erase() {
      generation += 1
      next = null
      states.clear()
      errors.clear()
      asked.clear()
    },
  }
}
