import { type Address, isAddressEqual } from 'viem'
import type { RewardLine, StrategyRewards, YearlyRate } from '../messaging/rewards.ts'
import type { Membership, SplitChange, Submission, SubmissionKind } from '../protocols/eigenlayer/rewards/events.ts'
import { tokenUnits, WAD, type Wad, wad } from '../units.ts'

/** Unix seconds: from midnight to midnight UTC, as rewards are counted. */
export type RewardWindow = { start: bigint; end: bigint; days: number }

export const dayInSeconds = 86_400n

/** The last whole days (UTC) before a time. */
export function trailingWindow(now: bigint, days: number): RewardWindow {
  const end = (now / dayInSeconds) * dayInSeconds
  return { start: end - BigInt(days) * dayInSeconds, end, days }
}

/**
 * The part of a submission's amount that falls into the window, smallest unit, rounded down. Mirrors
 * `tokensPerDay = amount / days` (facts/eigenlayer.md 4.3), whose days are whole.
 */
export function amountWithin(amount: bigint, { start, duration }: Submission, window: RewardWindow): bigint {
  let [from, to] = [start, start + duration]
  if (from < window.start) from = window.start
  if (to > window.end) to = window.end
  return to <= from || duration <= 0n ? 0n : (amount * (to - from)) / duration
}

const keyOf = (address: Address) => address.toLowerCase()
const pair = (one: Address, other: Address) => `${keyOf(one)} ${keyOf(other)}`
/** A set, or with id null an AVS of AVSDirectory. */
export const groupKey = ({ avs, setId }: { avs: Address; setId: number | null }) => `${keyOf(avs)}:${setId ?? ''}`

/** State of one block that the shares of submissions are worked out from. All keys in lower case. */
export type StakeState = {
  /** Delegated shares by `operator strategy`. */
  shares: ReadonlyMap<string, bigint>
  /** Members by group key. */
  members: ReadonlyMap<string, readonly Address[]>
  /** Everybody who is a member of anything. */
  everyone: readonly Address[]
  /** The strategies that count, by group key; absent: all that a submission names. */
  strategies: ReadonlyMap<string, readonly Address[]>
  /** Magnitude of a set by `group key|operator strategy`, and what is left of all by `operator strategy`. */
  allocated: ReadonlyMap<string, bigint>
  magnitudes: ReadonlyMap<string, bigint>
  /** Operators' parts in bips by `split key`. */
  splits: ReadonlyMap<string, number>
  pending: ReadonlyMap<string, SplitChange>
}

export const stakeKey = pair
export const allocationKey = (group: string, operator: Address, strategy: Address) =>
  `${group}|${pair(operator, strategy)}`

/** By what an operator's part is kept: for an AVS, for a set, or for programmatic incentives. */
export function splitKey(operator: Address, kind: SubmissionKind, of: { avs: Address; setId: number | null }): string {
  return `${keyOf(operator)} ${kind === 'incentives' ? 'incentives' : groupKey(of)}`
}

/** Kinds that are shared out among all members of something that only logs list. */
export const needsEveryMember = (kind: SubmissionKind) => kind === 'avs' || kind === 'incentives'

/** What one submission paid to the stakers of one operator in one strategy. */
export type SharedLine = RewardLine & { operator: Address; strategy: Address }

/**
 * Shares submissions out by the formulas of facts/eigenlayer.md 4.3 over the state of one block: what each paid, within the
 * window, to the stakers of an operator, strategy by strategy. Each division rounds down, so the sum of all parts is at most
 * the pool. Nothing for an operator that has no part in it.
 */
export function createSharing(state: StakeState, window: RewardWindow) {
  /** Weight of all who share, by what decides it: most submissions of a group are alike but for their time. */
  const sums = new Map<string, bigint>()
  const weightOfAll = (submission: Submission): bigint => {
    const { kind, strategies } = submission
    const by = strategies.map(({ strategy, multiplier }) => `${strategy} ${multiplier}`).join()
    const key = `${kind} ${kind === 'incentives' ? '' : groupKey(submission)} ${by}`
    const known = sums.get(key)
    if (known !== undefined) return known
    const sharing = kind === 'incentives' ? state.everyone : (state.members.get(groupKey(submission)) ?? [])
    const all = sharing.reduce((sum, one) => sum + weightIn(strategyWeights(submission, one, state)), 0n)
    sums.set(key, all)
    return all
  }
  /** What goes to an operator and its stakers together. Smallest unit, rounded down. */
  const operatorTotal = (submission: Submission, operator: Address, own: bigint): bigint => {
    if (own === 0n || !isMember(submission, operator, state)) return 0n
    const { operators } = submission
    if (operators === null) {
      return (amountWithin(submission.amount, submission, window) * own) / weightOfAll(submission)
    }
    const named = operators.filter((one) => isAddressEqual(one.operator, operator))
    return amountWithin(
      named.reduce((sum, { amount }) => sum + amount, 0n),
      submission,
      window,
    )
  }
  return (submission: Submission, operator: Address): readonly SharedLine[] => {
    const weights = strategyWeights(submission, operator, state)
    const own = weightIn(weights)
    const total = operatorTotal(submission, operator, own)
    const key = splitKey(operator, submission.kind, submission)
    const splitBips = state.splits.get(key)
    // Without the operator's part nobody knows what is left for stakers.
    if (total === 0n || splitBips === undefined) return []
    const net = total - (total * BigInt(splitBips)) / 10_000n
    const change = state.pending.get(key)
    const pendingSplit = change === undefined ? null : { bips: change.after, activatedAt: change.activatedAt }
    const { kind, avs, setId, token } = submission
    return weights
      .filter(({ weight }) => weight > 0n)
      .map(({ strategy, weight }) => ({
        ...{ operator, strategy, kind, avs, avsName: null, setId, token, splitBips, pendingSplit },
        gross: tokenUnits((total * weight) / own),
        net: tokenUnits((net * weight) / own),
      }))
  }
}

