import { type Address, type Hex, isAddressEqual, zeroAddress } from 'viem'
import { errorCode, WalletError } from '../../../errors.ts'
import { multicall3 } from '../../multicall3.ts'
import { ask, askSettled, call, type Settled } from '../../plan.ts'
import type { Read, TransactionCall } from '../../types.ts'
import { claimsPaused, rewardsCoordinator } from './abi.ts'
import { narrowClaim, provesClaim, type RewardsClaim } from './claim.ts'

/** A distribution root as the contract keeps it. Times are Unix seconds. */
export type Root = {
  index: number
  root: Hex
  /** Earnings are counted up to here. */
  calculatedUntil: bigint
  /** The first second at which it can be claimed on. */
  activatedAt: bigint
  disabled: boolean
}

/** What the chain says of claiming, whatever anybody earned. */
export type RewardsState = {
  /** The newest root that can be claimed on; null when there is none. */
  current: Root | null
  /** The newest root of all where it cannot be claimed on yet or never will be; null otherwise. */
  next: Root | null
  /** Whether the contract pays nothing out. */
  paused: boolean
  /** Who may claim for each earner, in their order; the earner itself when nobody else was named. */
  claimers: readonly Address[]
}

/** Roots, pausing and claimers. Two rounds. Throws ReadError. */
export function* readRewardsState(earners: readonly Address[]): Read<RewardsState> {
  const [current, length, paused, ...claimers] = yield* ask([
    call(rewardsCoordinator, 'getCurrentClaimableDistributionRoot', []),
    call(rewardsCoordinator, 'getDistributionRootsLength', []),
    call(rewardsCoordinator, 'paused', [claimsPaused]),
    ...earners.map((earner) => call(rewardsCoordinator, 'claimerFor', [earner])),
  ])
  const none = BigInt(current.root) === 0n
  const newest = length === 0n ? null : Number(length) - 1
  const [index, last] = yield* askSettled([
    call(rewardsCoordinator, 'getRootIndexFromHash', [current.root]),
    call(rewardsCoordinator, 'getDistributionRootAtIndex', [BigInt(newest ?? 0)]),
  ])
  if (!none && !index.ok) throw index.error
  if (newest !== null && !last.ok) throw last.error
  const found = none || !index.ok ? null : toRoot(index.value, current)
  const latest = newest === null || !last.ok ? null : toRoot(newest, last.value)
  return {
    current: found,
    next: latest === null || latest.index === found?.index ? null : latest,
    paused,
    claimers: claimers.map((claimer, place) => (claimer === zeroAddress ? (earners[place] as Address) : claimer)),
  }
}

type RawRoot = { root: Hex; rewardsCalculationEndTimestamp: number; activatedAt: number; disabled: boolean }

function toRoot(index: number, raw: RawRoot): Root {
  return {
    index,
    root: raw.root,
    calculatedUntil: BigInt(raw.rewardsCalculationEndTimestamp),
    activatedAt: BigInt(raw.activatedAt),
    disabled: raw.disabled,
  }
}

/**
 * Why a claim is not offered. `proof`: it does not lead to the root on chain. `root`: the chain has no such root. `disabled`,
 * `early`: its root cannot be claimed on, or not yet. `refused`: the contract itself says no. `taken`: nothing is left of it.
 * `paused`: the contract pays nothing out. `claimer`: somebody else may claim. `changed`: it is not what was shown.
 */
export type ClaimFault =
  | 'proof'
  | 'root'
  | 'disabled'
  | 'early'
  | 'refused'
  | 'taken'
  | 'paused'
  | 'claimer'
  | 'changed'

/** One token of a claim. Smallest unit. */
export type ClaimToken = {
  token: Address
  /** Earned since genesis, by the proof. */
  cumulative: bigint
  /** Paid out already, by the contract. */
  claimed: bigint
  /** What a claim would pay now: the difference, zero when there is none. */
  claimable: bigint
}

export type CheckedClaim = {
  earner: Address
  claimer: Address
  root: Root | null
  /** Null when the claim of all its tokens with something left would succeed now. */
  fault: ClaimFault | null
  /** Known even where the claim is not offered; of a claim that does not prove, nobody should believe `cumulative`. */
  tokens: readonly ClaimToken[]
  /** Only the tokens of which something is left; null with a fault. */
  claim: RewardsClaim | null
}

/**
 * Holds claims to the chain: the root of each by its index, the proof against it by our own arithmetic, what was paid out,
 * and `checkClaim` by the contract. One round. Throws ReadError when the block's time, a claimer or an amount cannot be read.
 */
