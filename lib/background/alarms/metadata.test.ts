import { encodeAbiParameters, type Hex, keccak256, pad, stringToBytes } from 'viem'
import { describe, expect, test } from 'vitest'
import type { ChainClient, Log, LogQuery } from '../../chain/types.ts'
import { delegationManager } from '../../protocols/eigenlayer/addresses.ts'
import { metadataTopic } from '../../protocols/eigenlayer/watchAbi.ts'
import { me, operator, other } from './alarmsFixture.ts'
import { readMetadata } from './metadata.ts'
import type { WatchedOperator } from './types.ts'

const watched: WatchedOperator = { operator, accounts: [me], delay: null, sets: {}, max: {}, splits: {} }
const textOf = (text: string) => encodeAbiParameters([{ type: 'string' }], [text])
const log = (of: Hex, data: Hex, block = 150n): Log => ({
  address: delegationManager,
  topics: [metadataTopic, pad(of)],
  data,
  block,
})
function clientWith(logs: readonly Log[], reached?: bigint) {
  const queries: LogQuery[] = []
  const client = {
    logs: async (query: LogQuery) => {
      queries.push(query)
      return { logs, reached: reached ?? query.toBlock }
    },
  }
  return { client: client as unknown as ChainClient, queries }
}

describe('metadata of operators', () => {
  test('is told by the event of that name', () => {
    expect(keccak256(stringToBytes('OperatorMetadataURIUpdated(address,string)'))).toBe(metadataTopic)
  })

  test('that changed is told with the text it came with, of our operators only', async () => {
    const { client, queries } = clientWith([
      log(operator, textOf('https://evil.example/\u202e"><script>')),
      log(other, textOf('x')),
      log(operator, '0x1234'),
    ])
    const { found, reached } = await readMetadata(client, [watched], { from: 100n, to: 200n })
    expect(found).toMatchObject([
      { accounts: [me], after: { type: 'text', text: 'https://evil.example/\u202e"><script>' }, before: null },
    ])
    expect(reached).toBe(200n)
    expect(queries).toMatchObject([{ fromBlock: 101n, toBlock: 200n }])
  })

  test('of the first look asks nothing, and goes on from the last block an endpoint gave', async () => {
    const { client, queries } = clientWith([], 105n)
    expect(await readMetadata(client, [watched], { from: null, to: 200n })).toEqual({ found: [], reached: 200n })
    expect(await readMetadata(client, [watched], { from: 200n, to: 190n })).toEqual({ found: [], reached: 190n })
    expect(queries).toEqual([])
    expect((await readMetadata(client, [watched], { from: 100n, to: 200n })).reached).toBe(105n)
  })

  test('is never longer than a line', async () => {
    const { client } = clientWith([log(operator, textOf('x'.repeat(50_000)))])
    const { found } = await readMetadata(client, [watched], { from: 100n, to: 200n })
    expect(found[0]?.after).toEqual({ type: 'text', text: 'x'.repeat(300) })
    expect(found[0]?.key.length).toBeLessThan(500)
  })
})
