/** How often a wrong password was tried in a row, and when the last one was. Durable: a restart does not forgive. */
export type Attempts = { failures: number /** ms since 1970 */; lastAt: number }

/** No failure yet. */
export const noAttempts: Attempts = { failures: 0, lastAt: 0 }

/** The fifth wrong password is the first that costs a wait. */
const freeFailures = 5
const longestWaitMs = 60_000
/** A clock that moved further than this since the last failure is not evidence that anyone waited. */
const believableMs = 24 * 60 * 60 * 1_000

/** The wait after so many failures, in ms: 1 s after the fifth, doubling to 60 s. */
export function waitAfter(failures: number): number {
  return failures < freeFailures ? 0 : Math.min(1_000 * 2 ** Math.min(failures - freeFailures, 16), longestWaitMs)
}

/**
 * What is left of the wait by the clock on the wall, in ms; for the first look after a restart. A clock that went back,
 * or leapt by more than a day, proves nothing, so the whole wait starts again: at most a minute for who was honest.
 */
export function remainingWait({ failures, lastAt }: Attempts, now: number): number {
  const elapsed = now - lastAt
  return elapsed < 0 || elapsed > believableMs ? waitAfter(failures) : Math.max(0, waitAfter(failures) - elapsed)
}

/** Attempts as stored. What does not parse counts as none: whoever can edit the store can copy it too. */
export function parseAttempts(stored: unknown): Attempts {
  const { failures, lastAt } = (stored ?? {}) as Record<string, unknown>
  const plausible = Number.isSafeInteger(failures) && (failures as number) >= 0 && Number.isFinite(lastAt)
  return plausible ? { failures: failures as number, lastAt: lastAt as number } : noAttempts
}