export function* readClaims(claims: readonly RewardsClaim[]): Read<readonly CheckedClaim[]> {
  const indices = [...new Set(claims.map(({ rootIndex }) => rootIndex))]
  const leaves = claims.flatMap(({ earnerLeaf, tokenLeaves }) =>
    tokenLeaves.map(({ token }) => ({ earner: earnerLeaf.earner, token })),
  )
  const [time, paused, ...answers] = yield* askSettled([
    call(multicall3, 'getCurrentBlockTimestamp', []),
    call(rewardsCoordinator, 'paused', [claimsPaused]),
    ...indices.map((index) => call(rewardsCoordinator, 'getDistributionRootAtIndex', [BigInt(index)])),
    ...claims.map(({ earnerLeaf }) => call(rewardsCoordinator, 'claimerFor', [earnerLeaf.earner])),
    ...claims.map((claim) => call(rewardsCoordinator, 'checkClaim', [claim])),
    ...leaves.map(({ earner, token }) => call(rewardsCoordinator, 'cumulativeClaimed', [earner, token])),
  ])
  const now = need(time)
  const stopped = need(paused)
  const part = <value>(from: number, count: number) => answers.slice(from, from + count) as readonly Settled<value>[]
  const roots = part<RawRoot>(0, indices.length)
  const claimers = part<Address>(indices.length, claims.length)
  const checks = part<boolean>(indices.length + claims.length, claims.length)
  const claimed = part<bigint>(indices.length + 2 * claims.length, leaves.length).map(need)
  let leaf = 0
  return claims.map((claim, place): CheckedClaim => {
    const { earner } = claim.earnerLeaf
    const said = roots[indices.indexOf(claim.rootIndex)]
    const root = said?.ok ? toRoot(claim.rootIndex, said.value) : null
    const named = need(claimers[place] as Settled<Address>)
    const tokens = claim.tokenLeaves.map(({ token, cumulativeEarnings: cumulative }): ClaimToken => {
      const before = claimed[leaf] as bigint
      leaf += 1
      return { token, cumulative, claimed: before, claimable: cumulative > before ? cumulative - before : 0n }
    })
    const left = narrowClaim(claim, (token) =>
      tokens.some((one) => isAddressEqual(one.token, token) && one.claimable > 0n),
    )
    const fault =
      faultOfRoot(root, now) ??
      (provesClaim(claim, (root as Root).root) ? null : 'proof') ??
      (checks[place]?.ok && checks[place]?.value === true ? null : 'refused') ??
      (left === null ? 'taken' : null) ??
      (stopped ? 'paused' : null)
    return {
      earner,
      claimer: named === zeroAddress ? earner : named,
      root,
      fault,
      tokens,
      claim: fault === null ? left : null,
    }
  })
}

function faultOfRoot(root: Root | null, now: bigint): ClaimFault | null {
  if (root === null) return 'root'
  if (root.disabled) return 'disabled'
  return now < root.activatedAt ? 'early' : null
}

function need<value>(settled: Settled<value>): value {
  if (!settled.ok) throw settled.error
  return settled.value
}

/** A claim cannot be made now. `data` says why. */
export class NotClaimableError extends WalletError {
  readonly code = errorCode.invalidState
  constructor(why: ClaimFault) {
    super('These rewards cannot be claimed now. Read them again to see what is left.', { data: why })
  }
}

/**
 * The transaction with which `caller` claims all of these for `recipient`, held to the chain anew; with what it pays. All or
 * nothing, as the contract does. Throws NotClaimableError and ReadError.
 */
export function* claimTransaction(
  claims: readonly RewardsClaim[],
  { caller, recipient }: { caller: Address; recipient: Address },
): Read<{ call: TransactionCall; checked: readonly CheckedClaim[] }> {
  const earners = new Set(claims.map(({ earnerLeaf }) => earnerLeaf.earner.toLowerCase()))
  // Two claims of one earner: the second would find its tokens taken by the first.
  if (claims.length === 0 || earners.size < claims.length) throw new NotClaimableError('taken')
  const checked = yield* readClaims(claims)
  const left = checked.map(({ fault, claim, claimer }) => {
    if (fault !== null || claim === null) throw new NotClaimableError(fault ?? 'taken')
    if (!isAddressEqual(claimer, caller)) throw new NotClaimableError('claimer')
    return claim
  })
  const { to, data } = call(rewardsCoordinator, 'processClaims', [left, recipient])
  return { call: { to, data, value: 0n }, checked }
}

/** The transaction with which an earner hands all its future claims, the choice of recipient included, to `claimer`. */
export function claimerTransaction(claimer: Address): TransactionCall {
  const { to, data } = call(rewardsCoordinator, 'setClaimerFor', [claimer])
  return { to, data, value: 0n }
}
