import type { Address } from 'viem'
import type { DurableStore } from '../browser/durable.ts'
import { chains, ethereum } from '../chain/chains.ts'
import { reportBug } from '../errors.ts'
import type { ChainRefresh, Mirror, Portfolio, Refresh, ScanRow } from '../messaging/mirror.ts'
import { portfolioKey } from '../portfolio/key.ts'
import { mergeRates, rateTable, resolveRates } from '../portfolio/rates.ts'
import { encodeKnown, type Known, parseKnown } from '../portfolio/stored.ts'
import { revalue } from '../portfolio/value.ts'
import type { Read } from '../protocols/types.ts'
import { type ChainPortfolio, createChainPortfolio } from './chainPortfolio.ts'
import type { PortfolioService, Services } from './services.ts'

/** Values younger than this are fresh enough for a view that opens. ms. */
const freshFor = 30_000

type Dependencies = Pick<Services, 'state' | 'chain' | 'keeper' | 'settings'> & {
  durable: DurableStore
  now: () => number
  /** What else to read with a refresh of a chain. */
  passengers?: (chainId: number) => readonly Read<void>[]
}

const knownKey = 'rates'
const nothingKnown: Known = { rates: [], prices: { ether: null, bitcoin: null } }
const notRefreshed: Refresh = { running: false, startedAt: null, finishedAt: null, error: null, chains: [] }

/**
 * Owns `portfolios`, `rates`, `statuses`, `scans` and `refresh` of the mirror. Every chain with an endpoint is read by
 * itself. Never asks a chain while the wallet is locked.
 */
