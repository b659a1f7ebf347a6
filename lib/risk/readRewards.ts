import { type Address, isAddressEqual, zeroAddress } from 'viem'
import { allocationManager, strategyBase } from '../protocols/eigenlayer/abi.ts'
import { strategies as knownStrategies, nativeStrategy } from '../protocols/eigenlayer/addresses.ts'
import { manyOperators, rewardsCoordinator, serviceManager } from '../protocols/eigenlayer/rewards/abi.ts'
import type { Membership, SplitChange, Submission } from '../protocols/eigenlayer/rewards/events.ts'
import { askSettled, at, call, type Outcome, type Settled, type TypedCall, together } from '../protocols/plan.ts'
import type { Read } from '../protocols/types.ts'
import { type OperatorState, readOperators } from './operators.ts'
import { allocationKey, groupKey, membersOf, type StakeState, splitKey, stakeKey } from './rewards.ts'

/**
 * Values read from storage in one question, and in all of one round: each costs about 3,000 gas, and a node stops a call at
 * 50 million.
 */
const [slotsAtOnce, slotsInRound] = [2_000, 8_000]
/** More than these are asked about only by somebody who means to be a burden: anybody can submit rewards and make sets. */
const [mostOperators, mostStrategies] = [1_500, 60]
/** How many operators are looked at one by one: their splits, and what can be slashed. */
const mostLookedAt = 30
/** Shares that are turned into tokens to learn a strategy's rate: so many that its rounding does not show. */
export const rateSample = 10n ** 27n

export type StakeReading = {
  state: StakeState
  /** The submissions that can be shared out: of the others, too many strategies would have to be read. */
  submissions: readonly Submission[]
  /** Those looked at one by one: the wanted ones first, then by stake. */
  operators: readonly Address[]
  risks: ReadonlyMap<string, Outcome<OperatorState>>
  /** Smallest unit of what a strategy holds for `rateSample` shares, by strategy in lower case; absent when it does not say. */
  rates: ReadonlyMap<string, bigint>
}

export type StakeQuestion = {
  /** Those that pay for some of the window. */
  submissions: readonly Submission[]
  memberships: readonly Membership[]
  splits: readonly SplitChange[]
  /** Looked at whether or not they have stake. */
  wanted: readonly Address[]
  /** Unix seconds, to tell pending splits from those in force. */
  now: bigint
}

/**
 * Who stakes what now with whom, for sharing submissions out. Six rounds where all of each fits a call. A group that cannot be read has no members, so
 * that nothing is shared out there. Throws ReadError when shares or splits cannot be read.
 */
export function* readStakes(question: StakeQuestion): Read<StakeReading> {
  const { memberships, wanted } = question
  const { submissions, strategies } = withinLimits(question.submissions)
  const groups = yield* readGroups(submissions)
  const listed = membersOf(memberships)
  const members = new Map([...listed.members, ...groups.members])
  for (const one of submissions.filter(({ kind }) => kind === 'operatorDirectedAvs'))
    addNamed(one, members, memberships)
  const all = operatorsWithinLimits([...wanted, ...listed.everyone], members)
  const shares = yield* readShares(all, strategies)
  const unique = submissions.filter(({ kind }) => kind === 'uniqueStake')
  const magnitudes = yield* readMagnitudes(unique, members)
  const operators = uniqueAddresses([...wanted, ...byStake(all, strategies, shares)]).slice(0, mostLookedAt)
  const splits = yield* readSplits(operators, submissions)
  const [risks, rates] = yield* together([readOperators(operators), readStrategyRates(strategies)])
  const state = { shares, members, everyone: listed.everyone, strategies: groups.strategies, ...magnitudes, splits }
  return {
    state: { ...state, pending: pendingSplits(question) },
    submissions,
    operators,
    risks: new Map(
      operators.map((operator, place) => [operator.toLowerCase(), risks[place] as Outcome<OperatorState>]),
    ),
    rates,
  }
}

/** Every strategy to read, and the submissions that name no other. */
function withinLimits(submissions: readonly Submission[]) {
  const named = submissions.flatMap((one) => one.strategies.map(({ strategy }) => strategy))
  const strategies = uniqueAddresses([...knownStrategies.map(({ address }) => address), ...named]).slice(
    0,
    mostStrategies,
  )
  const read = new Set(strategies.map((one) => one.toLowerCase()))
  return {
    strategies,
    submissions: submissions.filter((one) => one.strategies.every(({ strategy }) => read.has(strategy.toLowerCase()))),
  }
}

/** Every operator to read. A group too large for the rest of the limit loses all its members: a part would falsify shares. */
function operatorsWithinLimits(
  first: readonly Address[],
  members: Map<string, readonly Address[]>,
): readonly Address[] {
  let all = uniqueAddresses(first)
  for (const [key, of] of [...members].toSorted(([, a], [, b]) => a.length - b.length)) {
    const more = uniqueAddresses([...all, ...of])
    if (more.length > mostOperators) members.set(key, [])
    else all = more
  }
  return all
}