type Weight = { strategy: Address; weight: bigint }
const weightIn = (weights: readonly Weight[]) => weights.reduce((sum, { weight }) => sum + weight, 0n)

function isMember(submission: Submission, operator: Address, { members, everyone }: StakeState): boolean {
  const among = submission.kind === 'incentives' ? everyone : members.get(groupKey(submission))
  return among?.some((one) => isAddressEqual(one, operator)) ?? false
}

/** The weight of an operator's stake in each strategy that counts: multiplier × shares, of unique stake only the allocated part. */
function strategyWeights(
  submission: Submission,
  operator: Address,
  { shares, strategies, allocated, magnitudes }: StakeState,
): readonly Weight[] {
  const group = groupKey(submission)
  const counted = submission.kind === 'incentives' ? undefined : strategies.get(group)
  return submission.strategies.flatMap(({ strategy, multiplier }) => {
    if (counted !== undefined && !counted.some((one) => isAddressEqual(one, strategy))) return []
    const stake = shares.get(pair(operator, strategy)) ?? 0n
    if (submission.kind !== 'uniqueStake') return [{ strategy, weight: stake * multiplier }]
    const left = magnitudes.get(pair(operator, strategy)) ?? 0n
    const own = allocated.get(allocationKey(group, operator, strategy)) ?? 0n
    return [{ strategy, weight: left === 0n ? 0n : ((stake * own) / left) * multiplier }]
  })
}

/** Members by group, and everybody who is in anything, from the last word of each. */
export function membersOf(memberships: readonly Membership[]): Pick<StakeState, 'members' | 'everyone'> {
  const members = new Map<string, Address[]>()
  const everyone = new Map<string, Address>()
  for (const one of memberships.filter(({ member }) => member)) {
    const key = groupKey(one)
    members.set(key, [...(members.get(key) ?? []), one.operator])
    everyone.set(keyOf(one.operator), one.operator)
  }
  return { members, everyone: [...everyone.values()] }
}

/** What a whole token is worth in ether (1e18 = 1), with its decimals; undefined when nobody says. By token in lower case. */
export type PriceOf = (token: Address) => { ether: Wad; decimals: number } | undefined

/**
 * What these rewards come to in a simple year of 365 days, per ether of stake, rounded down. Rewards without a price are
 * left out and named.
 */
export function yearlyRate(
  lines: readonly Pick<RewardLine, 'token' | 'net'>[],
  stakeInWei: bigint | null,
  days: number,
  priceOf: PriceOf,
): YearlyRate {
  let worth = 0n
  let priced = lines.length === 0
  const unpriced = new Map<string, Address>()
  for (const { token, net } of lines) {
    const price = priceOf(token)
    if (price === undefined) unpriced.set(keyOf(token), token)
    else {
      priced = true
      worth += (net * price.ether) / 10n ** BigInt(price.decimals)
    }
  }
  const known = priced && stakeInWei !== null && stakeInWei > 0n && days > 0
  return {
    ether: known ? wad((worth * 365n * WAD) / (BigInt(days) * stakeInWei)) : null,
    unpriced: [...unpriced.values()],
  }
}

/** Reward for each whole of the stake that can be slashed, rounded down; null when unknown, and when nothing can be slashed. */
export function ratePerRisk(
  { paid, incentives }: Pick<StrategyRewards, 'paid' | 'incentives'>,
  slashable: Wad | null,
): Wad | null {
  if (slashable === null || slashable <= 0n || paid.ether === null || incentives.ether === null) return null
  return wad(((paid.ether + incentives.ether) * WAD) / slashable)
}
