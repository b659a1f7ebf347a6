import { type Address, zeroAddress } from 'viem'
import { delegationManager, strategyBase } from '../protocols/eigenlayer/abi.ts'
import { strategies as knownStrategies, nativeStrategy } from '../protocols/eigenlayer/addresses.ts'
import { multicall3 } from '../protocols/multicall3.ts'
import { ask, askSettled, at, call, type Outcome, parallel, type Settled, together } from '../protocols/plan.ts'
import { mostStakers, type Restaking } from '../protocols/restaking.ts'
import type { Protocol, Read } from '../protocols/types.ts'
import { mulWadUp, type Wei, wei } from '../units.ts'
import { strategyKey } from './operators.ts'

/** Stake of one or many stakers with an operator (null: with nobody) in one strategy, in wei, rounded up. */
export type StakeSlice = { operator: Address | null; strategy: Address; wei: Wei }

/** What stands behind some tokens. */
export type Backed = Pick<Restaking, 'tokens' | 'total' | 'idle' | 'unseen'> & {
  slices: readonly StakeSlice[]
  /** Why the slices are not everything, beyond what the protocol itself says. */
  missing: 'unread' | 'no-rate' | 'too-many' | null
}

/** Ether per whole token of Ethereum, 1e18 = 1; null when unknown. */
export type RateOf = (token: Address) => bigint | null

/**
 * What stands behind each of these tokens, for those protocols that say who restakes for them. A protocol that fails leaves
 * its tokens out; a staker that does not answer is said to be missing. Up to three rounds for the lists, two for the stakers.
 */
export function* readBacked(
  tokens: readonly Address[],
  protocols: readonly Pick<Protocol, 'tokens' | 'restakers'>[],
  rateOf: RateOf,
): Read<readonly Backed[]> {
  const wanted = new Set(tokens.map(lower))
  const asked = protocols.flatMap(({ tokens: own, restakers }) =>
    restakers !== undefined && own.some(({ chainId, address }) => chainId === 1 && wanted.has(lower(address)))
      ? [restakers()]
      : [],
  )
  const [lists, shared] = yield* together([parallel(asked), readShared()])
  const restakings = lists
    .flatMap((outcome) => (outcome.ok ? outcome.value : []))
    .filter((one) => one.tokens.some((token) => wanted.has(lower(token))))
  const stakers = distinct(restakings.flatMap((one) => one.stakers)).slice(0, mostStakers)
  const operators = distinct(restakings.flatMap((one) => one.operators)).slice(0, mostStakers)
  const [held, validators] = yield* together([
    parallel(stakers.map((staker) => readStaker(staker, shared))),
    askSettled(operators.map((operator) => call(delegationManager, 'getOperatorShares', [operator, [nativeStrategy]]))),
  ])
  const found = {
    stakers: new Map(stakers.map((staker, index) => [lower(staker), held[index]])),
    operators: new Map(operators.map((operator, index) => [lower(operator), validators[index]])),
  }
  const worth = (holding: Holding) => valued(holding, shared, rateOf)
  return restakings.map((one) => toBacked(one, found, worth))
}

/** Shares in one strategy. */
type Holding = { operator: Address | null; strategy: Address; shares: bigint }
type Found = {
  stakers: ReadonlyMap<string, Outcome<readonly Holding[]> | undefined>
  operators: ReadonlyMap<string, Settled<readonly bigint[]> | undefined>
}

function toBacked(one: Restaking, found: Found, worth: (holding: Holding) => Wei | null): Backed {
  const holdings: Holding[] = []
  let missing: Backed['missing'] = null
  const ours = distinct(one.stakers)
  for (const staker of ours) {
    const outcome = found.stakers.get(lower(staker))
    if (outcome?.ok) holdings.push(...outcome.value)
    else missing ??= outcome === undefined ? 'too-many' : 'unread'
  }
  for (const operator of distinct(one.operators)) {
    const outcome = found.operators.get(lower(operator))
    const [shares] = outcome?.ok ? outcome.value : []
    if (shares === undefined) missing ??= outcome === undefined ? 'too-many' : 'unread'
    else holdings.push({ operator, strategy: nativeStrategy, shares })
  }
  const sums = new Map<string, StakeSlice>()
  for (const holding of holdings) {
    if (holding.shares === 0n || !counts(holding.strategy, one.asset)) continue
    const value = worth(holding)
    if (value === null) {
      missing ??= 'no-rate'
      continue
    }
    const key = `${lower(holding.operator ?? zeroAddress)}:${strategyKey(holding.strategy)}`
    const before = sums.get(key)?.wei ?? 0n
    sums.set(key, { operator: holding.operator, strategy: holding.strategy, wei: wei(before + value) })
  }
  const { tokens, total, idle, unseen } = one
  return { tokens, total, idle, unseen, slices: [...sums.values()], missing }
}

