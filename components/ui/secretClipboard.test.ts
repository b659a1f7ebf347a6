import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { copySecret } from './secretClipboard.ts'

let clipboard = 'before'
let focused = true
const target = new EventTarget()

beforeEach(() => {
  vi.useFakeTimers()
  clipboard = 'before'
  focused = true
  vi.stubGlobal('navigator', {
    clipboard: {
      writeText: async (text: string) => {
        if (!focused) throw new DOMException('no focus', 'NotAllowedError')
        clipboard = text
      },
    },
  })
  vi.stubGlobal('addEventListener', target.addEventListener.bind(target))
  vi.stubGlobal('removeEventListener', target.removeEventListener.bind(target))
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('a copied secret', () => {
  test('is there for a minute and gone at 61 seconds', async () => {
    await copySecret('secret')
    await vi.advanceTimersByTimeAsync(59_000)
    expect(clipboard).toBe('secret')
    await vi.advanceTimersByTimeAsync(2_000)
    expect(clipboard).toBe('')
  })
  test('is gone at once when what showed it closes', async () => {
    const forget = await copySecret('secret')
    forget()
    await vi.advanceTimersByTimeAsync(0)
    expect(clipboard).toBe('')
  })
  test('is taken away when the focus comes back, if the page had lost it', async () => {
    await copySecret('secret')
    focused = false
    await vi.advanceTimersByTimeAsync(61_000)
    expect(clipboard).toBe('secret')
    focused = true
    target.dispatchEvent(new Event('focus'))
    await vi.advanceTimersByTimeAsync(0)
    expect(clipboard).toBe('')
  })
})
