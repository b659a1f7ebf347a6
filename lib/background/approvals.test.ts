import { describe, expect, test, vi } from 'vitest'
import { settle } from '../messaging/fakes.ts'
import type { Explanation } from '../messaging/mirror.ts'
import { alarms, code, message, sender, setup, transaction } from './approvalsFixture.ts'
import { fakeOutside, foreign, own, plainExplanation, second } from './houseFakes.ts'
import { NotReadyError } from './transactions.ts'

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
