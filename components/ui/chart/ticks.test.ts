import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { digitsOf, lastUntil, nearest, timeTicks, valueAxis } from './ticks.ts'

describe('valueAxis', () => {
  test('has round numbers around the values', () => {
    expect(valueAxis([12.3, 17.9]).ticks).toEqual([12, 14, 16, 18])
    expect(valueAxis([0.9991, 1.0002]).ticks).toEqual([0.999, 0.9995, 1, 1.0005])
  })
  test('one value, or the same all along, has room on both sides', () => {
    const { ticks } = valueAxis([50, 50])
    expect(ticks[0]).toBeLessThan(50)
    expect(ticks.at(-1)).toBeGreaterThan(50)
  })
  test('zero alone, and nothing at all, still have an axis from zero up', () => {
    expect(valueAxis([0]).ticks[0]).toBe(0)
    expect(valueAxis([]).ticks).toEqual([0, 1])
  })
  test('always encloses what is drawn, in a readable number of even steps', () => {
    const values = fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(values, (drawn) => {
        const spread = Math.max(...drawn) - Math.min(...drawn)
        // Closer together than twelve figures tell apart: no chart shows that.
        fc.pre(spread === 0 || spread > 1e-6 * Math.max(...drawn.map(Math.abs)))
        const { ticks, step } = valueAxis(drawn)
        const slack = step * 1e-6
        expect(ticks[0] as number).toBeLessThanOrEqual(Math.min(...drawn) + slack)
        expect(ticks.at(-1) as number).toBeGreaterThanOrEqual(Math.max(...drawn) - slack)
        expect(ticks.length).toBeGreaterThanOrEqual(2)
        expect(ticks.length).toBeLessThanOrEqual(6)
        if (Math.min(...drawn) >= 0) expect(ticks[0]).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})

test('digitsOf tells ticks apart and no more', () => {
  expect(digitsOf(5)).toBe(0)
  expect(digitsOf(0.25)).toBe(2)
  expect(digitsOf(0.0005)).toBe(4)
  expect(digitsOf(2_500)).toBe(0)
})

describe('timeTicks', () => {
  const at = (...parts: [number, number, number, number?]) => new Date(...parts).getTime() / 1_000
  test('names whole hours of a day, days of a month, months of a year', () => {
    expect(timeTicks(at(2026, 4, 1, 1), at(2026, 4, 1, 20)).map(({ unit }) => unit)).toContain('hour')
    const days = timeTicks(at(2026, 4, 3), at(2026, 4, 29))
    expect(days.every(({ time }) => new Date(time * 1_000).getHours() === 0)).toBe(true)
    const months = timeTicks(at(2026, 0, 15), at(2026, 11, 20))
    expect(months.map(({ time }) => new Date(time * 1_000).getDate())).toEqual(months.map(() => 1))
  })
  test('stays between the ends and within the number that has room', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2e9 }), fc.integer({ min: 60, max: 4e8 }), (from, span) => {
        const ticks = timeTicks(from, from + span)
        expect(ticks.length).toBeLessThanOrEqual(4)
        for (const { time } of ticks) {
          expect(time).toBeGreaterThanOrEqual(from)
          expect(time).toBeLessThanOrEqual(from + span)
        }
      }),
    )
  })
})

describe('nearest and lastUntil', () => {
  test('of an empty list is none', () => {
    expect(nearest([], 5)).toBe(-1)
    expect(lastUntil([], 5)).toBe(-1)
  })
  test('agree with looking at every entry', () => {
    const times = fc
      .uniqueArray(fc.integer({ min: 0, max: 1_000 }), { minLength: 1 })
      .map((list) => list.toSorted((a, b) => a - b))
    fc.assert(
      fc.property(times, fc.integer({ min: -10, max: 1_010 }), (list, time) => {
        const distance = Math.min(...list.map((each) => Math.abs(each - time)))
        expect(Math.abs((list[nearest(list, time)] as number) - time)).toBe(distance)
        expect(lastUntil(list, time)).toBe(list.filter((each) => each <= time).length - 1)
      }),
    )
  })
})
