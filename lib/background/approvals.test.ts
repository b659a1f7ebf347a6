import { describe, expect, test, vi } from 'vitest'
import { settle } from '../messaging/fakes.ts'
import type { ApprovalRequest, Explanation } from '../messaging/mirror.ts'
import { fakeHouse, fakeOutside, foreign, otherChain, own, plainExplanation, second } from './houseFakes.ts'
import { NotReadyError } from './transactions.ts'

const origin = 'https://dapp.example'
const sender = { origin, tabId: 1, frameId: 0, documentId: 'document-1' }
const message: ApprovalRequest = { kind: 'message', account: own, bytes: '0x6869', text: 'hi' }
const code = (wanted: number) => expect.objectContaining({ code: wanted })
/** Approved digests that are wrong are written to the console: kept out of the run's output, and counted. */
const alarms = () => vi.spyOn(console, 'error').mockImplementation(() => {})

async function setup(...given: Parameters<typeof fakeHouse>) {
  const house = fakeHouse(...given)
  await house.approvals.ready
  if (house.outside.unlocked) await house.connections.connect(origin, [own, second])
  let count = 0
  const open = (request: ApprovalRequest = message, from: string | null = origin, requestId = `request-${++count}`) => {
    const method =
      { message: 'personal_sign', connect: 'eth_requestAccounts' }[request.kind as string] ?? 'eth_sendTransaction'
    const asked = house.approvals.open({
      sender: from === null ? null : { ...sender, origin: from },
      requestId,
      method,
      params: null,
      chainId: 1,
      request,
    })
    asked.catch(() => {})
    return asked
  }
  const views = () => house.state.get().approvals
  return { ...house, open, views }
}
const transaction = (changes = {}): ApprovalRequest => ({
  kind: 'transaction',
  account: own,
  replaces: null,
  transaction: {
    to: foreign,
    data: '0x',
    value: 1n,
    gas: null,
    nonce: null,
    maxFeePerGas: null,
    maxPriorityFeePerGas: null,
    speed: 'normal',
    quotes: null,
    baseFeePerGas: null,
    ...changes,
  },
})

describe('what waits', () => {
  test('A1: is shown in the order it came, in one window, counted on the button', async () => {
    const { open, views, outside } = await setup()
    for (let n = 0; n < 3; n++) void open({ ...message, text: `${n}` })
    await settle()
    expect(views().map(({ request }) => 'text' in request && request.text)).toEqual(['0', '1', '2'])
    expect([outside.windows.length, outside.badge]).toEqual([1, 3])
  })
  test('A1: only the first can be approved', async () => {
    const { open, views, approvals } = await setup()
    void open()
    void open()
    await settle()
    const [, last] = views()
    await approvals.shown(last as never)
    await expect(approvals.approve(last as never)).rejects.toEqual(code(-32000))
  })
  test('H049: 30 in a second: 10 wait, the rest is -32005, in one window', async () => {
    const { open, views, outside } = await setup()
    const all = await Promise.allSettled(Array.from({ length: 30 }, () => Promise.race([open(), settle(1)])))
    expect(all.filter(({ status }) => status === 'rejected')).toHaveLength(20)
    expect(all.find(({ status }) => status === 'rejected')).toMatchObject({ reason: code(-32005) })
    expect([views().length, outside.windows.length]).toEqual([10, 1])
  })
  test('30 of all origins together', async () => {
    const { open, views } = await setup()
    for (let n = 0; n < 40; n++) void open({ kind: 'connect', candidates: [own] }, `https://site${n}.example`)
    await settle()
    expect(views()).toHaveLength(30)
  })
  test('H036: 50 times the same prompt: one window, the others -32002', async () => {
    const { rpc, outside, views } = await setup()
    const site = { ...sender, origin: 'https://new.example' }
    const ask = () =>
      rpc.handle({
        sender: site,
        requestId: crypto.randomUUID(),
        request: { method: 'eth_requestAccounts' },
        resume: false,
      })
    const all = await Promise.allSettled(Array.from({ length: 50 }, () => Promise.race([ask(), settle(2)])))
    expect(all.filter((one) => one.status === 'rejected' && one.reason.code === -32002)).toHaveLength(49)
    expect([views().length, outside.windows.length]).toEqual([1, 1])
  })
  test('A9: a second request leaves the window where it is', async () => {
    const { open, outside } = await setup()
    void open()
    await settle()
    void open()
    await settle()
    expect(outside.windows).toEqual([{ id: 1, open: true }])
  })
  test('the window closes itself when nothing waits, and the next request opens another', async () => {
    const { open, rejectFirst, outside } = await setup()
    void open()
    await settle()
    await rejectFirst()
    await vi.waitFor(() => expect(outside.windows).toEqual([{ id: 1, open: false }]))
    void open()
    await settle()
    expect(outside.windows[1]).toEqual({ id: 2, open: true })
  })
  test('a view keeps its object while only other requests change', async () => {
    const { open, views } = await setup()
    void open()
    await settle()
    const [before] = views()
    void open()
    await settle()
    expect(views()[0]).toBe(before)
  })
})

