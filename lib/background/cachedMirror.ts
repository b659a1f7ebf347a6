import type { SessionStore } from '../browser/session.ts'
import { cachedMirrorKey } from '../messaging/views.ts'
import { encodeMirror } from './mirrorText.ts'
import type { State } from './services.ts'
import { visibleMirror } from './state.ts'

/** Changes within this time are written together. ms. */
const settleTime = 40

/**
 * Leaves what a view may see in session memory, so that its first frame does not wait for the worker. A change of phase
 * is written at once: a locked wallet must not be painted open.
 */
export function keepCachedMirror(state: State, session: SessionStore, version: string): void {
  let timer: ReturnType<typeof setTimeout> | null = null
  const write = () => {
    timer = null
    const text = `{"version":${JSON.stringify(version)},"mirror":${encodeMirror(visibleMirror(state.get()))}}`
    // A cache that cannot be written is a slower first frame, nothing else; a stale one would lie about the lock.
    session.set(cachedMirrorKey, text).catch(() => session.remove(cachedMirrorKey).catch(() => {}))
  }
  state.subscribe((patch) => {
    if (timer !== null) clearTimeout(timer)
    if ('phase' in patch) write()
    else timer = setTimeout(write, settleTime)
  })
}
