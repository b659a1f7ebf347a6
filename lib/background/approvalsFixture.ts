import { expect, vi } from 'vitest'
import type { ApprovalRequest } from '../messaging/mirror.ts'
import { fakeHouse, foreign, own, second } from './houseFakes.ts'

export const origin = 'https://dapp.example'
export const sender = { origin, tabId: 1, frameId: 0, documentId: 'document-1' }
export const message = { kind: 'message', account: own, bytes: '0x6869', text: 'hi' } satisfies ApprovalRequest
export const code = (wanted: number) => expect.objectContaining({ code: wanted })
/** Approved digests that are wrong are written to the console: kept out of the run's output, and counted. */
export const alarms = () => vi.spyOn(console, 'error').mockImplementation(() => {})

/** A house whose test site is connected, and `open`, which asks in the site's name. */
export async function setup(...given: Parameters<typeof fakeHouse>) {
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

export const transaction = (changes = {}): ApprovalRequest => ({
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
