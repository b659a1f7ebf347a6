import type { Address } from 'viem'
import { mulWad, mulWadUp, type Shares, shares, WAD, type Wad, wad } from '../units.ts'
import { type OperatorState, type SetFacts, setKey, strategyKey } from './operators.ts'

/** One call of AllocationManager.slashOperator. Strategies ascend; `wads` is the part of each allocation, in their order. */
export type Slash = {
  operator: Address
  avs: Address
  id: number
  strategies: readonly Address[]
  wads: readonly Wad[]
}

/** Why the contract refuses a slash for what it names. Names of its errors: facts/eigenlayer.md 2.3. */
export type SlashRefusal =
  | 'InputArrayLengthMismatch'
  | 'InvalidOperatorSet'
  | 'OperatorNotSlashable'
  | 'StrategiesMustBeInAscendingOrder'
  | 'InvalidWadToSlash'
  | 'StrategyNotInOperatorSet'

/** What of an operator a slash depends on and changes. */
export type Magnitudes = Pick<OperatorState, 'operator' | 'maxMagnitudes' | 'delegated'> & {
  sets: readonly Pick<SetFacts, 'avs' | 'id' | 'slashable' | 'strategies' | 'allocations'>[]
}

/** Magnitude left to an operator in one strategy. WAD. */
type Cell = { left: bigint }
/** Magnitude committed to one set in one strategy, and the deallocation under way (never positive here). WAD. */
type Allocated = { strategy: Address; cell: Cell; current: bigint; leaving: bigint }
type SetLedger = {
  slashable: boolean
  strategies: ReadonlySet<string>
  allocations: ReadonlyMap<string, Allocated>
}

/**
 * The magnitudes of some operators, as a place where slashes are tried: `slash` changes it, `reset` puts it back. What one
 * staker has left is `shares × magnitude`, so nothing else has to be known of a slash (facts/eigenlayer.md 3.3).
 */
export type Ledger<state extends Magnitudes = Magnitudes> = {
  /** Magnitude left; null when nothing was read of this operator and strategy. WAD. */
  magnitude(operator: Address, strategy: Address): Wad | null
  /** Applies one slash as AllocationManager does, or says why it refuses it and changes nothing. */
  slash(slash: Slash): SlashRefusal | null
  /**
   * The same slash as a step without look-ups, for trying thousands: of the size it was prepared with, or of another
   * (more than 0, at most 1e18) of every allocation. A refused one does nothing.
   */
  prepare(slash: Slash): Step
  /** Where a strategy's magnitude is kept, for reading it thousands of times. */
  cell(operator: Address, strategy: Address): { readonly left: bigint } | null
  /** As it was opened. */
  reset(): void
  /** The operators as the slashes so far left them. */
  close(): state[]
}

export type Step = (size?: Wad) => void

const operatorKey = (operator: Address) => operator.toLowerCase()

/** Allocations whose effect block is `block` or earlier are in force. */
export function openLedger<state extends Magnitudes>(operators: readonly state[], block: bigint): Ledger<state> {
  const cells = new Map<string, Cell>()
  const sets = new Map<string, SetLedger>()
  for (const { operator, maxMagnitudes, sets: of } of operators) {
    const own = operatorKey(operator)
    for (const [strategy, left] of maxMagnitudes) cells.set(`${own}:${strategy}`, { left })
    for (const set of of) {
      const allocations = set.allocations.flatMap((allocation): Allocated[] => {
        const cell = cells.get(`${own}:${strategyKey(allocation.strategy)}`)
        return cell === undefined ? [] : [{ strategy: allocation.strategy, cell, ...inForce(allocation, block) }]
      })
      sets.set(`${own}:${setKey(set)}`, {
        slashable: set.slashable,
        strategies: new Set(set.strategies.map(strategyKey)),
        allocations: new Map(allocations.map((one) => [strategyKey(one.strategy), one])),
      })
    }
  }
  /** What slashes so far have changed, with what it was: putting it back costs what they cost. */
  const changed: [one: Allocated, current: bigint, leaving: bigint, left: bigint][] = []
  const take = (allocated: Allocated, part: Wad) => {
    const { current, leaving, cell } = allocated
    if (current === 0n) return
    changed.push([allocated, current, leaving, cell.left])
    // Rounds against the operator; what is on its way out of the set shrinks in proportion, also rounded up.
    const taken = mulWadUp(current, part)
    allocated.current = current - taken
    cell.left -= taken
    if (leaving < 0n) allocated.leaving = leaving + mulWadUp(-leaving, part)
  }
  const find = ({ operator, avs, id }: Slash) => sets.get(`${operatorKey(operator)}:${setKey({ avs, id })}`)
  const cellOf = (operator: Address, strategy: Address) =>
    cells.get(`${operatorKey(operator)}:${strategyKey(strategy)}`) ?? null
  const takesOf = (slash: Slash): SlashRefusal | readonly Take[] => {
    const set = find(slash)
    return set === undefined ? 'InvalidOperatorSet' : list(set, slash)
  }
  return {
    magnitude(operator, strategy) {
      const cell = cellOf(operator, strategy)
      return cell === null ? null : wad(cell.left)
    },
    cell: cellOf,
    slash(slash) {
      const takes = takesOf(slash)
      if (typeof takes === 'string') return takes
      for (const { allocated, part } of takes) take(allocated, part)
      return null
    },
    prepare(slash) {
      const takes = takesOf(slash)
      if (typeof takes === 'string') return () => {}
      return (size) => {
        for (const { allocated, part } of takes) take(allocated, size ?? part)
      }
    },
    reset() {
      // Backwards: the oldest value of what was changed twice is the one to keep.
      for (let entry = changed.pop(); entry !== undefined; entry = changed.pop()) {
        const [allocated, current, leaving, left] = entry
        allocated.current = current
        allocated.leaving = leaving
        allocated.cell.left = left
      }
    },
    close: () => operators.map((state) => closed(state, { cellOf, setOf: (set) => sets.get(set), block })),
  }
}