describe('approving', () => {
  test('signs exactly what was shown and answers once', async () => {
    const { open, approveFirst, outside, views } = await setup()
    const asked = open()
    await settle()
    await approveFirst()
    await expect(asked).resolves.toMatch(/^0x/)
    expect([outside.signed, views(), outside.badge]).toEqual([[`message ${own} 0x6869`], [], 0])
  })
  test('H053: with a wrong, stale or missing id or digest nothing is signed and it keeps waiting', async () => {
    const alarm = alarms()
    const { open, views, approvals, outside } = await setup()
    void open()
    await settle()
    const { id, digest } = views()[0] as { id: string; digest: `0x${string}` }
    await approvals.shown({ id, digest })
    for (const input of [{ id, digest: '0x00' }, { id }, { id, digest: null }]) {
      await expect(approvals.approve(input as never)).rejects.toEqual(code(-32000))
    }
    for (const input of [{ id: 'other', digest }, { digest }, { id: { toString: () => id }, digest }]) {
      await expect(approvals.approve(input as never)).rejects.toEqual(code(-32001))
    }
    await approvals.revise(id, { ...message, text: 'other' })
    await expect(approvals.approve({ id, digest })).rejects.toEqual(code(-32000))
    expect([outside.signed, views().length, alarm.mock.calls.length]).toEqual([[], 1, 4])
    alarm.mockRestore()
  })
  test('H054: undefined, {} and twice', async () => {
    const { open, approvals, approveFirst, outside, views } = await setup()
    const asked = open()
    await settle()
    for (const input of [undefined, {}, null])
      await expect(approvals.approve(input as never)).rejects.toEqual(code(-32001))
    const [first] = views()
    await approveFirst()
    await expect(approvals.approve(first as never)).rejects.toEqual(code(-32001))
    await asked
    expect(outside.signed).toHaveLength(1)
  })
  test('H059, H051: two views at once: one wins, the other is told, one signature', async () => {
    const { open, approvals, views, outside } = await setup()
    const asked = open()
    await settle()
    const [first] = views() as [never]
    await approvals.shown(first)
    const both = await Promise.allSettled([
      approvals.approve(first),
      approvals.approve(first),
      approvals.reject((first as { id: string }).id),
    ])
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected'])
    await asked
    expect(outside.signed).toHaveLength(1)
  })
  test('before it was shown, and after a change that was not shown again, is refused', async () => {
    const { open, approvals, views, outside } = await setup()
    void open()
    await settle()
    await expect(approvals.approve(views()[0] as never)).rejects.toEqual(code(-32000))
    await approvals.shown(views()[0] as never)
    await approvals.revise(views()[0]?.id ?? '', { ...message, text: 'changed' })
    await expect(approvals.approve(views()[0] as never)).rejects.toEqual(code(-32000))
    expect(outside.signed).toEqual([])
  })
  test('H050: a request that comes right before the click does not change what is signed', async () => {
    const { open, approvals, views, outside } = await setup()
    const asked = open()
    await settle()
    const [first] = views() as [never]
    await approvals.shown(first)
    void open({ ...message, bytes: '0xbad0' })
    await approvals.approve(first)
    await asked
    expect(outside.signed).toEqual([`message ${own} 0x6869`])
  })
  test('while the explanation or the simulation is missing is refused', async () => {
    for (const explanation of [null, { ...plainExplanation, simulation: { status: 'pending' } } as Explanation]) {
      const { open, approveFirst, outside } = await setup(fakeOutside(), { explanation })
      void open()
      await settle()
      await expect(approveFirst()).rejects.toEqual(code(-32000))
      expect(outside.signed).toEqual([])
    }
  })
  test('of something blocked is refused, whatever the view says', async () => {
    const explanation: Explanation = {
      ...plainExplanation,
      warnings: [{ id: 'x', level: 'blocked', sentence: { key: 'x' } }],
    }
    const { open, approveFirst, rejectFirst, outside } = await setup(fakeOutside(), { explanation })
    const asked = open()
    await settle()
    await expect(approveFirst()).rejects.toEqual(code(-32000))
    await rejectFirst()
    await expect(asked).rejects.toEqual(code(4001))
    expect(outside.signed).toEqual([])
  })
  test('of a transaction whose figures are missing is refused', async () => {
    const { open, approveFirst, outside } = await setup(fakeOutside(), { prepare: false })
    void open(transaction())
    await settle()
    await expect(approveFirst()).rejects.toEqual(code(-32000))
    expect(outside.signed).toEqual([])
  })
  test('to connect needs accounts that were offered', async () => {
    const { open, approveFirst, connections } = await setup()
    const site = 'https://new.example'
    const asked = open({ kind: 'connect', candidates: [own, second] }, site)
    await settle()
    for (const accounts of [undefined, [], [foreign], [own, foreign], own, [null]]) {
      await expect(approveFirst(accounts as never)).rejects.toEqual(code(-32000))
    }
    await approveFirst([second])
    await expect(asked).resolves.toEqual([second])
    expect(connections.get(site)?.accounts).toEqual([second])
  })
})

