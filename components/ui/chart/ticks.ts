/** Evenly spaced values around what is drawn, from the lowest to the highest; the first and last are the ends of the axis. */
export type Axis = { ticks: readonly number[]; step: number }

/**
 * An axis of round numbers around values. Floats: for drawing only. `count` is about how many steps it has. Values that
 * are all the same get room above and below, so that their line is not an edge.
 */
export function valueAxis(values: readonly number[], count = 3): Axis {
  const known = values.filter(Number.isFinite)
  const [low, high] = [Math.min(...known), Math.max(...known)]
  if (known.length === 0) return { ticks: [0, 1], step: 1 }
  const size = Math.max(Math.abs(low), Math.abs(high))
  // Closer together than a float tells apart, they are one value.
  const flat = high - low <= size * 1e-9 || size < 1e-200
  const spread = !flat ? high - low : size < 1e-200 ? 1 : size * 0.02
  const step = roundStep(spread / count)
  const [first, last] = flat ? [low - spread / 2, high + spread / 2] : [low, high]
  const from = Math.floor(first / step)
  const to = Math.max(Math.ceil(last / step), from + 1)
  // Nothing that is drawn here is negative unless a value is: an axis below zero would suggest a debt.
  const start = low >= 0 ? Math.max(0, from) : from
  return { ticks: Array.from({ length: to - start + 1 }, (_, index) => round((start + index) * step)), step }
}

/** The next of 1, 2, 2.5, 5 × 10ⁿ that is not smaller. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least))
  return power * ([1, 2, 2.5, 5].find((factor) => factor * power >= least * (1 - 1e-9)) ?? 10)
}

const round = (value: number) => Number(value.toPrecision(12))

/** How many digits after the point tell two ticks of this step apart. */
export function digitsOf(step: number): number {
  const text = round(step).toExponential()
  const [mantissa = '', exponent = '0'] = text.split('e')
  return Math.max(0, (mantissa.split('.')[1] ?? '').length - Number(exponent))
}

export type TimeTick = { /** Unix seconds. */ time: number; unit: 'hour' | 'day' | 'month' | 'year' }

const hour = 3_600
const day = 24 * hour
const steps: readonly { seconds: number; unit: TimeTick['unit']; every: number }[] = [
  { seconds: hour, unit: 'hour', every: 1 },
  { seconds: 3 * hour, unit: 'hour', every: 3 },
  { seconds: 6 * hour, unit: 'hour', every: 6 },
  { seconds: 12 * hour, unit: 'hour', every: 12 },
  { seconds: day, unit: 'day', every: 1 },
  { seconds: 2 * day, unit: 'day', every: 2 },
  { seconds: 7 * day, unit: 'day', every: 7 },
  { seconds: 14 * day, unit: 'day', every: 14 },
  { seconds: 30 * day, unit: 'month', every: 1 },
  { seconds: 91 * day, unit: 'month', every: 3 },
  { seconds: 182 * day, unit: 'month', every: 6 },
  { seconds: 365 * day, unit: 'year', every: 1 },
]

/**
 * Moments worth naming between two times (Unix seconds): whole hours, days, months or years of the local calendar, at
 * most `most` of them.
 */
export function timeTicks(from: number, to: number, most = 4): readonly TimeTick[] {
  const span = to - from
  const { unit, every } = steps.find(({ seconds }) => span / seconds <= most) ?? { unit: 'year', every: 2 }
  const ticks: TimeTick[] = []
  const cursor = startOf(from, unit, every)
  while (cursor.getTime() / 1_000 <= to && ticks.length < 2 * most) {
    const time = cursor.getTime() / 1_000
    if (time >= from) ticks.push({ time, unit })
    if (unit === 'hour') cursor.setHours(cursor.getHours() + every)
    else if (unit === 'day') cursor.setDate(cursor.getDate() + every)
    else if (unit === 'month') cursor.setMonth(cursor.getMonth() + every)
    else cursor.setFullYear(cursor.getFullYear() + every)
  }
  return ticks.slice(0, most)
}

function startOf(seconds: number, unit: TimeTick['unit'], every: number): Date {
  const date = new Date(seconds * 1_000)
  date.setMinutes(0, 0, 0)
  if (unit === 'hour') date.setHours(Math.floor(date.getHours() / every) * every)
  else date.setHours(0)
  if (unit === 'month') date.setMonth(Math.floor(date.getMonth() / every) * every, 1)
  if (unit === 'year') date.setMonth(0, 1)
  return date
}

/** The index of the entry whose time is nearest; -1 of an empty list. The list ascends. */
export function nearest(times: readonly number[], time: number): number {
  let [low, high] = [0, times.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((times[middle] as number) < time) low = middle + 1
    else high = middle
  }
  if (low > 0 && time - (times[low - 1] as number) <= (times[low] as number) - time) return low - 1
  return times.length === 0 ? -1 : low
}

/** The index of the last entry that is not later; -1 when all are. The list ascends. */
export function lastUntil(times: readonly number[], time: number): number {
  let [low, high] = [0, times.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((times[middle] as number) <= time) low = middle + 1
    else high = middle
  }
  return low - 1
}
