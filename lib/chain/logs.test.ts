import { type Hex, pad } from 'viem'
import { describe, expect, test } from 'vitest'
import { setUp, someone } from './clientFixture.ts'
import { fakeNode, type Seen } from './fakeNode.ts'
import type { LogQuery } from './types.ts'

const contract = '0x7d5706f6ef3F89B3951E23e557CDFBC3239D4E2c'
const event: Hex = `0x${'dd'.repeat(32)}`
const query: LogQuery = {
  addresses: [contract],
  topics: [[event], null, [pad(someone)]],
  fromBlock: 1_000n,
  toBlock: 9_000_999n,
}
const log = (block: bigint, change: Record<string, unknown> = {}) => ({
  address: contract,
  topics: [event, pad('0x00'), pad(someone), pad('0x07')],
  data: '0x',
  blockNumber: `0x${block.toString(16)}`,
  removed: false,
  ...change,
})
type Filter = { fromBlock: Hex; toBlock: Hex }
const filterOf = ({ params }: Seen) => params[0] as Filter
const spanOf = (seen: Seen) => BigInt(filterOf(seen).toBlock) - BigInt(filterOf(seen).fromBlock) + 1n

/** A node that answers with these logs, at most `most` blocks at once. */
function nodeOf(logs: readonly unknown[], most = 2n ** 60n, message = 'block range is too large', code = -32005) {
  return fakeNode({
    override: (seen) => {
      if (seen.method !== 'eth_getLogs') return undefined
      return spanOf(seen) > most ? { error: { code, message } } : { result: logs }
    },
  })
}
const asked = (seen: readonly Seen[]) => seen.filter(({ method }) => method === 'eth_getLogs')

