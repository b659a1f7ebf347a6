import { describe, expect, test } from 'vitest'
import { erc20 } from '../protocols/erc20.ts'
import { at, call } from '../protocols/plan.ts'
import { createChainClient } from './client.ts'
import { type FakeNode, fakeNode, type Seen, word } from './fakeNode.ts'

const someone = '0x90F79bf6EB2c4f870365E785982E1f101E93b906'
const token = at('0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84', erc20)
const reads = [call(token, 'balanceOf', [someone])]
const transaction = { to: token.address, data: '0x1234', value: 5n } as const
const batch = { reads }
const steps = [batch, { transaction: { from: someone, ...transaction } }, batch] as const

function clientOf(node: FakeNode, urls = ['https://first.example/']) {
  return createChainClient({
    chainId: 1,
    endpoints: () => urls,
    allowLoopback: () => false,
    onHealth: () => {},
    fetch: node.fetch,
    now: () => 0,
  })
}

const moving = () => fakeNode({ answer: (_, when) => word(when === 'after' ? 4n : 9n) })

/** The honest reply with something changed in it. */
const tampered = (change: (block: { calls: Record<string, unknown>[] } & Record<string, unknown>) => unknown) => {
  const honest = moving()
  const node = moving()
  node.override = async ({ method, init }) => {
    if (method !== 'eth_simulateV1') return undefined as never
    const reply = await (await honest.fetch('', init)).json()
    return Response.json({ ...reply, result: change(reply.result[0]) })
  }
  return node
}

