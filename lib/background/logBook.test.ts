import { type Address, type Hex, pad } from 'viem'
import { describe, expect, test } from 'vitest'
import type { DurableStore } from '../browser/durable.ts'
import { ChainUnreachableError } from '../chain/errors.ts'
import type { ChainClient, Log, LogQuery } from '../chain/types.ts'
import type { TicketScan } from '../protocols/types.ts'
import { createLogBook } from './logBook.ts'

const account: Address = '0x90F79bf6EB2c4f870365E785982E1f101E93b906'
const contract: Address = '0x7d5706f6ef3F89B3951E23e557CDFBC3239D4E2c'
const event: Hex = `0x${'dd'.repeat(32)}`
const scan: TicketScan = {
  id: 'test:one',
  chainId: 1,
  contract,
  events: [event],
  accountTopic: 1,
  fromBlock: 1_000n,
  parse: ({ block }) => block,
}
const logAt = (block: bigint): Log => ({ address: contract, topics: [event, pad(account)], data: '0x', block })

function setUp({ span = 10n ** 9n, ours = true } = {}) {
  const stored = new Map<string, string>()
  const durable = {
    get: async (key: string) => stored.get(key),
    set: async (key: string, value: string) => void stored.set(key, value),
    delete: async (key: string) => void stored.delete(key),
  } as unknown as DurableStore
  const world = { logs: [] as Log[], asked: [] as LogQuery[], fails: false, hangs: false }
  const client = {
    chainId: 1,
    async logs(query: LogQuery) {
      world.asked.push(query)
      if (world.hangs) await new Promise(() => {})
      if (world.fails) throw new ChainUnreachableError('timeout')
      const reached = query.fromBlock + span - 1n > query.toBlock ? query.toBlock : query.fromBlock + span - 1n
      return { logs: world.logs.filter(({ block }) => block >= query.fromBlock && block <= reached), reached }
    },
  } as unknown as ChainClient
  const open = () => createLogBook({ durable, isOurs: () => ours })
  const look = (book: ReturnType<typeof open>, head: bigint) => book.look(client, account, [{ scan, account }], head)
  return { world, stored, open, look }
}

describe('a book of logs', () => {
  test('is complete once every block was seen, and goes on from there', async () => {
    const { world, open, look } = setUp({ span: 400n })
    world.logs.push(logAt(1_500n))
    const book = open()
    const first = await look(book, 2_000n)
    expect([first.progress, first.error, first.of(scan.id).found.map(({ number }) => number)]).toEqual([
      null,
      null,
      [1_500n],
    ])
    expect(world.asked).toHaveLength(3)
    world.logs.push(logAt(2_100n))
    const second = await look(book, 2_200n)
    expect(second.of(scan.id).found).toHaveLength(2)
    expect(world.asked.at(-1)?.fromBlock).toBe(1_969n)
  })

  test('is kept over restarts, forgotten with its account, and not written for one that is not ours', async () => {
    const { world, stored, open, look } = setUp()
    world.logs.push(logAt(1_500n))
    await look(open(), 2_000n)
    const again = open()
    expect((await look(again, 2_000n)).of(scan.id).found).toHaveLength(1)
    expect(world.asked).toHaveLength(1)
    await again.forget(account)
    expect(stored.size).toBe(0)
    const stranger = setUp({ ours: false })
    await stranger.look(stranger.open(), 2_000n)
    expect(stranger.stored.size).toBe(0)
  })

  test('says what stopped it, and tries again when it is asked again', async () => {
    const { world, open, look } = setUp()
    const book = open()
    world.fails = true
    const failed = await look(book, 2_000n)
    expect(failed.progress).toBe(0)
    expect(failed.error).not.toBeNull()
    world.fails = false
    expect(await look(book, 2_000n)).toMatchObject({ progress: null, error: null })
  })

  test('does not keep a screen waiting: it says how far it is', async () => {
    const { world, open, look } = setUp()
    world.hangs = true
    const started = performance.now()
    expect(await look(open(), 2_000n)).toMatchObject({ progress: 0, error: null })
    expect(performance.now() - started).toBeLessThan(5_000)
  })
})
