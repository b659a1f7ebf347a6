import type { Address } from 'viem'
import type { DurableStore } from '../browser/durable.ts'
import type { ChainClient } from '../chain/types.ts'
import { describeError, reportBug, WalletError } from '../errors.ts'
import type { ChainRefresh, Portfolio, ScanRow, StatusRow } from '../messaging/mirror.ts'
import { type Refreshed, type RefreshedAccount, refreshPortfolios } from '../portfolio/refresh.ts'
import { encodeAccount, type Known, parseAccount } from '../portfolio/stored.ts'
import type { Call, Read, ReadContext, Token } from '../protocols/types.ts'
import { createTickets } from './tickets.ts'

type Dependencies = {
  client: ChainClient
  durable: DurableStore
  now: () => number
  isOurs: (account: Address) => boolean
  /** What is known beyond this chain: rates to value copies by, prices. */
  known: () => Known
  custom: () => readonly Token[]
  passengers: () => readonly Read<void>[]
  /** The portfolio that is shown of an account on this chain. */
  shown: (account: Address) => Portfolio | undefined
  onPortfolio: (portfolio: Portfolio) => void
  onRefreshed: (refreshed: Pick<Refreshed, 'rates' | 'prices'>, statuses: readonly StatusRow[]) => void
  onState: (state: ChainRefresh) => void
  onScans: (rows: readonly ScanRow[]) => void
}

/** One chain's holdings: loaded, refreshed and kept by itself, so that no other chain waits for it. */
export type ChainPortfolio = {
  /** The last known values, from the store. */
  load(accounts: readonly Address[]): Promise<readonly Portfolio[]>
  /**
   * Joins the refresh that is running for those it covers. The others are read together with all who come before it is
   * done: there is never more than one refresh running and one waiting. Never throws.
   */
  refresh(accounts: readonly Address[]): Promise<void>
  /** Resolves when no refresh is running. */
  idle(): Promise<void>
  hints(account: Address): readonly Call[]
  tickets(account: Address): ReadContext['tickets']
  forget(account: Address): Promise<void>
  erase(): void
}

type Job = { accounts: Set<Address>; done: Promise<void> }

export function createChainPortfolio(dependencies: Dependencies): ChainPortfolio {
  const { client, durable, now, isOurs, shown, onPortfolio, onState } = dependencies
  const { chainId } = client
  const keyOf = (account: Address) => `portfolio.${chainId}.${account.toLowerCase()}`
  const late = new Map<Address, readonly Call[]>()
  /** Raised by lock, so that an answer that comes later is not shown. */
  let generation = 0
  let running: Job | null = null
  /** What is read as soon as `running` is done: one refresh for all who came meanwhile, however many they were. */
  let next: Job | null = null
  let last: ChainRefresh = { chainId, running: false, finishedAt: null, error: null }
  const report = (change: Partial<ChainRefresh>) => {
    last = { ...last, ...change }
    onState(last)
  }
  const tickets = createTickets({
    client,
    durable,
    isOurs,
    onRows: dependencies.onScans,
    onFound: (accounts) => void refresh(accounts),
  })

  const save = ({ portfolio, late: calls, scans }: RefreshedAccount) =>
    durable.set(keyOf(portfolio.account), encodeAccount({ portfolio, late: calls, scans })).catch(() => {
      // The values are on screen; only their being there at the next start is lost.
    })

  const run = async (wanted: readonly Address[]) => {
    const mine = generation
    report({ running: true })
    try {
      const { rates, prices: lastPrices } = dependencies.known()
      const refreshed = await refreshPortfolios(client, {
        accounts: wanted,
        previous: Object.fromEntries(wanted.flatMap((account) => toEntry(account, shown(account)))),
        knownRates: rates,
        prices: lastPrices,
        hints: wanted.flatMap((account) => late.get(account) ?? []),
        tickets: tickets.of,
        custom: dependencies.custom(),
        passengers: dependencies.passengers(),
        onAccount: (one) => {
          if (mine !== generation || !isOurs(one.portfolio.account)) return
          late.set(one.portfolio.account, one.late)
          onPortfolio(one.portfolio)
        },
      })
      if (mine !== generation) return
      dependencies.onRefreshed(refreshed, refreshed.statuses)
      const ours = refreshed.accounts.filter(({ portfolio }) => isOurs(portfolio.account))
      await Promise.all(ours.map(save))
      report({ running: false, finishedAt: now(), error: null })
      const asked = ours.flatMap(({ portfolio, scans }) =>
        scans.length > 0 ? [{ account: portfolio.account, scans }] : [],
      )
      // Not awaited: a search through years of logs holds up no value.
      if (asked.length > 0) void tickets.search(asked, refreshed.block.number).catch(reportBug)
    } catch (error) {
      if (!(error instanceof WalletError)) reportBug(error)
      if (mine === generation) report({ running: false, error: describeError(error) })
    }
  }

  const begin = (wanted: readonly Address[]): Promise<void> => {
    const done = run(wanted).finally(() => {
      if (running === job) running = null
    })
    const job: Job = { accounts: new Set(wanted), done }
    running = job
    return done
  }
  /** The refresh that follows `before`, of all that is added to it until then. */
  const follow = (before: Promise<void>): Job => {
    const mine = generation
    const accounts = new Set<Address>()
    const done = before.then(() => {
      if (next === job) next = null
      // Locked meanwhile: nothing is asked of the chain any more.
      return mine === generation ? refresh([...accounts].filter(isOurs)) : undefined
    })
    const job: Job = { accounts, done }
    return job
  }
  const refresh = async (wanted: readonly Address[]): Promise<void> => {
    if (wanted.length === 0) return
    if (running === null) return begin(wanted)
    const { accounts: covered, done } = running
    const missing = wanted.filter((account) => !covered.has(account))
    if (missing.length === 0) return done
    next ??= follow(done)
    for (const account of missing) next.accounts.add(account)
    await Promise.all([done, next.done])
  }

  return {
    async load(accounts) {
      const mine = generation
      const stored = await Promise.all(
        accounts.map(async (account) => {
          const [text] = await Promise.all([durable.get(keyOf(account)), tickets.load(account)])
          return parseAccount(text, account, chainId)
        }),
      )
      if (mine !== generation) return []
      const found = stored.flatMap((one) => one ?? [])
      for (const { portfolio, late: calls } of found) {
        if (!late.has(portfolio.account)) late.set(portfolio.account, calls)
      }
      return found.map(({ portfolio }) => portfolio)
    },
    refresh,
    idle: () => running?.done ?? Promise.resolve(),
    hints: (account) => late.get(account) ?? [],
    tickets: tickets.of,
    async forget(account) {
      late.delete(account)
      await Promise.all([durable.delete(keyOf(account)), tickets.forget(account)])
    },
    erase() {
      generation += 1
      running = null
      next = null
      late.clear()
      tickets.erase()
      last = { chainId, running: false, finishedAt: null, error: null }
    },
  }
}

function toEntry(account: Address, portfolio: Portfolio | undefined): readonly [Address, Portfolio][] {
  return portfolio === undefined ? [] : [[account, portfolio]]
}
