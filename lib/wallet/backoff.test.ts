import { describe, expect, test } from 'vitest'
import { noAttempts, parseAttempts, remainingWait, waitAfter } from './backoff.ts'

describe('the wait after wrong passwords', () => {
  test('begins with the fifth, doubles, and stays at a minute', () => {
    expect([0, 1, 4].map(waitAfter)).toEqual([0, 0, 0])
    expect([5, 6, 7, 8, 9, 10].map(waitAfter)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000])
    expect([11, 12, 1_000, Number.MAX_SAFE_INTEGER].map(waitAfter)).toEqual([60_000, 60_000, 60_000, 60_000])
  })

  test('goes on after a restart', () => {
    expect(remainingWait({ failures: 8, lastAt: 1_000 }, 3_000)).toBe(6_000)
    expect(remainingWait({ failures: 8, lastAt: 1_000 }, 9_000)).toBe(0)
  })

  test('H166: starts again when the clock went back or leapt by years', () => {
    const tenYears = 10 * 365 * 86_400_000
    expect(remainingWait({ failures: 8, lastAt: 1_000 }, 999)).toBe(8_000)
    expect(remainingWait({ failures: 8, lastAt: tenYears }, 0)).toBe(8_000)
    expect(remainingWait({ failures: 8, lastAt: 0 }, tenYears)).toBe(8_000)
  })

  test.each([
    null,
    undefined,
    5,
    {},
    { failures: -1, lastAt: 0 },
    { failures: 1.5, lastAt: 0 },
    { failures: 9, lastAt: 'x' },
  ])('rubbish %j counts as none', (stored) => {
    expect(parseAttempts(stored)).toEqual(noAttempts)
  })
})
