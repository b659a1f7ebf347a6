import type { Address } from 'viem'
import { describeError } from '../../errors.ts'
import type { AvsRow, Commission, DirectoryList, OperatorRow } from '../../messaging/directory.ts'
import { allocationManager, delegationManager } from '../../protocols/eigenlayer/abi.ts'
import { delegatedStake, operatorSets, rewardSplits } from '../../protocols/eigenlayer/directory/abi.ts'
import { avsName, operatorName } from '../../protocols/eigenlayer/names.ts'
import { ask, askSettled, call, type Outcome, parallel, ReadError, together } from '../../protocols/plan.ts'
import type { Read } from '../../protocols/types.ts'
import { type OperatorSet, setKey, strategyKey } from '../operators.ts'
import { addShares, listedStrategies, type Prices, type RateOf, readPrices, stakesOf } from './stakes.ts'

/** An operator in more sets than this is told of by their number alone: a list must not cost what one of its rows does. */
const mostSets = 64
/** Operators whose stake one call tells: some 14 strategies of each, at 10,000 gas and more. */
const atOnce = 10

type ListOf = Omit<DirectoryList, 'block' | 'readAt'>

/**
 * Operators and AVSs as rows. Two rounds: what each operator says, then what their sets are and can take. An operator that
 * cannot be read is in `unread`; a set that cannot be read leaves its operators' slashable stake unknown.
 */
export function* readDirectoryList(
  operators: readonly Address[],
  avss: readonly Address[],
  rateOf: RateOf,
): Read<ListOf> {
  const [outcomes, stakes, counts, prices] = yield* together([
    parallel(operators.map(readBasics)),
    readStakes(operators),
    askSettled(avss.map((avs) => call(operatorSets, 'getOperatorSetCount', [avs]))),
    readPrices(),
  ])
  const basics = operators.flatMap((operator, index) => {
    const outcome = outcomes[index]
    const stake = stakes.get(operator)
    return outcome?.ok && stake !== undefined ? [{ ...outcome.value, stake }] : []
  })
  const sets = yield* readSets(basics)
  const rows = basics.map((one) => toRow(one, sets, prices, rateOf))
  const named = new Map(avss.map((avs) => [avs.toLowerCase(), avs]))
  for (const { avs } of sets.values()) if (!named.has(avs.toLowerCase())) named.set(avs.toLowerCase(), avs)
  return {
    operators: rows,
    avss: [...named.values()].map((avs) => {
      const count = counts[avss.indexOf(avs)]
      return toAvsRow(avs, count?.ok ? Number(count.value) : null, [...sets.values()], prices, rateOf)
    }),
    unread: operators.flatMap((address, index) => {
      const outcome = outcomes[index]
      if (outcome?.ok && stakes.has(address)) return []
      return [{ address, error: describeError(outcome?.ok === false ? outcome.error : new ReadError('0x')) }]
    }),
  }
}

type Basics = {
  operator: Address
  registered: boolean
  closed: boolean
  allocationDelay: bigint | null
  sets: readonly OperatorSet[]
  incentives: number | null
}

function* readBasics(operator: Address): Read<Basics> {
  const [[registered, approver, [delaySet, delay], allocated, joined], [incentives]] = yield* together([
    ask([
      call(delegationManager, 'isOperator', [operator]),
      call(delegationManager, 'delegationApprover', [operator]),
      call(allocationManager, 'getAllocationDelay', [operator]),
      call(allocationManager, 'getAllocatedSets', [operator]),
      call(allocationManager, 'getRegisteredSets', [operator]),
    ]),
    askSettled([call(rewardSplits, 'getOperatorPISplit', [operator])]),
  ])
  const sets = [...new Map([...allocated, ...joined].map(({ avs, id }) => [setKey({ avs, id }), { avs, id }])).values()]
  return {
    operator,
    registered,
    closed: BigInt(approver) !== 0n,
    allocationDelay: delaySet ? BigInt(delay) : null,
    sets,
    incentives: incentives.ok ? incentives.value : null,
  }
}

type StakeOf = ReadonlyMap<string, bigint>

/** Delegated shares by operator, then by strategy; operators of a call that failed are absent. */
function* readStakes(operators: readonly Address[]): Read<ReadonlyMap<Address, StakeOf>> {
  const parts = chunks(operators)
  const answers = yield* askSettled(
    parts.map((part) => call(delegatedStake, 'getOperatorsShares', [part, listedStrategies])),
  )
  return new Map(
    parts.flatMap((part, index) => {
      const answer = answers[index]
      if (!answer?.ok || answer.value.length !== part.length) return []
      return part.map((operator, at): [Address, StakeOf] => [operator, byStrategy(answer.value[at] ?? [])])
    }),
  )
}

const byStrategy = (amounts: readonly bigint[]): StakeOf =>
  new Map(listedStrategies.map((strategy, index) => [strategyKey(strategy), amounts[index] ?? 0n]))

