import type { DurableStore } from './durable.ts'
import type { SessionStore } from './session.ts'

/** Stores in memory, for tests only. `entries` is what is stored, to look at or to damage. */
export type FakeStore = DurableStore & { entries: Map<string, unknown> }
export type FakeSession = SessionStore & { entries: Map<string, unknown> }

/** Values are cloned on the way in and out, as a browser does. `before` may throw to make an operation fail. */
export function fakeStore(
  before: (operation: 'get' | 'set' | 'delete' | 'keys' | 'clear', key: string) => void | Promise<void> = () => {},
): FakeStore {
  const entries = new Map<string, unknown>()
  return {
    entries,
    async get(key) {
      await before('get', key)
      return structuredClone(entries.get(key))
    },
    async set(key, value) {
      await before('set', key)
      entries.set(key, structuredClone(value))
    },
    async delete(key) {
      await before('delete', key)
      entries.delete(key)
    },
    async keys() {
      await before('keys', '')
      return [...entries.keys()]
    },
    async clear() {
      await before('clear', '')
      entries.clear()
    },
  }
}

/** As `storage.session`: gone when the test drops it, JSON values only. */
export function fakeSession(before: (operation: string, key: string) => void = () => {}): FakeSession {
  const entries = new Map<string, unknown>()
  return {
    entries,
    async get(key) {
      before('get', key)
      const value = entries.get(key)
      return value === undefined ? undefined : JSON.parse(JSON.stringify(value))
    },
    async set(key, value) {
      before('set', key)
      entries.set(key, JSON.parse(JSON.stringify(value)))
    },
    async remove(keys) {
      for (const key of typeof keys === 'string' ? [keys] : keys) {
        before('remove', key)
        entries.delete(key)
      }
    },
    async clear() {
      before('clear', '')
      entries.clear()
    },
  }
}