describe('new figures', () => {
  test('raise the revision, change the digest and keep the explanation of the same call', async () => {
    const { open, views, approvals } = await setup()
    void open(transaction())
    await settle()
    const before = views()[0]
    await approvals.revise(before?.id ?? '', transaction({ gas: 50_000n }))
    expect(views()[0]?.digest).not.toBe(before?.digest)
    expect(views()[0]?.explanation).toBe(plainExplanation)
    await approvals.revise(before?.id ?? '', transaction({ value: 2n }))
    expect(views()[0]?.explanation).toBeNull()
  })
  test('needed after the approval put it back to waiting, without an answer', async () => {
    const { open, approvals, transactions, approveFirst, views } = await setup()
    let answered = false
    transactions.send = async ({ id, request }) => {
      void approvals.revise(id, {
        ...request,
        transaction: { ...(request as never as { transaction: object }).transaction, nonce: 7 },
      } as never)
      throw new NotReadyError('the nonce is taken')
    }
    open(transaction())
      .finally(() => {
        answered = true
      })
      .catch(() => {})
    await settle()
    await approveFirst()
    await settle()
    expect(answered).toBe(false)
    expect(views()).toMatchObject([{ state: 'waiting', error: code(-32000), request: { transaction: { nonce: 7 } } }])
  })
  test('a failure to find them is shown and does not answer the page', async () => {
    const { open, transactions, views } = await setup()
    transactions.prepare = async () => {
      throw new NotReadyError('no endpoint')
    }
    void open(transaction())
    await settle()
    expect(views()).toMatchObject([{ state: 'waiting', error: { message: 'no endpoint' } }])
  })
})

