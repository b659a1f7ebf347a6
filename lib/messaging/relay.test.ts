import { describe, expect, test } from 'vitest'
import { fakePage, fakeRuntime, settle } from './fakes.ts'
import type { PortRequest, ToPage } from './pageFrames.ts'
import { startRelay } from './relay.ts'

/** A worker that notes what it hears and answers when told to. */
function setup(
  answer: (request: PortRequest) => ToPage | null = ({ id, request }) => ({ bowline: 'reply', id, result: request }),
) {
  const page = fakePage()
  const heard: PortRequest[] = []
  let workers = 0
  const browser = fakeRuntime(() => {
    workers += 1
    let alive = true
    return {
      onPort(port) {
        port.post({ bowline: 'state', accounts: [], chainId: '0x1' })
        port.onMessage((message) => {
          heard.push(message as PortRequest)
          const reply = answer(message as PortRequest)
          if (alive && reply !== null) port.post(reply)
        })
      },
      kill: () => {
        alive = false
      },
    }
  })
  startRelay(page as never, browser.runtime)
  return { page, browser, heard, workers: () => workers }
}
const id = (n = 1) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const ask = (request: unknown = { method: 'eth_chainId' }, n = 1) => ({ bowline: 'request', id: id(n), request })
const replies = (page: ReturnType<typeof fakePage>) => page.seen.filter(({ bowline }) => bowline === 'reply')

describe('a page that never asks', () => {
  test('costs one listener: no port, no message, no timer', async () => {
    const { page, browser, workers } = setup()
    page.forge('a message of its own')
    page.forge({ type: 'webpackOk' })
    await settle()
    expect(page.count).toEqual(new Map([['message', 1]]))
    expect([browser.connections(), workers(), page.seen, browser.wakers.size]).toEqual([0, 0, [], 0])
  })

  test('H024: a sandboxed document, whose origin is "null", is not even listened to', () => {
    const page = fakePage('null')
    const browser = fakeRuntime(() => ({ onPort() {}, kill() {} }))
    startRelay(page as never, browser.runtime)
    expect(page.count.size).toBe(0)
  })
})

describe('requests', () => {
  test('are passed on and answered once', async () => {
    const { page, heard } = setup()
    page.forge(ask())
    await settle()
    expect(heard).toEqual([{ id: id(), request: { method: 'eth_chainId' }, resume: false }])
    expect(replies(page)).toEqual([{ bowline: 'reply', id: id(), result: { method: 'eth_chainId' } }])
  })

  test('H013: from another window, another origin or of another shape they are dropped without a word', async () => {
    const { page, heard, browser } = setup()
    page.forge(ask(), { source: {} })
    page.forge(ask(), { origin: 'https://other.example' })
    page.forge(ask(), { source: null })
    page.forge({ ...ask(), extra: true })
    page.forge({ ...ask(), id: 'not-a-uuid' })
    page.forge({ ...ask(), bowline: 'reply' })
    page.forge([ask()])
    page.forge(JSON.stringify(ask()))
    await settle()
    expect([heard, page.seen, browser.connections()]).toEqual([[], [], 0])
  })

  test('H012: nothing but id and request of a message goes on', async () => {
    const { page, heard } = setup()
    page.forge(ask({ method: 'eth_accounts', origin: 'https://bank.example', tabId: 7, isInternal: true }))
    page.forge({ ...ask(), resume: true })
    await settle()
    expect(heard).toHaveLength(1)
    expect(heard[0]?.resume).toBe(false)
  })

  test('H014: answers and events the page posts to itself reach no worker', async () => {
    const { page, heard, browser } = setup()
    page.forge({ bowline: 'reply', id: id(), result: ['0xforged'] })
    page.forge({ bowline: 'state', accounts: ['0xforged'], chainId: '0x1' })
    await settle()
    expect([heard, browser.connections()]).toEqual([[], 0])
  })

  test('H008, H009, H011: what is too large or not plain is answered here with -32602', async () => {
    const { page, browser } = setup()
    let shared: unknown = 'leaf'
    for (let level = 0; level < 22; level++) shared = [shared, shared]
    page.forge(ask({ method: 'eth_call', params: [shared] }))
    page.forge(ask({ method: 'eth_call', params: ['a'.repeat(2 * 1024 * 1024)] }, 2))
    page.forge(ask({ method: 'eth_call', params: [new Map()] }, 3))
    await settle()
    expect(replies(page)).toMatchObject([1, 2, 3].map((n) => ({ id: id(n), error: { code: -32602 } })))
    expect(browser.connections()).toBe(0)
  })

  test('H015: an id that is still waiting is refused, and the first one still gets its answer', async () => {
    let answer = (_: ToPage) => {}
    const page = fakePage()
    const browser = fakeRuntime(() => ({
      onPort: (port) => {
        answer = (message) => port.post(message)
      },
      kill() {},
    }))
    startRelay(page as never, browser.runtime)
    page.forge(ask())
    page.forge(ask())
    await settle()
    expect(replies(page)).toMatchObject([{ error: { code: -32600 } }])
    answer({ bowline: 'reply', id: id(), result: 'first' })
    await settle()
    expect(replies(page)[1]).toMatchObject({ result: 'first' })
  })

  test('H016: 10,000 waiting requests do not grow anything: beyond 256 the answer is -32005', async () => {
    const { page, heard } = setup(() => null)
    for (let n = 0; n < 10_000; n++) page.forge(ask({ method: 'eth_chainId' }, n))
    await settle()
    expect(heard).toHaveLength(256)
    expect(replies(page)).toHaveLength(10_000 - 256)
    expect(page.count.get('message')).toBe(1)
  })

  test('share one port, which opens at the first', async () => {
    const { page, browser } = setup()
    for (let n = 0; n < 20; n++) page.forge(ask({ method: 'eth_chainId' }, n))
    await settle()
    expect(browser.connections()).toBe(1)
    expect(replies(page)).toHaveLength(20)
  })
})

