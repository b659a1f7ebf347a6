import { describe, expect, test, vi } from 'vitest'
import { balance, first, onFirst, second, setUp, text } from './clientFixture.ts'
import { fakeNode, type Seen, word } from './fakeNode.ts'
import type { NodeError } from './jsonRpc.ts'

describe('H138: storms', () => {
  test.each([429, 500])('%i again and again is backed off from, at most a minute, without a loop', async (status) => {
    const node = fakeNode({ override: () => text('', { status, headers: { 'retry-after': '1000000000' } }) })
    const { client, advance } = setUp(node)
    for (let round = 0; round < 50; round += 1) {
      await expect(client.request('eth_gasPrice', [])).rejects.toMatchObject({ code: 4901 })
    }
    expect(node.seen).toHaveLength(1)
    advance(60_001)
    await expect(client.request('eth_gasPrice', [])).rejects.toMatchObject({ code: 4901 })
    expect(node.seen).toHaveLength(2)
  })

  test('a rate limit said in JSON-RPC moves on to the next endpoint', async () => {
    const node = fakeNode({
      override: onFirst((seen) => (isChainId(seen) ? undefined : { error: { code: -32005, message: 'slow down' } })),
    })
    await expect(setUp(node, [first, second]).client.request('eth_blockNumber', [])).resolves.toBe('0x17d7840')
  })

  test.each([
    { code: -32005, message: 'daily request count exceeded, request rate limited' },
    { code: -32097, message: 'limit exceeded' },
    { code: -32007, message: '50/second request limit reached' },
    { code: -32000, message: 'Your app has exceeded its compute units per second capacity' },
    { code: -32603, message: 'monthly quota exceeded' },
  ])('$message: the next endpoint answers, and the first is left alone', async (error) => {
    const node = fakeNode({ override: onFirst((seen) => (isChainId(seen) ? undefined : { error })) })
    const { client, health } = setUp(node, [first, second])
    await client.request('eth_blockNumber', [])
    await client.request('eth_blockNumber', [])
    expect(node.seen.filter(({ url }) => url === first)).toHaveLength(2)
    expect(health()[0]).toMatchObject({ state: 'failing', error: { data: 'rate-limited' } })
  })

  test.each([
    { code: 3, message: 'execution reverted: BucketRateLimiter: rate limit exceeded', data: '0x08c379a0' },
    { code: -32000, message: 'execution reverted: too many requests' },
    { code: -32015, message: 'VM execution error: rate limit', data: 'Reverted 0x08c379a0' },
    { code: -32005, message: 'query returned more than 10000 results' },
  ])('$message: is about the question, and holds nothing against the endpoint', async (error) => {
    const node = fakeNode({ override: (seen) => (isChainId(seen) ? undefined : { error }) })
    const { client, health } = setUp(node)
    for (let round = 0; round < 3; round += 1) {
      await expect(client.request('eth_call', [{}])).rejects.toMatchObject({ name: 'NodeError' })
    }
    expect(health()[0]?.state).toBe('ok')
  })

  test('at most eight requests run at once', async () => {
    let running = 0
    let most = 0
    const node = fakeNode({
      override: async ({ init }) => {
        running += 1
        most = Math.max(most, running)
        await new Promise((resolve) => setTimeout(resolve, 1))
        running -= 1
        return Response.json({ jsonrpc: '2.0', id: idOf(init), result: '0x1' })
      },
    })
    const { client } = setUp(node)
    await Promise.all(Array.from({ length: 60 }, () => client.request('eth_gasPrice', [])))
    expect(most).toBe(8)
  })
})

describe('an endpoint that hangs', () => {
  test('is left for the next after five seconds, and then comes last for a minute', async () => {
    vi.useFakeTimers()
    try {
      const node = fakeNode({ answer: () => word(5n), override: onFirst(() => new Promise<Response>(() => {})) })
      const { client, advance } = setUp(node, [first, second])
      const asked = client.read([balance])
      await vi.advanceTimersByTimeAsync(5_000)
      expect((await asked).answers).toHaveLength(1)
      advance(30_000)
      // No timer runs: only the second is asked.
      expect((await client.read([balance])).answers).toHaveLength(1)
      expect(node.seen.filter(({ url }) => url === first)).toHaveLength(1)
    } finally {
      vi.useRealTimers()
    }
  })
})

