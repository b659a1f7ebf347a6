import { describe, expect, test, vi } from 'vitest'
import { balance, first, onFirst, second, setUp, text } from './clientFixture.ts'
import { fakeNode, type Seen, word } from './fakeNode.ts'
import { broadcastTimeoutMs, requestTimeoutMs } from './transport.ts'

describe('H134: the chain id', () => {
  test('is asked before anything else is, once per endpoint', async () => {
    const node = fakeNode({ answer: () => word(5n) })
    const { client } = setUp(node)
    await client.read([balance])
    await client.read([balance])
    expect(node.seen.map(({ method }) => method)).toEqual(['eth_chainId', 'eth_call', 'eth_call'])
  })

  test.each([
    ['of another chain', { result: '0xa' }],
    ['null', { result: null }],
    ['not canonical', { result: '0x01' }],
    ['a number', { result: 1 }],
    ['rubbish', { result: 'mainnet' }],
    ['an error', { error: { code: -32601, message: 'no' } }],
  ])('%s: 4901, and the endpoint gets no other request', async (_, reply) => {
    const node = fakeNode({ override: ({ method }) => (method === 'eth_chainId' ? reply : undefined) })
    const { client, health } = setUp(node)
    await expect(client.request('eth_gasPrice', [])).rejects.toMatchObject({ code: 4901, data: 'wrong-chain' })
    await expect(client.broadcast('0x1234')).rejects.toMatchObject({ code: 4901 })
    expect(node.seen.every(({ method }) => method === 'eth_chainId')).toBe(true)
    expect(health()[0]).toMatchObject({ state: 'wrong-chain' })
  })

  test('verify finds out at once, and nothing is read there any more', async () => {
    const node = fakeNode({ answer: () => word(5n) })
    const { client, health } = setUp(node)
    await client.read([balance])
    await client.verify()
    node.chainId = 10
    await expect(client.verify()).rejects.toMatchObject({ code: 4901, data: 'wrong-chain' })
    await expect(client.read([balance])).rejects.toMatchObject({ code: 4901 })
    expect(health()[0]).toMatchObject({ state: 'wrong-chain' })
  })

  test('changing between reading and sending stops the sending', async () => {
    const node = fakeNode({ answer: () => word(5n) })
    const { client } = setUp(node)
    await client.read([balance])
    node.chainId = 10
    await expect(client.broadcast('0x1234')).rejects.toMatchObject({ code: 4901, data: 'wrong-chain' })
    expect(node.seen.some(({ method }) => method === 'eth_sendRawTransaction')).toBe(false)
  })

  test('is asked of every endpoint that is new to the settings', async () => {
    const node = fakeNode({ answer: () => word(5n) })
    const { client, world } = setUp(node)
    await client.read([balance])
    world.urls = [second]
    await client.read([balance])
    world.urls = [first]
    await client.read([balance])
    expect(node.seen.filter(isChainId).map(({ url }) => url)).toEqual([first, second, first])
  })

  test('is asked again after a failure', async () => {
    let down = false
    const node = fakeNode({
      answer: () => word(5n),
      override: () => {
        if (down) throw new TypeError('connection refused')
        return undefined
      },
    })
    const { client, advance } = setUp(node)
    await client.read([balance])
    down = true
    await expect(client.read([balance])).rejects.toMatchObject({ code: 4901 })
    down = false
    node.chainId = 5
    advance(60_000)
    await expect(client.read([balance])).rejects.toMatchObject({ data: 'wrong-chain' })
  })
})