/** The AVS names whom it pays: an operator it named is a member unless the last word about it is that it left. */
function addNamed(one: Submission, members: Map<string, readonly Address[]>, memberships: readonly Membership[]): void {
  const key = groupKey(one)
  const left = memberships.filter((said) => !said.member && groupKey(said) === key)
  const named = (one.operators ?? []).map(({ operator }) => operator)
  const staying = named.filter((operator) => !left.some((said) => isAddressEqual(said.operator, operator)))
  members.set(key, uniqueAddresses([...(members.get(key) ?? []), ...staying]))
}

type Group = { avs: Address; setId: number | null }

/** Members and strategies of operator sets, and what AVSs without sets say can be restaked. */
function* readGroups(submissions: readonly Submission[]): Read<Pick<StakeState, 'members' | 'strategies'>> {
  const of = submissions.filter(({ kind }) => kind !== 'incentives')
  const groups = [...new Map(of.map(({ avs, setId }): [string, Group] => [groupKey({ avs, setId }), { avs, setId }]))]
  const sets = groups.flatMap(([key, { avs, setId }]) => (setId === null ? [] : [{ key, set: { avs, id: setId } }]))
  const avss = groups.filter(([, { setId }]) => setId === null)
  const answers = yield* askSettled([
    ...sets.map(({ set }) => call(manyOperators.allocations, 'getMembers', [set])),
    ...sets.map(({ set }) => call(allocationManager, 'getStrategiesInOperatorSet', [set])),
    ...avss.map(([, { avs }]) => call(at(avs, serviceManager), 'getRestakeableStrategies', [])),
  ])
  const take = (place: number) => {
    const answer = answers[place]
    return answer?.ok ? (answer.value as readonly Address[]) : undefined
  }
  const strategies = new Map<string, readonly Address[]>()
  for (const [place, { key }] of sets.entries()) strategies.set(key, take(sets.length + place) ?? [])
  for (const [place, [key]] of avss.entries()) {
    // One that does not say which it takes is believed to take those it pays for.
    const said = take(2 * sets.length + place)
    if (said !== undefined) strategies.set(key, said)
  }
  return { members: new Map(sets.map(({ key }, place) => [key, take(place) ?? []])), strategies }
}

/** A question with what it costs, in values read from storage. */
type Costly<result> = { slots: number; call: TypedCall<result> }

/** As many rounds as keep each within what a node computes for one call. */
function* askInRounds<result>(questions: readonly Costly<result>[]): Read<readonly Settled<result>[]> {
  const answers: Settled<result>[] = []
  let round: TypedCall<result>[] = []
  let slots = 0
  for (const question of questions) {
    if (round.length > 0 && slots + question.slots > slotsInRound) {
      answers.push(...(yield* askSettled(round)))
      ;[round, slots] = [[], 0]
    }
    round.push(question.call)
    slots += question.slots
  }
  return [...answers, ...(yield* askSettled(round))]
}

function* readShares(operators: readonly Address[], strategies: readonly Address[]): Read<ReadonlyMap<string, bigint>> {
  const pieces = chunks(operators, Math.max(1, Math.floor(slotsAtOnce / strategies.length)))
  const answers = yield* askInRounds(
    pieces.map((piece) => ({
      slots: piece.length * strategies.length,
      call: call(manyOperators.shares, 'getOperatorsShares', [piece, strategies]),
    })),
  )
  const shares = new Map<string, bigint>()
  for (const [index, piece] of pieces.entries()) {
    const answer = answers[index]
    if (!answer?.ok) throw answer?.error
    for (const [row, operator] of piece.entries()) {
      for (const [column, strategy] of strategies.entries()) {
        shares.set(stakeKey(operator, strategy), answer.value[row]?.[column] ?? 0n)
      }
    }
  }
  return shares
}

