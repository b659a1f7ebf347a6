import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { WAD, wad } from '../units.ts'
import { aprOf, windowOf } from './yieldMath.ts'

const day = 86_400n
const point = (rate: bigint, time: bigint) => ({ wad: wad(rate), time, block: null })
const rate = fc.bigInt({ min: 1n, max: 10n ** 36n })
const time = fc.bigInt({ min: 0n, max: 2n ** 40n })

describe('a simple yield', () => {
  test('is the growth over the time, for a year of 365 days', () => {
    expect(aprOf(point(WAD, 0n), point(WAD + WAD / 100n, 365n * day))).toBe(WAD / 100n)
    expect(aprOf(point(WAD, 0n), point(WAD + WAD / 100n, 73n * day))).toBe(WAD / 20n)
    expect(aprOf(point(2n * WAD, 0n), point(WAD, 365n * day))).toBe(-WAD / 2n)
    // Lido's formula with its 1e27 rates: (post − pre) / pre × year / elapsed.
    const [pre, post] = [1_172_883_000_000_000_000n, 1_172_971_000_000_000_000n]
    expect(aprOf(point(pre, 0n), point(post, day))).toBe(((post - pre) * WAD * 365n) / pre)
  })

  test('is nothing without time or without a rate', () => {
    expect(aprOf(point(WAD, 5n), point(WAD, 5n))).toBeNull()
    expect(aprOf(point(WAD, 6n), point(WAD, 5n))).toBeNull()
    expect(aprOf(point(0n, 0n), point(WAD, 5n))).toBeNull()
    expect(aprOf(point(WAD, 0n), point(0n, 5n))).toBeNull()
  })

  test('is whole and finite, and never falls while the last rate rises', () => {
    fc.assert(
      fc.property(rate, rate, fc.bigInt({ min: 0n, max: 10n ** 36n }), time, time, (from, to, more, t0, t1) => {
        const [low, high] = [aprOf(point(from, t0), point(to, t1)), aprOf(point(from, t0), point(to + more, t1))]
        if (t1 <= t0) expect([low, high]).toEqual([null, null])
        else {
          expect(typeof low).toBe('bigint')
          expect(high as bigint).toBeGreaterThanOrEqual(low as bigint)
          expect((low as bigint) >= 0n).toBe(to >= from || (low as bigint) === 0n)
        }
      }),
    )
  })

  test('shrinks as the same growth takes longer', () => {
    fc.assert(
      fc.property(
        rate,
        rate,
        fc.bigInt({ min: 1n, max: 2n ** 40n }),
        fc.bigInt({ min: 1n, max: 2n ** 40n }),
        (from, grown, seconds, more) => {
          const of = (length: bigint) => aprOf(point(from, 0n), point(from + grown, length)) as bigint
          expect(of(seconds + more)).toBeLessThanOrEqual(of(seconds))
        },
      ),
    )
  })
})

describe('a window', () => {
  const to = (gain: bigint, days: bigint) => point(WAD + gain, days * day)
  const week = (gain: bigint, days = 7n) => windowOf(7, 'archive', point(WAD, 0n), to(gain, days))

  test('tells a yield, a fall, and what cannot be', () => {
    expect(week(WAD / 1_000n)).toMatchObject({ verdict: 'ok', method: 'archive', change: WAD / 1_000n })
    expect(week(-WAD / 1_000n)).toMatchObject({ verdict: 'fell', apr: null, change: -WAD / 1_000n })
    expect(week(WAD / 100n)).toMatchObject({ verdict: 'implausible', apr: null })
    expect(week(0n)).toMatchObject({ verdict: 'ok', apr: 0n })
  })

  test('one wei less is rounding, not a fall', () => {
    expect(week(-1n)).toMatchObject({ verdict: 'ok', apr: 0n })
  })

  test('ten percent a year is the most', () => {
    const most = (WAD * 7n) / 3_650n
    expect(week(most).verdict).toBe('ok')
    expect(week(most + most / 1_000n).verdict).toBe('implausible')
  })

  test('a seventh too long or too short is no such window', () => {
    expect(week(1n, 8n).verdict).toBe('ok')
    expect(week(1n, 6n).verdict).toBe('ok')
    expect(windowOf(7, 'stored', point(WAD, 0n), to(1n, 9n))).toMatchObject({
      verdict: 'unknown',
      method: null,
      from: null,
    })
    expect(windowOf(7, 'stored', null, to(1n, 9n)).verdict).toBe('unknown')
    expect(windowOf(7, 'stored', point(WAD, 0n), null).verdict).toBe('unknown')
  })

  test('whatever the rates, only what is ok has a number, and it is between nothing and ten percent', () => {
    fc.assert(
      fc.property(
        rate,
        rate,
        time,
        time,
        fc.constantFrom(7 as const, 30 as const, 90 as const),
        (a, b, t0, t1, days) => {
          const found = windowOf(days, 'stored', point(a, t0), point(b, t1))
          expect(found.apr === null).toBe(found.verdict !== 'ok')
          if (found.apr !== null) expect(found.apr >= 0n && found.apr <= WAD / 10n).toBe(true)
        },
      ),
    )
  })
})