describe('a simulation', () => {
  test('is one request: reads, the transaction, reads, in one block on top of the latest', async () => {
    const node = moving()
    const { reads: answers, block, outcomes } = await clientOf(node).simulate(steps)
    expect(node.count()).toBe(1)
    expect(answers).toEqual([[{ ok: true, data: word(9n) }], [{ ok: true, data: word(4n) }]])
    expect(block).toEqual({ number: node.block + 1n, timestamp: node.timestamp + 12n })
    expect(outcomes).toEqual([{ ok: true, gasUsed: 50_000n, data: '0x', logs: [] }])
    const [payload, tag] = (node.seen.at(-1) as Seen).params as [
      { blockStateCalls: { calls: unknown[] }[]; validation: boolean },
      string,
    ]
    expect([payload.validation, tag]).toEqual([false, 'latest'])
    expect(payload.blockStateCalls[0]?.calls[1]).toEqual({
      from: someone,
      to: token.address,
      data: '0x1234',
      value: '0x5',
    })
  })

  test('takes several transactions, each from its own sender, with reads wherever they are wanted', async () => {
    const node = moving()
    const other = '0x870679E138bCdf293b7Ff14dD44b70FC97e12fc0'
    const { reads: answers, outcomes } = await clientOf(node).simulate([
      { transaction: { from: someone, ...transaction } },
      batch,
      { transaction: { from: other, ...transaction } },
      { transaction: { from: someone, ...transaction } },
      batch,
    ])
    expect(node.count()).toBe(1)
    expect([answers.length, outcomes.length]).toEqual([2, 3])
    const [payload] = (node.seen.at(-1) as Seen).params as [{ blockStateCalls: { calls: { from?: string }[] }[] }]
    expect(payload.blockStateCalls[0]?.calls.map(({ from }) => from)).toEqual([
      someone,
      undefined,
      other,
      someone,
      undefined,
    ])
  })

  test('a creation has no target, and a gas limit is passed on', async () => {
    const node = moving()
    await clientOf(node).simulate([
      { transaction: { from: someone, to: null, data: '0x6000', value: 0n, gas: 21_000n } },
    ])
    const [payload] = (node.seen.at(-1) as Seen).params as [{ blockStateCalls: { calls: unknown[] }[] }]
    expect(payload.blockStateCalls[0]?.calls[0]).toEqual({ from: someone, data: '0x6000', value: '0x0', gas: '0x5208' })
  })

  test('a revert keeps its data, wherever the node put it, and its logs are dropped', async () => {
    const reverting = (call: object) =>
      tampered((block) => [
        { ...block, calls: [block.calls[0], { ...block.calls[1], status: '0x0', ...call }, block.calls[2]] },
      ])
    const inError = reverting({
      returnData: '0x',
      error: { code: 3, message: 'execution reverted', data: '0x840a48d5' },
    })
    const inReturn = reverting({ returnData: '0x840a48d5', error: { code: 3, message: 'execution reverted' } })
    const besideWords = reverting({
      returnData: '0x840a48d5',
      error: { code: -32015, message: 'VM execution error', data: 'Reverted 0x840a48d5' },
    })
    for (const node of [inError, inReturn, besideWords]) {
      expect((await clientOf(node).simulate(steps)).outcomes[0]).toMatchObject({ ok: false, data: '0x840a48d5' })
    }
  })

  test.each([
    ['no block', () => []],
    ['two blocks', (block: unknown) => [block, block]],
    ['null', () => null],
    ['a call missing', (block: { calls: unknown[] }) => [{ ...block, calls: block.calls.slice(1) }]],
    [
      'reads that failed',
      (block: { calls: object[] }) => [
        { ...block, calls: [block.calls[0], block.calls[1], { ...block.calls[2], status: '0x0' }] },
      ],
    ],
    [
      'no status',
      (block: { calls: object[] }) => [
        { ...block, calls: [block.calls[0], { returnData: '0x', gasUsed: '0x1' }, block.calls[2]] },
      ],
    ],
    ['another block number', (block: object) => [{ ...block, number: '0x1' }]],
    [
      'gas that is no number',
      (block: { calls: object[] }) => [
        { ...block, calls: [block.calls[0], { ...block.calls[1], gasUsed: '1e30' }, block.calls[2]] },
      ],
    ],
  ])('an answer with %s is unavailable, never believed', async (_, change) => {
    await expect(clientOf(tampered(change as never)).simulate(steps)).rejects.toMatchObject({
      name: 'SimulationUnavailableError',
      data: 'bad-answer',
    })
  })

  test('an endpoint without the method is not asked twice, and one that has it is found', async () => {
    const node = moving()
    node.override = ({ url, method }) =>
      url.includes('first') && method === 'eth_simulateV1'
        ? { error: { code: -32601, message: 'the method eth_simulateV1 does not exist/is not available' } }
        : undefined
    const client = clientOf(node, ['https://first.example/', 'https://second.example/'])
    await client.simulate(steps)
    await client.simulate(steps)
    const asked = node.seen.filter(({ method }) => method === 'eth_simulateV1').map(({ url }) => url)
    expect(asked).toEqual(['https://first.example/', 'https://second.example/', 'https://second.example/'])
    expect(client.health().map(({ simulates, state }) => [simulates, state])).toEqual([
      [false, 'ok'],
      [true, 'ok'],
    ])
    client.wake()
    node.override = () => undefined
    await client.simulate(steps)
    expect(client.health()[0]?.simulates).toBe(true)
  })

  test.each([
    { code: -32000, message: 'header not found' },
    { code: -32000, message: 'historical state 0x12 is not available' },
    { code: -32603, message: 'Internal error' },
  ])('$message: another endpoint tries it, and this one may again', async (error) => {
    const node = moving()
    node.override = ({ url, method }) => (url.includes('first') && method === 'eth_simulateV1' ? { error } : undefined)
    const client = clientOf(node, ['https://first.example/', 'https://second.example/'])
    expect((await client.simulate(steps)).reads[1]).toEqual([{ ok: true, data: word(4n) }])
    expect(client.health()[0]?.simulates).not.toBe(false)
  })

  test('a node that finds its own default of gas too high is told one', async () => {
    const honest = moving()
    const node = moving()
    node.override = ({ method, params, init }) => {
      if (method !== 'eth_simulateV1') return undefined
      const [{ blockStateCalls }] = params as [{ blockStateCalls: { calls: { gas?: string }[] }[] }]
      const named = blockStateCalls[0]?.calls.every(({ gas }) => gas !== undefined && BigInt(gas) <= 16_777_216n)
      return named ? honest.fetch('', init) : { error: { code: -32000, message: 'intrinsic gas too high' } }
    }
    expect((await clientOf(node).simulate(steps)).reads[1]).toEqual([{ ok: true, data: word(4n) }])
  })

  test('a failed call without return data has failed without a reason', async () => {
    for (const returnData of [null, undefined]) {
      const node = tampered((block) => [
        {
          ...block,
          calls: [
            block.calls[0],
            { status: '0x0', gasUsed: '0x5208', returnData, error: { code: -32015, message: 'out of gas' } },
            block.calls[2],
          ],
        },
      ])
      expect((await clientOf(node).simulate(steps)).outcomes[0]).toMatchObject({ ok: false, data: '0x' })
    }
  })

  test.each([
    [{ code: -32601, message: 'Method not found' }, 'unsupported'],
    [{ code: -38014, message: 'insufficient funds for gas' }, 'insufficient-funds'],
    [{ code: -32000, message: 'insufficient sender balance' }, 'insufficient-funds'],
    [{ code: -32603, message: 'lack of funds (5) for max fee (9)' }, 'insufficient-funds'],
    [{ code: -38015, message: 'block gas limit reached' }, 'refused'],
    [{ code: -38024, message: 'sender is not an EOA' }, 'contract-sender'],
    [{ code: -32000, message: 'sender not an eoa: address 0x12, codehash: 0x34' }, 'contract-sender'],
    [{ code: -32000, message: 'Sender has deployed code and so is not authorized' }, 'contract-sender'],
  ])('%o is unavailable: %s', async (error, data) => {
    const node = moving()
    node.override = ({ method }) => (method === 'eth_simulateV1' ? { error } : undefined)
    await expect(clientOf(node).simulate(steps)).rejects.toMatchObject({ name: 'SimulationUnavailableError', data })
  })

  test('H145: of a million logs a thousand are kept', async () => {
    const log = { address: token.address, topics: [`0x${'11'.repeat(32)}`], data: '0x' }
    const node = tampered((block) => [
      { ...block, calls: [block.calls[0], { ...block.calls[1], logs: Array(5_000).fill(log) }, block.calls[2]] },
    ])
    expect((await clientOf(node).simulate(steps)).outcomes[0]?.logs).toHaveLength(1_000)
  })
})
