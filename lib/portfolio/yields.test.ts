import { type Hex, numberToHex } from 'viem'
import { describe, expect, test } from 'vitest'
import { ChainUnreachableError } from '../chain/errors.ts'
import type { RateLog } from '../protocols/types.ts'
import { WAD, wad } from '../units.ts'
import { findBlock } from './pastBlocks.ts'
import {
  blockAt,
  latest,
  type PastWorld,
  pastClient,
  ratedProtocol,
  sampleAt,
  timeOf,
  tokenAt,
} from './pastChainFake.ts'
import { readYields, type YieldsInput } from './yields.ts'

const day = 86_400n
const token = '0x00000000000000000000000000000000000000b1'
const wrapped = '0x00000000000000000000000000000000000000b2'
const event = `0x${'e1'.repeat(32)}` as const
const contractAt = '0x00000000000000000000000000000000000000c1'

/** Three percent a year, from block to block. */
const growing = (block: bigint) => WAD + (WAD * 3n * (timeOf(block) - timeOf(20_000_000n))) / (100n * 365n * day)
const folder = ratedProtocol('one', [{ token: tokenAt(token) }])

const world = (changes: Partial<PastWorld> = {}): PastWorld => ({
  rate: (_, block) => growing(block),
  archiveFrom: 0n,
  headersFrom: 0n,
  logs: [],
  logRange: 10_000n,
  ...changes,
})
const none = async () => []

function read(of: PastWorld, input: Partial<YieldsInput> = {}) {
  const { client, asked } = pastClient(of)
  const report = readYields(client, { token, samples: none, of: [folder], wrappers: [], ...input })
  return report.then((found) => ({ ...found, asked }))
}
const percent = (apr: bigint | null | undefined) => Math.round(Number(apr ?? -1n) / 1e12) / 1e4

describe('from an archive', () => {
  test('each window is read at the block of its day, with both ends told', async () => {
    const report = await read(world())
    expect(report.archive).toBeNull()
    expect(report.of).toEqual({ chainId: 1, token })
    expect(report.windows.map(({ days, method, verdict }) => [days, method, verdict])).toEqual([
      [7, 'archive', 'ok'],
      [30, 'archive', 'ok'],
      [90, 'archive', 'ok'],
    ])
    for (const { from, to, apr, days } of report.windows) {
      expect(to?.block).toBe(latest.number)
      expect(from?.block).toBe(latest.number - BigInt(days) * 7_200n)
      expect(from?.time).toBe(latest.timestamp - BigInt(days) * day)
      // Three percent of the first rate, as the rate had grown since.
      expect(percent(apr)).toBeGreaterThan(2.5)
      expect(percent(apr)).toBeLessThan(3)
    }
    // One header, one small question and one reading for each window, beside the one of now.
    expect(report.asked).toMatchObject({ headers: 3, logs: 0 })
    expect(report.asked.reads).toHaveLength(7)
  })

  test('a rate counted in another token is multiplied through on both days', async () => {
    const of = [
      ratedProtocol('one', [{ token: tokenAt(token), unit: wrapped }]),
      ratedProtocol('two', [{ token: tokenAt(wrapped) }]),
      ratedProtocol('three', [{ token: tokenAt('0x00000000000000000000000000000000000000b9') }]),
    ]
    const rate = (asked: string, block: bigint) => (asked === wrapped ? growing(block) : 2n * WAD)
    const { windows } = await read(world({ rate }), { of })
    expect(windows[0]?.to?.wad).toBe(2n * growing(latest.number))
    expect(windows[0]?.verdict).toBe('ok')
    expect(percent(windows[0]?.apr)).toBeGreaterThan(2.5)
  })

  test('a token that rebases earns what its other form’s rate gains', async () => {
    const of = [ratedProtocol('one', [{ token: tokenAt(token, { rebasing: true }) }, { token: tokenAt(wrapped) }])]
    const rate = (asked: string, block: bigint) => (asked === token ? WAD : growing(block))
    const report = await read(world({ rate }), { of, wrappers: [{ chainId: 1, wrapped: token, wrapper: wrapped }] })
    expect(report.of).toEqual({ chainId: 1, token: wrapped })
    expect(percent(report.windows[2]?.apr)).toBeGreaterThan(2.5)
  })

  test('a token that rebases and has no other form shows nobody what it earns', async () => {
    const of = [ratedProtocol('one', [{ token: tokenAt(token, { rebasing: true }) }])]
    const report = await read(world({ rate: () => WAD }), { of })
    expect(report.of).toBeNull()
    expect(report.windows.map(({ verdict, apr }) => [verdict, apr])).toEqual(Array(3).fill(['unknown', null]))
  })

  test('the time is that of the writing where the protocol says it', async () => {
    const of = [ratedProtocol('one', [{ token: tokenAt(token) }], {}, () => latest.timestamp - 3_600n)]
    const { windows } = await read(world(), { of })
    // Of an old block the same contract says a time that had not come yet: then the block's own stands.
    expect(windows[0]?.to?.time).toBe(latest.timestamp - 3_600n)
    expect(windows[0]?.from?.time).toBe(latest.timestamp - 7n * day)
  })

  test('a fall and a leap are told apart from a yield', async () => {
    const rate = (_: string, block: bigint) => {
      if (block === latest.number) return (WAD * 98n) / 100n
      return block > blockAt(latest.timestamp - 40n * day) ? WAD : WAD / 2n
    }
    const { windows } = await read(world({ rate }))
    expect(windows.map(({ verdict, apr }) => [verdict, apr])).toEqual([
      ['fell', null],
      ['fell', null],
      ['implausible', null],
    ])
    expect(windows[0]?.change).toBe(-2n * 10n ** 16n)
  })

  test('a token younger than the window is unknown there', async () => {
    const rate = (_: string, block: bigint) => (block > blockAt(latest.timestamp - 60n * day) ? growing(block) : null)
    const { windows } = await read(world({ rate }))
    expect(windows.map(({ verdict }) => verdict)).toEqual(['ok', 'ok', 'unknown'])
  })

  test('a token without a rate has none', async () => {
    const report = await read(world({ rate: () => null }))
    expect(report).toMatchObject({ of: null, unit: null })
    expect(report.windows.map(({ verdict }) => verdict)).toEqual(['unknown', 'unknown', 'unknown'])
  })
})

