import { type Address, isAddressEqual, zeroAddress } from 'viem'
import { nativeStrategy } from '../protocols/eigenlayer/addresses.ts'
import {
  delegatedScalingFactor,
  nextScalingFactor,
  queuedShares,
  scaledShares,
  slashingFactor,
  withdrawableShares,
} from '../protocols/eigenlayer/math.ts'
import type { Withdrawal } from '../protocols/types.ts'
import { type Shares, shares, WAD, type Wad, wad } from '../units.ts'
import { openLedger, type Slash } from './ledger.ts'
import { strategyKey } from './operators.ts'
import { type Deposit, factorOf, isNative, type Scene, slashableUntil } from './staker.ts'

/**
 * What a staker's own steps, its operators' slashes and the beacon chain make of its stake, exactly as the contracts would
 * (facts/eigenlayer.md 3.1 to 3.5). Each takes a scene and returns the next; null where the contract refuses because all
 * was slashed (FullySlashed). Operators that are not in the scene count as never slashed.
 */

/** After these slashes, in their order. One that the contract refuses takes nothing. */
export function slashed(scene: Scene, slashes: readonly Slash[]): Scene {
  const ledger = openLedger(scene.operators, scene.staker.block)
  for (const slash of slashes) ledger.slash(slash)
  return { ...scene, operators: ledger.close() }
}

/**
 * At a later block at which nothing else has happened: pending allocations are in force, and what slashes count in no
 * longer is worth what it was worth when they last did.
 */
export function advanced({ staker, operators }: Scene, block: bigint): Scene {
  const queued = staker.queued.map((entry) => {
    const { withdrawal, settled } = entry
    if (settled !== null || block <= slashableUntil(withdrawal, staker)) return entry
    const magnitudes = withdrawal.strategies.map((strategy) =>
      magnitudeOf({ operators }, withdrawal.delegatedTo, strategy),
    )
    return { withdrawal, settled: magnitudes }
  })
  return { staker: { ...staker, queued, block }, operators: openLedger(operators, block).close() }
}

/** After `added` shares were deposited in a strategy, or credited for a pod whose balance rose. */
export function deposited(scene: Scene, strategy: Address, added: Shares): Scene | null {
  const { staker } = scene
  const factor = factorOf(strategy, magnitudeOf(scene, staker.operator, strategy), staker)
  if (factor === 0n) return null
  if (added === 0n) return scene
  const before = staker.deposits.find((one) => isAddressEqual(one.strategy, strategy))
  const [held, scaling] = before === undefined ? [shares(0n), WAD] : [before.depositShares, before.scaling]
  const next: Deposit = {
    strategy,
    depositShares: shares(held + added),
    scaling: nextScalingFactor(held, scaling, factor, added),
  }
  const deposits =
    before === undefined
      ? [...staker.deposits, next]
      : staker.deposits.map((deposit) => (deposit === before ? next : deposit))
  return { ...scene, staker: { ...staker, deposits } }
}

/** After delegating to an operator of the scene: its old slashes are not inherited, a pod's own losses are kept. */
export function delegated(scene: Scene, operator: Address): Scene | null {
  const { staker } = scene
  const deposits: Deposit[] = []
  for (const deposit of staker.deposits) {
    const { strategy, depositShares, scaling } = deposit
    const magnitude = magnitudeOf(scene, operator, strategy)
    if (magnitude === 0n) return null
    const owned = withdrawableShares(depositShares, scaling, factorOf(strategy, WAD, staker))
    deposits.push(owned === 0n ? deposit : { ...deposit, scaling: delegatedScalingFactor(scaling, magnitude) })
  }
  return { ...scene, staker: { ...staker, operator, deposits } }
}

/** After leaving the operator: everything is queued, each strategy by itself. */
export function undelegated(scene: Scene): Scene {
  const { deposits, operator } = scene.staker
  const all = deposits.map(({ strategy, depositShares }) => [{ strategy, depositShares }])
  const left = all.reduce(queued, scene)
  return operator === null ? left : { ...left, staker: { ...left.staker, operator: null } }
}

/** After `redelegate`: everything is queued at the old operator, and what comes next is the new one's. */
export function redelegated(scene: Scene, operator: Address): Scene {
  const left = undelegated(scene)
  return { ...left, staker: { ...left.staker, operator } }
}

