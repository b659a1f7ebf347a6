import type { Address } from 'viem'
import type { BlockRef, Mirror, PortfolioRow } from '../../messaging/mirror.ts'
import { positionKey } from '../../portfolio/key.ts'
import type { Value } from '../../protocols/sentence.ts'
import { type OperatorState, setKey } from '../../risk/operators.ts'
import type { OperatorReading, WatchReading } from '../../risk/watch.ts'
import type {
  Thresholds,
  Watched,
  WatchedCheckpoint,
  WatchedDiscount,
  WatchedExit,
  WatchedOperator,
  WatchedSet,
  WatchedStake,
} from './types.ts'

/** What was read of the chain since the last look; what is null was not looked at. */
export type Observation = {
  /** Of Ethereum. */
  block: BlockRef | null
  portfolios: Mirror['portfolios']
  /** False: what is not among the rows may still be there, as where nothing is known of tickets. */
  whole: boolean
  /** False: the endpoint said nothing, so the block is the one it said last. */
  answered: boolean
  /** Accounts that count, hidden ones not among them. */
  accounts: readonly Address[]
  markets: Mirror['markets'] | null
  reading: WatchReading | null
  now: number
}

/** Operators that these portfolios are with, or whose slashes still reach a queued withdrawal; who is with each. */
export function operatorsOf(portfolios: Mirror['portfolios'], accounts: readonly Address[]): Map<Address, Address[]> {
  const found = new Map<Address, Address[]>()
  const counted = new Set(accounts)
  for (const { account, chainId, rows } of Object.values(portfolios)) {
    if (chainId !== 1 || !counted.has(account)) continue
    for (const { position } of rows) {
      const operator =
        position.kind === 'delegation'
          ? position.operator
          : position.kind === 'withdrawal' && position.slashable
            ? position.withdrawal.delegatedTo
            : null
      if (operator === null) continue
      const with_ = found.get(operator) ?? []
      if (!with_.includes(account)) with_.push(account)
      found.set(operator, with_)
    }
  }
  return found
}

/** What is watched, after this observation. What could not be read stays as it was last seen. */
export function observe(before: Watched, seen: Observation, thresholds: Thresholds): Watched {
  const { portfolios, whole, answered, accounts, markets, reading, now } = seen
  const block = seen.block ?? before.block
  const late = block !== null && now / 1_000 - Number(block.timestamp) > thresholds.behindMinutes * 60
  const mine = new Set<string>(accounts)
  const read = Object.entries(portfolios).filter(([, one]) => mine.has(one.account) && one.block !== null)
  const readKeys = new Set(read.map(([key]) => key))
  const keptExits = Object.entries(before.exits).filter(
    ([, { account, chainId }]) => mine.has(account) && !(whole && readKeys.has(`${chainId}:${account}`)),
  )
  const exits = read.flatMap(([, portfolio]) =>
    portfolio.rows.flatMap((row) => {
      const exit = toExit(portfolio, row)
      return exit === null ? [] : [[positionKey(portfolio, exit.id), exit] as const]
    }),
  )
  const stakes = read.flatMap(([, { account, chainId, rows }]) =>
    chainId === 1 ? rows.flatMap((row) => toStake(account, row)) : [],
  )
  const keptStakes = Object.entries(before.stakes).filter(
    ([, { account }]) => mine.has(account) && !(whole && readKeys.has(`1:${account}`)),
  )
  const kept = whole ? [] : Object.values(before.operators).map(({ operator, accounts: of }) => [operator, of] as const)
  const operators = [...new Map([...kept, ...operatorsOf(portfolios, accounts)])].flatMap(([operator, of]) => {
    const key = operator.toLowerCase()
    const outcome = reading?.operators.get(operator)
    const old = before.operators[key]
    if (outcome?.ok) return [[key, toOperator(outcome.value, of, old)] as const]
    return old === undefined ? [] : [[key, { ...old, accounts: of }] as const]
  })
  return {
    ...before,
    block,
    exits: Object.fromEntries([...keptExits, ...exits]),
    seen: [...new Set([...before.seen.filter((key) => mine.has(key.split(':')[1] ?? '')), ...readKeys])],
    stakes: Object.fromEntries([...keptStakes, ...stakes]),
    operators: Object.fromEntries(operators),
    discounts: markets === null ? before.discounts : discountsOf(markets, before.discounts, thresholds.discount),
    checkpoints: checkpointsOf(ofMine(before.checkpoints, mine), reading, block, thresholds.stalledHours),
    rewards: ofMine(before.rewards, mine),
    late,
    // A computer that wakes up has no network for a moment: silence counts at the second look.
    behind: late && (answered || before.late),
  }
}