describe('A4: what cancels', () => {
  const kinds: [string, ApprovalRequest][] = [
    ['a message', message],
    ['a transaction', transaction()],
    ['a connection', { kind: 'connect', candidates: [own] }],
  ]
  for (const [name, request] of kinds) {
    test(`H055: locking cancels ${name} with 4001; nothing resumes after the unlock`, async () => {
      const { open, keeper, views, outside } = await setup()
      const asked = open(request)
      await settle()
      await keeper.lock()
      await expect(asked).rejects.toEqual(code(4001))
      await keeper.unlock()
      await settle()
      expect([views(), outside.signed]).toEqual([[], []])
    })
    test(`H040: choosing another account cancels ${name} with 4001`, async () => {
      const { open, selection } = await setup()
      const asked = open(request)
      await settle()
      await selection.select(second)
      await expect(asked).rejects.toEqual(code(4001))
    })
    test(`H028, H030: the page being left or closed cancels ${name}`, async () => {
      const { open, approvals, views, outside } = await setup()
      const asked = open(request, origin, 'of-this-page')
      await settle()
      approvals.abandon(['of-this-page'], sender)
      await expect(asked).rejects.toEqual(code(4001))
      await vi.waitFor(() => expect(outside.windows[0]?.open).toBe(false))
      expect(views()).toEqual([])
    })
    test(`H056: closing the window cancels ${name} with 4001`, async () => {
      const { open, closeWindow, views } = await setup()
      const asked = open(request)
      await settle()
      closeWindow(1)
      await expect(asked).rejects.toEqual(code(4001))
      expect(views()).toEqual([])
    })
  }
  test('H056: closing the window answers everything that waits exactly once', async () => {
    const { open, closeWindow, outside } = await setup()
    const settled = vi.fn()
    for (let n = 0; n < 5; n++) open().catch(settled)
    await settle()
    closeWindow(1)
    closeWindow(1)
    await settle()
    expect(settled.mock.calls.map(([error]) => error.code)).toEqual([4001, 4001, 4001, 4001, 4001])
    expect(outside.badge).toBe(0)
  })
  test('H040: losing the permission is 4100, and only for what needed it', async () => {
    const { open, connections } = await setup()
    const [one, two, other] = [
      open(message),
      open({ ...message, account: second }),
      open({ kind: 'connect', candidates: [own] }, 'https://else.example'),
    ]
    await settle()
    await connections.setAccounts(origin, [own])
    await expect(two).rejects.toEqual(code(4100))
    await connections.revoke(origin)
    await expect(one).rejects.toEqual(code(4100))
    await expect(Promise.race([other, settle(2).then(() => 'waits')])).resolves.toBe('waits')
  })
  test('H041: a switch of chain cancels what was asked for on the old one', async () => {
    const { open, connections } = await setup()
    const asked = open()
    await settle()
    await connections.setChain(origin, otherChain)
    await expect(asked).rejects.toEqual(code(4001))
  })
  test('removing the account', async () => {
    const { open, keeper } = await setup()
    const asked = open({ ...message, account: second }, null)
    await settle()
    await keeper.removeAccount(second)
    await expect(asked).rejects.toEqual(code(4001))
  })
  test('a lock that nobody was told of is found at the click', async () => {
    const { open, approvals, views, outside } = await setup()
    const asked = open()
    await settle()
    await approvals.shown(views()[0] as never)
    outside.unlocked = false
    await expect(approvals.approve(views()[0] as never)).rejects.toEqual(code(4001))
    await expect(asked).rejects.toEqual(code(4001))
    expect(outside.signed).toEqual([])
  })
})

