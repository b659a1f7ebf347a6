import { useMemo, useSyncExternalStore } from 'react'
import type { Address } from 'viem'
import { useShallow } from 'zustand/react/shallow'
import type { Mirror, Portfolio } from '../../lib/messaging/mirror.ts'
import { type Holding, holdingsIn } from '../../lib/portfolio/composition.ts'
import { portfolioKey } from '../../lib/portfolio/key.ts'
import { useWallet } from '../hooks/useWallet.ts'

/** Whose holdings are shown: those of the account in view, or of every account that is not hidden. */
export type Scope = 'account' | 'all'

const storageKey = 'scope'
const listeners = new Set<() => void>()
let current: Scope | null = null

function readScope(): Scope {
  if (current !== null) return current
  try {
    current = localStorage.getItem(storageKey) === 'all' ? 'all' : 'account'
  } catch {
    // Storage is switched off: each page starts with the one account.
    current = 'account'
  }
  return current
}

function setScope(scope: Scope): void {
  current = scope
  try {
    localStorage.setItem(storageKey, scope)
  } catch {
    // Then it holds for this page only.
  }
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** The scope, kept over openings of the popup; one account when there is only one. */
export function useScope(): readonly [scope: Scope, setScope: (scope: Scope) => void, accounts: number] {
  const scope = useSyncExternalStore(subscribe, readScope)
  const accounts = useWallet((mirror) => mirror.accounts.filter(({ hidden }) => !hidden).length)
  return [accounts > 1 ? scope : 'account', setScope, accounts]
}

/**
 * Every chain's portfolio of the accounts in scope, Ethereum first. The same list as before as long as none of them
 * changed, so that the values of other accounts streaming in draw nothing anew.
 */
export function usePortfolios(scope: Scope): readonly Portfolio[] {
  return useWallet(useShallow((mirror) => (scope === 'all' ? ofAll(mirror) : ofAccount(mirror, mirror.selected))))
}

function ofAccount({ registry, portfolios }: Mirror, account: Address | null): readonly Portfolio[] {
  if (account === null) return []
  return registry.chains.flatMap(({ id }) => portfolios[portfolioKey(id, account)] ?? [])
}

function ofAll({ accounts, portfolios }: Mirror): readonly Portfolio[] {
  const places = new Map(accounts.filter(({ hidden }) => !hidden).map(({ address }, place) => [address, place]))
  const place = ({ account }: Portfolio) => places.get(account) ?? 0
  return Object.values(portfolios)
    .filter(({ account }) => places.has(account))
    .sort((a, b) => a.chainId - b.chainId || place(a) - place(b))
}

/** Everything held in some portfolios, with what the user said about each. */
export function useHoldings(portfolios: readonly Portfolio[]): readonly Holding[] {
  const preferences = useWallet((mirror) => mirror.preferences)
  return useMemo(() => holdingsIn(portfolios, preferences), [portfolios, preferences])
}

/** The price of ether for a portfolio: its own, or the account's on Ethereum, where it is read. */
export function usePrice({ account, etherPrice }: Portfolio): Portfolio['etherPrice'] {
  const home = useWallet((mirror) => mirror.portfolios[portfolioKey(1, account)]?.etherPrice ?? null)
  return etherPrice ?? home
}

/** The keys the user does not count. */
export function useExcluded(): ReadonlySet<string> {
  const excluded = useWallet((mirror) => mirror.preferences.excluded)
  return useMemo(() => new Set(excluded), [excluded])
}
