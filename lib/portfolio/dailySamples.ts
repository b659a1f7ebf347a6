import { decode, encode } from '../codec.ts'
import type { DailySample } from '../messaging/mirror.ts'
import { type Wad, wad } from '../units.ts'

/** Raised when the shape changes. */
const version = 1
/** Two years of one token. */
const mostDays = 731
const greatest = 10n ** 36n
const day = 86_400n

const dayOf = ({ time }: DailySample) => time / day

/**
 * The days of one token with another reading. The first of a day stays, but what it did not know is filled in. A reading
 * from before the last day, or of nothing, changes nothing (the same list comes back).
 */
export function addSample(samples: readonly DailySample[], next: DailySample): readonly DailySample[] {
  if ((next.rate === null && next.price === null) || !isSample(next)) return samples
  const last = samples.at(-1)
  if (last === undefined || dayOf(next) > dayOf(last)) return [...samples, next].slice(-mostDays)
  if (dayOf(next) < dayOf(last)) return samples
  const filled = { ...last, rate: last.rate ?? next.rate, price: last.price ?? next.price }
  return filled.rate === last.rate && filled.price === last.price ? samples : [...samples.slice(0, -1), filled]
}

/** Text of the days of one token. */
export function encodeSamples(samples: readonly DailySample[]): string {
  return encode({ version, samples: samples.map(({ time, rate, price }) => [time, rate, price]) })
}

/**
 * The inverse of `encodeSamples`, oldest first. What is damaged, or said to be after `now` (Unix seconds), is left out: a
 * node with a wrong clock must not end the history.
 */
export function parseSamples(text: unknown, now: bigint): readonly DailySample[] {
  if (typeof text !== 'string') return []
  try {
    const record = decode(text) as { version?: unknown; samples?: unknown } | null
    if (record?.version !== version || !Array.isArray(record.samples)) return []
    const read = record.samples.slice(-mostDays).flatMap((entry) => parseSample(entry) ?? [])
    return read.filter((sample, index) => {
      const before = read[index - 1]
      return sample.time <= now + day && (before === undefined || dayOf(before) < dayOf(sample))
    })
  } catch {
    // Damaged: the history begins again.
    return []
  }
}

function parseSample(entry: unknown): DailySample | null {
  if (!Array.isArray(entry) || entry.length !== 3) return null
  const [time, rate, price] = entry
  const sample = { time, rate, price } as DailySample
  return isSample(sample) ? { time, rate: branded(rate), price: branded(price) } : null
}

const branded = (value: bigint | null): Wad | null => (value === null ? null : wad(value))
const isSample = ({ time, rate, price }: DailySample) =>
  typeof time === 'bigint' && time > 0n && time < 2n ** 63n && isValue(rate) && isValue(price)
const isValue = (value: unknown) => value === null || (typeof value === 'bigint' && value > 0n && value < greatest)
