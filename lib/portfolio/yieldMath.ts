import type { RatePoint, YieldWindow } from '../messaging/yields.ts'
import { WAD, type Wad, wad } from '../units.ts'

/** Seconds of the year that a yield is for: 365 days. Source: facts/lst.md 5. */
const year = 31_536_000n
/** More than this over a week or longer is a broken rate, not a yield. Source: facts/lst.md 5 (judgement). */
const greatestApr = WAD / 10n
/** Less than this is rounding inside the contract, not a loss. */
const rounding = 10n ** 10n

/**
 * Simple yearly yield between two rates: (r1 − r0) ÷ r0 × year ÷ (t1 − t0), 1e18 = 100 %, rounded toward zero. Null unless
 * both rates are above zero and the second is later.
 */
export function aprOf(from: Pick<RatePoint, 'wad' | 'time'>, to: Pick<RatePoint, 'wad' | 'time'>): bigint | null {
  const seconds = to.time - from.time
  if (from.wad <= 0n || to.wad <= 0n || seconds <= 0n) return null
  return ((to.wad - from.wad) * WAD * year) / (from.wad * seconds)
}

/** From one rate to another, 1e18 = 100 %, rounded toward zero. */
export const changeOf = (from: Wad, to: Wad): bigint => ((to - from) * WAD) / from

/** How many seconds an end may be away from where it should be: a seventh of the window. */
export const toleranceOf = (days: number): bigint => (BigInt(days) * 86_400n) / 7n

/** A window from two readings; unknown when one is missing or they are not about so many days apart. */
export function windowOf(
  days: YieldWindow['days'],
  method: YieldWindow['method'],
  from: RatePoint | null,
  to: RatePoint | null,
): YieldWindow {
  const nothing = { days, method: null, from: null, to, verdict: 'unknown', apr: null, change: null } as const
  if (from === null || to === null) return nothing
  const off = to.time - from.time - BigInt(days) * 86_400n
  if (off > toleranceOf(days) || off < -toleranceOf(days)) return nothing
  const apr = aprOf(from, to)
  if (apr === null) return nothing
  const change = changeOf(from.wad, to.wad)
  const read = { days, method, from, to, change }
  if (change < -rounding) return { ...read, verdict: 'fell', apr: null }
  if (apr > greatestApr) return { ...read, verdict: 'implausible', apr: null }
  return { ...read, verdict: 'ok', apr: wad(apr < 0n ? 0n : apr) }
}