export function createPortfolio({ passengers, ...rooms }: Dependencies): PortfolioService {
  const { state, chain, keeper, settings, durable, now } = rooms
  const parts = new Map<number, ChainPortfolio>()
  let known = nothingKnown
  /** Raised by lock, so that what comes later is not shown. */
  let generation = 0

  const isOurs = (account: Address) => keeper.accounts().some(({ address }) => address === account)
  const isOpen = () => keeper.phase() === 'unlocked'
  const everyone = () =>
    state
      .get()
      .accounts.filter(({ hidden }) => !hidden)
      .map(({ address }) => address)
  const withEndpoint = () =>
    chains.filter(({ id }) => (settings.get().endpoints[String(id)] ?? []).length > 0).map(({ id }) => id)

  /** Portfolios that come in one go are shown in one go: a patch carries all of them. */
  const coming = new Map<string, Portfolio>()
  const show = (portfolio: Portfolio) => {
    if (coming.size === 0) {
      const mine = generation
      queueMicrotask(() => {
        const portfolios = Object.fromEntries(coming)
        coming.clear()
        if (mine === generation) state.patch({ portfolios: { ...state.get().portfolios, ...portfolios } })
      })
    }
    coming.set(portfolioKey(portfolio.chainId, portfolio.account), portfolio)
  }

  const publishRates = () => state.patch({ rates: resolveRates(known.rates, known.prices.bitcoin) })
  /** What lives on other chains is worth what Ethereum says of it. */
  const revalueCopies = () => {
    const table = rateTable(state.get().rates, BigInt(Math.floor(now() / 1_000)))
    const { ether } = known.prices
    const copies = Object.entries(state.get().portfolios).filter(([, { chainId }]) => chainId !== ethereum)
    if (copies.length === 0) return
    const valued = copies.map(([key, portfolio]) => {
      const own = { ...revalue(portfolio, table), etherPrice: ether ?? portfolio.etherPrice }
      return [key, own] as const
    })
    state.patch({ portfolios: { ...state.get().portfolios, ...Object.fromEntries(valued) } })
  }

  const patchRefresh = (one: ChainRefresh) => {
    const { refresh } = state.get()
    const others = refresh.chains.filter(({ chainId }) => chainId !== one.chainId)
    const list = [...others, one].sort((a, b) => a.chainId - b.chainId)
    const running = list.some((each) => each.running)
    const main = list.find(({ chainId }) => chainId === ethereum) ?? one
    const finished = list.flatMap(({ finishedAt }) => finishedAt ?? [])
    state.patch({
      refresh: {
        running,
        startedAt: refresh.running || !running ? refresh.startedAt : now(),
        finishedAt: running ? refresh.finishedAt : finished.length === 0 ? null : Math.max(...finished),
        error: main.running ? refresh.error : main.error,
        chains: list,
      },
    })
  }
  const showScans = (chainId: number, rows: readonly ScanRow[]) => {
    const { scans } = state.get()
    const others = scans.filter((row) => row.chainId !== chainId)
    if (rows.length > 0 || others.length < scans.length) state.patch({ scans: [...others, ...rows] })
  }

  const partOf = (chainId: number): ChainPortfolio => {
    const existing = parts.get(chainId)
    if (existing !== undefined) return existing
    const part = createChainPortfolio({
      client: chain.client(chainId),
      durable,
      now,
      isOurs,
      known: () => known,
      custom: () => state.get().preferences.tokens,
      passengers: () => passengers?.(chainId) ?? [],
      shown: (account) => state.get().portfolios[portfolioKey(chainId, account)],
      onPortfolio: show,
      onState: patchRefresh,
      onScans: (rows) => showScans(chainId, rows),
      onRefreshed({ rates, prices }, statuses) {
        known = { rates: mergeRates(known.rates, rates), prices: chainId === ethereum ? prices : known.prices }
        publishRates()
        if (chainId === ethereum) {
          state.patch({ statuses })
          revalueCopies()
        }
        durable.set(knownKey, encodeKnown(known)).catch(() => {
          // Believed in this session; the next one believes what it reads first.
        })
      },
    })
    parts.set(chainId, part)
    return part
  }

  const load = async (accounts: readonly Address[]) => {
    const mine = generation
    const [stored, ...lists] = await Promise.all([
      durable.get(knownKey).then(parseKnown),
      ...withEndpoint().map((chainId) => partOf(chainId).load(accounts)),
    ])
    if (mine !== generation || !isOpen()) return
    if (known.rates.length === 0) known = stored
    publishRates()
    const portfolios = Object.fromEntries(
      lists.flat().map((portfolio) => [portfolioKey(portfolio.chainId, portfolio.account), portfolio]),
    )
    if (lists.flat().length === 0) return
    state.patch({ portfolios: { ...portfolios, ...state.get().portfolios } })
  }
  /** A store that does not answer only means that there is nothing to show yet. */
  const loadQuietly = (accounts = keeper.accounts().map(({ address }) => address)) => load(accounts).catch(() => {})

  const refreshAll = async (accounts: readonly Address[], on: readonly number[] = withEndpoint()): Promise<void> => {
    if (accounts.length === 0 || !isOpen()) return
    const ids = on.length === 0 ? [ethereum] : on
    await Promise.all(ids.map((chainId) => partOf(chainId).refresh(accounts)))
  }

  keeper.onUnlock(() => {
    // Not awaited: an unlock waits for no store and no network.
    void loadQuietly().then(() => refreshAll(everyone()))
  })
  const erase = () => {
    generation += 1
    coming.clear()
    known = nothingKnown
    for (const part of parts.values()) part.erase()
    state.patch({ portfolios: {}, rates: [], statuses: [], scans: [], refresh: notRefreshed })
  }
  keeper.onLock(erase)
  keeper.onReset(erase)
  keeper.onRemove(async (account) => {
    const { portfolios, scans } = state.get()
    const kept = Object.entries(portfolios).filter(([, portfolio]) => portfolio.account !== account)
    state.patch({
      portfolios: Object.fromEntries(kept) as Mirror['portfolios'],
      scans: scans.map((row) => withoutAccount(row, account)).filter(({ accounts }) => accounts.length > 0),
    })
    await Promise.all(chains.map(({ id }) => forget(id, account)))
  })
  /** Also where the endpoint was taken away since: what is stored of the account must go all the same (K12). */
  const forget = (chainId: number, account: Address) => partOf(chainId).forget(account)

  /** A worker that wakes finds its accounts and endpoints again: that is no reason to ask the chain anything. */
  let started = false
  const ready = Promise.all([keeper.ready, settings.ready]).then(async () => {
    if (isOpen()) await loadQuietly()
    started = true
  })
  const unknown = (accounts: readonly Address[]) => {
    const { portfolios } = state.get()
    const on = withEndpoint()
    return accounts.filter((account) => on.some((id) => portfolios[portfolioKey(id, account)] === undefined))
  }
  let listed: ReadonlySet<Address> = new Set(everyone())
  state.subscribe(({ accounts: changed }) => {
    if (changed === undefined) return
    const before = listed
    listed = new Set(everyone())
    if (!started) return
    // Only who came: with many accounts, looking at all of them for each that is added would never end.
    const added = unknown([...listed].filter((account) => !before.has(account)))
    if (added.length > 0) void loadQuietly(added).then(() => refreshAll(unknown(added)))
  })
  let endpoints = settings.get().endpoints
  settings.subscribe(({ endpoints: next }) => {
    const before = endpoints
    endpoints = next
    if (!started) return
    const changed = chains
      .filter(({ id }) => JSON.stringify(before[id]) !== JSON.stringify(next[id]))
      .map(({ id }) => id)
    const named = changed.filter((id) => (next[String(id)] ?? []).length > 0)
    const gone = changed.filter((id) => !named.includes(id))
    if (gone.length > 0) hide(gone)
    if (named.length > 0) void loadQuietly().then(() => refreshAll(everyone(), named))
  })
  /** A chain without an endpoint is not shown: nobody could say how old its values are. They stay in the store. */
  const hide = (ids: readonly number[]) => {
    const { portfolios, refresh } = state.get()
    const kept = Object.entries(portfolios).filter(([, { chainId }]) => chainId === ethereum || !ids.includes(chainId))
    state.patch({
      portfolios: Object.fromEntries(kept) as Mirror['portfolios'],
      refresh: { ...refresh, chains: refresh.chains.filter(({ chainId }) => !ids.includes(chainId)) },
    })
  }

  return {
    ready,
    refresh(account) {
      chain.wake()
      return refreshAll(account === null ? everyone() : [account])
    },
    viewConnected() {
      // A view may come before the worker it woke knows that the wallet is open.
      void ready
        .then(() => {
          const { finishedAt } = state.get().refresh
          if (finishedAt === null || now() - finishedAt > freshFor) return refreshAll(everyone())
        })
        .catch(reportBug)
    },
    changed(account) {
      const part = partOf(ethereum)
      void part.idle().then(() => (isOpen() ? part.refresh([account]) : undefined))
    },
    reread(chainId) {
      void partOf(chainId)
        .idle()
        .then(() => (withEndpoint().includes(chainId) ? refreshAll(everyone(), [chainId]) : undefined))
    },
    hints: (account) => parts.get(ethereum)?.hints(account) ?? [],
    tickets: (account) => partOf(ethereum).tickets(account),
  }
}

function withoutAccount(row: ScanRow, account: Address): ScanRow {
  return row.accounts.includes(account) ? { ...row, accounts: row.accounts.filter((one) => one !== account) } : row
}
