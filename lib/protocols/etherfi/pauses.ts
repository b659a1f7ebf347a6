import type { Address } from 'viem'
import { at, call, type Settled } from '../plan.ts'
import { pausable } from './abi.ts'

/** Two calls that say whether one of the core contracts is paused: by hand, and until a time. */
export const pauseCalls = (contract: Address) =>
  [call(at(contract, pausable), 'paused', []), call(at(contract, pausable), 'pausedUntil', [])] as const

/** A pause: Unix seconds at which it ends by itself, or null when somebody has to end it. */
export type Pause = { until: bigint | null }

/**
 * The pause in force at `now` (Unix seconds), or null. What does not answer is taken as not paused: implementations before
 * the upgrade of 2026 lack one or the other. A timed pause holds up to and including its last second.
 */
export function pauseOf(byHand: Settled<boolean>, timed: Settled<bigint>, now: bigint): Pause | null {
  if (byHand.ok && byHand.value) return { until: null }
  return timed.ok && timed.value >= now ? { until: timed.value + 1n } : null
}

/** The pause that lasts longest of several, or null when there is none. */
export function longest(pauses: readonly (Pause | null)[]): Pause | null {
  return pauses.reduce((long, pause) => {
    if (pause === null || long === null) return long ?? pause
    if (long.until === null || pause.until === null) return { until: null }
    return pause.until > long.until ? pause : long
  }, null)
}
