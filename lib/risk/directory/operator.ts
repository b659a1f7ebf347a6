import { type Address, isAddressEqual, zeroAddress } from 'viem'
import type { AllocationShare, OperatorDetail, OperatorSetOf, OperatorStrategy } from '../../messaging/directory.ts'
import { delegationManager } from '../../protocols/eigenlayer/abi.ts'
import { avsDirectory, rewardSplits } from '../../protocols/eigenlayer/directory/abi.ts'
import { avsName, operatorName } from '../../protocols/eigenlayer/names.ts'
import { askSettled, call, type Outcome, parallel, together } from '../../protocols/plan.ts'
import type { Read } from '../../protocols/types.ts'
import { WAD, type Wad, wad } from '../../units.ts'
import {
  type Allocation,
  type OperatorState,
  readOperatorState,
  type SetFacts,
  setKey,
  strategyKey,
} from '../operators.ts'
import { type Prices, type RateOf, readPrices, stakeOf, strategySymbol } from './stakes.ts'

/** An operator as the chain tells it; what only events say comes from the log. */
export type OperatorReading = Omit<OperatorDetail, 'slashes' | 'nextAllocationDelay'>

/**
 * Operators in full, in their order, each an error where it cannot be read wholly: a risk that is partly unknown is not a
 * smaller one. `avss`: those of 2024 to look for it in. Three rounds, four when one has allocated strategies not in our list.
 */
export function* readOperatorDetails(
  operators: readonly Address[],
  avss: readonly Address[],
  rateOf: RateOf,
): Read<{ outcomes: Outcome<OperatorReading>[]; withdrawalDelayBlocks: bigint | null }> {
  const [outcomes, prices, [delay]] = yield* together([
    parallel(operators.map((operator) => readOne(operator, avss))),
    readPrices(),
    askSettled([call(delegationManager, 'minWithdrawalDelayBlocks', [])]),
  ])
  return {
    outcomes: outcomes.map((outcome) =>
      outcome.ok ? { ok: true, value: assemble(outcome.value, prices, rateOf) } : outcome,
    ),
    withdrawalDelayBlocks: delay.ok ? BigInt(delay.value) : null,
  }
}

type Read1 = {
  state: OperatorState
  incentives: number | null
  legacy: { avs: Address; split: number | null }[] | null
  setSplits: ReadonlyMap<string, number>
}

function* readOne(operator: Address, avss: readonly Address[]): Read<Read1> {
  const [state, [incentives], registered] = yield* together([
    readOperatorState(operator),
    askSettled([call(rewardSplits, 'getOperatorPISplit', [operator])]),
    askSettled(avss.map((avs) => call(avsDirectory, 'avsOperatorStatus', [avs, operator]))),
  ])
  const joined = avss.filter((_, index) => {
    const status = registered[index]
    return status?.ok && status.value === 1
  })
  const [setSplits, avsSplits] = yield* together([
    askSettled(state.sets.map(({ avs, id }) => call(rewardSplits, 'getOperatorSetSplit', [operator, { avs, id }]))),
    askSettled(joined.map((avs) => call(rewardSplits, 'getOperatorAVSSplit', [operator, avs]))),
  ])
  return {
    state,
    incentives: incentives.ok ? incentives.value : null,
    // One that did not answer could be the one it is registered with.
    legacy: registered.every(({ ok }) => ok)
      ? joined.map((avs, index) => ({ avs, split: numberOf(avsSplits[index]) }))
      : null,
    setSplits: new Map(
      state.sets.flatMap((set, index): [string, number][] => {
        const split = numberOf(setSplits[index])
        return split === null ? [] : [[setKey(set), split]]
      }),
    ),
  }
}

const numberOf = (answer: { ok: boolean; value?: number } | undefined): number | null =>
  answer?.ok ? (answer.value ?? null) : null

function assemble({ state, incentives, legacy, setSplits }: Read1, prices: Prices, rateOf: RateOf): OperatorReading {
  const { operator, registered, allocationDelay, approver } = state
  return {
    operator,
    name: operatorName(operator),
    registered,
    approver: approver === zeroAddress ? null : approver,
    allocationDelay,
    strategies: strategiesOf(state, prices, rateOf),
    sets: state.sets.map((set) => setOf(set, state, setSplits.get(setKey(set)) ?? null)),
    legacy: legacy?.map(({ avs, split }) => ({ avs, name: avsName(avs), split, nextSplit: null })) ?? null,
    incentives: { split: incentives, next: null },
  }
}

/** Every strategy with stake, with something allocated, or with a slash in its past. */
function strategiesOf(state: OperatorState, prices: Prices, rateOf: RateOf): readonly OperatorStrategy[] {
  const touched = state.sets.flatMap(({ allocations }) => allocations.map(({ strategy }) => strategy))
  const places = new Map(touched.map((strategy) => [strategyKey(strategy), strategy]))
  return [...state.maxMagnitudes].flatMap(([key, left]): OperatorStrategy[] => {
    const amount = state.delegated.get(key) ?? 0n
    if (amount === 0n && !places.has(key) && left === WAD) return []
    const strategy = places.get(key) ?? (key as Address)
    const { now, soon } = committed(state.sets, strategy)
    return [
      {
        ...stakeOf(strategy, amount, prices, rateOf),
        slashable: shareOf(now, left),
        slashableSoon: shareOf(soon, left),
        slashed: wad(WAD - left),
      },
    ]
  })
}

/** Magnitude that sets can take now, and once everything allocated is in force, also to sets not joined yet. */
function committed(sets: readonly SetFacts[], strategy: Address): { now: bigint; soon: bigint } {
  let [now, soon] = [0n, 0n]
  for (const set of sets) {
    if (!set.strategies.some((one) => isAddressEqual(one, strategy))) continue
    for (const { strategy: of, currentMagnitude, pendingDiff } of set.allocations) {
      if (!isAddressEqual(of, strategy)) continue
      if (set.slashable) now += currentMagnitude
      soon += currentMagnitude + pendingDiff
    }
  }
  return { now, soon }
}

function setOf(set: SetFacts, { maxMagnitudes }: OperatorState, split: number | null): OperatorSetOf {
  const { avs, id, joined, slashable, redistributing, recipient, slasher, nextSlasher, strategies, allocations } = set
  return {
    ...{ avs, id, joined, slashable, redistributing, recipient, slasher, nextSlasher, split },
    avsName: avsName(avs),
    strategies: strategies.length,
    allocations: allocations.map((one) => allocationOf(one, strategies, maxMagnitudes)),
    nextSplit: null,
  }
}

function allocationOf(
  { strategy, currentMagnitude, pendingDiff, effectBlock }: Allocation,
  within: readonly Address[],
  maxMagnitudes: OperatorState['maxMagnitudes'],
): AllocationShare {
  const left = maxMagnitudes.get(strategyKey(strategy)) ?? 0n
  return {
    strategy,
    symbol: strategySymbol(strategy),
    inSet: within.some((one) => isAddressEqual(one, strategy)),
    share: shareOf(currentMagnitude, left),
    pending: pendingDiff === 0n ? null : { share: shareOf(currentMagnitude + pendingDiff, left), effectBlock },
  }
}

/** Magnitude as a share of what is left, rounded up, at most everything; everything also where nothing is left. */
function shareOf(magnitude: bigint, left: bigint): Wad {
  if (magnitude <= 0n) return wad(0n)
  if (left <= magnitude) return WAD
  return wad((magnitude * WAD + left - 1n) / left)
}