/** Whether deposits in a strategy belong to a token that counts those of one asset only. */
function counts(strategy: Address, asset: Address | null | undefined): boolean {
  if (asset === undefined) return true
  const known = findStrategy(strategy)
  if (known === undefined) return false
  return asset === null ? known.token === null : known.token !== null && lower(known.token) === lower(asset)
}

/** What every staker's stake is told by: the block, the delay, and the price of a share of each known strategy. */
type Shared = {
  block: bigint
  delay: bigint
  /** Units of the token for `manyShares` shares, by strategy. */
  prices: ReadonlyMap<string, bigint>
}
/** So many shares that the price of one is exact to far less than a wei for anything there is. */
const manyShares = 10n ** 36n

function* readShared(): Read<Shared> {
  const priced = knownStrategies.filter(({ token }) => token !== null)
  const [[block, delay], prices] = yield* together([
    ask([call(multicall3, 'getBlockNumber', []), call(delegationManager, 'minWithdrawalDelayBlocks', [])]),
    askSettled(priced.map(({ address }) => call(at(address, strategyBase), 'sharesToUnderlyingView', [manyShares]))),
  ])
  const entries = priced.flatMap(({ address }, index): [string, bigint][] => {
    const price = prices[index]
    return price?.ok ? [[strategyKey(address), price.value]] : []
  })
  return { block, delay: BigInt(delay), prices: new Map(entries) }
}

/**
 * What a staker has with whom: withdrawable shares with its operator of now, and queued withdrawals that can still be slashed
 * with the operator they were queued under.
 */
function* readStaker(staker: Address, { block, delay }: Shared): Read<readonly Holding[]> {
  const [operator, [strategies], [withdrawals, shares]] = yield* ask([
    call(delegationManager, 'delegatedTo', [staker]),
    call(delegationManager, 'getDepositedShares', [staker]),
    call(delegationManager, 'getQueuedWithdrawals', [staker]),
  ])
  const [[withdrawable]] =
    strategies.length === 0
      ? [[[]]]
      : yield* ask([call(delegationManager, 'getWithdrawableShares', [staker, strategies])])
  const queued = withdrawals.flatMap(({ delegatedTo, startBlock, strategies: of }, index): Holding[] => {
    if (delegatedTo === zeroAddress || block > BigInt(startBlock) + delay) return []
    return of.map((strategy, place) => ({ operator: delegatedTo, strategy, shares: shares[index]?.[place] ?? 0n }))
  })
  const held = strategies.map(
    (strategy, index): Holding => ({
      operator: operator === zeroAddress ? null : operator,
      strategy,
      shares: withdrawable?.[index] ?? 0n,
    }),
  )
  return [...held, ...queued]
}

/** In wei, rounded up; null for a strategy or a token without a price. Native shares are wei. */
function valued({ strategy, shares }: Holding, { prices }: Shared, rateOf: RateOf): Wei | null {
  const known = findStrategy(strategy)
  if (known === undefined) return null
  if (known.token === null) return wei(shares)
  const price = prices.get(strategyKey(strategy))
  const rate = rateOf(known.token)
  if (price === undefined || rate === null) return null
  // Every token of a known strategy has 18 decimals.
  return wei(mulWadUp((shares * price + manyShares - 1n) / manyShares, rate))
}

const lower = (address: Address) => address.toLowerCase()
const findStrategy = (strategy: Address) => knownStrategies.find(({ address }) => lower(address) === lower(strategy))

/** Each address once, in order, and not the one that stands for none. */
function distinct(addresses: readonly Address[]): readonly Address[] {
  return [...new Map(addresses.map((address) => [lower(address), address])).values()].filter(
    (address) => address !== zeroAddress,
  )
}
