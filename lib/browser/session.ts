import { browser } from 'wxt/browser'

/** Values by key that live in memory until the browser closes, whatever becomes of the worker. No content script reads it. */
export type SessionStore = {
  get(key: string): Promise<unknown>
  set(key: string, value: unknown): Promise<void>
  remove(keys: string | readonly string[]): Promise<void>
  clear(): Promise<void>
}

/** `storage.session`, limited to our own contexts. Values are plain JSON data: bigints go through lib/codec first. */
export function openSession(): SessionStore {
  const area = browser.storage.session
  // The default already; said again because a key lives here. Firefox has no other level and no such method.
  const closed = 'setAccessLevel' in area ? area.setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' }) : Promise.resolve()
  /** Keys asked for in this tick, and the one question to the browser that answers them all. */
  let asking: { keys: string[]; answer: Promise<Record<string, unknown>> } | null = null
  const ask = (key: string) => {
    if (asking === null) {
      const keys: string[] = []
      const answer = Promise.resolve().then(() => {
        asking = null
        return area.get(keys)
      })
      asking = { keys, answer }
    }
    asking.keys.push(key)
    return asking.answer
  }
  return {
    // A worker that starts wants a dozen values at once, and a page waits for its answer meanwhile.
    get: async (key) => (await ask(key))[key],
    set: async (key, value) => {
      await closed
      await area.set({ [key]: value })
    },
    remove: (keys) => area.remove(typeof keys === 'string' ? keys : [...keys]),
    clear: () => area.clear(),
  }
}