describe('H135: answers that are none', () => {
  const rubbish: [string, (seen: Seen) => Response][] = [
    ['HTML', () => text('<html><body>Sign in</body></html>')],
    ['nothing', () => text('')],
    ['half an answer', () => text('{"jsonrpc":"2.0","id":1,"res')],
    ['a wrong id', () => Response.json({ jsonrpc: '2.0', id: 999_999, result: '0x1' })],
    ['an id as text', ({ init }) => Response.json({ jsonrpc: '2.0', id: `${idOf(init)}`, result: '0x1' })],
    ['a wrong version', ({ init }) => Response.json({ jsonrpc: '1.0', id: idOf(init), result: '0x1' })],
    ['a list', ({ init }) => Response.json([{ jsonrpc: '2.0', id: idOf(init), result: '0x1' }])],
    ['null', () => text('null')],
    ['neither result nor error', ({ init }) => Response.json({ jsonrpc: '2.0', id: idOf(init) })],
    [
      'result and error',
      ({ init }) => Response.json({ jsonrpc: '2.0', id: idOf(init), result: '0x1', error: { code: 1, message: 'x' } }),
    ],
    ['bytes that are no text', () => new Response(new Uint8Array([0xff, 0xfe, 0x7b]))],
    ['404', () => text('not found', { status: 404 })],
    ['502 with HTML', () => text('<html>bad gateway</html>', { status: 502 })],
    [
      'a result with status 500',
      ({ init }) => Response.json({ jsonrpc: '2.0', id: idOf(init), result: '0x1' }, { status: 500 }),
    ],
  ]

  test.each(rubbish)('%s: the next endpoint of the user answers', async (_, behave) => {
    const node = fakeNode({ answer: () => word(5n), override: onFirst(behave) })
    const { client, health } = setUp(node, [first, second])
    expect((await client.read([balance])).answers).toEqual([{ ok: true, data: word(5n) }])
    expect(health().map(({ state }) => state)).toEqual(['failing', 'ok'])
  })

  test.each(rubbish)('%s everywhere: 4901 after at most two tries', async (_, behave) => {
    const node = fakeNode({ override: behave })
    const { client } = setUp(node)
    await expect(client.request('eth_gasPrice', [])).rejects.toMatchObject({ code: 4901 })
    expect(node.seen.length).toBeLessThanOrEqual(2)
  })

  test('a null result is an answer', async () => {
    const { client } = setUp(fakeNode({ override: (seen) => (isChainId(seen) ? undefined : { result: null }) }))
    await expect(client.request('eth_getTransactionReceipt', ['0x00'])).resolves.toBeNull()
  })

  test('no endpoint at all: 4901 with the reason', async () => {
    const { client } = setUp(fakeNode(), [])
    await expect(client.request('eth_gasPrice', [])).rejects.toMatchObject({ code: 4901, data: 'none' })
  })
})

describe('R1 and H136: how we ask', () => {
  test('no cookies, no referrer, no cache, one JSON object, the user own URL', async () => {
    const node = fakeNode()
    await setUp(node).client.request('eth_blockNumber', [])
    for (const { init, url } of node.seen) {
      expect(url).toBe(first)
      expect(init).toMatchObject({
        method: 'POST',
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        cache: 'no-store',
        redirect: 'manual',
      })
      expect(Array.isArray(JSON.parse(String(init.body)))).toBe(false)
      expect(init.headers).toEqual({ 'content-type': 'application/json' })
    }
  })

  test.each([301, 302, 307, 308])('a redirect (%i) is refused, wherever it leads', async (status) => {
    const node = fakeNode({ override: () => text('', { status, headers: { location: 'http://169.254.169.254/' } }) })
    const { client } = setUp(node)
    await expect(client.request('eth_blockNumber', [])).rejects.toMatchObject({ code: 4901, data: 'redirect' })
    expect(node.seen).toHaveLength(1)
  })

  test('a certificate error is a failure of that endpoint only', async () => {
    const node = fakeNode({
      override: onFirst(() => {
        throw new TypeError('Failed to fetch')
      }),
    })
    await expect(setUp(node, [first, second]).client.request('eth_blockNumber', [])).resolves.toBe('0x17d7840')
  })

  test('plain http is used on this computer only, and only with the switch', async () => {
    const node = fakeNode()
    const { client, world, advance } = setUp(node, ['http://127.0.0.1:8545/'])
    await expect(client.request('eth_blockNumber', [])).rejects.toMatchObject({ data: 'insecure' })
    expect(node.seen).toHaveLength(0)
    world.allowLoopback = true
    advance(10_000)
    await expect(client.request('eth_blockNumber', [])).resolves.toBe('0x17d7840')
  })
})

