import type { Reason } from '../messaging/exposure.ts'
import { greater, lesser } from '../protocols/lesser.ts'
import { type Wei, wei } from '../units.ts'
import type { Backed, StakeSlice } from './lookThrough.ts'

/**
 * Where something worth so much ether stands, in wei: with operators (and with nobody), surely not restaked, and where nobody
 * can say. The parts add up to its worth, always.
 */
export type Placed = {
  slices: readonly StakeSlice[]
  idle: Wei
  unseen: Wei
  reasons: readonly Reason[]
}

/** All of it where nobody can say. */
export const unseenAll = (value: Wei, reason: Reason): Placed => ({
  slices: [],
  idle: wei(0n),
  unseen: value,
  reasons: value > 0n ? [reason] : [],
})
export const idleAll = (value: Wei): Placed => ({ slices: [], idle: value, unseen: wei(0n), reasons: [] })

/** `⌈value · part / whole⌉`, at most the value. Everything where the whole is nothing. */
export function portion(value: bigint, part: bigint, whole: bigint): bigint {
  if (part <= 0n) return 0n
  if (part >= whole) return value
  return (value * part + whole - 1n) / whole
}

/**
 * A holder's part of what stands behind a token: `value` of its `total`. What is with operators is rounded up, one after the
 * other so that the parts add up to the value; where the protocol's own total is less than what its restakers have, theirs is
 * the whole. What is left is idle when every restaker is seen, and unseen when not.
 */
export function placeToken(value: Wei, backed: Backed | undefined): Placed {
  if (backed === undefined) return unseenAll(value, 'unknown-token')
  const { total, slices, unseen, missing } = backed
  if (total === null) return unseenAll(value, unseen ?? missing ?? 'no-total')
  const seen = slices.reduce((sum, slice) => sum + slice.wei, 0n)
  const whole = greater(seen, total)
  if (whole === 0n) return unseenAll(value, unseen ?? missing ?? 'no-total')
  const placed = divide(value, slices, whole)
  const left = value - placed.reduce((sum, slice) => sum + slice.wei, 0n)
  if (unseen === null && missing === null) return { slices: placed, idle: wei(left), unseen: wei(0n), reasons: [] }
  const kept = lesser((value * backed.idle) / whole, left)
  const reasons = [unseen, missing].filter((reason) => reason !== null)
  return { slices: placed, idle: wei(kept), unseen: wei(left - kept), reasons: left > kept ? reasons : [] }
}

/** Slices of `whole` as slices of `value`, largest first, the sum of the first so many always rounded up. */
function divide(value: bigint, slices: readonly StakeSlice[], whole: bigint): readonly StakeSlice[] {
  let before = 0n
  let used = 0n
  return slices
    .toSorted((a, b) => (a.wei < b.wei ? 1 : a.wei > b.wei ? -1 : 0))
    .map((slice) => {
      before += slice.wei
      const upTo = portion(value, before, whole)
      const mine = upTo - used
      used = upTo
      return { ...slice, wei: wei(mine) }
    })
    .filter((slice) => slice.wei > 0n)
}

/** The same with `kept` of its `value` left; every part shrinks alike, and what is with operators is rounded up. */
export function shrink(placed: Placed, value: Wei, kept: Wei): Placed {
  if (value <= 0n || kept >= value) return placed
  const slices = divide(kept, placed.slices, value)
  const left = kept - slices.reduce((sum, slice) => sum + slice.wei, 0n)
  const mine = lesser(portion(kept, placed.unseen, value), left)
  return { slices, idle: wei(left - mine), unseen: wei(mine), reasons: mine > 0n ? placed.reasons : [] }
}

/** Two holdings of one asset as one. */
export function join(a: Placed, b: Placed): Placed {
  return {
    slices: [...a.slices, ...b.slices],
    idle: wei(a.idle + b.idle),
    unseen: wei(a.unseen + b.unseen),
    reasons: [...new Set([...a.reasons, ...b.reasons])],
  }
}
