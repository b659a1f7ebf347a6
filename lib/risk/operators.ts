import { type Address, zeroAddress } from 'viem'
import { allocationManager, delegationManager } from '../protocols/eigenlayer/abi.ts'
import { strategies as knownStrategies } from '../protocols/eigenlayer/addresses.ts'
import { ask, askSettled, call, type Outcome, parallel, together } from '../protocols/plan.ts'
import type { Read } from '../protocols/types.ts'
import { type Shares, shares } from '../units.ts'

/** What the chain says of an operator, whoever asks. All of one block. */
export type OperatorState = {
  operator: Address
  registered: boolean
  /** Null when none is in force: the operator cannot allocate. Blocks. */
  allocationDelay: bigint | null
  /** Zero when anybody may delegate. */
  approver: Address
  /** Sets it has joined or allocated magnitude to. */
  sets: readonly SetFacts[]
  /** Magnitude left by strategy (lower case): 1e18 when nothing was ever slashed. Holds every strategy of `delegated`. */
  maxMagnitudes: ReadonlyMap<string, bigint>
  /** Stake delegated to it by strategy (lower case), slashing taken off; queued withdrawals are not in it. */
  delegated: ReadonlyMap<string, Shares>
}

export type SetFacts = {
  avs: Address
  id: number
  /** Whether the operator is a member now; one that left stays slashable for a while. */
  joined: boolean
  /** Whether the set can slash this operator at this block. */
  slashable: boolean
  redistributing: boolean
  recipient: Address
  slasher: Address
  /** The slasher from `effectBlock` on; null when none is on its way, or when the deployed version cannot say. */
  nextSlasher: { slasher: Address; effectBlock: bigint } | null
  /** Strategies of the set; an allocation to any other cannot be slashed. */
  strategies: readonly Address[]
  allocations: readonly Allocation[]
}

/** Magnitude committed to a set in one strategy; `pendingDiff` is added at `effectBlock`. */
export type Allocation = { strategy: Address; currentMagnitude: bigint; pendingDiff: bigint; effectBlock: bigint }

export type OperatorSet = { avs: Address; id: number }
type Committed = { set: string; allocation: Allocation }

export const strategyKey = (strategy: Address) => strategy.toLowerCase()
export const setKey = ({ avs, id }: OperatorSet) => `${avs.toLowerCase()}:${id}`

/**
 * The state of each operator, in their order; one that cannot be read wholly is an error and leaves the others alone, for
 * a risk that is partly unknown is not a smaller one. Two rounds, three when one of them has allocated strategies that are
 * not in our list.
 */
export function readOperators(operators: readonly Address[]): Read<Outcome<OperatorState>[]> {
  return parallel(operators.map((operator) => readOperatorState(operator)))
}

/** `also`: strategies that matter beside those it has allocated; its rounds run beside ours. Throws ReadError. */
export function* readOperatorState(operator: Address, also: Read<readonly Address[]> = none()): Read<OperatorState> {
  const known = knownStrategies.map(({ address }) => address)
  const [[registered, approver, [delaySet, delay], allocated, joined], first, wanted] = yield* together([
    ask([
      call(delegationManager, 'isOperator', [operator]),
      call(delegationManager, 'delegationApprover', [operator]),
      call(allocationManager, 'getAllocationDelay', [operator]),
      call(allocationManager, 'getAllocatedSets', [operator]),
      call(allocationManager, 'getRegisteredSets', [operator]),
    ]),
    readStrategies(operator, known),
    also,
  ])
  const members = new Set(joined.map(setKey))
  const described = yield* together(uniqueSets([...allocated, ...joined]).map((set) => readSet(operator, set)))
  const unknown = uniqueAddresses([...wanted, ...described.flatMap((set) => set.allocated)]).filter(
    (strategy) => !first.magnitudes.has(strategyKey(strategy)),
  )
  const rest = yield* readStrategies(operator, unknown)
  const allocations = [...first.committed, ...rest.committed]
  return {
    operator,
    registered,
    allocationDelay: delaySet ? BigInt(delay) : null,
    approver,
    sets: described.map(({ allocated: _, ...set }) => ({
      ...set,
      joined: members.has(setKey(set)),
      allocations: allocations.filter((one) => one.set === setKey(set)).map(({ allocation }) => allocation),
    })),
    maxMagnitudes: new Map([...first.magnitudes, ...rest.magnitudes]),
    delegated: new Map([...first.delegated, ...rest.delegated]),
  }
}

// biome-ignore lint/correctness/useYield: a plan that asks nothing
function* none(): Read<readonly Address[]> {
  return []
}

type DescribedSet = Omit<SetFacts, 'allocations' | 'joined'> & { allocated: readonly Address[] }

function* readSet(operator: Address, set: OperatorSet): Read<DescribedSet> {
  const [facts, [pending]] = yield* together([
    ask([
      call(allocationManager, 'isOperatorSlashable', [operator, set]),
      call(allocationManager, 'isRedistributingOperatorSet', [set]),
      call(allocationManager, 'getRedistributionRecipient', [set]),
      call(allocationManager, 'getSlasher', [set]),
      call(allocationManager, 'getStrategiesInOperatorSet', [set]),
      call(allocationManager, 'getAllocatedStrategies', [operator, set]),
    ]),
    askSettled([call(allocationManager, 'getPendingSlasher', [set])]),
  ])
  const [slashable, redistributing, recipient, slasher, strategies, allocated] = facts
  const [next, effectBlock] = pending.ok ? pending.value : [zeroAddress, 0]
  const nextSlasher = next === zeroAddress ? null : { slasher: next, effectBlock: BigInt(effectBlock) }
  return { ...set, slashable, redistributing, recipient, slasher, nextSlasher, strategies, allocated }
}

type StrategiesOf = {
  committed: readonly Committed[]
  magnitudes: ReadonlyMap<string, bigint>
  delegated: ReadonlyMap<string, Shares>
}

function* readStrategies(operator: Address, strategies: readonly Address[]): Read<StrategiesOf> {
  if (strategies.length === 0) return { committed: [], magnitudes: new Map(), delegated: new Map() }
  const [magnitudes, delegated, ...allocations] = yield* ask([
    call(allocationManager, 'getMaxMagnitudes', [operator, strategies]),
    call(delegationManager, 'getOperatorShares', [operator, strategies]),
    ...strategies.map((strategy) => call(allocationManager, 'getStrategyAllocations', [operator, strategy])),
  ])
  return {
    committed: allocations.flatMap((answer, index) => committed(strategies[index] as Address, answer)),
    magnitudes: new Map(strategies.map((strategy, index) => [strategyKey(strategy), magnitudes[index] ?? 0n])),
    delegated: new Map(strategies.map((strategy, index) => [strategyKey(strategy), shares(delegated[index] ?? 0n)])),
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
