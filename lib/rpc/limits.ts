/** Keys remembered before those that are rested are forgotten. */
const maxKeys = 256

/**
 * Counts what each key may still do: `burst` at once, `perSecond` refilled. Returns whether this one may go ahead. Keys
 * that are full again are forgotten, so memory does not grow with what is sent.
 */
export function createRateLimit(
  { perSecond, burst }: { perSecond: number; burst: number },
  now: () => number,
): (key: string) => boolean {
  const buckets = new Map<string, { left: number; at: number }>()

  const refilled = ({ left, at }: { left: number; at: number }, time: number) =>
    // A clock set back must not take anything away.
    Math.min(burst, left + (Math.max(0, time - at) / 1000) * perSecond)

  return (key) => {
    const time = now()
    const bucket = buckets.get(key)
    const left = bucket === undefined ? burst : refilled(bucket, time)
    if (bucket === undefined && buckets.size >= maxKeys) {
      for (const [other, state] of buckets) if (refilled(state, time) >= burst) buckets.delete(other)
    }
    if (left < 1) return false
    buckets.set(key, { left: left - 1, at: time })
    return true
  }
}
