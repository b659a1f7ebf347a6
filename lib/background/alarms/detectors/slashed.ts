import type { Value } from '../../../protocols/sentence.ts'
import { setKey } from '../../../risk/operators.ts'
import { pathsOf } from '../paths.ts'
import type { Detector, Watched, WatchedOperator, WatchedSet } from '../types.ts'
import { assetOf } from './allocation.ts'
import { address, inSentence, type Pair, pairs, percent, setValues } from './operators.ts'

/** An operator's magnitude in a strategy fell: a part of every stake with it is gone. */
export const slashed: Detector = {
  kind: 'slashed',
  detect: ({ before, after }) =>
    pairs(before, after).flatMap((pair) =>
      Object.entries(pair.after.max).flatMap(([strategy, left]) => {
        const had = pair.before.max[strategy]
        if (had === undefined || left >= had) return []
        const { operator, accounts } = pair.after
        const set = culprit(pair, strategy)
        const mine = stakes(before, after, accounts, strategy)
        return [
          {
            key: `slashed:${operator}:${strategy}:${had}>${left}`,
            accounts,
            values: {
              operator: address(operator),
              asset: assetOf(strategy),
              lost: percent(had - left, had),
              by: set === null ? inSentence('alerts.bySomeSet') : inSentence('alerts.bySet', setValues(set)),
              window: windowOf(pair.before, set),
            },
            before: mine?.before ?? { type: 'percent', wad: had },
            after: mine?.after ?? { type: 'percent', wad: left },
            path: pathsOf.slashes(accounts),
          },
        ]
      }),
    ),
}

/** The set whose allocation fell with the magnitude; null where nobody can tell which it was. */
function culprit({ before, after }: Pair, strategy: string): WatchedSet | null {
  const sets = Object.entries(after.sets)
  const fell = sets.filter(([key, { allocations }]) => {
    const old = before.sets[key]?.allocations[strategy]?.current ?? 0n
    return (allocations[strategy]?.current ?? 0n) < old
  })
  // A change that took effect in the meantime looks the same: then the set that has a new slash to resolve.
  const news = (fell.length > 0 ? fell : sets).filter(([key, set]) => newSlashes(before.sets[key], set).length > 0)
  const [only, another] = fell.length === 1 ? fell : news
  return only === undefined || another !== undefined ? null : only[1]
}

/** Blocks until which the slashes that came since cannot be cleared; none where either side is unknown. */
function newSlashes(before: WatchedSet | undefined, { slashes }: WatchedSet): readonly bigint[] {
  const old = before?.slashes
  if (slashes === null || old === null || old === undefined) return []
  return Object.entries(slashes).flatMap(([id, block]) => (id in old ? [] : [block]))
}

/** Until when what was taken stays where it is, and what becomes of it then. */
function windowOf(before: WatchedOperator, set: WatchedSet | null): Value {
  const blocks = set === null ? [] : newSlashes(before.sets[setKey(set)], set)
  const until = blocks.toSorted((a, b) => (a < b ? -1 : 1)).at(-1) ?? 0n
  if (set === null || until === 0n) return inSentence('alerts.windowUnknown')
  const block: Value = { type: 'number', number: until }
  return set.redistributing
    ? inSentence('alerts.windowPaid', { block, recipient: address(set.recipient) })
    : inSentence('alerts.windowBurnt', { block })
}

/** What one account had and has in the strategy, where nothing else moved it; null otherwise. */
function stakes(before: Watched, after: Watched, accounts: readonly string[], strategy: string) {
  const [account, another] = accounts
  const key = `${account}:${strategy}`.toLowerCase()
  const [then, now] = [before.stakes[key], after.stakes[key]]
  if (another !== undefined || then === undefined || now === undefined || then.deposit !== now.deposit) return null
  return { before: then.worth, after: now.worth }
}
