import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRateLimit } from './limits.ts'

test('the burst passes, then what is refilled, each key for itself', () => {
  let now = 0
  const take = createRateLimit({ perSecond: 50, burst: 100 }, () => now)
  const taken = (key: string, tries: number) => Array.from({ length: tries }, () => take(key)).filter(Boolean).length
  expect([taken('a', 300), taken('b', 300)]).toEqual([100, 100])
  now += 500
  expect(taken('a', 300)).toBe(25)
  now += 3_600_000
  expect(taken('a', 300)).toBe(100)
})

test('H166: a clock that is set back takes nothing away and gives nothing', () => {
  let now = 1_000_000
  const take = createRateLimit({ perSecond: 1, burst: 2 }, () => now)
  expect([take('a'), take('a'), take('a')]).toEqual([true, true, false])
  now = 0
  expect(take('a')).toBe(false)
  now = 1_001_000
  expect(take('a')).toBe(true)
})

test('never more than the burst plus what time refilled', () => {
  const steps = fc.array(fc.record({ wait: fc.nat(400), tries: fc.nat(20) }), { maxLength: 50 })
  fc.assert(
    fc.property(steps, (given) => {
      let now = 0
      let passed = 0
      const take = createRateLimit({ perSecond: 50, burst: 10 }, () => now)
      for (const { wait, tries } of given) {
        now += wait
        for (let n = 0; n < tries; n++) if (take('a')) passed += 1
        expect(passed).toBeLessThanOrEqual(10 + (now / 1000) * 50 + 1e-6)
      }
    }),
    { numRuns: 200 },
  )
})
