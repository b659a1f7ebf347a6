import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { fakePage, fakePort, fakeRuntime, fakeSender, settle } from '../messaging/fakes.ts'
import type { ToPage } from '../messaging/pageFrames.ts'
import { startRelay } from '../messaging/relay.ts'
import { createProvider } from '../provider/provider.ts'
import { fakeHouse, fakeOutside, foreign, own, second } from './houseFakes.ts'
import { acceptedSender, describeForPage } from './pages.ts'

const origin = 'https://dapp.example'
const id = (n = 1) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

/** A port of some sender to a running background, spoken to as only a relay could. */
function openPort(house: ReturnType<typeof fakeHouse>, changes: Parameters<typeof fakeSender>[0] = {}) {
  const port = fakePort(fakeSender(changes))
  const heard: ToPage[] = []
  let closed = false
  port.relay.onMessage((message) => heard.push(message))
  port.relay.onDisconnect(() => {
    closed = true
  })
  house.onPort(port.worker)
  const send = (request: unknown, n = 1, resume = false) => port.relay.post({ id: id(n), request, resume })
  const replies = () => heard.filter((message) => message.bowline === 'reply')
  return { ...port, send, heard, replies, closed: () => closed }
}

describe('who may ask', () => {
  const refused: [string, Parameters<typeof fakeSender>[0]][] = [
    ['H021: another extension', { extensionId: 'other' }],
    ['H024: a sandboxed document', { origin: 'null' }],
    ['H024: a document without an origin', { origin: null }],
    ['H024: a file', { origin: 'file://' }],
    ['H025: http', { origin: 'http://dapp.example' }],
    ['H025: http on loopback without the developer switch', { origin: 'http://localhost:5173' }],
    ['H026: a frame', { frameId: 3 }],
    ['something without a tab', { tabId: null }],
    ['H027: a prerendered document', { lifecycle: 'prerender' }],
    ['H027: a document in the back/forward cache', { lifecycle: 'cached' }],
    ['P6: an extension page', { origin: 'chrome-extension://bowline-extension' }],
  ]
  for (const [name, changes] of refused) {
    test(`${name} gets 4100 and its port closed`, async () => {
      const house = fakeHouse()
      const { send, replies, closed } = openPort(house, changes)
      send({ method: 'eth_requestAccounts' })
      await settle()
      expect(replies()).toMatchObject([{ id: id(), error: { code: 4100 } }])
      expect([closed(), house.outside.windows]).toEqual([true, []])
    })
  }
  test('loopback with the developer switch, also for what was sent before the settings were read', async () => {
    const house = fakeHouse()
    house.state.patch({ settings: { ...house.state.get().settings, developer: true } })
    for (const local of ['http://localhost:5173', 'http://127.0.0.1']) {
      const { send, replies } = openPort(house, { origin: local })
      send({ method: 'eth_chainId' })
      await settle()
      expect(replies()).toMatchObject([{ result: '0x1' }])
    }
    for (const other of ['http://localhost.evil.example', 'http://10.0.0.1', 'http://localhost@evil.example']) {
      const { send, replies } = openPort(house, { origin: other })
      send({ method: 'eth_chainId' })
      await settle()
      expect(replies()).toMatchObject([{ error: { code: 4100 } }])
    }
  })
  test('a browser that says nothing of lifecycle or document is believed', () => {
    const sender = acceptedSender(fakeSender({ lifecycle: null, documentId: null }), 'bowline-extension')
    expect(sender).toEqual({ origin, tabId: 1, frameId: 0, documentId: null })
  })
})

