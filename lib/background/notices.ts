import type { SessionStore } from '../browser/session.ts'
import type { Notice } from '../messaging/mirror.ts'
import { sentence } from '../protocols/sentence.ts'
import type { State } from './services.ts'

/** Persistent banners. They stay until what they tell of is mended or the user puts them away. */
export type Notices = {
  ready: Promise<void>
  /** Shows the banner with the message key `notice.<id>`; once, however often it is raised. */
  raise(id: Notice['id']): void
  dismiss(id: string): void
  raised(id: Notice['id']): boolean
}

const sessionKey = 'notices'
const known: readonly Notice['id'][] = ['write-failed', 'recovered-from-copy', 'older-copy', 'record-rejected']

/** Owns the mirror's `notices`. They are kept over worker restarts in session memory: a store that fails cannot hold them. */
export function createNotices({ state, session }: { state: State; session: SessionStore }): Notices {
  const show = (ids: readonly Notice['id'][]) => {
    const notices = ids.map((id) => ({ id, sentence: sentence(`notice.${id}`) }))
    state.patch({ notices })
  }
  const current = () => state.get().notices.map((notice) => notice.id)
  const change = (ids: readonly Notice['id'][]) => {
    show(ids)
    // Losing this copy loses a banner after a worker restart, never data; the next failure raises it again.
    void session.set(sessionKey, ids).catch(() => {})
  }
  return {
    ready: session
      .get(sessionKey)
      .then((stored) => {
        const kept = known.filter((id) => Array.isArray(stored) && stored.includes(id))
        if (kept.length > 0) show([...new Set([...kept, ...current()])])
      })
      // No session memory, no kept banner: what it told of is found again when the vault is read.
      .catch(() => {}),
    raise(id) {
      if (!current().includes(id)) change([...current(), id])
    },
    dismiss(id) {
      if (current().some((raised) => raised === id)) change(current().filter((raised) => raised !== id))
    },
    raised: (id) => current().includes(id),
  }
}
