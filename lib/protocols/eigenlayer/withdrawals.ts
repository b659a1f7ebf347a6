import { type Address, encodeFunctionData, type Hex, isAddressEqual, keccak256, zeroAddress } from 'viem'
import { type Shares, shares, WAD, type Wad, wad } from '../../units.ts'
import { askSettled, at, call, type Settled } from '../plan.ts'
import type { Read, Withdrawal, WithdrawalEntry, WithdrawalPosition } from '../types.ts'
import { allocationManager, delegationManager, eigenPod } from './abi.ts'
import { nativeStrategy } from './addresses.ts'
import { queuedShares, slashingFactor } from './math.ts'
import { InconsistentReadError, type StrategyReadings } from './strategies.ts'

/** A queued withdrawal and what its scaled shares pay now, in the order of its strategies. */
export type Queued = { withdrawal: Withdrawal; sharesNow: readonly Shares[] }

/**
 * `keccak256(abi.encode(withdrawal))`, the name the protocol knows a queued withdrawal by.
 * Mirrors DelegationManager.calculateWithdrawalRoot.
 */
export function withdrawalRoot(withdrawal: Withdrawal): Hex {
  // The calldata of a function that takes only the struct is the selector and exactly that encoding.
  const calldata = encodeFunctionData({
    abi: delegationManager.abi(),
    functionName: 'calculateWithdrawalRoot',
    args: [{ ...withdrawal, startBlock: Number(withdrawal.startBlock) }],
  })
  return keccak256(`0x${calldata.slice(10)}`)
}

/**
 * What each withdrawal was worth in shares when it was queued, in the order of its strategies: scaled shares times the
 * operator's magnitude at that block. One round, only for withdrawals queued under an operator before this block. Beacon
 * chain losses leave no history on chain: for native shares today's factor counts on both sides.
 */
export function* readQueuedShares(
  queued: readonly Queued[],
  block: bigint,
  beaconChain: Wad | null,
): Read<readonly (readonly Shares[] | Error)[]> {
  const asked = queued.filter(({ withdrawal }) => isDelegated(withdrawal) && withdrawal.startBlock < block)
  const magnitudes = yield* askSettled(
    asked.map(({ withdrawal: { delegatedTo, strategies, startBlock } }) =>
      call(allocationManager, 'getMaxMagnitudesAtBlock', [delegatedTo, strategies, Number(startBlock)]),
    ),
  )
  return queued.map((entry) => {
    const { withdrawal, sharesNow } = entry
    if (isDelegated(withdrawal) && withdrawal.startBlock >= block) return sharesNow
    const answer = magnitudes[asked.indexOf(entry)]
    if (answer !== undefined && !answer.ok) return answer.error
    if (answer !== undefined && answer.value.length !== withdrawal.strategies.length) return new InconsistentReadError()
    const native = withdrawal.strategies.map(isNative)
    if (beaconChain === null && native.includes(true)) return new InconsistentReadError()
    return withdrawal.scaledShares.map((scaled, index) => {
      const magnitude = answer === undefined ? WAD : wad(answer.value[index] as bigint)
      return queuedShares(scaled, slashingFactor(magnitude, native[index] ? beaconChain : null))
    })
  })
}

/** `paused(index)` of the DelegationManager: completing withdrawals. Source: facts/eigenlayer.md 3.7 (high). */
export const exitQueue = 2

/**
 * Checkpointed ether that the account's pod can pay out, in gwei; null when no withdrawal needs to know. One round, only
 * for queued native shares.
 */
export function* readPodFunds(
  pod: Address,
  queued: readonly Pick<Withdrawal, 'strategies'>[],
): Read<Settled<bigint> | null> {
  if (!queued.some(({ strategies }) => strategies.some(isNative))) return null
  const [funds] = yield* askSettled([call(at(pod, eigenPod), 'withdrawableRestakedExecutionLayerGwei', [])])
  return funds
}