type Take = { allocated: Allocated; part: Wad }

/** The contract's checks in its order, then what it goes through. */
function list(set: SetLedger, { strategies, wads }: Slash): SlashRefusal | readonly Take[] {
  if (strategies.length !== wads.length) return 'InputArrayLengthMismatch'
  if (!set.slashable) return 'OperatorNotSlashable'
  const takes: Take[] = []
  for (const [index, strategy] of strategies.entries()) {
    const [part, before] = [wads[index] as Wad, strategies[index - 1]]
    if (before !== undefined && BigInt(strategy) <= BigInt(before)) return 'StrategiesMustBeInAscendingOrder'
    if (part <= 0n || part > WAD) return 'InvalidWadToSlash'
    if (!set.strategies.has(strategyKey(strategy))) return 'StrategyNotInOperatorSet'
    const allocated = set.allocations.get(strategyKey(strategy))
    if (allocated !== undefined) takes.push({ allocated, part })
  }
  return takes
}

type Pending = { currentMagnitude: bigint; pendingDiff: bigint; effectBlock: bigint }

/** An allocation at a block. What is still to come is no part of it; what is still to go is. */
function inForce({ currentMagnitude, pendingDiff, effectBlock }: Pending, block: bigint) {
  if (pendingDiff !== 0n && effectBlock <= block) return { current: currentMagnitude + pendingDiff, leaving: 0n }
  return { current: currentMagnitude, leaving: pendingDiff < 0n ? pendingDiff : 0n }
}

type Books = {
  cellOf: (operator: Address, strategy: Address) => Cell | null
  setOf: (key: string) => SetLedger | undefined
  block: bigint
}

function closed<state extends Magnitudes>(state: state, { cellOf, setOf, block }: Books): state {
  const own = operatorKey(state.operator)
  return {
    ...state,
    maxMagnitudes: new Map(
      [...state.maxMagnitudes].map(([strategy, before]) => [
        strategy,
        cellOf(state.operator, strategy as Address)?.left ?? before,
      ]),
    ),
    // What is delegated falls with the magnitude, rounding up what is left: SlashingLib.calcSlashedAmount.
    delegated: new Map(
      [...state.delegated].map(([strategy, amount]) => {
        const before = state.maxMagnitudes.get(strategy) ?? WAD
        const after = cellOf(state.operator, strategy as Address)?.left ?? before
        return [strategy, before === 0n ? amount : sharesLeft(amount, wad(before), wad(after))]
      }),
    ),
    sets: state.sets.map((set) => ({
      ...set,
      allocations: set.allocations.map((allocation) => {
        const now = setOf(`${own}:${setKey(set)}`)?.allocations.get(strategyKey(allocation.strategy))
        if (now === undefined) return allocation
        const { strategy, pendingDiff, effectBlock } = allocation
        if (pendingDiff > 0n && effectBlock > block) return { ...allocation, currentMagnitude: now.current }
        const still = effectBlock > block ? effectBlock : 0n
        return { strategy, currentMagnitude: now.current, pendingDiff: now.leaving, effectBlock: still }
      }),
    })),
  }
}

/**
 * Shares of an operator after its magnitude fell. What is left rounds up, so that what is taken rounds down.
 * Mirrors SlashingLib.calcSlashedAmount.
 */
export function sharesLeft(amount: Shares, before: Wad, after: Wad): Shares {
  return shares((amount * after + before - 1n) / before)
}

/** Shares that scaled shares are worth at a magnitude, and at the pod's factor for native ones. Rounds down each time. */
export function sharesAt(scaled: bigint, magnitude: bigint, beaconChain: bigint | null): bigint {
  return mulWad(scaled, beaconChain === null ? magnitude : mulWad(magnitude, beaconChain))
}