describe('a request over a port', () => {
  test('H012: forged members of it change nothing', async () => {
    const house = fakeHouse()
    await house.connections.ready
    await house.connections.connect('https://bank.example', [own])
    const { relay, replies } = openPort(house)
    relay.post({
      id: id(),
      request: { method: 'eth_accounts' },
      resume: false,
      origin: 'https://bank.example',
      tabId: 9,
    } as never)
    await settle()
    expect(replies()).toMatchObject([{ result: [] }])
  })
  test('that is no frame of ours is ignored', async () => {
    const { relay, replies } = openPort(fakeHouse())
    for (const message of [null, 'x', 5, [], {}, { id: 'x', resume: false }, { id: id(), request: {} }])
      relay.post(message as never)
    await settle()
    expect(replies()).toEqual([])
  })
  test('H022, H023: commands of our own views are unknown methods here', async () => {
    const { send, replies } = openPort(fakeHouse())
    send({ method: 'approvals.approve', params: [{ id: 'x', digest: '0x' }] })
    send({ type: 'call', name: 'vault.reveal', input: {} }, 2)
    await settle()
    expect(replies()).toMatchObject([{ error: { code: -32600 } }, { error: { code: -32601 } }].toReversed())
  })
  test('H015: the same id twice while it waits is -32600; later it is a new request', async () => {
    const house = fakeHouse()
    const { send, replies } = openPort(house)
    send({ method: 'eth_requestAccounts' })
    send({ method: 'eth_requestAccounts' })
    await settle()
    expect(replies()).toMatchObject([{ error: { code: -32600 } }])
    await house.rejectFirst()
    await settle()
    expect(replies()[1]).toMatchObject({ error: { code: 4001 } })
    send({ method: 'eth_requestAccounts' })
    await settle()
    expect([replies().length, house.state.get().approvals.length]).toEqual([2, 1])
  })
  test('H008: limits are counted again in the worker', async () => {
    const { send, replies } = openPort(fakeHouse())
    send({ method: 'eth_call', params: ['a'.repeat(2 * 1024 * 1024)] })
    await settle()
    expect(replies()).toMatchObject([{ error: { code: -32602 } }])
  })
  test('H016: 10,000 in a second: -32005 after the burst, then everything works again', async () => {
    const house = fakeHouse()
    const { send, replies } = openPort(house)
    for (let n = 0; n < 10_000; n++) send({ method: 'eth_chainId' }, n)
    await settle(20)
    const limited = replies().filter((reply) => 'error' in reply && reply.error.code === -32005)
    expect([replies().length, limited.length]).toEqual([10_000, 9_000])
    house.outside.clock += 1_000
    send({ method: 'eth_chainId' }, 10_001)
    await settle()
    expect(replies().at(-1)).toMatchObject({ result: '0x1' })
  })
  test('P16: what breaks inside reaches the page as -32603 and says nothing', async () => {
    const alarm = vi.spyOn(console, 'error').mockImplementation(() => {})
    const house = fakeHouse(fakeOutside(), {
      answerNode: () => {
        throw new TypeError('secret path /home/x of 0xabc')
      },
    })
    const { send, replies } = openPort(house)
    send({ method: 'eth_blockNumber' })
    await settle()
    expect(JSON.stringify(replies())).not.toMatch(/secret|home|0xabc|stack/)
    expect(replies()).toMatchObject([{ error: { code: -32603 } }])
    alarm.mockRestore()
  })
})

test('P16: only what a contract reverted with goes to a page as data', () => {
  const error = (data: string) => Object.assign(Object.create(null), { data })
  expect(error('x').data).toBe('x')
  const alarm = vi.spyOn(console, 'error').mockImplementation(() => {})
  expect(describeForPage('thrown text')).toEqual({ code: -32603, message: expect.any(String) })
  alarm.mockRestore()
})

describe('events', () => {
  test('P14: leave for the documents of the connected origin only', async () => {
    const house = fakeHouse()
    await house.connections.ready
    const one = openPort(house)
    const other = openPort(house, { origin: 'https://other.example', tabId: 2 })
    await settle()
    expect([one.heard, other.heard]).toEqual(Array(2).fill([{ bowline: 'state', accounts: [], chainId: '0x1' }]))
    await house.connections.connect(origin, [own, second])
    await house.selection.select(second)
    await settle()
    await house.keeper.lock()
    await settle()
    await house.keeper.unlock()
    await settle()
    await house.connections.revoke(origin)
    await settle()
    expect(one.heard.slice(1).map((message) => 'accounts' in message && message.accounts)).toEqual([
      [own, second],
      [second, own],
      [],
      [second, own],
      [],
    ])
    expect(other.heard).toHaveLength(1)
    expect(new Set(house.outside.woken)).toEqual(new Set([origin]))
  })
})

test('H028: a document that is left loses its request, and the next one hears nothing of it', async () => {
  const house = fakeHouse()
  await house.connections.ready
  await house.connections.connect(origin, [own])
  const before = openPort(house)
  before.send({ method: 'personal_sign', params: ['hello', own] })
  await settle()
  expect(house.state.get().approvals).toHaveLength(1)
  before.relay.disconnect()
  const after = openPort(house, { origin: 'https://trusted.example', documentId: 'document-2' })
  await settle()
  expect([house.state.get().approvals, after.replies(), house.outside.signed]).toEqual([[], [], []])
})

test('H029: everything of one document is bound to its own origin and goes with it', async () => {
  const house = fakeHouse()
  await house.connections.ready
  await house.connections.connect(origin, [own])
  const { send, relay, replies } = openPort(house)
  for (let n = 0; n < 20; n++) send({ method: 'eth_chainId' }, n)
  send({ method: 'personal_sign', params: ['hello', own] }, 21)
  await settle()
  expect(house.state.get().approvals.map(({ requester }) => requester.origin)).toEqual([origin])
  expect(replies()).toHaveLength(20)
  relay.disconnect()
  await settle()
  expect(house.state.get().approvals).toEqual([])
})

