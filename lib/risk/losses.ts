import { type Address, isAddressEqual } from 'viem'
import { type Shares, shares, WAD, type Wad, wad } from '../units.ts'
import { type Ledger, type Magnitudes, openLedger, type Slash, type Step, sharesAt } from './ledger.ts'
import { type OperatorState, type SetFacts, setKey, strategyKey } from './operators.ts'
import { type Holding, holdingsOf, type Scene } from './staker.ts'

/** A place where slashes of one staker's operators are tried, thousands of them. */
export type Trial = {
  holdings: readonly Holding[]
  /** Shares each holding is worth now, in the order of `holdings`. */
  now: readonly Shares[]
  /** What prepared slashes, in their order, leave of each holding; `size` in place of the sizes they have. Unit: shares. */
  left(slashes: readonly Step[], size?: Wad): Shares[]
  prepare: Ledger['prepare']
}

/** `block`: the block at which it is tried, the scene's own by default: allocations that take effect by then count. */
export function openTrial(scene: Scene<Magnitudes>, block: bigint = scene.staker.block): Trial {
  const ledger = openLedger(scene.operators, block)
  const holdings = holdingsOf(scene.staker)
  const cells = holdings.map(({ operator, strategy, settled }) =>
    operator === null ? { left: settled } : (ledger.cell(operator, strategy) ?? { left: WAD }),
  )
  const measure = () => {
    const worth = new Array<Shares>(holdings.length)
    for (let index = 0; index < holdings.length; index += 1) {
      const { scaled, beaconChain } = holdings[index] as Holding
      worth[index] = shares(sharesAt(scaled, (cells[index] as { left: bigint }).left, beaconChain))
    }
    return worth
  }
  return {
    holdings,
    now: measure(),
    prepare: ledger.prepare,
    left(slashes, size) {
      for (const slash of slashes) slash(size)
      const worth = measure()
      ledger.reset()
      return worth
    },
  }
}

/** One set that could slash one of the operators now, and the strategies in which that would touch the stake. */
export type Slasher = { operator: Address; set: SetFacts; strategies: readonly Address[] }

/**
 * Every set that can take something of the stake. `soon`: also those whose magnitude is not in force yet or which the
 * operator has not joined.
 */
export function slashersOf({ staker, operators }: Scene, when: 'now' | 'soon' = 'now'): Slasher[] {
  const holdings = holdingsOf(staker)
  return operators.flatMap(({ operator, sets }) => {
    const exposed = new Set(
      holdings
        .filter((holding) => holding.operator !== null && isAddressEqual(holding.operator, operator))
        .map(({ strategy }) => strategyKey(strategy)),
    )
    return sets.flatMap((set): Slasher[] => {
      if (!set.slashable && when === 'now') return []
      const allowed = new Set(set.strategies.map(strategyKey))
      const strategies = set.allocations
        .filter(({ strategy }) => exposed.has(strategyKey(strategy)) && allowed.has(strategyKey(strategy)))
        .filter(({ currentMagnitude, pendingDiff }) => currentMagnitude > 0n || (when === 'soon' && pendingDiff > 0n))
        .map(({ strategy }) => strategy)
      return strategies.length === 0 ? [] : [{ operator, set, strategies: strategies.toSorted(ascending) }]
    })
  })
}

/** The call by which this set takes the same part of each of its allocations that matter here. */
export function slashOf({ operator, set: { avs, id }, strategies }: Slasher, part: Wad): Slash {
  return { operator, avs, id, strategies, wads: strategies.map(() => part) }
}

/**
 * The operators as if everything on its way up were in force and every set could slash, for the worst case before anybody
 * could be out. What is on its way down stays until it is gone.
 */
export function risen(operators: readonly OperatorState[]): OperatorState[] {
  return operators.map((state) => ({
    ...state,
    sets: state.sets.map((set) => ({
      ...set,
      slashable: true,
      allocations: set.allocations.map((allocation) =>
        allocation.pendingDiff <= 0n
          ? allocation
          : {
              strategy: allocation.strategy,
              currentMagnitude: allocation.currentMagnitude + allocation.pendingDiff,
              pendingDiff: 0n,
              effectBlock: 0n,
            },
      ),
    })),
  }))
}

/** Sets that slash together: every set, those of one AVS, those of one operator. */
export type Together = {
  what: 'all' | 'avs' | 'operator'
  /** Whose: null for all of them. */
  of: Address | null
  slashers: readonly Slasher[]
}

/** The correlated cases. One of a single set is that set's own case and not listed again, except for `all`. */
export function togetherOf(slashers: readonly Slasher[]): Together[] {
  if (slashers.length === 0) return []
  const by = (what: 'avs' | 'operator', key: (slasher: Slasher) => Address): Together[] => {
    const groups = new Map<string, Slasher[]>()
    for (const slasher of slashers) {
      const own = key(slasher).toLowerCase()
      groups.set(own, [...(groups.get(own) ?? []), slasher])
    }
    return [...groups.values()].flatMap((group) =>
      group.length < 2 || group.length === slashers.length
        ? []
        : [{ what, of: key(group[0] as Slasher), slashers: group }],
    )
  }
  return [
    { what: 'all', of: null, slashers },
    ...by('avs', ({ set }) => set.avs),
    ...by('operator', ({ operator }) => operator),
  ]
}

/** What these sets leave of each holding when each takes `part` of its allocations. Unit: shares. */
export function leftAfter(trial: Trial, slashers: readonly Slasher[], part: Wad): Shares[] {
  return part === 0n ? [...trial.now] : trial.left(slashers.map((slasher) => trial.prepare(slashOf(slasher, part))))
}

/** Sizes of a slash at which the curve is drawn: 0 to 100 % in tenths. */
export const curveSizes: readonly Wad[] = Array.from({ length: 11 }, (_, tenth) => wad((BigInt(tenth) * WAD) / 10n))

/** Identifies one slasher among all. */
export const slasherKey = ({ operator, set }: Slasher) => `${operator.toLowerCase()}:${setKey(set)}`

const ascending = (a: Address, b: Address) => (BigInt(a) < BigInt(b) ? -1 : 1)
