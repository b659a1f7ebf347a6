import { describe, expect, test, vi } from 'vitest'
import { settle } from '../messaging/fakes.ts'
import type { ApprovalRequest } from '../messaging/mirror.ts'
import { code, message, origin, sender, setup, transaction } from './approvalsFixture.ts'
import { otherChain, own, second } from './houseFakes.ts'

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