describe('errors of the node itself', () => {
  test.each([
    ['eth_feeHistory', { code: -32601, message: 'the method eth_feeHistory does not exist/is not available' }],
    ['eth_estimateGas', { code: -32000, message: 'header not found' }],
    ['eth_getCode', { code: -32000, message: 'missing trie node 12ab (path ) state 0x12 is not available' }],
    ['eth_getTransactionCount', { code: -32603, message: 'Internal error' }],
  ])('%s: what one node lacks is asked of the next', async (method, error) => {
    const node = fakeNode({
      override: (seen) => (isChainId(seen) ? undefined : seen.url === first ? { error } : { result: '0x5' }),
    })
    const { client, health } = setUp(node, [first, second])
    await expect(client.request(method, [])).resolves.toBe('0x5')
    expect(health()[0]?.state).toBe('ok')
  })

  test('a batch that one node refuses is asked of the next', async () => {
    const error = { code: -32046, message: 'Cannot fulfill request' }
    const node = fakeNode({
      answer: () => word(5n),
      override: onFirst((seen) => (isChainId(seen) ? undefined : { error })),
    })
    const { client } = setUp(node, [first, second])
    expect((await client.read([balance])).answers).toEqual([{ ok: true, data: word(5n) }])
    expect((await client.read([balance], { block: node.block })).block.number).toBe(node.block)
  })

  test.each([401, 403, 502, 503])('said with status %i it is the host that speaks', async (status) => {
    const refuse = ({ init }: Seen) =>
      Response.json(
        { jsonrpc: '2.0', id: idOf(init), error: { code: -32600, message: 'Must be authenticated!' } },
        { status },
      )
    const node = fakeNode({ answer: () => word(5n), override: onFirst(refuse) })
    const { client, health } = setUp(node, [first, second])
    expect((await client.read([balance])).answers).toHaveLength(1)
    expect(health()[0]).toMatchObject({ state: 'failing', error: { data: 'status' } })
  })

  test('said with status 400 or 500 it is still the answer', async () => {
    for (const status of [400, 500]) {
      const error = { code: 3, message: 'execution reverted', data: '0x840a48d5' }
      const node = fakeNode({
        override: (seen) =>
          isChainId(seen) ? undefined : Response.json({ jsonrpc: '2.0', id: idOf(seen.init), error }, { status }),
      })
      await expect(setUp(node).client.request('eth_call', [])).rejects.toMatchObject({ code: 3, data: '0x840a48d5' })
    }
  })

  test('do not move on, and keep their code and revert data', async () => {
    const error = { code: 3, message: 'execution reverted', data: '0x840a48d5' }
    const node = fakeNode({ override: (seen) => (isChainId(seen) ? undefined : { error }) })
    const { client, health } = setUp(node, [first, second])
    await expect(client.request('eth_estimateGas', [{}])).rejects.toMatchObject({
      name: 'NodeError',
      code: 3,
      data: '0x840a48d5',
      message: 'execution reverted',
    })
    expect(node.seen.filter(({ url }) => url === second)).toHaveLength(0)
    expect(health()[0]?.state).toBe('ok')
  })

  test('an unknown code becomes -32603, and a long message is cut', async () => {
    const error = { code: 77, message: `bad\u202e\n${'x'.repeat(10_000)}` }
    const node = fakeNode({ override: (seen) => (isChainId(seen) ? undefined : { error }) })
    const caught = await setUp(node)
      .client.request('eth_call', [])
      .catch((thrown: NodeError) => thrown)
    expect(caught).toMatchObject({ code: -32603, nodeCode: 77 })
    expect((caught as NodeError).message).toHaveLength(256)
    expect((caught as NodeError).message).not.toMatch(/[\u202e\n]/)
  })
})

function idOf(init: RequestInit): number {
  return JSON.parse(String(init.body)).id
}

function isChainId({ method }: Seen): boolean {
  return method === 'eth_chainId'
}

describe('an endpoint that asks for fewer requests', () => {
  const limited = (times: number) => {
    let left = times
    return fakeNode({
      override: ({ method }) => {
        if (method !== 'eth_call' || left === 0) return undefined
        left -= 1
        return new Response('slow down', { status: 429, headers: { 'retry-after': '1' } })
      },
    })
  }

  test('is asked again after the pause it wants, and nothing fails', async () => {
    const node = limited(2)
    await expect(setUp(node).client.read([balance])).resolves.toMatchObject({ block: { number: node.block } })
    expect(node.count()).toBe(3)
  })

  test('H138: that never has enough is given up after a few tries', async () => {
    const node = limited(Number.POSITIVE_INFINITY)
    await expect(setUp(node).client.read([balance])).rejects.toMatchObject({ code: 4901, data: 'rate-limited' })
    expect(node.count()).toBe(4)
  })

  test('H138: for longer than anyone waits is given up at once', async () => {
    const node = fakeNode({
      override: ({ method }) =>
        method === 'eth_call' ? new Response('', { status: 429, headers: { 'retry-after': '1000000000' } }) : undefined,
    })
    await expect(setUp(node).client.read([balance])).rejects.toMatchObject({ code: 4901 })
    expect(node.count()).toBe(1)
  })
})
