import { type Address, isAddressEqual, zeroAddress } from 'viem'
import type { BlockRef, DelegationRisk, OperatorSetRisk } from '../messaging/mirror.ts'
import { strategies as knownStrategies } from '../protocols/eigenlayer/addresses.ts'
import { avsName, operatorName } from '../protocols/eigenlayer/names.ts'
import { WAD, type Wad, wad } from '../units.ts'
import type { OperatorFacts } from './operator.ts'
import { type Allocation, type SetFacts, strategyKey } from './operators.ts'

/**
 * What delegating to this operator exposes the account to. Shares are of the delegated stake, 1e18 = all of it, rounded
 * up: what can be lost never reads as less. Mirrors AllocationManager: one set can take its magnitude, all sets together
 * the sum of theirs, out of the magnitude that is left (facts/eigenlayer.md 3.2 and 3.3).
 */
export function assessDelegation(facts: OperatorFacts, block: BlockRef): DelegationRisk {
  const { operator, registered, allocationDelay, minWithdrawalDelayBlocks, approver, held, sets } = facts
  const touched = sets.flatMap(({ allocations }) => allocations.map(({ strategy }) => strategy))
  const shown = held.length > 0 ? held : unique(touched)
  return {
    operator,
    name: operatorName(operator),
    registered,
    block,
    allocationDelay,
    minWithdrawalDelayBlocks,
    needsApproval: approver !== zeroAddress,
    sets: sets.map((set) => assessSet(set, facts)),
    strategies: shown.map((strategy) => ({ strategy, ...describe(strategy), ...combined(strategy, facts) })),
  }
}

function assessSet(set: SetFacts, facts: OperatorFacts): OperatorSetRisk {
  const reachable = set.allocations.filter(({ strategy }) => contains(set.strategies, strategy))
  return {
    avs: set.avs,
    avsName: avsName(set.avs),
    id: set.id,
    redistributing: set.redistributing,
    recipient: set.redistributing ? set.recipient : null,
    slasher: set.slasher,
    slashableNow: set.slashable,
    strategies: reachable.map((allocation) => ({
      strategy: allocation.strategy,
      symbol: describe(allocation.strategy).symbol,
      slashable: set.slashable ? share(allocation.currentMagnitude, allocation.strategy, facts) : wad(0n),
      pending: pendingOf(allocation, facts),
    })),
  }
}

function pendingOf(allocation: Allocation, facts: OperatorFacts) {
  if (allocation.pendingDiff === 0n) return null
  const next = allocation.currentMagnitude + allocation.pendingDiff
  return { slashable: share(next, allocation.strategy, facts), effectBlock: allocation.effectBlock }
}

/**
 * `slashable`: by the sets that can slash now. `slashableSoon`: also counts what is allocated but not in force yet, or to
 * sets the operator has not joined yet, for neither needs another step that the account would see.
 */
function combined(strategy: Address, facts: OperatorFacts): { slashable: Wad; slashableSoon: Wad } {
  let now = 0n
  let soon = 0n
  for (const set of facts.sets) {
    if (!contains(set.strategies, strategy)) continue
    for (const allocation of set.allocations) {
      if (!isAddressEqual(allocation.strategy, strategy)) continue
      const { currentMagnitude, pendingDiff } = allocation
      if (set.slashable) now += currentMagnitude
      soon += pendingDiff > 0n ? currentMagnitude + pendingDiff : currentMagnitude
    }
  }
  return { slashable: share(now, strategy, facts), slashableSoon: share(soon, strategy, facts) }
}

/** Magnitude as a share of what is left, rounded up, at most everything. Everything also where nothing is left. */
function share(magnitude: bigint, strategy: Address, { maxMagnitudes }: OperatorFacts): Wad {
  const left = maxMagnitudes.get(strategyKey(strategy)) ?? 0n
  if (magnitude <= 0n) return wad(0n)
  if (left <= magnitude) return WAD
  return wad((magnitude * WAD + left - 1n) / left)
}

function describe(strategy: Address): { token: Address | null; symbol: string } {
  const known = knownStrategies.find(({ address }) => isAddressEqual(address, strategy))
  // Whatever an unknown strategy's token calls itself proves nothing: the address does.
  if (known !== undefined) return { token: known.token, symbol: known.symbol }
  return { token: null, symbol: `${strategy.slice(0, 6)}…${strategy.slice(-4)}` }
}

const contains = (list: readonly Address[], address: Address) => list.some((one) => isAddressEqual(one, address))
const unique = (list: readonly Address[]) => [...new Map(list.map((one) => [strategyKey(one), one])).values()]