// ── Page, provider, relay and background together ────────────────────────────────────────────────────────────────

function browserWith(outside = fakeOutside()) {
  const page = fakePage(origin)
  let house: ReturnType<typeof fakeHouse> | null = null
  const browser = fakeRuntime(() => {
    house = fakeHouse(outside)
    return house
  })
  startRelay(page as never, browser.runtime)
  const provider = createProvider(page as never)
  return { page, browser, provider, outside, house: () => house as ReturnType<typeof fakeHouse> }
}
const answersById = (page: ReturnType<typeof fakePage>) => {
  const counts = new Map<string, number>()
  for (const { bowline, id: one = '' } of page.seen)
    if (bowline === 'reply') counts.set(one, (counts.get(one) ?? 0) + 1)
  return [...counts.values()]
}

test('a page connects, signs and hears the events, end to end', async () => {
  const { provider, house } = browserWith()
  const events: unknown[] = []
  for (const name of ['connect', 'accountsChanged']) provider.on(name, (payload) => events.push([name, payload]))
  const accounts = provider.request({ method: 'eth_requestAccounts' })
  await settle()
  await house().approveFirst([own])
  await expect(accounts).resolves.toEqual([own])
  const signature = provider.request({ method: 'personal_sign', params: ['0x6869', own] })
  await settle()
  await house().approveFirst()
  await expect(signature).resolves.toMatch(/^0x/)
  expect(events).toEqual([
    ['connect', { chainId: '0x1' }],
    ['accountsChanged', [own]],
  ])
})

test('a worker killed between any two steps yields exactly one reply per request and one signature per approval', async () => {
  const transaction = { from: own, to: foreign, value: '0x1' }
  const requests = [
    { method: 'eth_chainId' },
    { method: 'eth_requestAccounts' },
    { method: 'personal_sign', params: ['0x6869', own] },
    { method: 'eth_sendTransaction', params: [transaction] },
    { method: 'eth_getBalance', params: [own] },
    { method: 'eth_sign', params: [own, '0x'] },
  ] as const
  const step = fc.record({
    request: fc.option(fc.nat(requests.length - 1), { nil: undefined }),
    decision: fc.constantFrom('approve', 'approve', 'reject', 'nothing'),
    /** Microtasks that pass before the worker dies; undefined lets it live. */
    death: fc.option(fc.nat(60), { nil: undefined }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
      const outside = fakeOutside()
      const { page, browser, provider, house } = browserWith(outside)
      browser.start()
      await house().connections.ready
      await house().connections.connect(origin, [own])
      const outcomes: Promise<unknown>[] = []
      const decide = async (decision: string) => {
        const first = house().state.get().approvals[0]
        if (first === undefined || decision === 'nothing') return
        const accounts = first.request.kind === 'connect' ? [own] : undefined
        await (decision === 'reject' ? house().rejectFirst() : house().approveFirst(accounts))
      }
      for (const { request, decision, death } of steps) {
        if (request !== undefined) {
          outcomes.push(
            provider.request(requests[request] as never).then(
              () => 'result',
              (error) => error.code,
            ),
          )
        }
        if (decision !== 'nothing') await settle(2)
        // What a view was told when its worker died is the view's affair.
        void decide(decision).catch(() => {})
        if (death === undefined) continue
        for (let tick = 0; tick < death; tick++) await Promise.resolve()
        browser.kill()
      }
      // Whatever still waits is rejected in the end, as a closed window would.
      browser.start()
      for (let round = 0; round < 40 && answersById(page).length < outcomes.length; round++) {
        await settle(2)
        await house().approvals.rejectAll(null)
      }
      const codes = await Promise.all(outcomes)
      expect(answersById(page)).toEqual(outcomes.map(() => 1))
      for (const outcome of codes) expect(['result', 4001, 4200, -32002, -32005]).toContain(outcome)
      const sent = outside.signed.filter((text) => text.startsWith('transaction'))
      expect(sent).toHaveLength(outside.journal.size)
      expect(new Set(sent.map((text) => text.split(' ')[1])).size).toBe(sent.length)
      const granted = codes.filter((_, index) => {
        const asked = steps.filter((one) => one.request !== undefined)[index]?.request
        return asked === 3 && codes[index] === 'result'
      })
      expect(sent.length).toBe(granted.length)
      browser.kill()
    }),
    { numRuns: 200 },
  )
}, 120_000)
