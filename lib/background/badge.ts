import type { Mirror } from '../messaging/mirror.ts'
import { deskOf } from '../portfolio/exits.ts'
import type { Services } from './services.ts'

type Dependencies = Pick<Services, 'state'> & {
  setBadge: (count: number, options: { calm: boolean }) => void
  now: () => number
}

/**
 * The one number on the toolbar button. Requests that wait come first, since a page is waiting with them; when there are
 * none it is how many exits can be taken now and how much else is new, in a calmer colour. A locked wallet shows nothing of
 * what it holds, and what is new only where it may look.
 */
export function createBadge({ state, setBadge, now }: Dependencies): { requests: (count: number) => void } {
  let requests = 0
  let calm = 0
  let shown: { count: number; calm: boolean } | null = null
  const show = () => {
    const next = requests > 0 ? { count: requests, calm: false } : { count: calm, calm: true }
    if (next.count === shown?.count && next.calm === shown.calm) return
    shown = next
    setBadge(next.count, { calm: next.calm })
  }
  state.subscribe((patch) => {
    if (
      !('portfolios' in patch || 'accounts' in patch || 'preferences' in patch || 'phase' in patch || 'alarms' in patch)
    )
      return
    const mirror = state.get()
    calm = (mirror.phase === 'unlocked' ? countTakeable(mirror, now()) : 0) + countNews(mirror)
    show()
  })
  return {
    requests(count) {
      requests = count
      show()
    },
  }
}

/** What can be taken is counted already, as long as it can. */
function countNews({ alarms }: Mirror): number {
  return alarms.filter(({ read, kind }) => !read && kind !== 'completable').length
}

function countTakeable({ portfolios, accounts, preferences, registry }: Mirror, now: number): number {
  const seen = accounts.filter(({ hidden }) => !hidden)
  const addresses = new Set(seen.map(({ address }) => address))
  const shown = Object.values(portfolios).filter(({ account }) => addresses.has(account))
  const { hidden } = preferences
  return deskOf({ portfolios: shown, accounts: seen, chains: registry.chains, hidden, now }).takeable
}