describe('logs', () => {
  test('come in one request where the endpoint gives all at once', async () => {
    const node = nodeOf([log(5_000n)])
    const { client } = setUp(node)
    const { logs, reached } = await client.logs(query)
    expect(logs).toMatchObject([{ block: 5_000n, topics: [event, expect.anything(), pad(someone), pad('0x07')] }])
    expect(reached).toBe(query.toBlock)
    expect(asked(node.seen)).toHaveLength(1)
  })

  test('have the time of their block where the node tells it in a form we know', async () => {
    const times = ['0x65f0a000', undefined, null, 12, '1700000000', '0x']
    const node = nodeOf(times.map((blockTimestamp) => log(5_000n, { blockTimestamp })))
    const { logs } = await setUp(node).client.logs(query)
    expect(logs.map(({ time }) => time)).toEqual([0x65f0a000n, ...times.slice(1).map(() => undefined)])
  })

  test.each([
    'block range is too large',
    'query returned more than 10000 results. Try with this block range [0x1, 0x2].',
    'range 1000000 exceeds limit of 10000',
    'eth_getLogs is limited to a 10,000 range',
    'eth_getLogs is limited to 0 - 10000 blocks range',
    'exceed maximum block range: 10000',
    'Log response size exceeded. You can make eth_getLogs requests with up to a 2K block range and no limit on the response size',
    'Under the Free tier plan, you can make eth_getLogs requests with up to a 10 block range. Upgrade to PAYG for expanded block range.',
    'ranges over 10000 blocks are not supported on freetier',
    'Request timeout on the free tier, please upgrade your tier to the paid one',
    'query exceeds max block range 10000',
    'query exceeds max results 20000, retry with the range 1-2',
    'query block range exceeds server limit, narrow your filter: 10000',
    'query returns too many logs, narrow your filter: 20000',
    'Too many logs requested. Max logs per response is 20000.',
    'eth_getLogs request was canceled due to enabled timeout.',
    'Requested range exceeds maximum range limit',
    'requested too many blocks from 1000 to 9000999, maximum is set to 2048',
    'Maximum allowed number of requested blocks is 10000',
    'backend response too large',
  ])('of an endpoint that says "%s" come in pieces, and it is asked for such pieces from then on', async (message) => {
    const node = nodeOf([], 12_000n, message)
    const { client } = setUp(node)
    const first = await client.logs(query)
    expect(first.reached).toBe(query.fromBlock + 9_999n)
    const before = asked(node.seen).length
    const second = await client.logs({ ...query, fromBlock: first.reached + 1n })
    expect(second.reached).toBe(first.reached + 10_000n)
    expect(asked(node.seen).length).toBe(before + 1)
  })

  test('of an endpoint that refuses any span fail, after a bounded number of tries', async () => {
    const node = nodeOf([], 0n)
    const { client } = setUp(node)
    await expect(client.logs(query)).rejects.toMatchObject({ name: 'NodeError' })
    expect(asked(node.seen).length).toBeLessThan(16)
  })

  test.each([
    [4444, 'pruned history unavailable'],
    [-32701, 'History has been pruned for this block'],
    [-32602, 'block range extends beyond current head block'],
    [-32602, 'invalid block range params'],
    [-32000, 'One of the blocks specified in filter (fromBlock, toBlock or blockHash) cannot be found.'],
    [-32602, 'exceed max addresses or topics per search position'],
    [-32602, 'Archive requests require a personal token.'],
    [-32000, 'Unauthorized: You must authenticate your request with an API key.'],
    [-32000, 'Too many connections'],
  ])('that smaller pieces do not bring (%i %s) are asked for once', async (code, message) => {
    const node = nodeOf([], 0n, message, code)
    const { client } = setUp(node)
    await expect(client.logs(query)).rejects.toMatchObject({ name: 'NodeError' })
    expect(asked(node.seen)).toHaveLength(1)
  })

  test.each([
    [-32005, 'project ID request rate exceeded'],
    [429, 'Your app has exceeded its compute units per second capacity.'],
    [-32007, '50/second request limit reached, limit exceeded'],
  ])('of an endpoint that wants fewer requests (%i %s) are not taken for too many blocks', async (code, message) => {
    let refusals = 1
    const node = fakeNode({
      override: (seen) => {
        if (seen.method !== 'eth_getLogs') return undefined
        refusals -= 1
        return refusals >= 0 ? { error: { code, message } } : { result: [] }
      },
    })
    const { reached } = await setUp(node).client.logs(query)
    expect(reached).toBe(query.toBlock)
  })

  test('H145: of other contracts, events, accounts and blocks, and removed ones, are left out', async () => {
    const other = pad('0x1234')
    const node = nodeOf([
      log(1_500n),
      log(1_500n, { address: someone }),
      log(1_500n, { topics: [other, other, pad(someone), other] }),
      log(1_500n, { topics: [event, other, other, other] }),
      log(1_500n, { topics: [event] }),
      log(999n),
      log(9_001_000n),
      log(1_500n, { removed: true }),
      log(1_500n, { blockNumber: null }),
    ])
    expect((await setUp(node).client.logs(query)).logs).toHaveLength(1)
  })

  test.each([
    ['no list', {}],
    ['a log that is none', [7]],
    ['an address that is none', [log(1_500n, { address: 'x' })]],
    ['five topics', [log(1_500n, { topics: Array(5).fill(event) })]],
    ['a short topic', [log(1_500n, { topics: ['0x12'] })]],
    ['half a byte', [log(1_500n, { data: '0x1' })]],
    ['a block that is no number', [log(1_500n, { blockNumber: '7' })]],
  ])('H142: %s is not believed', async (_, answer) => {
    await expect(setUp(nodeOf(answer as never)).client.logs(query)).rejects.toMatchObject({ code: 4901 })
  })

  test('H145: a million of them are asked for in smaller pieces, not kept', async () => {
    const many = Array.from({ length: 10_001 }, () => log(1_500n))
    const node = fakeNode({
      override: (seen) =>
        seen.method === 'eth_getLogs' ? { result: spanOf(seen) > 100_000n ? many : [log(1_500n)] } : undefined,
    })
    const { logs, reached } = await setUp(node).client.logs(query)
    expect(logs).toHaveLength(1)
    expect(reached).toBe(query.fromBlock + 99_999n)
  })
})
