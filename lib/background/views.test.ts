import { describe, expect, test, vi } from 'vitest'
import type { ViewChannel } from '../browser/viewPorts.ts'
import { decode, encode } from '../codec.ts'
import type { Mirror, Portfolio } from '../messaging/mirror.ts'
import { applyPatch, type BackgroundMessage } from '../messaging/views.ts'
import { portfolioKey } from '../portfolio/key.ts'
import type { Handlers } from './services.ts'
import { createState, initialMirror } from './state.ts'
import { createViews } from './views.ts'

const account = {
  address: '0x90F79bf6EB2c4f870365E785982E1f101E93b906',
  name: 'Main',
  kind: 'hd',
  hidden: false,
} as const

function setUp(mirror: Partial<Mirror>, handlers: Partial<Record<string, (input: never) => Promise<unknown>>> = {}) {
  const state = createState({ ...initialMirror, ...mirror })
  const sent: BackgroundMessage[] = []
  let receive: (text: unknown) => void = () => {}
  let disconnect: () => void = () => {}
  const counts: number[] = []
  const channel: ViewChannel = {
    post: (text) => sent.push(decode(text) as BackgroundMessage),
    onMessage: (listener) => {
      receive = listener
    },
    onDisconnect: (listener) => {
      disconnect = listener
    },
  }
  createViews({
    state,
    handlers: handlers as unknown as Handlers,
    ready: Promise.resolve(),
    touch: () => {},
    onCount: (count) => counts.push(count),
  })(channel)
  const flush = () => new Promise((resolve) => setTimeout(resolve, 0))
  const call = async (name: string, input: unknown = null) => {
    receive(encode({ type: 'call', id: name, name, input }))
    await flush()
    return sent.find((message) => 'id' in message && message.id === name)
  }
  return { state, sent, call, flush, counts, receive: (text: unknown) => receive(text), disconnect: () => disconnect() }
}

describe('views', () => {
  test('a view gets the whole mirror, then only what changed', async () => {
    const { state, sent, flush } = setUp({ phase: 'unlocked', accounts: [account] })
    await flush()
    state.patch({ selected: account.address })
    state.patch({ selected: account.address })
    expect(sent).toEqual([
      { type: 'snapshot', mirror: expect.objectContaining({ accounts: [account] }) },
      { type: 'patch', patch: { selected: account.address } },
    ])
  })

  test('of the portfolios, a view is told those that changed, and keeps the others as they were', async () => {
    const of = (chainId: number, number: bigint) =>
      ({
        account: account.address,
        chainId,
        block: { number, timestamp: 1n },
        rows: [],
        failures: [],
        etherPrice: null,
      }) satisfies Portfolio
    const [one, ten, mode] = [
      portfolioKey(1, account.address),
      portfolioKey(10, account.address),
      portfolioKey(34443, account.address),
    ]
    const { state, sent, flush } = setUp({ phase: 'unlocked', portfolios: { [one]: of(1, 5n), [ten]: of(10, 5n) } })
    await flush()
    const { [ten]: _, ...rest } = state.get().portfolios
    state.patch({ portfolios: { ...rest, [mode]: of(34443, 7n) }, selected: account.address })
    const [snapshot, patch] = sent
    expect(patch).toEqual({
      type: 'patch',
      patch: { selected: account.address },
      portfolios: { changed: { [mode]: of(34443, 7n) }, gone: [ten] },
    })
    if (snapshot?.type !== 'snapshot' || patch?.type !== 'patch') throw new Error('another message')
    const after = applyPatch(snapshot.mirror, patch)
    expect(after).toMatchObject({ selected: account.address, portfolios: state.get().portfolios })
    expect(after.portfolios[one]).toBe(snapshot.mirror.portfolios[one])
    expect(Object.keys(after.portfolios)).toHaveLength(2)
  })

  test('a locked wallet shows no account, position or activity, not even in a patch', async () => {
    const { state, sent, flush } = setUp({ phase: 'locked', accounts: [account] })
    await flush()
    state.patch({ accounts: [{ ...account, name: 'Renamed' }] })
    expect(encode(sent)).not.toContain(account.address)
  })

  test('locking replaces everything a view holds', async () => {
    const { state, sent, flush } = setUp({ phase: 'unlocked', accounts: [account] })
    await flush()
    state.patch({ phase: 'locked' })
    expect(sent.at(-1)).toMatchObject({ type: 'snapshot', mirror: { phase: 'locked', accounts: [] } })
  })

  test('commands that need the keys are refused while locked', async () => {
    let ran = false
    const reveal = async () => {
      ran = true
    }
    const { call } = setUp({ phase: 'locked' }, { 'vault.reveal': reveal, 'endpoints.set': reveal })
    expect(await call('vault.reveal')).toMatchObject({ type: 'error', error: { code: 4100 } })
    expect(await call('endpoints.set')).toMatchObject({ type: 'error', error: { code: 4100 } })
    expect(ran).toBe(false)
  })

  test('what a handler throws arrives without its inside, here and in the console', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
    const { call } = setUp(
      { phase: 'unlocked' },
      { 'vault.lock': async () => Promise.reject(new Error('secret detail')) },
    )
    const answer = await call('vault.lock')
    expect(answer).toMatchObject({ type: 'error', error: { code: -32603 } })
    expect(encode(answer)).not.toContain('secret detail')
    expect(logged).toHaveBeenCalledOnce()
    expect(encode(logged.mock.calls)).not.toContain('secret detail')
    logged.mockRestore()
  })

  test('unknown names, prototype names and rubbish get no handler', async () => {
    const { call, receive, flush, sent } = setUp({ phase: 'unlocked' })
    for (const name of ['constructor', '__proto__', 'toString', 'vault.nothing']) {
      expect(await call(name)).toMatchObject({ type: 'error', error: { code: -32601 } })
    }
    const before = sent.length
    for (const rubbish of [undefined, 3, '', '{', '[]', '{"type":"call"}', { type: 'call' }]) receive(rubbish)
    await flush()
    expect(sent.length).toBe(before)
  })

  test('views are counted as they come and go', async () => {
    const { counts, disconnect } = setUp({ phase: 'unlocked' })
    disconnect()
    expect(counts).toEqual([1, 0])
  })
})
