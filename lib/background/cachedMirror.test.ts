import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { fakeSession } from '../browser/fakes.ts'
import { decode, encode } from '../codec.ts'
import type { Mirror, Portfolio } from '../messaging/mirror.ts'
import { cachedMirrorKey } from '../messaging/views.ts'
import { portfolioKey } from '../portfolio/key.ts'
import { keepCachedMirror } from './cachedMirror.ts'
import { createState, initialMirror } from './state.ts'

const account = '0x90F79bf6EB2c4f870365E785982E1f101E93b906'
const portfolio: Portfolio = {
  account,
  chainId: 1,
  block: { number: 5n, timestamp: 1n },
  rows: [],
  failures: [],
  etherPrice: null,
}
const portfolios = { [portfolioKey(1, account)]: portfolio }

/** A worker that starts over what the last one left in session memory. */
function wake(left: Partial<Mirror>) {
  const session = fakeSession()
  session.entries.set(cachedMirrorKey, encode({ version: '1', mirror: { ...initialMirror, ...left } }))
  const state = createState(initialMirror)
  let loaded = () => {}
  const ready = new Promise<void>((resolve) => {
    loaded = resolve
  })
  keepCachedMirror({ state, session, version: '1', ready })
  const stored = () => (decode(session.entries.get(cachedMirrorKey) as string) as { mirror: Mirror }).mirror
  return { state, session, stored, loaded: () => loaded() }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('the stored mirror', () => {
  test('is what was shown last until a woken worker has loaded its values, then what it knows', async () => {
    const { state, stored, loaded } = wake({ phase: 'unlocked', selected: account, portfolios })
    state.patch({ notices: [] })
    state.patch({ phase: 'unlocked' })
    state.patch({ selected: account })
    await vi.advanceTimersByTimeAsync(5_000)
    expect(stored().portfolios).toEqual(portfolios)
    const newer = { [portfolioKey(1, account)]: { ...portfolio, block: { number: 6n, timestamp: 2n } } }
    state.patch({ portfolios: newer })
    loaded()
    await vi.advanceTimersByTimeAsync(100)
    expect(stored()).toEqual(state.get())
    expect(stored().portfolios).toEqual(newer)
  })

  test('is emptied at once when a worker wakes to a locked wallet, or is locked before it has loaded', async () => {
    const woken = wake({ phase: 'unlocked', selected: account, portfolios })
    woken.state.patch({ phase: 'locked' })
    await vi.advanceTimersByTimeAsync(0)
    expect(encode(woken.stored())).not.toContain(account)
    expect(woken.stored().phase).toBe('locked')
    const locked = wake({ phase: 'unlocked', selected: account, portfolios })
    locked.state.patch({ phase: 'unlocked', portfolios })
    locked.state.patch({ phase: 'locked' })
    await vi.advanceTimersByTimeAsync(0)
    expect(encode(locked.stored())).not.toContain(account)
  })

  test('of many changes in a row is written once, when they pause; a lock does not wait', async () => {
    const { state, session, stored, loaded } = wake({})
    loaded()
    state.patch({ phase: 'unlocked' })
    await vi.advanceTimersByTimeAsync(100)
    const set = vi.spyOn(session, 'set')
    for (let index = 0; index < 50; index += 1) {
      state.patch({ portfolios: { [portfolioKey(1, account)]: { ...portfolio } } })
      await vi.advanceTimersByTimeAsync(1)
    }
    expect(set).toHaveBeenCalledTimes(0)
    await vi.advanceTimersByTimeAsync(100)
    expect(set).toHaveBeenCalledTimes(1)
    state.patch({ portfolios: {} })
    state.patch({ phase: 'locked' })
    expect(set).toHaveBeenCalledTimes(2)
    await vi.advanceTimersByTimeAsync(100)
    expect(set).toHaveBeenCalledTimes(2)
    expect(stored().phase).toBe('locked')
  })

  test('that cannot be written is taken away: a stale one would lie about the lock', async () => {
    const { state, session, loaded } = wake({ phase: 'unlocked', portfolios })
    loaded()
    session.set = () => Promise.reject(new Error('quota'))
    state.patch({ phase: 'locked' })
    await vi.advanceTimersByTimeAsync(100)
    expect(session.entries.has(cachedMirrorKey)).toBe(false)
  })
})
