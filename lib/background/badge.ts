import type { Mirror } from '../messaging/mirror.ts'
import { deskOf } from '../portfolio/exits.ts'
import type { Services } from './services.ts'

type Dependencies = Pick<Services, 'state'> & {
  setBadge: (count: number, options: { calm: boolean }) => void
  now: () => number
}

/**
 * The one number on the toolbar button. Requests that wait come first, since a page is waiting with them; when there are
 * none it is how many exits can be taken now, in a calmer colour. A locked wallet shows nothing of what it holds.
 */
export function createBadge({ state, setBadge, now }: Dependencies): { requests: (count: number) => void } {
  let requests = 0
  let exits = 0
  let shown: { count: number; calm: boolean } | null = null
  const show = () => {
    const next = requests > 0 ? { count: requests, calm: false } : { count: exits, calm: true }
    if (next.count === shown?.count && next.calm === shown.calm) return
    shown = next
    setBadge(next.count, { calm: next.calm })
  }
  state.subscribe((patch) => {
    if (!('portfolios' in patch || 'accounts' in patch || 'preferences' in patch || 'phase' in patch)) return
    const mirror = state.get()
    exits = mirror.phase === 'unlocked' ? countTakeable(mirror, now()) : 0
    show()
  })
  return {
    requests(count) {
      requests = count
      show()
    },
  }
}

function countTakeable({ portfolios, accounts, preferences, registry }: Mirror, now: number): number {
  const seen = accounts.filter(({ hidden }) => !hidden)
  const addresses = new Set(seen.map(({ address }) => address))
  const shown = Object.values(portfolios).filter(({ account }) => addresses.has(account))
  const { hidden } = preferences
  return deskOf({ portfolios: shown, accounts: seen, chains: registry.chains, hidden, now }).takeable
}
