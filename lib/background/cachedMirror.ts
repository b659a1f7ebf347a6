import type { SessionStore } from '../browser/session.ts'
import { cachedMirrorKey } from '../messaging/views.ts'
import { encodeMirror } from './mirrorText.ts'
import type { State } from './services.ts'
import { visibleMirror } from './state.ts'

/** Changes within this time are written together. ms. */
const settleTime = 40

type CachedMirrorOptions = {
  state: State
  session: SessionStore
  version: string
  /** Resolves when the mirror is worth showing. */
  ready: Promise<void>
}

/**
 * Leaves what a view may see in session memory, so that its first frame does not wait for the worker. A change of phase
 * is written at once: a locked wallet must not be painted open. A worker that wakes leaves what was shown last until it has
 * loaded it: the popup that woke it would otherwise find an open wallet without a value.
 */
export function keepCachedMirror({ state, session, version, ready }: CachedMirrorOptions): void {
  let loaded = false
  let timer: ReturnType<typeof setTimeout> | null = null
  const write = () => {
    timer = null
    const text = `{"version":${JSON.stringify(version)},"mirror":${encodeMirror(visibleMirror(state.get()))}}`
    // A cache that cannot be written is a slower first frame, nothing else; a stale one would lie about the lock.
    session.set(cachedMirrorKey, text).catch(() => session.remove(cachedMirrorKey).catch(() => {}))
  }
  const writeSoon = () => {
    if (timer !== null) clearTimeout(timer)
    timer = setTimeout(write, settleTime)
  }
  const begin = () => {
    loaded = true
    writeSoon()
  }
  ready.then(begin, begin)
  state.subscribe((patch) => {
    const { phase } = state.get()
    if (!loaded && (phase === 'starting' || phase === 'unlocked')) return
    if (!('phase' in patch)) return writeSoon()
    if (timer !== null) clearTimeout(timer)
    write()
  })
}
