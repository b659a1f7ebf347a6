import { encodeAbiParameters, type Hex, keccak256, pad, stringToBytes } from 'viem'
import { describe, expect, test } from 'vitest'
import type { ChainClient, Log, LogQuery } from '../../chain/types.ts'
import { delegationManager, rewardsCoordinator } from '../../protocols/eigenlayer/addresses.ts'
import { watchedEvents } from '../../protocols/eigenlayer/watchAbi.ts'
import { me, operator, other } from './alarmsFixture.ts'
import { readLogs } from './logs.ts'
import type { WatchedOperator } from './types.ts'

const watched: WatchedOperator = { operator, accounts: [me], delay: null, sets: {}, max: {}, splits: {} }
const textOf = (text: string) => encodeAbiParameters([{ type: 'string' }], [text])
const log = (of: Hex, data: Hex, block = 150n): Log => ({
  address: delegationManager,
  topics: [watchedEvents.metadata.topic, pad(of)],
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
  test('and splits are told by the events of these names', () => {
    const names = {
      metadata: 'OperatorMetadataURIUpdated(address,string)',
      avsSplit: 'OperatorAVSSplitBipsSet(address,address,address,uint32,uint16,uint16)',
      incentiveSplit: 'OperatorPISplitBipsSet(address,address,uint32,uint16,uint16)',
      setSplit: 'OperatorSetSplitBipsSet(address,address,(address,uint32),uint32,uint16,uint16)',
    }
    const topics = Object.entries(names).map(([key, name]) => [key, keccak256(stringToBytes(name))])
    expect(topics).toEqual(Object.entries(watchedEvents).map(([key, { topic }]) => [key, topic]))
  })

  test('and splits that are announced are told with the day from which they count', async () => {
    const [at, from, to] = [1_796_000_000, 1_000, 2_500]
    const change = encodeAbiParameters([{ type: 'uint32' }, { type: 'uint16' }, { type: 'uint16' }], [at, from, to])
    const set = encodeAbiParameters([{ type: 'address' }, { type: 'uint32' }], [other, 7])
    const split = (kind: 'avsSplit' | 'incentiveSplit' | 'setSplit', data: Hex, ...more: Hex[]): Log => ({
      address: rewardsCoordinator,
      topics: [watchedEvents[kind].topic, pad(other), pad(operator), ...more],
      data,
      block: 150n,
    })
    const { client } = clientWith([
      split('avsSplit', change, pad(other)),
      split('incentiveSplit', change),
      split('setSplit', `${set}${change.slice(2)}`),
      { ...split('incentiveSplit', change), topics: [watchedEvents.incentiveSplit.topic, pad(operator), pad(other)] },
      split('setSplit', change),
    ])
    const { found } = await readLogs(client, [watched], { from: 100n, to: 200n })
    expect(found.map(({ one }) => one.key)).toEqual([
      `split:${operator}:${other.toLowerCase()}:1000>2500:announced`,
      `split:${operator}:pi:1000>2500:announced`,
      `split:${operator}:${other.toLowerCase()}:7:1000>2500:announced`,
    ])
    expect(found[2]).toMatchObject({
      kind: 'split',
      one: {
        before: { wad: 10n ** 17n },
        after: { wad: 25n * 10n ** 16n },
        values: {
          of: { sentence: { key: 'alerts.splitSet', values: { set: { number: 7n } } } },
          when: { sentence: { values: { time: { seconds: 1_796_000_000n } } } },
        },
      },
    })
  })

  test('that changed is told with the text it came with, of our operators only', async () => {
    const { client, queries } = clientWith([
      log(operator, textOf('https://evil.example/\u202e"><script>')),
      log(other, textOf('x')),
      log(operator, '0x1234'),
    ])
    const { found, reached } = await readLogs(client, [watched], { from: 100n, to: 200n })
    expect(found).toMatchObject([
      { one: { accounts: [me], after: { type: 'text', text: 'https://evil.example/\u202e"><script>' }, before: null } },
    ])
    expect(reached).toBe(200n)
    expect(queries).toMatchObject([{ fromBlock: 101n, toBlock: 200n }])
  })

  test('of the first look asks nothing, and goes on from the last block an endpoint gave', async () => {
    const { client, queries } = clientWith([], 105n)
    expect(await readLogs(client, [watched], { from: null, to: 200n })).toEqual({ found: [], reached: 200n })
    expect(await readLogs(client, [watched], { from: 200n, to: 190n })).toEqual({ found: [], reached: 190n })
    expect(queries).toEqual([])
    expect((await readLogs(client, [watched], { from: 100n, to: 200n })).reached).toBe(105n)
  })

  test('is never longer than a line', async () => {
    const { client } = clientWith([log(operator, textOf('x'.repeat(50_000)))])
    const { found } = await readLogs(client, [watched], { from: 100n, to: 200n })
    expect(found[0]?.one.after).toEqual({ type: 'text', text: 'x'.repeat(300) })
    expect(found[0]?.one.key.length).toBeLessThan(500)
  })
})
