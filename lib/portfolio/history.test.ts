import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { WAD, wad } from '../units.ts'
import { addSample, gapsIn, type History, isDue, mostSamples, type Sample, type SampleItem } from './history.ts'
import { encodeHistory, parseHistory } from './historyStored.ts'
import { me, other } from './portfolioFakes.ts'

const hour = 3_600
const day = 24 * hour
const item: SampleItem = {
  id: 'native:token:ether',
  protocol: 'native',
  kind: 'wallet',
  token: null,
  symbol: 'ETH',
  decimals: 18,
  amount: WAD,
  rate: WAD,
  shares: WAD,
  lost: 0n,
}
const at = (time: number, change: Partial<Sample> = {}): Sample => ({
  time: BigInt(time),
  price: null,
  items: [item],
  unread: [],
  ...change,
})
const gap = { items: [{ ...item, token: me, rate: null }] }
const fill = (times: readonly number[]) =>
  times.reduce<readonly Sample[]>((samples, time) => addSample(samples, at(time)), [])
const timesOf = (samples: readonly Sample[]) => samples.map(({ time }) => Number(time))

describe('samples', () => {
  test('are at most one an hour', () => {
    expect(timesOf(fill([0, 10, hour - 1, hour, hour + 5, 3 * hour]))).toEqual([0, hour, 3 * hour])
  })
  test('of the past or of the same block add nothing', () => {
    const samples = fill([hour, 2 * hour])
    expect(addSample(samples, at(2 * hour))).toBe(samples)
    expect(addSample(samples, at(10))).toBe(samples)
  })
  test('with a gap give way to one of the same hour that says more, and only to that', () => {
    const samples = addSample([], at(0, gap))
    expect(addSample(samples, at(60, { ...gap, unread: ['lido'] }))).toBe(samples)
    expect(timesOf(addSample(samples, at(60)))).toEqual([60])
    expect(gapsIn(at(0, { ...gap, unread: ['lido'] }))).toBe(2)
  })
  test('say beforehand whether one is due', () => {
    expect(isDue(undefined, 5n)).toBe(true)
    expect(isDue({ time: 0n, gaps: 0 }, 3_599n)).toBe(false)
    expect(isDue({ time: 0n, gaps: 0 }, 3_600n)).toBe(true)
    expect(isDue({ time: 0n, gaps: 1 }, 12n)).toBe(true)
    expect(isDue({ time: 12n, gaps: 1 }, 12n)).toBe(false)
  })
  test('are one an hour for two days, then one a day', () => {
    const samples = fill(Array.from({ length: 24 * 10 }, (_, index) => index * hour))
    const newest = 24 * 10 * hour - hour
    const recent = timesOf(samples).filter((time) => time > newest - 2 * day)
    expect(recent).toHaveLength(48)
    const old = timesOf(samples).filter((time) => time <= newest - 2 * day)
    expect(old).toEqual(Array.from({ length: 8 }, (_, index) => index * day))
  })
  test('of a past day keep the first that says most', () => {
    const first = addSample(addSample([], at(hour, gap)), at(5 * hour))
    expect(timesOf(addSample(first, at(9 * day)))).toEqual([5 * hour, 9 * day])
  })
  test('never grow past their limit, and the newest stays', () => {
    const samples = fill(Array.from({ length: mostSamples + 40 }, (_, index) => index * day))
    expect(samples).toHaveLength(mostSamples)
    expect(timesOf(samples).at(-1)).toBe((mostSamples + 39) * day)
  })
  test('of an account that holds nothing are the first and the latest', () => {
    const empty = (time: number) => at(time, { items: [] })
    const samples = [0, 1, 2, 3].reduce<readonly Sample[]>((list, hours) => addSample(list, empty(hours * hour)), [])
    expect(timesOf(samples)).toEqual([0, 3 * hour])
    expect(timesOf(addSample(samples, at(4 * hour)))).toEqual([0, 3 * hour, 4 * hour])
  })
  test('whatever comes, stay in order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 400 * day }), { maxLength: 200 }), (times) => {
        const kept = timesOf(fill(times))
        expect(kept).toEqual(kept.toSorted((a, b) => a - b))
        expect(new Set(kept.map((time) => Math.floor(time / hour))).size).toBe(kept.length)
      }),
    )
  })
})