/** Magnitudes that unique-stake rewards go by. A set of which one answer is missing has none, so that nothing is shared there. */
function* readMagnitudes(
  submissions: readonly Submission[],
  members: ReadonlyMap<string, readonly Address[]>,
): Read<Pick<StakeState, 'allocated' | 'magnitudes'>> {
  const wanted = new Map<
    string,
    { set: { avs: Address; id: number }; strategy: Address; operators: readonly Address[] }
  >()
  for (const one of submissions) {
    const operators = members.get(groupKey(one)) ?? []
    if (one.setId === null) continue
    for (const { strategy } of one.strategies) {
      for (const piece of chunks(operators, slotsAtOnce / 4)) {
        const key = `${groupKey(one)} ${strategy} ${piece[0]}`
        wanted.set(key, { set: { avs: one.avs, id: one.setId }, strategy, operators: piece })
      }
    }
  }
  const asked = [...wanted.values()]
  const own = yield* askInRounds(
    asked.map(({ operators, set, strategy }) => ({
      slots: 4 * operators.length,
      call: call(manyOperators.allocations, 'getAllocations', [operators, set, strategy]),
    })),
  )
  const left = yield* askInRounds(
    asked.map(({ operators, strategy }) => ({
      slots: 2 * operators.length,
      call: call(manyOperators.allocations, 'getMaxMagnitudes', [operators, strategy]),
    })),
  )
  const broken = new Set(
    asked.filter((_, place) => !own[place]?.ok || !left[place]?.ok).map(({ set }) => keyOfSet(set)),
  )
  const [allocated, magnitudes] = [new Map<string, bigint>(), new Map<string, bigint>()]
  for (const [place, { operators, set, strategy }] of asked.entries()) {
    const [allocations, most] = [own[place], left[place]]
    if (!allocations?.ok || !most?.ok || broken.has(keyOfSet(set))) continue
    for (const [index, operator] of operators.entries()) {
      const key = allocationKey(keyOfSet(set), operator, strategy)
      allocated.set(key, allocations.value[index]?.currentMagnitude ?? 0n)
      magnitudes.set(stakeKey(operator, strategy), most.value[index] ?? 0n)
    }
  }
  return { allocated, magnitudes }
}

const keyOfSet = ({ avs, id }: { avs: Address; id: number }) => groupKey({ avs, setId: id })

/** The part of each of these operators for each group that pays, and for incentives, as it is now. */
function* readSplits(
  operators: readonly Address[],
  submissions: readonly Submission[],
): Read<ReadonlyMap<string, number>> {
  const kinds = [...new Map(submissions.map((one) => [splitKey(zeroAddress, one.kind, one), one])).values()]
  const asked = operators.flatMap((operator) => kinds.map((one) => ({ operator, one })))
  const answers = yield* askInRounds(
    asked.map(({ operator, one: { kind, avs, setId } }): Costly<number> => {
      if (kind === 'incentives') {
        return { slots: 3, call: call(rewardsCoordinator, 'getOperatorPISplit', [operator]) }
      }
      if (setId === null) return { slots: 3, call: call(rewardsCoordinator, 'getOperatorAVSSplit', [operator, avs]) }
      return { slots: 3, call: call(rewardsCoordinator, 'getOperatorSetSplit', [operator, { avs, id: setId }]) }
    }),
  )
  return new Map(
    asked.flatMap(({ operator, one }, place) => {
      const answer = answers[place]
      return answer?.ok ? [[splitKey(operator, one.kind, one), answer.value] as const] : []
    }),
  )
}

function* readStrategyRates(strategies: readonly Address[]): Read<ReadonlyMap<string, bigint>> {
  const contracts = strategies.filter((strategy) => !isAddressEqual(strategy, nativeStrategy))
  const answers = yield* askSettled(
    contracts.map((strategy) => call(at(strategy, strategyBase), 'sharesToUnderlyingView', [rateSample])),
  )
  const rates = new Map([[nativeStrategy.toLowerCase(), rateSample]])
  for (const [place, strategy] of contracts.entries()) {
    const answer = answers[place]
    if (answer?.ok) rates.set(strategy.toLowerCase(), answer.value)
  }
  return rates
}

/** The last change of each split that is not in force yet. */
function pendingSplits({ splits, now }: StakeQuestion): ReadonlyMap<string, SplitChange> {
  return new Map(
    splits
      .filter(({ activatedAt }) => activatedAt > now)
      .map((change) => {
        const { operator, avs, setId } = change
        const key =
          avs === null
            ? splitKey(operator, 'incentives', { avs: operator, setId })
            : splitKey(operator, 'avs', { avs, setId })
        return [key, change] as const
      }),
  )
}

/**
 * Those with stake, most first. Shares of different strategies are added only to choose whom to look at: the known
 * strategies hold ether in one form or another, but for EIGEN's.
 */
function byStake(
  operators: readonly Address[],
  strategies: readonly Address[],
  shares: ReadonlyMap<string, bigint>,
): readonly Address[] {
  const etherLike = knownStrategies.filter(({ symbol }) => symbol !== 'EIGEN').map(({ address }) => address)
  const counted = strategies.filter((strategy) => etherLike.some((one) => isAddressEqual(one, strategy)))
  const stakes = operators.map((operator) => ({
    operator,
    stake: counted.reduce((sum, strategy) => sum + (shares.get(stakeKey(operator, strategy)) ?? 0n), 0n),
  }))
  return stakes
    .filter(({ stake }) => stake > 0n)
    .toSorted((a, b) => (a.stake > b.stake ? -1 : a.stake < b.stake ? 1 : 0))
    .map(({ operator }) => operator)
}

function uniqueAddresses(addresses: readonly Address[]): readonly Address[] {
  return [...new Map(addresses.map((address) => [address.toLowerCase(), address])).values()]
}

function chunks<item>(items: readonly item[], size: number): readonly (readonly item[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  )
}
