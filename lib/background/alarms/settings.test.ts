import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { defaultAlarmSettings, isQuiet, parseAlarmSettings } from './settings.ts'

const at = (hour: number, minute = 0) => new Date(2026, 10, 27, hour, minute)
const night = { from: 22 * 60, to: 7 * 60 }

describe('quiet hours', () => {
  test('go over midnight, the first minute being in and the last not', () => {
    const asked = [at(21, 59), at(22), at(23, 59), at(0), at(6, 59), at(7), at(12)]
    expect(asked.map((one) => isQuiet(night, one))).toEqual([false, true, true, true, true, false, false])
  })
  test('within a day, never, and where both ends are the same', () => {
    expect([at(9), at(12), at(13)].map((one) => isQuiet({ from: 540, to: 780 }, one))).toEqual([true, true, false])
    expect([null, { from: 60, to: 60 }].map((quiet) => isQuiet(quiet, at(1)))).toEqual([false, false])
  })
  test('follow the clock on the wall through the nights in which it changes', () => {
    // In Berlin 02:00 becomes 03:00 on 29 March 2026, and 03:00 becomes 02:00 on 25 October.
    const program = `
      import { isQuiet } from '${new URL('./settings.ts', import.meta.url).pathname}'
      const quiet = { from: 150, to: 420 }
      const times = ['2026-03-29T00:29Z', '2026-03-29T01:00Z', '2026-03-29T04:59Z', '2026-03-29T05:00Z',
        '2026-10-25T00:29Z', '2026-10-25T00:30Z', '2026-10-25T01:30Z', '2026-10-25T05:59Z', '2026-10-25T06:00Z']
      console.log(times.map((time) => isQuiet(quiet, new Date(time))).join())`
    const answer = execFileSync('npx', ['tsx', '--input-type=module', '-e', program], {
      env: { ...process.env, TZ: 'Europe/Berlin' },
      encoding: 'utf8',
    })
    expect(answer.trim()).toBe('false,true,true,false,false,true,true,true,false')
  })
})

describe('alarm settings', () => {
  test('are what they were after a round through the store', () => {
    expect(parseAlarmSettings({ ...defaultAlarmSettings, quiet: night })).toEqual({
      ...defaultAlarmSettings,
      quiet: night,
    })
  })
  test.each([
    { watching: 1 },
    { everyMinutes: 0 },
    { everyMinutes: 1.5 },
    { everyMinutes: Number.POSITIVE_INFINITY },
    { quiet: { from: -1, to: 2 } },
    { quiet: { from: 0, to: 1_440 } },
    { quiet: 'night' },
    { off: ['nonsense'] },
    { off: 'slashed' },
    { rewardsAbove: -1n },
    { rewardsAbove: 1 },
    { behindMinutes: 0 },
    { stalledHours: Number.NaN },
  ])('refuse %o', (change) => {
    expect(() => parseAlarmSettings({ ...defaultAlarmSettings, ...change })).toThrow(
      expect.objectContaining({ name: 'AlarmSettingError', data: Object.keys(change)[0] }),
    )
  })
})