describe('without an archive', () => {
  const recent = { archiveFrom: latest.number - 128n }
  const logged = (days: bigint, hours = 0n) => blockAt(latest.timestamp - days * day - hours * 3_600n)
  const rateLog: RateLog = {
    token,
    contract: contractAt,
    event,
    parse: ({ data }) => (data.length === 66 ? { wad: wad(BigInt(data)) } : undefined),
  }
  const log = (block: bigint, rate: bigint, more: Partial<PastWorld['logs'][number]> = {}) => ({
    block,
    address: contractAt as Hex,
    topics: [event],
    data: numberToHex(rate, { size: 32 }),
    ...more,
  })
  const daily = Array.from({ length: 100 }, (_, index) => logged(BigInt(index), 5n)).map((block) =>
    log(block, growing(block)),
  )

  test('the endpoint’s refusal is told, and nothing is read twice', async () => {
    const report = await read(world(recent))
    expect(report.archive).toMatchObject({ name: 'NoArchiveError', code: 4901 })
    expect(report.windows.every(({ verdict, method }) => verdict === 'unknown' && method === null)).toBe(true)
    expect(report.asked.reads).toHaveLength(2)
  })

  test('what the protocol wrote into the log stands in, with the times of the writings', async () => {
    const of = [{ ...folder, rateLogs: [rateLog] }]
    const report = await read(world({ ...recent, logs: daily }), { of })
    expect(report.windows.map(({ method, verdict }) => [method, verdict])).toEqual([
      ['events', 'ok'],
      ['events', 'ok'],
      ['events', 'ok'],
    ])
    const [week] = report.windows
    expect(week?.to?.block).toBe(logged(0n, 5n))
    expect(week?.from?.block).toBe(logged(7n, 5n))
    expect(report.asked.logs).toBeLessThanOrEqual(4)
  })

  test('a node that takes few blocks at once is asked in pieces', async () => {
    const of = [{ ...folder, rateLogs: [rateLog] }]
    const report = await read(world({ ...recent, logs: daily, logRange: 1_000n }), { of })
    expect(report.windows[0]).toMatchObject({ method: 'events', verdict: 'ok' })
    const stubborn = await read(world({ ...recent, logs: daily, logRange: 10n }), { of })
    expect(stubborn.windows[0]).toMatchObject({ verdict: 'unknown' })
    expect(stubborn.asked.logs).toBeLessThan(30)
  })

  test('logs of others, taken back, unreadable or absurd are not believed', async () => {
    const at = logged(7n, 5n)
    const lies = [
      log(at + 5n, 3n * WAD, { address: '0x00000000000000000000000000000000000000ff' }),
      log(at + 4n, 3n * WAD, { removed: true }),
      log(at + 3n, 3n * WAD, { topics: [`0x${'99'.repeat(32)}`] }),
      log(at + 2n, 3n * WAD, { data: '0x' }),
      log(at + 1n, 0n),
    ]
    const of = [{ ...folder, rateLogs: [rateLog] }]
    const { windows } = await read(world({ ...recent, logs: [...daily, ...lies] }), { of })
    expect(windows[0]).toMatchObject({ method: 'events', verdict: 'ok', from: { block: at } })
  })

  test('what Bowline stored itself is the last resort', async () => {
    const samples = async () =>
      [1n, 6n, 7n, 29n, 33n].map((days) => {
        const time = latest.timestamp - days * day - 600n
        return sampleAt(time, growing(blockAt(time)))
      })
    const { windows } = await read(world(recent), { samples })
    expect(windows.map(({ method, verdict, from }) => [method, verdict, from?.time])).toEqual([
      ['stored', 'ok', latest.timestamp - 7n * day - 600n],
      ['stored', 'ok', latest.timestamp - 29n * day - 600n],
      [null, 'unknown', undefined],
    ])
  })

  test('days without a rate are passed over', async () => {
    const time = latest.timestamp - 7n * day
    const { windows } = await read(world(recent), {
      samples: async () => [sampleAt(time - 3_600n, growing(blockAt(time))), sampleAt(time, null)],
    })
    expect(windows[0]?.from?.time).toBe(time - 3_600n)
  })

  test('an endpoint that is gone is an error, not a token without yield', async () => {
    const { client } = pastClient(world())
    const gone = {
      ...client,
      request: () => Promise.reject(new ChainUnreachableError('network')),
    }
    await expect(readYields(gone, { token, samples: none, of: [folder], wrappers: [] })).rejects.toMatchObject({
      name: 'ChainUnreachableError',
    })
  })
})

