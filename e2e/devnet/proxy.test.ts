import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startAnvil } from './anvil.ts'
import { type RpcProxy, startProxy } from './proxy.ts'
import { rpc } from './rpc.ts'

let node: Awaited<ReturnType<typeof startAnvil>>
let proxy: RpcProxy

beforeAll(async () => {
  node = await startAnvil()
})
beforeEach(async () => {
  proxy = await startProxy(node.url)
})
afterEach(() => proxy.stop())
afterAll(() => node?.stop())

const post = (body: unknown, signal?: AbortSignal) =>
  fetch(proxy.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    ...(signal && { signal }),
  })
const chainId = { jsonrpc: '2.0', id: 7, method: 'eth_chainId', params: [] }
const blockNumber = { jsonrpc: '2.0', id: 8, method: 'eth_blockNumber', params: [] }

describe('passing on', () => {
  test('answers as the node does and writes down who asked what', async () => {
    expect(await rpc(proxy.url, 'eth_chainId')).toBe('0x1')
    await (await post([chainId, blockNumber])).json()
    expect(proxy.count()).toBe(2)
    expect(proxy.count('eth_chainId')).toBe(2)
    expect(proxy.requests[1]?.methods).toEqual(['eth_chainId', 'eth_blockNumber'])
    expect(proxy.requests[1]?.body).toEqual([chainId, blockNumber])
    proxy.forget()
    expect(proxy.count()).toBe(0)
  })

  test('lets any page ask', async () => {
    const answer = await fetch(proxy.url, { method: 'OPTIONS', headers: { origin: 'moz-extension://x' } })
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
  })
})

describe('misbehaving', () => {
  test('goes down and comes up again', async () => {
    proxy.set({ kind: 'down' })
    await expect(post(chainId)).rejects.toThrow()
    proxy.heal()
    expect(await rpc(proxy.url, 'eth_chainId')).toBe('0x1')
  })

  test('hangs', async () => {
    proxy.set({ kind: 'hang' })
    await expect(post(chainId, AbortSignal.timeout(200))).rejects.toThrow(/timeout/)
  })

  test('only for the methods named', async () => {
    proxy.set({ kind: 'error', code: -32000, message: 'no' }, ['eth_blockNumber'])
    expect(await rpc(proxy.url, 'eth_chainId')).toBe('0x1')
    await expect(rpc(proxy.url, 'eth_blockNumber')).rejects.toMatchObject({ code: -32000 })
  })

  test('answers with what is no answer', async () => {
    proxy.set({ kind: 'html' })
    expect((await post(chainId)).headers.get('content-type')).toContain('text/html')
    proxy.set({ kind: 'rubbish' })
    await expect((await post(chainId)).json()).rejects.toThrow(SyntaxError)
    proxy.set({ kind: 'empty' })
    expect(await (await post(chainId)).text()).toBe('')
    proxy.set({ kind: 'null', whole: true })
    expect(await (await post(chainId)).json()).toBeNull()
    proxy.set({ kind: 'null' })
    expect(await (await post([chainId])).json()).toEqual([{ jsonrpc: '2.0', id: 7, result: null }])
    proxy.set({ kind: 'status', status: 429, headers: { 'retry-after': '1000000000' } })
    const refused = await post(chainId)
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1000000000'])
  })

  test('answers with wrong ids, versions and numbers', async () => {
    proxy.set({ kind: 'wrongIds' })
    expect(await (await post(chainId)).json()).toMatchObject({ id: 'not-yours', result: '0x1' })
    proxy.set({ kind: 'wrongVersion' })
    expect(await (await post(chainId)).json()).toMatchObject({ jsonrpc: '1.0' })
    proxy.set({ kind: 'huge' })
    expect(await rpc(proxy.url, 'eth_blockNumber')).toBe(`0x${'f'.repeat(64)}`)
    proxy.set({ kind: 'negative' })
    expect(await rpc(proxy.url, 'eth_getBlockByNumber', ['latest', false])).toMatchObject({ number: '-0x1' })
    proxy.set({ kind: 'result', result: '1e30' })
    expect(await rpc(proxy.url, 'eth_blockNumber')).toBe('1e30')
  })

  test('claims to be another chain and is right about the rest', async () => {
    proxy.set({ kind: 'chain', chainId: '0xaa36a7' })
    expect(await rpc(proxy.url, 'eth_chainId')).toBe('0xaa36a7')
    expect(await rpc(proxy.url, 'net_version')).toBe('11155111')
    expect(await rpc(proxy.url, 'eth_blockNumber')).toBe('0x0')
  })

  test('lacks a method', async () => {
    proxy.set({ kind: 'missing', methods: ['eth_simulateV1'] })
    const batch = [chainId, { jsonrpc: '2.0', id: 9, method: 'eth_simulateV1', params: [{ blockStateCalls: [] }] }]
    const answers = (await (await post(batch)).json()) as { id: number; error?: { code: number } }[]
    expect(answers.find(({ id }) => id === 9)?.error?.code).toBe(-32601)
    expect(answers.find(({ id }) => id === 7)?.error).toBeUndefined()
  })

  test('sends one byte a second, or never stops sending', async () => {
    proxy.set({ kind: 'slow' })
    const slow = await post(chainId)
    await expect(Promise.race([slow.text(), after(1500)])).resolves.toBe('late')
    proxy.set({ kind: 'endless' })
    const reader = (await post(chainId)).body?.getReader()
    let received = 0
    while (received < 5_000_000) received += (await reader?.read())?.value?.length ?? 0
    await reader?.cancel()
    expect(received).toBeGreaterThanOrEqual(5_000_000)
  })
})

const after = (milliseconds: number) => new Promise((resolve) => setTimeout(() => resolve('late'), milliseconds))
