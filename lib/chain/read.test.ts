import { describe, expect, test } from 'vitest'
import { erc20 } from '../protocols/erc20.ts'
import { at, call } from '../protocols/plan.ts'
import type { Call } from '../protocols/types.ts'
import { createChainClient } from './client.ts'
import { type FakeNode, fakeNode, word } from './fakeNode.ts'
import { encodeAggregate3 } from './multicall.ts'

const token = at('0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84', erc20)
const callOf = (index: number) =>
  call(token, 'balanceOf', [`0x${(index + 1).toString(16).padStart(40, '0')}` as `0x${string}`])
const many = (count: number) => Array.from({ length: count }, (_, index) => callOf(index))
/** Each account's balance is its own number. */
const number = ({ data }: Call) => word(BigInt(`0x${data.slice(10)}`))

function clientOf(node: FakeNode) {
  return createChainClient({
    chainId: 1,
    endpoints: () => ['https://first.example/'],
    allowLoopback: () => false,
    onHealth: () => {},
    fetch: node.fetch,
    now: () => 0,
  })
}

describe('a read', () => {
  test('of a thousand calls is one request, in order, dated', async () => {
    const node = fakeNode({ answer: number })
    const { answers, block } = await clientOf(node).read(many(1_000))
    expect(node.count()).toBe(1)
    expect(answers.map(({ data }) => BigInt(data))).toEqual(
      Array.from({ length: 1_000 }, (_, index) => BigInt(index + 1)),
    )
    expect(block).toEqual({ number: node.block, timestamp: node.timestamp })
  })

  test('a node that refuses the size is asked for halves of the same block, and its limit is remembered', async () => {
    const node = fakeNode({ answer: number, batchLimit: 300 })
    const client = clientOf(node)
    const { answers } = await client.read(many(1_000))
    expect(answers).toHaveLength(1_000)
    expect(answers.every(({ ok }, index) => ok && BigInt(answers[index]?.data ?? '0x') === BigInt(index + 1))).toBe(
      true,
    )
    const tags = node.seen.filter(({ method }) => method === 'eth_call').map(({ params }) => params[1])
    expect(new Set(tags)).toEqual(new Set(['latest', `0x${node.block.toString(16)}`]))
    const before = node.count()
    await client.read(many(1_000))
    expect(node.count() - before).toBe(4)
  })

  test('a host that takes no body of this size is asked for less at once', async () => {
    const node = fakeNode({ answer: number })
    node.override = ({ init }) =>
      String(init.body).length > 100_000 ? new Response('<html>413</html>', { status: 413 }) : undefined
    const { answers } = await clientOf(node).read(many(1_000))
    expect(answers.every(({ ok }) => ok)).toBe(true)
  })

  test('one call that burns all gas fails alone, in few requests, and costs the next read nothing', async () => {
    const bomb = callOf(77)
    const node = fakeNode({ answer: number })
    node.override = ({ method, params }) => {
      if (method !== 'eth_call') return undefined
      const poisoned = String((params[0] as Call).data).includes(bomb.data.slice(2))
      return poisoned ? { error: { code: -32000, message: 'out of gas' } } : undefined
    }
    const client = clientOf(node)
    const { answers } = await client.read(many(200))
    expect(answers.flatMap(({ ok }, index) => (ok ? [] : [index]))).toEqual([77])
    expect(node.count()).toBeLessThan(20)
    const before = node.count()
    await client.read(many(50))
    expect(node.count() - before).toBe(1)
  })

  test('a refusal that has nothing to do with size is not split', async () => {
    const node = fakeNode({
      override: ({ method }) => (method === 'eth_call' ? { error: { code: -32000, message: 'no state' } } : undefined),
    })
    await expect(clientOf(node).read(many(100))).rejects.toMatchObject({ name: 'NodeError' })
    expect(node.count()).toBe(1)
  })

  test('an answer of another block than asked is not believed', async () => {
    const node = fakeNode({ answer: number })
    const client = clientOf(node)
    node.override = ({ method, params }) => {
      // A node that answers every pinned question from its latest state.
      if (method === 'eth_call') (params as unknown[])[1] = 'latest'
      return undefined
    }
    await expect(client.read(many(1), { block: node.block - 5n })).rejects.toMatchObject({ code: 4901 })
  })

  test('H142: an answer that is not the batch is unknown, not empty', async () => {
    for (const result of ['0x', null, 7, '0x1e30', encodeAggregate3([])]) {
      const node = fakeNode({ override: ({ method }) => (method === 'eth_call' ? { result } : undefined) })
      await expect(clientOf(node).read(many(2))).rejects.toMatchObject({ code: 4901, data: 'bad-answer' })
    }
  })
})
