import {
  divWad,
  mulWad,
  mulWadUp,
  type Shares,
  shares,
  type TokenUnits,
  tokenUnits,
  WAD,
  type Wad,
  wad,
} from '../../units.ts'
import { dust, sameTokens } from '../rounding.ts'

/** Virtual shares and tokens that every StrategyBase adds before dividing. Source: facts/eigenlayer.md 1.2. */
const virtualOffset = 1_000n
/**
 * Shares a staker can take out after slashing. Unit: shares. Rounds down twice, in the contract's order.
 * Mirrors SlashingLib.calcWithdrawable.
 */
export function withdrawableShares(deposit: Shares, depositScaling: Wad, slashing: Wad): Shares {
  return shares(mulWad(mulWad(deposit, depositScaling), slashing))
}

/** The slashing factor: the operator's magnitude, times the pod's own for native stake. Rounds down. WAD. */
export function slashingFactor(maxMagnitude: Wad, beaconChain: Wad | null): Wad {
  return beaconChain === null ? maxMagnitude : wad(mulWad(maxMagnitude, beaconChain))
}

/** What a queued withdrawal pays in shares: scaled shares times the factor at completion. Rounds down. */
export function queuedShares(scaled: Shares, slashing: Wad): Shares {
  return shares(mulWad(scaled, slashing))
}

/** Scaled shares that queueing `deposit` shares records. Rounds down. Mirrors SlashingLib.scaleForQueueWithdrawal. */
export function scaledShares(deposit: Shares, depositScaling: Wad): Shares {
  return shares(mulWad(deposit, depositScaling))
}

/**
 * The deposit scaling factor after `added` shares join `deposit`. WAD. Mirrors DepositScalingFactorLib.update: a top-up
 * after a slash is not slashed again. Throws RangeError at a slashing factor of 0, where the contract reverts.
 */
export function nextScalingFactor(deposit: Shares, depositScaling: Wad, slashing: Wad, added: Shares): Wad {
  if (deposit === 0n) return wad(divWad(depositScaling, slashing))
  const owned = withdrawableShares(deposit, depositScaling, slashing)
  return wad(divWad(divWad(owned + added, deposit + added), slashing))
}

/** The deposit scaling factor after delegating to an operator of this magnitude. WAD, rounds down. */
export function delegatedScalingFactor(depositScaling: Wad, maxMagnitude: Wad): Wad {
  return wad(divWad(depositScaling, maxMagnitude))
}

/**
 * What slashing `fraction` of an allocation of `magnitude` leaves of the operator's magnitude. WAD. Rounds against the
 * operator, as AllocationManager.slashOperator does.
 */
export function magnitudeAfterSlash(maxMagnitude: Wad, magnitude: Wad, fraction: Wad): Wad {
  return wad(maxMagnitude - mulWadUp(magnitude, fraction))
}

/** How a strategy's shares and tokens relate at one block. Units: shares, and the underlying token's smallest unit. */
export type SharePrice = { totalShares: bigint; balance: bigint }

/** Tokens that shares pay. Rounds down. Mirrors StrategyBase.sharesToUnderlyingView. */
export function sharesToTokens(amount: bigint, { totalShares, balance }: SharePrice): TokenUnits {
  return tokenUnits(((balance + virtualOffset) * amount) / (totalShares + virtualOffset))
}

/** Shares that a deposit of tokens buys. Rounds down. Mirrors StrategyBase.underlyingToSharesView. */
export function tokensToShares(amount: bigint, { totalShares, balance }: SharePrice): Shares {
  return shares((amount * (totalShares + virtualOffset)) / (balance + virtualOffset))
}

/** `deposited - withdrawable`; never negative, and zero when the difference is only rounding. */
export function lostTokens(deposited: TokenUnits, withdrawable: TokenUnits, decimals: number | null): TokenUnits {
  const none = withdrawable >= deposited || sameTokens(deposited, withdrawable, decimals)
  return tokenUnits(none ? 0n : deposited - withdrawable)
}

/** Whether the contract could have produced this: never more withdrawable than deposited, never a factor of zero. */
export function consistent(deposit: Shares, withdrawable: Shares, depositScaling: Wad): boolean {
  return depositScaling > 0n && withdrawable <= deposit + dust && depositScaling < WAD ** 3n
}