describe('when the worker dies', () => {
  test('with nothing waiting, nobody wakes it', async () => {
    const { page, browser, workers } = setup()
    page.forge(ask())
    await settle()
    browser.kill()
    await settle()
    expect(workers()).toBe(1)
    page.forge(ask(undefined, 2))
    await settle()
    expect([workers(), replies(page).length]).toEqual([2, 2])
  })

  test('with requests waiting, they are asked again by id and answered once each', async () => {
    let deaf = true
    const { page, browser, heard } = setup(({ id }) => (deaf ? null : { bowline: 'reply', id, result: 'late' }))
    page.forge(ask(undefined, 1))
    page.forge(ask(undefined, 2))
    await settle()
    deaf = false
    browser.kill()
    await settle()
    expect(heard.slice(2)).toMatchObject([
      { id: id(1), resume: true },
      { id: id(2), resume: true },
    ])
    expect(replies(page)).toMatchObject([{ id: id(1), result: 'late' }, { id: id(2) }])
  })

  test('however often, as long as it says something in between', async () => {
    const { page, browser } = setup(() => null)
    page.forge(ask())
    for (let death = 0; death < 20; death++) {
      await settle()
      browser.kill()
    }
    await settle()
    expect(replies(page)).toEqual([])
  })

  test('and never says a word again, the page gets 4900', async () => {
    const page = fakePage()
    const browser = fakeRuntime(() => ({ onPort() {}, kill() {} }))
    startRelay(page as never, browser.runtime)
    page.forge(ask())
    for (let death = 0; death < 8; death++) {
      await settle()
      browser.kill()
    }
    await settle()
    expect(replies(page)).toMatchObject([{ id: id(), error: { code: 4900 } }])
  })
})

test('an extension updated under the page gives 4900 to what waits and to all that follows, and says so once', async () => {
  const { page, browser } = setup(() => null)
  page.forge(ask())
  await settle()
  browser.invalidate()
  await settle()
  page.forge(ask(undefined, 2))
  await settle()
  expect(replies(page)).toMatchObject([1, 2].map((n) => ({ id: id(n), error: { code: 4900 } })))
  expect(page.seen.filter(({ bowline }) => bowline === 'gone')).toHaveLength(1)
})

test('leaving the page closes the port and answers what waits; coming back asks for the state again', async () => {
  const { page, browser } = setup(() => null)
  page.forge(ask())
  await settle()
  page.raise('pagehide', { persisted: true })
  expect(replies(page)).toMatchObject([{ id: id(), error: { code: 4900 } }])
  const before = browser.connections()
  page.raise('pageshow', { persisted: true })
  expect(browser.connections()).toBe(before + 1)
})

test('news opens the port of a page that asked before', async () => {
  const { page, browser, workers } = setup()
  page.forge(ask())
  await settle()
  browser.kill()
  await settle()
  browser.wake()
  await settle()
  expect(workers()).toBe(2)
  expect(page.seen.at(-1)).toMatchObject({ bowline: 'state' })
})
