import { describe, expect, test } from 'vitest'
import { settle } from '../messaging/fakes.ts'
import { alarms, code, message, origin, sender, setup } from './approvalsFixture.ts'
import { fakeHouse, fakeOutside } from './houseFakes.ts'

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