describe('A8: prompts that annoy', () => {
  test('H060: three rejections within 30 s silence the origin for 60 s', async () => {
    const { open, rejectFirst, outside } = await setup()
    for (let n = 0; n < 3; n++) {
      void open()
      await settle()
      await rejectFirst()
      outside.clock += 5_000
    }
    await expect(open()).rejects.toEqual(code(-32005))
    const elsewhere = open({ kind: 'connect', candidates: [own] }, 'https://else.example')
    await settle()
    await rejectFirst()
    await expect(elsewhere).rejects.toEqual(code(4001))
    outside.clock += 60_000
    const again = open()
    await settle()
    await rejectFirst()
    await expect(again).rejects.toEqual(code(4001))
  })
  test('three rejections spread over a minute do not', async () => {
    const { open, rejectFirst, outside } = await setup()
    for (let n = 0; n < 4; n++) {
      const asked = open()
      await settle()
      await rejectFirst()
      await expect(asked).rejects.toEqual(code(4001))
      outside.clock += 20_000
    }
  })
  test('H060: rotating subdomains open no more than ten windows a minute', async () => {
    const { open, closeWindow, outside } = await setup()
    const refused: unknown[] = []
    for (let n = 0; n < 15; n++) {
      open({ kind: 'connect', candidates: [own] }, `https://a${n}.example`).catch((error) => refused.push(error.code))
      await settle(4)
      closeWindow(outside.windows.length)
      await settle(2)
    }
    expect(outside.windows).toHaveLength(10)
    expect(refused.filter((one) => one === -32005)).toHaveLength(5)
  })
})

describe('after the approval', () => {
  test('what goes wrong reaches the page with a code that no library repeats, and stays on screen until it is read', async () => {
    const { open, approveFirst, rejectFirst, keeper, views } = await setup()
    keeper.signMessage = async () => {
      throw new TypeError('inside')
    }
    const alarm = alarms()
    const asked = open()
    await settle()
    await approveFirst()
    await expect(asked).rejects.toEqual(code(-32003))
    await expect(asked).rejects.not.toMatchObject({ message: expect.stringContaining('inside') })
    expect(views()).toMatchObject([{ state: 'failed' }])
    await rejectFirst()
    expect(views()).toEqual([])
    alarm.mockRestore()
  })
  test('a lock between the click and the signature is 4001 and signs nothing', async () => {
    const { open, approvals, views, outside, keeper } = await setup()
    const asked = open()
    await settle()
    await approvals.shown(views()[0] as never)
    const approved = approvals.approve(views()[0] as never)
    await Promise.resolve()
    expect(views()).toMatchObject([{ state: 'working' }])
    await keeper.lock()
    await approved
    await expect(asked).rejects.toEqual(code(4001))
    expect(outside.signed).toEqual([])
  })
})