describe('the block of a day', () => {
  const search = (of: Partial<PastWorld>, time: bigint, tolerance = 60n) => {
    const { client, asked } = pastClient(world(of))
    return findBlock(client, time, { latest, blockSeconds: 12, tolerance }).then((block) => ({ block, asked }))
  }

  test('is found where the chain keeps its pace with one header', async () => {
    const { block, asked } = await search({}, latest.timestamp - 30n * day)
    expect(block?.timestamp).toBe(latest.timestamp - 30n * day)
    expect(asked.headers).toBe(1)
  })

  test('is null before what the node keeps', async () => {
    const headersFrom = latest.number - 50_000n
    expect((await search({ headersFrom }, latest.timestamp - 30n * day)).block).toBeNull()
    const near = await search({ headersFrom }, latest.timestamp - 6n * day)
    expect(near.block?.timestamp).toBe(latest.timestamp - 6n * day)
  })

  test('is found where the node names a first block that it does not have the next one of', async () => {
    const { client } = pastClient(world({ headersFrom: latest.number - 800n }))
    const { request } = client
    const strange = {
      request: (method: string, params: readonly unknown[]) =>
        params[0] === 'earliest'
          ? Promise.resolve({ number: '0x0', timestamp: '0x0' })
          : request.call(client, method, params),
    }
    const time = latest.timestamp - 7_200n
    const options = { latest, blockSeconds: 1, tolerance: 13n }
    expect((await findBlock(strange, time, options))?.timestamp).toBe(time)
    expect(await findBlock(strange, latest.timestamp - 20_000n, options)).toBeNull()
  })

  test('is found on a chain of another pace, and where time jumped', async () => {
    const base = pastClient(world()).client
    for (const [length, jump] of [
      [2n, 0n],
      [12n, 20n * day],
    ] as const) {
      // A jump halfway back makes every straight line wrong.
      const halfway = latest.number - 1_000n
      const timeAt = (number: bigint) =>
        latest.timestamp - (latest.number - number) * length - (number <= halfway ? jump : 0n)
      const client = {
        ...base,
        request: async (_: string, [at]: readonly unknown[]) => {
          const number = at === 'earliest' ? latest.number - 400_000n : BigInt(at as Hex)
          if (number < latest.number - 400_000n) return null
          return { number: numberToHex(number), timestamp: numberToHex(timeAt(number)) }
        },
      }
      const wanted = timeAt(latest.number - 2_000n)
      const found = await findBlock(client, wanted, { latest, blockSeconds: 12, tolerance: 120n })
      expect(found).not.toBeNull()
      const off = (found?.timestamp ?? 0n) - wanted
      expect(off * off).toBeLessThanOrEqual(120n * 120n)
    }
  })
})