/** After one withdrawal of these deposit shares was queued. Throws RangeError for more than is held. */
export function queued(scene: Scene, parts: readonly { strategy: Address; depositShares: Shares }[]): Scene {
  const { staker } = scene
  const { account, operator, block, nonce } = staker
  const deposits = new Map(staker.deposits.map((deposit) => [strategyKey(deposit.strategy), deposit]))
  const scaled = parts.map(({ strategy, depositShares }) => {
    const deposit = deposits.get(strategyKey(strategy))
    const left = (deposit?.depositShares ?? 0n) - depositShares
    if (deposit === undefined || left < 0n) throw new RangeError('more deposit shares than are held')
    if (left === 0n) deposits.delete(strategyKey(strategy))
    else deposits.set(strategyKey(strategy), { ...deposit, depositShares: shares(left) })
    return scaledShares(depositShares, deposit.scaling)
  })
  const withdrawal: Withdrawal = {
    staker: account,
    delegatedTo: operator ?? zeroAddress,
    withdrawer: account,
    nonce,
    startBlock: block,
    strategies: parts.map(({ strategy }) => strategy),
    scaledShares: scaled,
  }
  const entry = { withdrawal, settled: operator === null ? parts.map(() => WAD) : null }
  const next = { deposits: [...deposits.values()], queued: [...staker.queued, entry], nonce: nonce + 1n }
  return { ...scene, staker: { ...staker, ...next } }
}

/**
 * After a withdrawal (by its place in the queue) was completed: as tokens it is gone, as shares it is a deposit at the
 * operator the staker has then. Slashes after its window do not count, losses of validators do.
 */
export function completed(scene: Scene, index: number, as: 'tokens' | 'shares'): Scene | null {
  const { staker } = scene
  const entry = staker.queued[index]
  if (entry === undefined) throw new RangeError('no such withdrawal')
  const { withdrawal, settled } = entry
  const rest: Scene = { ...scene, staker: { ...staker, queued: staker.queued.filter((one) => one !== entry) } }
  if (as === 'tokens') return rest
  return withdrawal.strategies.reduce<Scene | null>((next, strategy, at) => {
    const magnitude = settled?.[at] ?? magnitudeOf(scene, withdrawal.delegatedTo, strategy)
    const amount = queuedShares(withdrawal.scaledShares[at] as Shares, factorOf(strategy, magnitude, staker))
    return next === null || amount === 0n ? next : deposited(next, strategy, amount)
  }, rest)
}

/**
 * After a checkpoint that found the pod's balance changed from `before` by `change` wei: a rise is new shares, a fall
 * lowers the pod's factor in proportion, rounded down. Mirrors EigenPodManager.recordBeaconChainETHBalanceUpdate.
 */
export function checkpointed(scene: Scene, before: bigint, change: bigint): Scene | null {
  if (change >= 0n) return deposited(scene, nativeStrategy, shares(change))
  const { staker } = scene
  const beaconChain = wad((staker.beaconChain * (before + change)) / before)
  return { ...scene, staker: { ...staker, beaconChain } }
}

/** Magnitude left at an operator; 1e18 without one. WAD. */
export function magnitudeOf({ operators }: Pick<Scene, 'operators'>, operator: Address | null, strategy: Address): Wad {
  if (operator === null || operator === zeroAddress) return WAD
  const state = operators.find((one) => isAddressEqual(one.operator, operator))
  return wad(state?.maxMagnitudes.get(strategyKey(strategy)) ?? WAD)
}

/** What could be taken out of each strategy now, by its address in lower case. Unit: shares. */
export function heldShares(scene: Scene): ReadonlyMap<string, Shares> {
  const { staker } = scene
  return new Map(
    staker.deposits.map(({ strategy, depositShares, scaling }) => {
      const magnitude = magnitudeOf(scene, staker.operator, strategy)
      const factor = slashingFactor(magnitude, isNative(strategy) ? staker.beaconChain : null)
      return [strategyKey(strategy), withdrawableShares(depositShares, scaling, factor)]
    }),
  )
}

/** What each queued withdrawal pays now, in the order of the queue and of its strategies. Unit: shares. */
export function queuedNow(scene: Scene): readonly (readonly Shares[])[] {
  const { staker } = scene
  return staker.queued.map(({ withdrawal, settled }) =>
    withdrawal.strategies.map((strategy, index) => {
      const magnitude = settled?.[index] ?? magnitudeOf(scene, withdrawal.delegatedTo, strategy)
      return queuedShares(withdrawal.scaledShares[index] as Shares, factorOf(strategy, magnitude, staker))
    }),
  )
}