type SetRow = OperatorSet & {
  redistributing: boolean
  /** By operator in lower case: what the set can take of it now, in the set's own strategies. */
  slashable: ReadonlyMap<string, StakeOf>
  splits: ReadonlyMap<string, number>
}

/** Every set of operators that are not in too many, by key; those that cannot be read are absent. */
function* readSets(basics: readonly Basics[]): Read<ReadonlyMap<string, SetRow>> {
  const members = new Map<string, { set: OperatorSet; operators: Address[] }>()
  for (const { operator, sets } of basics) {
    if (sets.length > mostSets) continue
    for (const set of sets) {
      const entry = members.get(setKey(set)) ?? { set, operators: [] }
      entry.operators.push(operator)
      members.set(setKey(set), entry)
    }
  }
  const wanted = [...members.values()]
  const outcomes: Outcome<SetRow>[] = yield* parallel(wanted.map(({ set, operators }) => readSet(set, operators)))
  return new Map(outcomes.flatMap((outcome) => (outcome.ok ? [[setKey(outcome.value), outcome.value] as const] : [])))
}

function* readSet(set: OperatorSet, operators: readonly Address[]): Read<SetRow> {
  const parts = chunks(operators)
  const [[strategies, redistributing], slashable, stakes, splits] = yield* together([
    ask([
      call(allocationManager, 'getStrategiesInOperatorSet', [set]),
      call(allocationManager, 'isRedistributingOperatorSet', [set]),
    ]),
    ask(operators.map((operator) => call(allocationManager, 'isOperatorSlashable', [operator, set]))),
    ask(parts.map((part) => call(operatorSets, 'getAllocatedStake', [set, part, listedStrategies]))),
    askSettled(operators.map((operator) => call(rewardSplits, 'getOperatorSetSplit', [operator, set]))),
  ])
  const within = new Set(strategies.map(strategyKey))
  const found = parts.flatMap((part, index) =>
    part.map((operator, at): [string, StakeOf] => {
      const stake = byStrategy(stakes[index]?.[at] ?? [])
      const exposed = slashable[operators.indexOf(operator)] === true
      return [operator.toLowerCase(), new Map([...stake].filter(([strategy]) => exposed && within.has(strategy)))]
    }),
  )
  const told = operators.flatMap((operator, index): [string, number][] => {
    const split = splits[index]
    return split?.ok ? [[operator.toLowerCase(), split.value]] : []
  })
  return { ...set, redistributing, slashable: new Map(found), splits: new Map(told) }
}

function toRow(
  one: Basics & { stake: StakeOf },
  sets: ReadonlyMap<string, SetRow>,
  prices: Prices,
  rateOf: RateOf,
): OperatorRow {
  const { operator, registered, closed, allocationDelay, incentives } = one
  const own = one.sets.map((set) => sets.get(setKey(set)))
  // A part of it is not a smaller whole: one set unread, and what all can take is unknown.
  const whole = one.sets.length <= mostSets && own.every((set) => set !== undefined)
  const read = own.flatMap((set) => set ?? [])
  return {
    ...{ operator, registered, closed, allocationDelay },
    name: operatorName(operator),
    stakes: stakesOf(one.stake, prices, rateOf),
    slashable: whole ? stakesOf(sumOf(read, operator), prices, rateOf) : null,
    sets: one.sets.length,
    redistributing: whole ? read.filter(({ redistributing }) => redistributing).length : null,
    commission: whole ? commissionOf(incentives, read, operator) : null,
  }
}

function sumOf(sets: readonly SetRow[], operator: Address | null): ReadonlyMap<string, bigint> {
  const sum = new Map<string, bigint>()
  for (const { slashable } of sets) {
    for (const [of, stake] of slashable) {
      if (operator !== null && of !== operator.toLowerCase()) continue
      for (const [strategy, amount] of stake) addShares(sum, strategy as Address, amount)
    }
  }
  return sum
}

function commissionOf(incentives: number | null, sets: readonly SetRow[], operator: Address): Commission | null {
  const splits = sets.map(({ splits }) => splits.get(operator.toLowerCase()) ?? null)
  const all = [incentives, ...splits]
  if (all.some((split) => split === null)) return null
  return { least: Math.min(...(all as number[])), most: Math.max(...(all as number[])) }
}

function toAvsRow(avs: Address, count: number | null, sets: readonly SetRow[], prices: Prices, rateOf: RateOf): AvsRow {
  const own = sets.filter((set) => strategyKey(set.avs) === strategyKey(avs))
  return {
    avs,
    name: avsName(avs),
    sets: count,
    operators: new Set(own.flatMap(({ slashable }) => [...slashable.keys()])).size,
    slashable: stakesOf(sumOf(own, null), prices, rateOf),
    redistributing: own.filter(({ redistributing }) => redistributing).length,
  }
}

function chunks(operators: readonly Address[]): readonly (readonly Address[])[] {
  return Array.from({ length: Math.ceil(operators.length / atOnce) }, (_, index) =>
    operators.slice(index * atOnce, (index + 1) * atOnce),
  )
}
