import type { createTracker } from './tracker.ts'

/** Between two looks while somebody watches or a transaction is fresh. ms. */
const closeInterval = 2_000
/** A transaction counts as fresh this long: about five blocks. ms. */
const freshFor = 60_000
/** Otherwise the browser wakes the worker. ms; browsers round up to 30 s. */
const farInterval = 60_000

type Dependencies = {
  tracker: ReturnType<typeof createTracker>
  setAlarm: (when: number) => void
  clearAlarm: () => void
  now: () => number
}

export type Follower = {
  /** A transaction was journaled or a view opened: look now, and soon again. */
  nudge(): void
  /** The alarm went off, or the worker started. */
  wake(): void
  /** How many views are connected: while there are some, the looks stay close. */
  watched(count: number): void
}

/** Decides when the tracker looks: closely while it matters, by alarm while it does not, never when nothing is open. */
export function createFollower({ tracker, setAlarm, clearAlarm, now }: Dependencies): Follower {
  let views = 0
  let freshUntil = 0
  let timer: ReturnType<typeof setTimeout> | null = null

  const look = async () => {
    if (timer !== null) clearTimeout(timer)
    timer = null
    await tracker.look()
    if (!tracker.unsettled()) {
      clearAlarm()
      return
    }
    // The alarm is the promise that outlives the worker; the timer only makes it sooner.
    setAlarm(now() + farInterval)
    const close = tracker.waiting() && (views > 0 || now() < freshUntil)
    if (close) timer ??= setTimeout(() => void look(), closeInterval)
  }

  return {
    nudge() {
      freshUntil = now() + freshFor
      void look()
    },
    wake: () => void look(),
    watched(count) {
      const opened = count > views
      views = count
      if (opened) void look()
    },
  }
}
