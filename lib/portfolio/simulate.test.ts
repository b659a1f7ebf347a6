import { describe, expect, test } from 'vitest'
import { createChainClient } from '../chain/client.ts'
import { fakeNode } from '../chain/fakeNode.ts'
import { allocationManager } from '../protocols/eigenlayer/abi.ts'
import { nativeStrategy } from '../protocols/eigenlayer/addresses.ts'
import { call } from '../protocols/plan.ts'
import type { Read } from '../protocols/types.ts'
import { shares } from '../units.ts'
import { readAccount } from './account.ts'
import { answerFrom, type FakeWorld, fakeWorld } from './fakeContracts.ts'
import { simulateReads } from './simulate.ts'

const ether = 10n ** 18n
const account = '0x90F79bf6EB2c4f870365E785982E1f101E93b906'
const operator = '0xDbEd88D83176316fc46797B43aDeE927Dc2ff2F5'
const key = account.toLowerCase()
const transaction = { to: operator, data: '0x', value: 0n } as const

/** A node where the transaction turns one world into another. */
function setUp(before: FakeWorld, after: FakeWorld) {
  const answers = { now: answerFrom(before), before: answerFrom(before), after: answerFrom(after) }
  const node = fakeNode({
    block: before.block,
    timestamp: before.timestamp,
    answer: (call, when) => answers[when](call),
  })
  const client = createChainClient({
    chainId: 1,
    endpoints: () => ['https://first.example/'],
    allowLoopback: () => false,
    onHealth: () => {},
    fetch: node.fetch,
    now: () => 0,
  })
  return { node, client }
}

const withdrawal = (startBlock: bigint) => ({
  withdrawal: {
    staker: account,
    delegatedTo: operator,
    withdrawer: account,
    nonce: 0n,
    startBlock,
    strategies: [nativeStrategy],
    scaledShares: [shares(5n * ether)],
  } as const,
  sharesNow: [5n * ether],
})
const input = { from: account, transaction, plan: () => readAccount(account) } as const
const kinds = (reading: { positions: readonly { kind: string }[] }) => reading.positions.map(({ kind }) => kind)

describe('before and after', () => {
  test('of a transfer: one request', async () => {
    const { node, client } = setUp(
      fakeWorld({ ether: { [key]: 9n * ether } }),
      fakeWorld({ ether: { [key]: 4n * ether } }),
    )
    const { before, after, requests, outcome } = await simulateReads(client, input)
    expect([requests, node.count()]).toEqual([1, 1])
    expect(before.positions).toMatchObject([{ kind: 'token', balance: 9n * ether }])
    expect(after.positions).toMatchObject([{ kind: 'token', balance: 4n * ether }])
    expect(outcome.ok).toBe(true)
  })

  test('of queueing a withdrawal: one request, since what is queued now needs no history', async () => {
    const world = fakeWorld()
    const deposits = { [key]: [{ strategy: nativeStrategy, shares: 5n * ether, withdrawable: 5n * ether }] } as const
    const { client } = setUp(fakeWorld({ deposits }), fakeWorld({ queued: { [key]: [withdrawal(world.block + 1n)] } }))
    const { before, after, requests } = await simulateReads(client, input)
    expect(requests).toBe(1)
    expect(kinds(before)).toEqual(['token', 'restaked'])
    expect(kinds(after)).toEqual(['token', 'withdrawal'])
  })

  test('with an older withdrawal: two, and one when the last refresh left its hints', async () => {
    const world = () => fakeWorld({ queued: { [key]: [withdrawal(24_999_000n)] } })
    const { client } = setUp(world(), world())
    expect((await simulateReads(client, input)).requests).toBe(2)
    const hint = call(allocationManager, 'getMaxMagnitudesAtBlock', [operator, [nativeStrategy], 24_999_000])
    expect((await simulateReads(client, { ...input, hints: [hint] })).requests).toBe(1)
  })

  test('a plan that never has enough is answered after three requests, with failures instead of guesses', async () => {
    let turn = 0
    const node = fakeNode({ answer: () => '0x' })
    const client = createChainClient({
      chainId: 1,
      endpoints: () => ['https://first.example/'],
      allowLoopback: () => false,
      onHealth: () => {},
      fetch: node.fetch,
      now: () => 0,
    })
    function* restless(): Read<number> {
      let failed = 0
      for (let round = 0; round < 6; round += 1) {
        turn += 1
        const data = `0x${turn.toString(16).padStart(8, '0')}` as const
        const [answer] = yield [{ to: operator, data } as const]
        if (answer?.ok === false) failed += 1
      }
      return failed
    }
    const { before, requests } = await simulateReads(client, { from: account, transaction, plan: restless })
    expect(requests).toBe(3)
    expect(before).toBeGreaterThan(0)
  })
})
