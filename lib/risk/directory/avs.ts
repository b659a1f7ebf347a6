import type { Address } from 'viem'
import { zeroAddress } from 'viem'
import { describeError } from '../../errors.ts'
import type { AvsReport, AvsSet } from '../../messaging/directory.ts'
import { allocationManager } from '../../protocols/eigenlayer/abi.ts'
import { avsDirectory, operatorSets } from '../../protocols/eigenlayer/directory/abi.ts'
import { avsName, operatorName } from '../../protocols/eigenlayer/names.ts'
import { ask, askSettled, call, parallel, together } from '../../protocols/plan.ts'
import type { Read } from '../../protocols/types.ts'
import { type OperatorSet, strategyKey } from '../operators.ts'
import { addShares, type Prices, type RateOf, readPrices, stakesOf, strategySymbol } from './stakes.ts'

/** What the chain tells of an AVS; what only events say comes from the log. */
export type AvsReading = Omit<AvsReport, 'slashes' | 'coverage' | 'block' | 'readAt'>

export type AvsInput = {
  avs: Address
  /** Operators to look for among those registered as in 2024. */
  operators: readonly Address[]
  /** Ids of sets that logs named; the first ones are tried anyway. */
  ids: readonly number[]
  rateOf: RateOf
}

/** Sets are numbered by their AVS as it likes; nearly all begin at zero. */
const triedIds = 32
/** Sets and members beyond these are counted, not read. */
const [mostSets, mostMembers] = [100, 100]
/** Members whose stake one call tells. */
const atOnce = 10
/** Later than any block: everything that is being deallocated counts as gone. */
const allBlocks = 2 ** 32 - 1

/**
 * An AVS with its sets, asked of the core alone: nothing the AVS's own contract does or refuses can hold it up. Three rounds. A
 * set that cannot be read has the error instead. Throws ReadError when not even the number of sets could be.
 */
export function* readAvs({ avs, operators, ids, rateOf }: AvsInput): Read<AvsReading> {
  const tried = [...new Set([...Array.from({ length: triedIds }, (_, id) => id), ...ids])].toSorted((a, b) => a - b)
  const [[count], [registrar, delay], exist, statuses, prices] = yield* together([
    ask([call(operatorSets, 'getOperatorSetCount', [avs])]),
    askSettled([call(operatorSets, 'getAVSRegistrar', [avs]), call(operatorSets, 'DEALLOCATION_DELAY', [])]),
    ask(tried.map((id) => call(operatorSets, 'isOperatorSet', [{ avs, id }]))),
    askSettled(operators.map((operator) => call(avsDirectory, 'avsOperatorStatus', [avs, operator]))),
    readPrices(),
  ])
  const numbers = tried.filter((_, index) => exist[index] === true)
  const found = numbers.slice(0, mostSets)
  const outcomes = yield* parallel(found.map((id) => readSet({ avs, id }, prices, rateOf)))
  return {
    avs,
    name: avsName(avs),
    registrar: registrar.ok && registrar.value !== zeroAddress ? registrar.value : null,
    deallocationDelay: delay.ok ? BigInt(delay.value) : null,
    setCount: Number(count),
    setsFound: numbers.length,
    sets: found.map((id, index) => {
      const outcome = outcomes[index]
      if (outcome?.ok) return outcome.value
      return { id, error: describeError(outcome?.error) }
    }),
    legacy: statuses.every(({ ok }) => ok)
      ? operators.flatMap((operator, index) => {
          const status = statuses[index]
          return status?.ok && status.value === 1 ? [{ operator, name: operatorName(operator) }] : []
        })
      : null,
  }
}

function* readSet(set: OperatorSet, prices: Prices, rateOf: RateOf): Read<AvsSet> {
  const [facts, [pending]] = yield* together([
    ask([
      call(allocationManager, 'getStrategiesInOperatorSet', [set]),
      call(allocationManager, 'getMembers', [set]),
      call(allocationManager, 'isRedistributingOperatorSet', [set]),
      call(allocationManager, 'getRedistributionRecipient', [set]),
      call(allocationManager, 'getSlasher', [set]),
      call(operatorSets, 'getSlashCount', [set]),
    ]),
    askSettled([call(allocationManager, 'getPendingSlasher', [set])]),
  ])
  const [strategies, everybody, redistributing, recipient, slasher, slashCount] = facts
  const members = everybody.slice(0, mostMembers)
  const parts = Array.from({ length: Math.ceil(members.length / atOnce) }, (_, index) =>
    members.slice(index * atOnce, (index + 1) * atOnce),
  )
  const [now, least] = yield* together([
    ask(parts.map((part) => call(operatorSets, 'getAllocatedStake', [set, part, strategies]))),
    ask(parts.map((part) => call(operatorSets, 'getMinimumSlashableStake', [set, part, strategies, allBlocks]))),
  ])
  const [next, effectBlock] = pending.ok ? pending.value : [zeroAddress, 0]
  const stakes = now.flat()
  return {
    id: set.id,
    ...{ redistributing, recipient, slasher },
    nextSlasher: next === zeroAddress ? null : { slasher: next, effectBlock: BigInt(effectBlock) },
    strategies: strategies.map((strategy) => ({ strategy, symbol: strategySymbol(strategy) })),
    memberCount: everybody.length,
    members: members.map((operator, index) => ({
      operator,
      name: operatorName(operator),
      slashable: stakesOf(byStrategy(strategies, [stakes[index] ?? []]), prices, rateOf),
    })),
    slashable: stakesOf(byStrategy(strategies, stakes), prices, rateOf),
    least: stakesOf(byStrategy(strategies, least.flat()), prices, rateOf),
    slashCount: Number(slashCount),
  }
}

function byStrategy(strategies: readonly Address[], rows: readonly (readonly bigint[])[]): ReadonlyMap<string, bigint> {
  const sum = new Map<string, bigint>(strategies.map((strategy) => [strategyKey(strategy), 0n]))
  for (const row of rows)
    for (const [index, amount] of row.entries()) addShares(sum, strategies[index] as Address, amount)
  return sum
}