const ofMine = <value extends { account: Address }>(all: Readonly<Record<string, value>>, mine: ReadonlySet<string>) =>
  Object.fromEntries(Object.entries(all).filter(([, { account }]) => mine.has(account)))

function toExit({ account, chainId }: { account: Address; chainId: number }, { position }: PortfolioRow) {
  if (position.kind !== 'withdrawal' && position.kind !== 'exit') return null
  const [first, second] = position.kind === 'withdrawal' ? position.entries : [position]
  const asset = first === undefined ? null : 'paid' in first ? first.paid.asset : first.asset
  const token = first === undefined ? null : 'paid' in first ? first.paid.token : first.token
  const amount = first?.amountNow ?? null
  const pays: Value | null =
    asset === null || amount === null || second !== undefined
      ? null
      : { type: 'amount', amount, decimals: asset.decimals, symbol: asset.symbol, token }
  const completable =
    position.kind === 'withdrawal'
      ? position.completable && position.obstacle === undefined
      : position.state === 'completable'
  return { account, chainId, id: position.id, completable, pays } satisfies WatchedExit
}

function toStake(account: Address, { position }: PortfolioRow): readonly (readonly [string, WatchedStake])[] {
  if (position.kind !== 'restaked') return []
  const { strategy, withdrawable: amount, token, depositShares: deposit } = position
  const { decimals, symbol } = position.asset
  const worth: Value = { type: 'amount', amount, decimals, symbol, token }
  return [[`${account}:${strategy}`.toLowerCase(), { account, strategy, deposit, worth }]]
}

function toOperator(
  { state, splits, slashes }: OperatorReading,
  accounts: readonly Address[],
  old: WatchedOperator | undefined,
): WatchedOperator {
  const sets = state.sets.map((set) => [setKey(set), toSet(set, slashes.get(setKey(set)))] as const)
  return {
    operator: state.operator,
    accounts,
    delay: state.allocationDelay,
    sets: Object.fromEntries(sets),
    max: Object.fromEntries(state.maxMagnitudes),
    // A split that did not answer is the one it last told.
    splits: { ...old?.splits, ...Object.fromEntries(splits) },
  }
}

function toSet(set: OperatorState['sets'][number], slashes: ReadonlyMap<string, bigint> | undefined): WatchedSet {
  const { avs, id, joined, redistributing, recipient, slasher, nextSlasher: next, allocations } = set
  return {
    avs,
    id,
    inside: joined || allocations.length > 0,
    redistributing,
    recipient,
    slasher,
    next,
    allocations: Object.fromEntries(
      allocations.map(({ strategy, currentMagnitude: current, pendingDiff: pending, effectBlock }) => [
        strategy.toLowerCase(),
        { current, pending, effectBlock },
      ]),
    ),
    slashes: slashes === undefined ? null : Object.fromEntries(slashes),
  }
}

/** A token that is told of stays so until its discount is clearly smaller: at the threshold it would come and go. */
function discountsOf(
  markets: Mirror['markets'],
  before: Watched['discounts'],
  threshold: bigint,
): Watched['discounts'] {
  const beyond = markets.flatMap(({ chainId, token, discount, tolerance }) => {
    const key = `${chainId}:${token.toLowerCase()}`
    const old = before[key]
    // Unknown now: what was told is not taken back.
    if (discount === null) return old === undefined ? [] : [[key, old] as const]
    const limit = old === undefined ? threshold : (threshold * 3n) / 4n
    const far = -discount > limit && -discount > tolerance
    return far ? [[key, old ?? ({ chainId, token, discount } satisfies WatchedDiscount)] as const] : []
  })
  return Object.fromEntries(beyond)
}

/** A pod that did not answer is as it last was, and grows older. */
function checkpointsOf(
  before: Watched['checkpoints'],
  reading: WatchReading | null,
  block: BlockRef | null,
  stalledHours: number,
): Watched['checkpoints'] {
  const old = Object.values(before).map(({ account, begun }) => [account.toLowerCase(), { account, begun }] as const)
  const read = [...(reading?.checkpoints ?? [])].map(
    ([account, begun]) => [account.toLowerCase(), { account, begun }] as const,
  )
  return Object.fromEntries(
    [...new Map([...old, ...read])].flatMap(([key, { account, begun }]) => {
      if (begun === 0n) return []
      const stalled = block !== null && block.timestamp - begun > BigInt(stalledHours) * 3_600n
      return [[key, { account, begun, stalled } satisfies WatchedCheckpoint] as const]
    }),
  )
}
