import type { Address } from 'viem'
import type { DurableStore } from '../browser/durable.ts'
import type { ChainClient } from '../chain/types.ts'
import { describeError, type ErrorInfo, reportBug, WalletError } from '../errors.ts'
import type { ScanRow } from '../messaging/mirror.ts'
import { type AccountScans, searchTickets, ticketsOf, type Wanted } from '../portfolio/scan.ts'
import { encodeScans, parseScans } from '../portfolio/stored.ts'
import { protocols } from '../protocols/index.ts'
import type { ReadContext } from '../protocols/types.ts'

/** Pieces between two writes of a long search: so much is looked for again when the worker dies. */
const piecesPerWrite = 20

type Dependencies = {
  client: ChainClient
  durable: DurableStore
  /** Whether this account may still be written about. */
  isOurs: (account: Address) => boolean
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

  const publish = (head: bigint, about: readonly Wanted[]) =>
    onRows(
      about.map(({ scan, account }) => {
        const state = states.get(account)?.[scan.id]
        const whole = head - scan.fromBlock
        const part = state === undefined || whole <= 0n ? 0n : ((state.next - scan.fromBlock) * 1_000n) / whole
        const progress = state?.complete ? 1 : Math.min(0.999, Math.max(0, Number(part) / 1_000))
        const complete = state?.complete ?? false
        return { scan: scan.id, chainId, account, progress, complete, error: errors.get(account) ?? null }
      }),
    )
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
    try {
      await searchTickets(client, {
        wanted,
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
          publish(head, wanted)
          return true
        },
      })
    } catch (error) {
      if (!(error instanceof WalletError)) reportBug(error)
      if (mine === generation) for (const { account } of wanted) errors.set(account, describeError(error))
    }
    if (mine !== generation) return
    await save(touched)
    publish(head, wanted)
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
        for (const scan of scans.filter(({ id }) => ids.includes(id))) {
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
      await durable.delete(keyOf(account))
    },
    erase() {
      generation += 1
      next = null
      states.clear()
      errors.clear()
    },
  }
}
