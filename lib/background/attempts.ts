import type { DurableStore } from '../browser/durable.ts'
import { errorCode, WalletError } from '../errors.ts'
import { type Attempts, noAttempts, parseAttempts, remainingWait, waitAfter } from '../wallet/backoff.ts'

/** Slows whoever guesses at the password (K10). One at a time: the keeper's queue sees to that. */
export type AttemptKeeper = {
  /** Throws TooManyAttemptsError while a wait is running. */
  check(): Promise<void>
  /** Counts the attempt as failed before its outcome is known, so that a killed worker forgives nothing. */
  begin(): Promise<void>
  /** The password was right. */
  forgive(): Promise<void>
}

const key = 'unlock-attempts'

/**
 * `now` is the clock on the wall in ms, `monotonic` one that nobody can set. While the worker lives the second counts;
 * the first only tells how much of a wait was over when it started.
 */
export function createAttempts(
  durable: DurableStore,
  { now, monotonic }: { now: () => number; monotonic: () => number },
): AttemptKeeper {
  let attempts: Attempts | null = null
  let waitEnds = 0

  const current = async (): Promise<Attempts> => {
    if (attempts === null) {
      attempts = parseAttempts(await durable.get(key).catch(() => undefined))
      waitEnds = monotonic() + remainingWait(attempts, now())
    }
    return attempts
  }
  /** A store that refuses leaves the count in memory: it slows as long as the worker lives. */
  const keep = (next: Attempts) => {
    attempts = next
    return durable.set(key, next).catch(() => {})
  }

  return {
    async check() {
      await current()
      const left = Math.ceil(waitEnds - monotonic())
      if (left > 0) throw new TooManyAttemptsError(left)
    },
    async begin() {
      const { failures } = await current()
      waitEnds = monotonic() + waitAfter(failures + 1)
      await keep({ failures: failures + 1, lastAt: now() })
    },
    async forgive() {
      waitEnds = 0
      attempts = noAttempts
      await durable.delete(key).catch(() => {})
    },
  }
}

/** Too many wrong passwords in a row. `data` is how many ms are left to wait. The password was not tried. */
class TooManyAttemptsError extends WalletError {
  readonly code = errorCode.limitExceeded
  constructor(waitMs: number) {
    super(`Too many wrong passwords. Wait ${Math.ceil(waitMs / 1_000)} s and try again.`, { data: String(waitMs) })
  }
}
