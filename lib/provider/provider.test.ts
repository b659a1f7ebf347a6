import { describe, expect, test, vi } from 'vitest'
import { fakePage, settle } from '../messaging/fakes.ts'
import { createProvider } from './provider.ts'

function setup() {
  const page = fakePage()
  const provider = createProvider(page as never)
  const requests = () => page.seen.filter(({ bowline }) => bowline === 'request') as { id: string; request: unknown }[]
  /** Posts what a relay would. */
  const say = async (message: object) => {
    page.postMessage(message, page.origin)
    await settle(1)
  }
  const events: unknown[] = []
  for (const event of ['connect', 'disconnect', 'accountsChanged', 'chainChanged', 'message']) {
    provider.on(event, (payload) => events.push([event, payload]))
  }
  return { page, provider, requests, say, events }
}
const state = (accounts: string[] = [], chainId = '0x1') => ({ bowline: 'state', accounts, chainId })

test('making it sends nothing and listens to nothing', () => {
  const { page } = setup()
  expect([page.seen, page.count.size]).toEqual([[], 0])
})

test('a request is answered with its own result or its own error', async () => {
  const { provider, requests, say } = setup()
  const first = provider.request({ method: 'eth_chainId' })
  const second = provider.request({ method: 'eth_sign', params: ['0x', '0x'] })
  second.catch(() => {})
  const [one, two] = requests()
  expect([one?.request, two?.request]).toEqual([
    { method: 'eth_chainId' },
    { method: 'eth_sign', params: ['0x', '0x'] },
  ])
  await say({ bowline: 'reply', id: two?.id, error: { code: 4200, message: 'no', data: '0x12' } })
  await say({ bowline: 'reply', id: one?.id, result: '0x1' })
  await expect(first).resolves.toBe('0x1')
  await expect(second).rejects.toMatchObject({ code: 4200, message: 'no', data: '0x12' })
  await expect(second).rejects.toBeInstanceOf(Error)
})

test('H001: what is no object goes on to be judged by the worker, not here', () => {
  const { provider, requests } = setup()
  for (const args of [undefined, null, 42, 'x', [{ method: 'eth_chainId' }]])
    provider.request(args as never).catch(() => {})
  expect(requests().map(({ request }) => request)).toEqual([null, null, 42, 'x', [{ method: 'eth_chainId' }]])
})

test('H009, H011: what is not plain is -32602 and is not even posted', async () => {
  const { provider, page } = setup()
  const cyclic: unknown[] = []
  cyclic.push(cyclic)
  for (const params of [[1n], [new Map()], [() => {}], [Number.NaN], cyclic]) {
    await expect(provider.request({ method: 'eth_call', params })).rejects.toMatchObject({ code: -32602 })
  }
  expect(page.seen).toEqual([])
})

test('a getter that throws rejects, and does not throw at the caller', async () => {
  const hostile = {
    get method(): string {
      throw new TypeError('mine')
    },
  }
  await expect(setup().provider.request(hostile)).rejects.toMatchObject({ code: -32602 })
})

describe('events', () => {
  test('connect comes with the first state, then only what changed', async () => {
    const { provider, say, events } = setup()
    void provider.request({ method: 'eth_chainId' })
    await say(state(['0xa']))
    expect(events).toEqual([['connect', { chainId: '0x1' }]])
    await say(state(['0xa']))
    await say(state(['0xb', '0xa']))
    await say(state(['0xb', '0xa'], '0xa'))
    await say(state([], '0xa'))
    expect(events.slice(1)).toEqual([
      ['accountsChanged', ['0xb', '0xa']],
      ['chainChanged', '0xa'],
      ['accountsChanged', []],
    ])
  })

  test('disconnect carries a 4900 error', async () => {
    const { provider, say, events } = setup()
    void provider.request({ method: 'eth_chainId' })
    await say({ bowline: 'gone' })
    expect(events).toMatchObject([['disconnect', { code: 4900 }]])
  })

  test('a listener can be removed, hears once when it asked for once, and does no harm by throwing', async () => {
    const reported = vi.fn()
    vi.stubGlobal('reportError', reported)
    const { provider, say } = setup()
    const [removed, once, after] = [vi.fn(), vi.fn(), vi.fn()]
    provider.on('accountsChanged', removed).removeListener('accountsChanged', removed)
    provider.on('accountsChanged', () => {
      throw new Error('of the page')
    })
    provider.once('accountsChanged', once)
    provider.on('accountsChanged', after)
    void provider.request({ method: 'eth_accounts' })
    await say(state([]))
    await say(state(['0xa']))
    await say(state(['0xb']))
    expect([removed, once, after].map((listener) => listener.mock.calls.length)).toEqual([0, 1, 2])
    expect(reported).toHaveBeenCalledTimes(2)
    vi.unstubAllGlobals()
  })

  test('of another window or origin are ignored', async () => {
    const { provider, page, events } = setup()
    void provider.request({ method: 'eth_chainId' })
    page.forge(state(['0xa']), { source: {} })
    page.forge(state(['0xa']), { origin: 'https://other.example' })
    page.forge(null)
    page.forge('state')
    expect(events).toEqual([])
  })
})

test('H020, P12: nothing of it can be replaced', () => {
  const { provider } = setup()
  expect(Object.isFrozen(provider)).toBe(true)
  for (const member of Object.values(provider)) expect(Object.isFrozen(member)).toBe(true)
  expect(() => Object.assign(provider, { request: () => {} })).toThrow(TypeError)
  expect('isMetaMask' in provider).toBe(false)
})

test('H017: built-ins the page replaces before its first call are not used', async () => {
  const { provider, page, requests, say } = setup()
  const original = { Promise, JSON, random: crypto.randomUUID, post: page.postMessage, listen: page.addEventListener }
  const stolen = vi.fn()
  let pending: Promise<unknown>
  try {
    // biome-ignore lint/suspicious/noGlobalAssign: what a hostile page does
    Promise = stolen as never
    globalThis.JSON = { parse: stolen, stringify: stolen } as never
    crypto.randomUUID = stolen
    page.postMessage = stolen
    page.addEventListener = stolen
    pending = provider.request({ method: 'eth_chainId' })
  } finally {
    // biome-ignore lint/suspicious/noGlobalAssign: put back
    Promise = original.Promise
    globalThis.JSON = original.JSON
    crypto.randomUUID = original.random
    page.postMessage = original.post
    page.addEventListener = original.listen
  }
  await say({ bowline: 'reply', id: requests()[0]?.id, result: '0x1' })
  await expect(pending).resolves.toBe('0x1')
  expect(stolen).not.toHaveBeenCalled()
})