/** Whether its delay is over at this block: strictly after `startBlock + delay`. */
export function isCompletable(
  { withdrawal }: Pick<Queued, 'withdrawal'>,
  { block, delay }: { block: bigint; delay: bigint },
): boolean {
  return block > withdrawal.startBlock + delay
}

/** Gwei a withdrawal takes from the pod: each native part floored. Mirrors EigenPod.withdrawRestakedBeaconChainETH. */
export function gweiFromPod({ withdrawal, sharesNow }: Queued): bigint {
  return withdrawal.strategies.reduce(
    (sum, strategy, index) => sum + (isNative(strategy) ? (sharesNow[index] ?? 0n) / 1_000_000_000n : 0n),
    0n,
  )
}

const isNative = (strategy: Address) => isAddressEqual(strategy, nativeStrategy)

/**
 * The position of one queued withdrawal at `block`. Completable strictly after `startBlock + delay`; slashable up to and
 * including that block, and only if it was queued under an operator.
 */
export function toWithdrawalPosition(
  queued: Queued,
  sharesQueued: readonly Shares[],
  readings: StrategyReadings,
  { block, delay, paused, podFunds }: { block: bigint; delay: bigint; paused: boolean; podFunds: bigint | null },
): WithdrawalPosition {
  const { withdrawal, sharesNow } = queued
  const completable = isCompletable(queued, { block, delay })
  const unfunded = gweiFromPod(queued) > (podFunds ?? 0n)
  const obstacle = !completable ? undefined : paused ? 'paused' : unfunded ? 'unfunded' : undefined
  const root = withdrawalRoot(withdrawal)
  const slashableUntil = withdrawal.startBlock + delay
  return {
    id: withdrawalId(root),
    protocol: 'eigenlayer',
    kind: 'withdrawal',
    root,
    withdrawal,
    entries: withdrawal.strategies.map((strategy, index): WithdrawalEntry => {
      const reading = readings.get(strategy)
      if (reading === undefined) throw new InconsistentReadError()
      if (reading instanceof Error) throw reading
      const [scaled, now, before] = [withdrawal.scaledShares[index], sharesNow[index], sharesQueued[index]]
      if (scaled === undefined || now === undefined || before === undefined) throw new InconsistentReadError()
      const { token, asset, toTokens } = reading
      return {
        strategy,
        token,
        asset,
        scaledShares: scaled,
        sharesNow: now,
        amountNow: toTokens(now),
        amountQueued: toTokens(before),
      }
    }),
    completableBlock: slashableUntil + 1n,
    slashableUntil,
    completable,
    slashable: isDelegated(withdrawal) && block <= slashableUntil,
    ...(obstacle === undefined ? {} : { obstacle }),
  }
}

export const withdrawalId = (root: Hex) => `eigenlayer:withdrawal:${root}`

/** Turns the contract's two parallel arrays into ours. Throws InconsistentReadError when they do not fit each other. */
export function pairQueued(
  withdrawals: readonly (Omit<Withdrawal, 'startBlock' | 'scaledShares'> & {
    startBlock: number
    scaledShares: readonly bigint[]
  })[],
  now: readonly (readonly bigint[])[],
): Queued[] {
  if (withdrawals.length !== now.length) throw new InconsistentReadError()
  return withdrawals.map(({ startBlock, scaledShares, ...rest }, index) => {
    const count = rest.strategies.length
    const sharesNow = (now[index] as readonly bigint[]).map(shares)
    if (scaledShares.length !== count || sharesNow.length !== count) throw new InconsistentReadError()
    return {
      withdrawal: { ...rest, startBlock: BigInt(startBlock), scaledShares: scaledShares.map(shares) },
      sharesNow,
    }
  })
}

function isDelegated({ delegatedTo }: Withdrawal): boolean {
  return !isAddressEqual(delegatedTo, zeroAddress)
}
