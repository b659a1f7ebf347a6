import type { Address } from 'viem'
import type { DurableStore } from '../browser/durable.ts'
import { chains } from '../chain/chains.ts'
import { describeError, reportBug, WalletError } from '../errors.ts'
import type { Portfolio } from '../messaging/mirror.ts'
import { portfolioKey } from '../portfolio/key.ts'
import type { KnownRate } from '../portfolio/rates.ts'
import { type RefreshedAccount, refreshPortfolios } from '../portfolio/refresh.ts'
import { encodeAccount, encodeRates, parseAccount, parseRates } from '../portfolio/stored.ts'
import type { PortfolioService, Services } from './services.ts'

/** Values younger than this are fresh enough for a view that opens. ms. */
const freshFor = 30_000

type Dependencies = Pick<Services, 'state' | 'chain' | 'keeper' | 'settings'> & {
  durable: DurableStore
  now: () => number
}

/** The chain whose holdings are shown. One in this version; the mirror keeps one portfolio per account. */
const chainId = (chains[0] as (typeof chains)[number]).id
const accountKey = (account: Address) => `portfolio.${chainId}.${account.toLowerCase()}`
const ratesKey = `rates.${chainId}`

/** Owns `portfolios` and `refresh` of the mirror. Never asks the chain while the wallet is locked. */
export function createPortfolio({ state, chain, keeper, settings, durable, now }: Dependencies): PortfolioService {
  const late = new Map<Address, RefreshedAccount['late']>()
  let rates: readonly KnownRate[] = []
  /** Raised by lock, so that an answer that comes later is not shown. */
  let generation = 0
  let running: { accounts: ReadonlySet<Address>; done: Promise<void> } | null = null

  const accounts = () => state.get().accounts.filter(({ hidden }) => !hidden)
  const show = (portfolio: Portfolio) =>
    state.patch({ portfolios: { ...state.get().portfolios, [portfolioKey(chainId, portfolio.account)]: portfolio } })
  const save = (key: string, text: string) =>
    durable.set(key, text).catch(() => {
      // The values are on screen; only their being there at the next start is lost.
    })

  const load = async () => {
    const wanted = generation
    const stored = await Promise.all(
      keeper
        .accounts()
        .map(async ({ address }) => parseAccount(await durable.get(accountKey(address)), address, chainId)),
    )
    const knownRates = parseRates(await durable.get(ratesKey))
    if (wanted !== generation || keeper.phase() !== 'unlocked') return
    rates = knownRates
    const found = stored.flatMap((one) => one ?? [])
    for (const one of found) late.set(one.portfolio.account, one.late)
    const shown = state.get().portfolios
    const known = Object.fromEntries(
      found.map(({ portfolio }) => [portfolioKey(chainId, portfolio.account), portfolio]),
    )
    state.patch({ portfolios: { ...known, ...shown } })
  }
  /** A store that does not answer only means that there is nothing to show yet. */
  const loadQuietly = () => load().catch(() => {})

  const run = async (wanted: readonly Address[]) => {
    const mine = generation
    const patch = (change: Partial<ReturnType<typeof state.get>['refresh']>) => {
      if (mine === generation) state.patch({ refresh: { ...state.get().refresh, ...change } })
    }
    patch({ running: true, startedAt: now() })
    try {
      const refreshed = await refreshPortfolios(chain.client(chainId), {
        accounts: wanted,
        previous: Object.fromEntries(
          Object.values(state.get().portfolios).map((portfolio) => [portfolio.account, portfolio]),
        ),
        knownRates: rates,
        hints: wanted.flatMap((account) => late.get(account) ?? []),
        onAccount: (one) => {
          if (mine !== generation || !isOurs(one.portfolio.account)) return
          late.set(one.portfolio.account, one.late)
          show(one.portfolio)
        },
      })
      if (mine !== generation) return
      rates = refreshed.knownRates
      await Promise.all([
        save(ratesKey, encodeRates(rates)),
        ...refreshed.accounts
          .filter(({ portfolio }) => isOurs(portfolio.account))
          .map((one) => save(accountKey(one.portfolio.account), encodeAccount(one))),
      ])
      patch({ running: false, finishedAt: now(), error: null })
    } catch (error) {
      if (!(error instanceof WalletError)) reportBug(error)
      patch({ running: false, error: describeError(error) })
    }
  }
  const isOurs = (account: Address) => keeper.accounts().some(({ address }) => address === account)

  /** Joins the refresh that runs when it covers all that is wanted, else waits for it and starts another. */
  const refreshAll = (wanted: readonly Address[]): Promise<void> => {
    if (wanted.length === 0 || keeper.phase() !== 'unlocked') return Promise.resolve()
    if (running !== null) {
      const { accounts: covered, done } = running
      if (wanted.every((account) => covered.has(account))) return done
      return done.then(() => refreshAll(wanted))
    }
    const job = { accounts: new Set(wanted), done: run(wanted) }
    running = job
    return job.done.finally(() => {
      if (running === job) running = null
    })
  }
  const everyone = () => accounts().map(({ address }) => address)

  keeper.onUnlock(() => {
    // Not awaited: an unlock waits for no store and no network.
    void loadQuietly().then(() => refreshAll(everyone()))
  })
  const erase = () => {
    generation += 1
    running = null
    late.clear()
    rates = []
    state.patch({
      portfolios: {},
      refresh: { running: false, startedAt: null, finishedAt: null, error: null, chains: [] },
    })
  }
  keeper.onLock(erase)
  keeper.onReset(erase)
  keeper.onRemove(async (account) => {
    late.delete(account)
    const { [portfolioKey(chainId, account)]: _, ...rest } = state.get().portfolios
    state.patch({ portfolios: rest })
    await durable.delete(accountKey(account))
  })
  /** A worker that wakes finds its accounts and endpoints again: that is no reason to ask the chain anything. */
  let started = false
  const ready = Promise.all([keeper.ready, settings.ready]).then(async () => {
    if (keeper.phase() === 'unlocked') await loadQuietly()
    started = true
  })
  const unknown = () =>
    everyone().filter((account) => state.get().portfolios[portfolioKey(chainId, account)] === undefined)
  state.subscribe(({ accounts: changed }) => {
    if (changed === undefined || !started || unknown().length === 0) return
    void loadQuietly().then(() => refreshAll(unknown()))
  })
  let urls = JSON.stringify(settings.get().endpoints)
  settings.subscribe(({ endpoints }) => {
    const next = JSON.stringify(endpoints)
    if (next === urls) return
    urls = next
    if (started) void refreshAll(everyone())
  })

  return {
    ready,
    refresh(account) {
      chain.wake()
      return refreshAll(account === null ? everyone() : [account])
    },
    viewConnected() {
      // A view may come before the worker it woke knows that the wallet is open.
      void ready.then(() => {
        const { finishedAt } = state.get().refresh
        if (finishedAt === null || now() - finishedAt > freshFor) return refreshAll(everyone())
      })
    },
    changed(account) {
      const after = running?.done ?? Promise.resolve()
      void after.then(() => refreshAll([account]))
    },
    hints: (account) => late.get(account) ?? [],
  }
}
