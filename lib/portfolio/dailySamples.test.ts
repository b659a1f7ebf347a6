import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DailySample } from '../messaging/mirror.ts'
import { WAD, wad } from '../units.ts'
import { addSample, encodeSamples, parseSamples } from './dailySamples.ts'

const day = 86_400n
const start = 20_000n * day
const sample = (days: bigint, rate: bigint | null = WAD, price: bigint | null = null, seconds = 0n): DailySample => ({
  time: start + days * day + seconds,
  rate: rate === null ? null : wad(rate),
  price: price === null ? null : wad(price),
})
const far = start + 10_000n * day

describe('the days of a token', () => {
  test('one reading a day stays, the first', () => {
    const one = addSample([], sample(0n))
    expect(addSample(one, sample(0n, 2n * WAD, null, 3_600n))).toBe(one)
    expect(addSample(one, sample(1n)).map(({ time }) => time)).toEqual([start, start + day])
  })

  test('what the first did not know is filled in', () => {
    const [filled] = addSample([sample(0n, WAD, null)], sample(0n, 2n * WAD, 3n * WAD, 60n))
    expect(filled).toEqual({ time: start, rate: WAD, price: 3n * WAD })
  })

  test('nothing, the past and rubbish change nothing', () => {
    const kept = [sample(5n)]
    for (const next of [sample(6n, null), sample(4n), sample(6n, 0n), sample(6n, 10n ** 36n), sample(-20_001n)]) {
      expect(addSample(kept, next)).toBe(kept)
    }
  })

  test('two years are kept', () => {
    let kept: readonly DailySample[] = []
    for (let days = 0n; days < 800n; days += 1n) kept = addSample(kept, sample(days))
    expect(kept).toHaveLength(731)
    expect(kept.at(-1)?.time).toBe(start + 799n * day)
    expect(parseSamples(encodeSamples(kept), far)).toEqual(kept)
  })
})

describe('what was stored', () => {
  const value = fc.option(fc.bigInt({ min: 1n, max: 10n ** 36n - 1n }), { nil: null })

  test('comes back as it was', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { maxLength: 50 }), (entries) => {
        const kept = entries.reduce<readonly DailySample[]>(
          (days, [rate, price], index) => addSample(days, sample(BigInt(index), rate, price)),
          [],
        )
        expect(parseSamples(encodeSamples(kept), far)).toEqual(kept)
      }),
    )
  })

  test.each([
    ['nothing', undefined],
    ['no text', 5],
    ['rubbish', 'rubbish'],
    ['null', 'null'],
    ['another version', '{"version":2,"samples":[]}'],
    ['no list', '{"version":1,"samples":{}}'],
    ['entries of another shape', '{"version":1,"samples":[5,null,[],[{"$bigint":"1"}],[1,2,3]]}'],
    ['rates that are none', '{"version":1,"samples":[[{"$bigint":"9"},{"$bigint":"-1"},null]]}'],
  ])('%s reads as no history', (_, text) => {
    expect(parseSamples(text, far)).toEqual([])
  })

  test('anything at all reads as days in order', () => {
    fc.assert(
      fc.property(fc.anything(), (thing) => {
        const text = JSON.stringify({ version: 1, samples: thing }) ?? ''
        expect(Array.isArray(parseSamples(text, far))).toBe(true)
      }),
    )
  })

  test('days to come, and days out of order, are left out', () => {
    const text = encodeSamples([sample(1n), sample(1n, WAD, null, 5n), sample(0n), sample(3n), sample(90n)])
    expect(parseSamples(text, start + 10n * day).map(({ time }) => (time - start) / day)).toEqual([1n, 3n])
  })
})