describe('when the worker was killed', () => {
  const reopened = async (first: { kill(): void; outside: ReturnType<typeof fakeOutside> }) => {
    first.kill()
    await settle()
    const house = fakeHouse(first.outside)
    await house.approvals.ready
    return { ...house, views: () => house.state.get().approvals }
  }
  test('H057: what was shown is shown again, and the page that asks again gets the answer', async () => {
    const first = await setup()
    void first.open(message, origin, 'r')
    await settle()
    const next = await reopened(first)
    expect(next.views()).toMatchObject([{ request: message, state: 'waiting' }])
    const asked = next.approvals.resume('r', sender)
    await next.approveFirst()
    await expect(asked).resolves.toMatch(/^0x/)
    expect([next.outside.signed.length, next.outside.windows.length]).toEqual([1, 1])
  })
  test('what nobody asks for again is cancelled, and cannot be approved meanwhile', async () => {
    const first = await setup()
    void first.open(message, origin, 'r')
    await settle()
    const next = await reopened(first)
    // The answer waits for the document; when it does not come, there is nothing left to approve.
    await expect(next.approveFirst()).rejects.toEqual(code(-32001))
    expect(next.views()).toEqual([])
    await expect(next.approvals.resume('r', sender)).rejects.toEqual(code(4001))
  })
  test('P15: another document, tab or origin gets neither the request nor its answer', async () => {
    const first = await setup()
    void first.open(message, origin, 'r')
    await settle()
    const next = await reopened(first)
    for (const other of [{ origin: 'https://else.example' }, { tabId: 2 }, { documentId: 'document-2' }]) {
      expect(next.approvals.resume('r', { ...sender, ...other })).toBeNull()
    }
    expect(next.approvals.resume('other', sender)).toBeNull()
  })
  test('an answer that did not arrive is given again, once and for all', async () => {
    const first = await setup()
    const asked = first.open(message, origin, 'r')
    await settle()
    await first.approveFirst()
    const signature = await asked
    const next = await reopened(first)
    await expect(next.approvals.resume('r', sender)).resolves.toBe(signature)
    expect(next.outside.signed).toHaveLength(1)
    next.approvals.abandon(['r'], sender)
    expect(next.approvals.resume('r', sender)).toBeNull()
  })
  test('a window closed meanwhile counts as no', async () => {
    const first = await setup()
    void first.open(message, origin, 'r')
    await settle()
    first.kill()
    const shown = first.outside.windows[0]
    if (shown) shown.open = false
    const next = await reopened(first)
    await settle()
    await expect(next.approvals.resume('r', sender)).rejects.toEqual(code(4001))
    expect(next.views()).toEqual([])
  })
  test('locked meanwhile: 4001, and the unlock brings nothing back', async () => {
    const first = await setup()
    void first.open(message, origin, 'r')
    await settle()
    first.outside.unlocked = false
    const next = await reopened(first)
    await settle()
    expect(next.views()).toEqual([])
    await expect(next.approvals.resume('r', sender)).rejects.toEqual(code(4001))
  })
  test('H053: a stored request that was changed is refused', async () => {
    const alarm = alarms()
    const first = await setup()
    void first.open(message, origin, 'r')
    await settle()
    const [id] = first.views().map((view) => view.id)
    const text = String(first.outside.session.entries.get(`approval.${id}`))
    first.outside.session.entries.set(`approval.${id}`, text.replace('0x6869', '0xbad0'))
    const next = await reopened(first)
    await settle()
    expect(next.views()).toEqual([])
    await expect(next.approvals.resume('r', sender)).rejects.toEqual(code(4001))
    expect(alarm).toHaveBeenCalled()
    alarm.mockRestore()
  })
  test('rejections and windows are remembered', async () => {
    const first = await setup()
    for (let n = 0; n < 3; n++) {
      void first.open()
      await settle()
      await first.rejectFirst()
    }
    const next = await reopened(first)
    const input = { sender, requestId: 'x', method: 'personal_sign', params: null, chainId: 1, request: message }
    await expect(next.approvals.open(input)).rejects.toEqual(code(-32005))
  })
  test('an unlock that the worker did not live to follow is followed by the next one', async () => {
    const outside = { ...fakeOutside(), unlocked: false }
    const first = await setup(outside)
    const site = { ...sender, origin: 'https://new.example' }
    void first.rpc.handle({ sender: site, requestId: 'r', request: { method: 'eth_requestAccounts' }, resume: false })
    await settle()
    first.kill()
    outside.unlocked = true
    const next = await reopened(first)
    await settle()
    expect(next.views()).toMatchObject([{ request: { kind: 'connect' } }])
  })
})

test('a store that refuses the request refuses it before anybody is asked', async () => {
  const { open, outside, session, views } = await setup()
  session.set = async () => {
    throw new Error('quota')
  }
  await expect(open()).rejects.toEqual(code(-32603))
  expect([outside.windows, views()]).toEqual([[], []])
})

test('a window that does not open is -32603, since nobody was asked', async () => {
  const alarm = alarms()
  const { open, windows, views } = await setup()
  windows.open = async () => {
    throw new Error('no display')
  }
  await expect(open()).rejects.toEqual(code(-32603))
  expect(views()).toEqual([])
  alarm.mockRestore()
})
