import type { Address } from 'viem'
import { allocationManager, delegationManager } from '../protocols/eigenlayer/abi.ts'
import { strategies as knownStrategies } from '../protocols/eigenlayer/addresses.ts'
import { ask, call, together } from '../protocols/plan.ts'
import type { Read } from '../protocols/types.ts'

/** What the chain says about an operator, as it is needed to judge a delegation to it. All of one block. */
export type OperatorFacts = {
  operator: Address
  registered: boolean
  /** Null when none is in force: the operator cannot allocate. Blocks. */
  allocationDelay: bigint | null
  minWithdrawalDelayBlocks: bigint
  /** Zero when anybody may delegate. */
  approver: Address
  /** Strategies in which the account has deposit shares. */
  held: readonly Address[]
  sets: readonly SetFacts[]
  /** Magnitude left by strategy (lower case): 1e18 when nothing was ever slashed. */
  maxMagnitudes: ReadonlyMap<string, bigint>
}

export type SetFacts = {
  avs: Address
  id: number
  /** Whether the set can slash this operator at this block. */
  slashable: boolean
  redistributing: boolean
  recipient: Address
  slasher: Address
  /** Strategies of the set; an allocation to any other cannot be slashed. */
  strategies: readonly Address[]
  allocations: readonly Allocation[]
}

/** Magnitude committed to a set in one strategy; `pendingDiff` is added at `effectBlock`. */
export type Allocation = { strategy: Address; currentMagnitude: bigint; pendingDiff: bigint; effectBlock: bigint }

type OperatorSet = { avs: Address; id: number }
type Committed = { set: string; allocation: Allocation }

export const strategyKey = (strategy: Address) => strategy.toLowerCase()
const setKey = ({ avs, id }: OperatorSet) => `${avs.toLowerCase()}:${id}`

/**
 * Reads everything about `operator` that matters to `account`. Two rounds, three when the operator has allocated
 * strategies that are not in our list. Throws ReadError: a risk that is partly unknown is not a risk of zero.
 */
export function* readOperator(operator: Address, account: Address): Read<OperatorFacts> {
  const known = knownStrategies.map(({ address }) => address)
  const [
    registered,
    approver,
    [delaySet, delay],
    minDelay,
    allocated,
    joined,
    [deposited, shares],
    magnitudes,
    ...byStrategy
  ] = yield* ask([
    call(delegationManager, 'isOperator', [operator]),
    call(delegationManager, 'delegationApprover', [operator]),
    call(allocationManager, 'getAllocationDelay', [operator]),
    call(delegationManager, 'minWithdrawalDelayBlocks', []),
    call(allocationManager, 'getAllocatedSets', [operator]),
    call(allocationManager, 'getRegisteredSets', [operator]),
    call(delegationManager, 'getDepositedShares', [account]),
    call(allocationManager, 'getMaxMagnitudes', [operator, known]),
    ...known.map((strategy) => call(allocationManager, 'getStrategyAllocations', [operator, strategy])),
  ])
  const held = deposited.filter((_, index) => (shares[index] ?? 0n) > 0n)
  const sets = uniqueSets([...allocated, ...joined])
  const first = byStrategy.flatMap((answer, index) => committed(known[index] as Address, answer))
  const described = yield* together(sets.map((set) => readSet(operator, set)))
  const unknown = uniqueAddresses([...held, ...described.flatMap((set) => set.allocated)]).filter(
    (strategy) => !known.some((one) => strategyKey(one) === strategyKey(strategy)),
  )
  const rest = yield* readUnknown(operator, unknown)
  const allocations = [...first, ...rest.committed]
  return {
    operator,
    registered,
    allocationDelay: delaySet ? BigInt(delay) : null,
    minWithdrawalDelayBlocks: BigInt(minDelay),
    approver,
    held,
    sets: described.map(({ allocated: _, ...set }) => ({
      ...set,
      allocations: allocations.filter((one) => one.set === setKey(set)).map(({ allocation }) => allocation),
    })),
    maxMagnitudes: new Map([
      ...known.map((strategy, index) => [strategyKey(strategy), magnitudes[index] ?? 0n] as const),
      ...rest.magnitudes,
    ]),
  }
}

type DescribedSet = Omit<SetFacts, 'allocations'> & { allocated: readonly Address[] }

function* readSet(operator: Address, set: OperatorSet): Read<DescribedSet> {
  const [slashable, redistributing, recipient, slasher, strategies, allocated] = yield* ask([
    call(allocationManager, 'isOperatorSlashable', [operator, set]),
    call(allocationManager, 'isRedistributingOperatorSet', [set]),
    call(allocationManager, 'getRedistributionRecipient', [set]),
    call(allocationManager, 'getSlasher', [set]),
    call(allocationManager, 'getStrategiesInOperatorSet', [set]),
    call(allocationManager, 'getAllocatedStrategies', [operator, set]),
  ])
  return { ...set, slashable, redistributing, recipient, slasher, strategies, allocated }
}

function* readUnknown(
  operator: Address,
  unknown: readonly Address[],
): Read<{ committed: readonly Committed[]; magnitudes: readonly (readonly [string, bigint])[] }> {
  if (unknown.length === 0) return { committed: [], magnitudes: [] }
  const [magnitudes, ...allocations] = yield* ask([
    call(allocationManager, 'getMaxMagnitudes', [operator, unknown]),
    ...unknown.map((strategy) => call(allocationManager, 'getStrategyAllocations', [operator, strategy])),
  ])
  return {
    committed: allocations.flatMap((answer, index) => committed(unknown[index] as Address, answer)),
    magnitudes: unknown.map((strategy, index) => [strategyKey(strategy), magnitudes[index] ?? 0n] as const),
  }
}

type Answered = readonly [
  readonly OperatorSet[],
  readonly { currentMagnitude: bigint; pendingDiff: bigint; effectBlock: number }[],
]

/** `getStrategyAllocations` lists every set the operator has anything in; entries without magnitude are left out. */
function committed(strategy: Address, [sets, allocations]: Answered): readonly Committed[] {
  return sets.flatMap((set, index) => {
    const one = allocations[index]
    if (one === undefined || (one.currentMagnitude === 0n && one.pendingDiff === 0n)) return []
    const { currentMagnitude, pendingDiff } = one
    return [
      {
        set: setKey(set),
        allocation: { strategy, currentMagnitude, pendingDiff, effectBlock: BigInt(one.effectBlock) },
      },
    ]
  })
}

function uniqueSets(sets: readonly OperatorSet[]): readonly OperatorSet[] {
  return [...new Map(sets.map((set) => [setKey(set), { avs: set.avs, id: set.id }])).values()]
}

function uniqueAddresses(addresses: readonly Address[]): readonly Address[] {
  return [...new Map(addresses.map((address) => [strategyKey(address), address])).values()]
}
