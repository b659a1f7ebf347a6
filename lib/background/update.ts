import type { State } from './services.ts'

/** Lets a newer version take over only when nobody is in the middle of something (B10). */
export type Update = {
  /** The browser has a newer version ready. */
  ready(): void
  /** How many views are connected. */
  watched(count: number): void
}

/** `restart` is called once, when no request waits and no view is open; until then the browser keeps the update. */
export function createUpdate(state: State, restart: () => void): Update {
  let waiting = false
  let views = 0
  const tryNow = () => {
    if (!waiting || views > 0 || state.get().approvals.length > 0) return
    waiting = false
    restart()
  }
  state.subscribe(tryNow)
  return {
    ready() {
      waiting = true
      tryNow()
    },
    watched(count) {
      views = count
      tryNow()
    },
  }
}