const amount = fc.bigInt({ min: 0n, max: 2n ** 255n })
const anyItem = fc.record({
  id: fc.string({ minLength: 1 }),
  protocol: fc.string(),
  kind: fc.constantFrom('wallet', 'restaked', 'exiting' as const),
  token: fc.constantFrom(null, me, other),
  symbol: fc.string(),
  decimals: fc.option(fc.integer({ min: 0, max: 36 })),
  amount,
  rate: fc.option(amount),
  shares: fc.option(amount),
  lost: amount,
})
const anyHistory = fc
  .uniqueArray(
    fc.record({
      time: fc.bigInt({ min: 0n, max: 2n ** 40n }),
      price: fc.option(fc.record({ answer: amount, decimals: fc.integer({ min: 0, max: 36 }) })),
      items: fc.array(fc.tuple(anyItem, fc.option(fc.option(amount), { nil: undefined })), { maxLength: 4 }),
      unread: fc.array(fc.string(), { maxLength: 2 }),
    }),
    { selector: ({ time }) => time, maxLength: 5 },
  )
  .map((list): History => {
    const samples = list
      .toSorted((a, b) => (a.time < b.time ? -1 : 1))
      .map(({ items, ...rest }) => ({
        ...rest,
        items: items.map(([one, own]) => ({
          ...(one as SampleItem),
          ...(own === undefined ? {} : { own: own === null ? null : wad(own) }),
        })),
      }))
    return { account: me, chainId: 1, samples }
  })

describe('a stored history', () => {
  test('comes back as it was', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        expect(parseHistory(encodeHistory(history), me, 1)).toEqual(history)
      }),
    )
  })
  test('of another account or chain is none of ours', () => {
    const stored = encodeHistory({ account: me, chainId: 1, samples: [at(0)] })
    expect(parseHistory(stored, other, 1)).toBe('damaged')
    expect(parseHistory(stored, me, 10)).toBe('damaged')
    expect(parseHistory(stored, me.toLowerCase() as typeof me, 1)).not.toBe('damaged')
  })
  test('of a later version is told from rubbish, since it must not be overwritten', () => {
    expect(parseHistory('{"version":2,"whatever":true}', me, 1)).toBe('newer')
    expect(parseHistory('{"version":"2"}', me, 1)).toBe('damaged')
  })
  test.each([
    ['nothing', undefined],
    ['no text', 5],
    ['no JSON', '{'],
    ['null', 'null'],
    ['a negative amount', encodeHistory({ account: me, chainId: 1, samples: [at(0)] }).replace(`"${WAD}"`, '"-1"')],
    [
      'an endless amount',
      encodeHistory({ account: me, chainId: 1, samples: [at(0)] }).replace(`"${WAD}"`, `"${'9'.repeat(99)}"`),
    ],
    ['a place of nothing', encodeHistory({ account: me, chainId: 1, samples: [at(0)] }).replace('[0,"', '[7,"')],
    ['samples out of order', encodeHistory({ account: me, chainId: 1, samples: [at(9), at(3)] })],
  ])('with %s is damaged, and nothing throws', (_, stored) => {
    expect(parseHistory(stored, me, 1)).toBe('damaged')
  })
  test('of three years and ten holdings is small and quick to read', () => {
    const items = Array.from({ length: 10 }, (_, index) => ({
      ...item,
      id: `p:token:${index}`,
      amount: WAD * 1_234n + BigInt(index),
    }))
    const samples = Array.from({ length: mostSamples }, (_, index) => at(index * day, { items }))
    const stored = encodeHistory({ account: me, chainId: 1, samples })
    expect(stored.length).toBeLessThan(1_000_000)
    const started = performance.now()
    parseHistory(stored, me, 1)
    expect(performance.now() - started).toBeLessThan(500)
  })
})
