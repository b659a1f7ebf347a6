import { useMemo } from 'react'
import type { Address } from 'viem'
import type { Mirror } from '../../lib/messaging/mirror.ts'
import { type Desk, deskOf } from '../../lib/portfolio/exits.ts'
import { useNow } from '../hooks/useNow.ts'
import { useWallet } from '../hooks/useWallet.ts'

type Seen = Pick<Mirror, 'portfolios' | 'accounts' | 'preferences' | 'registry'>

/** The exits of one account, or of all that are not hidden (null). Renewed every few seconds, for what becomes due. */
export function useDesk(account: Address | null): Desk {
  const portfolios = useWallet((mirror) => mirror.portfolios)
  const accounts = useWallet((mirror) => mirror.accounts)
  const preferences = useWallet((mirror) => mirror.preferences)
  const registry = useWallet((mirror) => mirror.registry)
  const now = useNow(5_000)
  return useMemo(
    () => deskFrom({ portfolios, accounts, preferences, registry }, account, now),
    [portfolios, accounts, preferences, registry, account, now],
  )
}

/** How many exits of all accounts can be taken now. */
export function useTakeable(): number {
  return useWallet(countTakeable)
}

let counted: { of: Omit<Seen, 'registry'>; takeable: number } | null = null

/** Counted anew only when what it depends on has changed: every view asks with every patch. */
function countTakeable(mirror: Seen): number {
  const { portfolios, accounts, preferences } = mirror
  const same =
    counted?.of.portfolios === portfolios && counted.of.accounts === accounts && counted.of.preferences === preferences
  if (counted === null || !same) {
    counted = { of: { portfolios, accounts, preferences }, takeable: deskFrom(mirror, null, 0).takeable }
  }
  return counted.takeable
}

function deskFrom({ portfolios, accounts, preferences, registry }: Seen, account: Address | null, now: number): Desk {
  const seen = accounts.filter(({ address, hidden }) => (account === null ? !hidden : address === account))
  const addresses = new Set(seen.map(({ address }) => address))
  const shown = Object.values(portfolios).filter((portfolio) => addresses.has(portfolio.account))
  const { hidden, excluded } = preferences
  return deskOf({ portfolios: shown, accounts: seen, chains: registry.chains, hidden, excluded, now })
}
