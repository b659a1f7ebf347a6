import type { Address } from 'viem'
import type { DurableStore } from '../browser/durable.ts'
import type { ChainClient } from '../chain/types.ts'
import { describeError, type ErrorInfo, reportBug, WalletError } from '../errors.ts'
import type { Searching } from '../messaging/restaking.ts'
import { openSearches, type ScanState, searchTickets, type Wanted } from '../portfolio/scan.ts'
import { encodeScans, parseScans } from '../portfolio/stored.ts'
import type { Ticket } from '../protocols/types.ts'

/** How long a reading waits for its search before it says how far it is. */
const patience = 2_500
/** Pieces between two writes of a long search. */
const piecesPerWrite = 20

type Dependencies = { durable: DurableStore; isOurs: (account: Address) => boolean }

export type Looked = Searching & { of(scan: string): { found: readonly Ticket[]; complete: boolean } }

/**
 * Searches through logs that a screen asks for: what was found is kept by account, a search goes on where it stopped, and
 * one that takes long goes on while the screen shows how far it is.
 */
export type LogBook = {
  /** `wanted` names for each scan whose topic it looks for. Throws what the store throws. */
  look(client: ChainClient, account: Address, wanted: readonly Wanted[], head: bigint): Promise<Looked>
  forget(account: Address): Promise<void>
  erase(): void
}

const within = (job: Promise<void>) => Promise.race([job, new Promise((resolve) => setTimeout(resolve, patience))])

type Page = { states: Map<string, ScanState>; running: Promise<void> | null; error: ErrorInfo | null }

export function createLogBook({ durable, isOurs }: Dependencies): LogBook {
  const pages = new Map<string, Page>()
  let generation = 0
  const keyOf = (chainId: number, account: Address) => `logs.${chainId}.${account.toLowerCase()}`

  const open = async (key: string): Promise<Page> => {
    const known = pages.get(key)
    if (known !== undefined) return known
    const stored = parseScans(await durable.get(key))
    const page = pages.get(key) ?? { states: new Map(Object.entries(stored)), running: null, error: null }
    pages.set(key, page)
    return page
  }
  const save = async (key: string, account: Address, page: Page) => {
    if (!isOurs(account)) return
    await durable.set(key, encodeScans(Object.fromEntries(page.states))).catch(() => {
      // Only that it is looked for again after a restart.
    })
  }
  const run = async (
    client: ChainClient,
    key: string,
    account: Address,
    page: Page,
    wanted: readonly Wanted[],
    head: bigint,
  ) => {
    const mine = generation
    let pieces = 0
    page.error = null
    try {
      await searchTickets(client, {
        wanted,
        head,
        states: ({ scan }) => page.states.get(scan.id),
        async onPiece(changes) {
          if (mine !== generation) return false
          for (const { scan, state } of changes) page.states.set(scan.id, state)
          pieces += 1
          if (pieces % piecesPerWrite === 0) await save(key, account, page)
          return true
        },
      })
    } catch (error) {
      if (!(error instanceof WalletError)) reportBug(error)
      page.error = describeError(error)
    }
    if (mine === generation) await save(key, account, page)
  }

  return {
    async look(client, account, wanted, head) {
      const key = keyOf(client.chainId, account)
      const page = await open(key)
      // One search at a time; what another reading looks for may be the same.
      if (page.running !== null) await within(page.running)
      page.running ??= run(client, key, account, page, wanted, head).finally(() => {
        page.running = null
      })
      await within(page.running)
      const [row] = openSearches({
        chainId: client.chainId,
        head,
        asked: new Map([[account, new Set(wanted.map(({ scan }) => scan))]]),
        states: new Map([[account, Object.fromEntries(page.states)]]),
        errors: new Map(),
      })
      return {
        progress: row?.progress ?? null,
        error: page.error,
        of: (scan) => page.states.get(scan) ?? { found: [], complete: false },
      }
    },
    async forget(account) {
      for (const key of pages.keys()) if (key.endsWith(account.toLowerCase())) pages.delete(key)
      await durable.delete(keyOf(1, account))
    },
    erase() {
      generation += 1
      pages.clear()
    },
  }
}