describe('H137: time and size', () => {
  test('one byte per second is given up after ten seconds', async () => {
    vi.useFakeTimers()
    try {
      const drip = () => {
        let timer: ReturnType<typeof setInterval>
        return new Response(
          new ReadableStream({
            start(controller) {
              timer = setInterval(() => controller.enqueue(new Uint8Array([0x20])), 1_000)
            },
            cancel: () => clearInterval(timer),
          }),
        )
      }
      const node = fakeNode({ override: drip })
      const { client } = setUp(node)
      const asked = expect(client.request('eth_gasPrice', [])).rejects.toMatchObject({ code: 4901, data: 'timeout' })
      await vi.advanceTimersByTimeAsync(requestTimeoutMs)
      await asked
    } finally {
      vi.useRealTimers()
    }
  })

  test('a fetch that never settles and ignores its abort is given up too', async () => {
    vi.useFakeTimers()
    try {
      const node = fakeNode({ override: () => new Promise<Response>(() => {}) })
      const { client } = setUp(node)
      const asked = expect(client.request('eth_gasPrice', [])).rejects.toMatchObject({ data: 'timeout' })
      await vi.advanceTimersByTimeAsync(requestTimeoutMs)
      await asked
    } finally {
      vi.useRealTimers()
    }
  })

  test('a broadcast is waited for longer', () => {
    expect([requestTimeoutMs, broadcastTimeoutMs]).toEqual([10_000, 30_000])
  })

  test('an endless body is cut off at 4 MiB', async () => {
    let given = 0
    const endless = () =>
      new Response(
        new ReadableStream({
          pull(controller) {
            given += 65_536
            controller.enqueue(new Uint8Array(65_536).fill(0x20))
          },
        }),
      )
    const { client } = setUp(fakeNode({ override: endless }))
    await expect(client.request('eth_gasPrice', [])).rejects.toMatchObject({ code: 4901, data: 'too-large' })
    expect(given).toBeLessThan(5 * 1024 * 1024)
  })

  test('a body that announces more than 4 MiB is not read', async () => {
    const huge = () => text('{}', { headers: { 'content-length': '99999999' } })
    const { client } = setUp(fakeNode({ override: huge }))
    await expect(client.request('eth_gasPrice', [])).rejects.toMatchObject({ data: 'too-large' })
  })

  test('the caller can give up, and nothing is held against the endpoint', async () => {
    const node = fakeNode({ override: (seen) => (isChainId(seen) ? undefined : new Promise<Response>(() => {})) })
    const { client, health } = setUp(node)
    const controller = new AbortController()
    const asked = client.request('eth_gasPrice', [], { signal: controller.signal })
    controller.abort()
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' })
    expect(health().every(({ state }) => state !== 'failing')).toBe(true)
  })
})

describe('H156: all endpoints down', () => {
  test('reading and sending are 4901, each endpoint says so, and both come back', async () => {
    let down = true
    const node = fakeNode({
      answer: () => word(5n),
      override: () => {
        if (down) throw new TypeError('connection refused')
        return undefined
      },
    })
    const { client, health } = setUp(node, [first, second])
    await expect(client.read([balance])).rejects.toMatchObject({ code: 4901 })
    await expect(client.broadcast('0x1234')).rejects.toMatchObject({ code: 4901 })
    expect(health().map(({ state, error }) => [state, error?.data])).toEqual([
      ['failing', 'network'],
      ['failing', 'network'],
    ])
    down = false
    client.wake()
    expect((await client.read([balance])).answers).toHaveLength(1)
    expect(health()[0]).toMatchObject({ state: 'ok', error: null, blockNumber: node.block })
  })
})

function idOf(init: RequestInit): number {
  return JSON.parse(String(init.body)).id
}

function isChainId({ method }: Seen): boolean {
  return method === 'eth_chainId'
}
