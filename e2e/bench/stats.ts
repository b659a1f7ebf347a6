/** One figure's samples, summed up. */
export type Summary = { n: number; p50: number; p95: number; low: number; high: number }

/** A quantile of samples, interpolated between the two nearest. NaN for none. */
export function quantile(samples: readonly number[], part: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  const at = (sorted.length - 1) * part
  const [low, high] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]]
  if (low === undefined || high === undefined) return Number.NaN
  return low + (high - low) * (at - Math.floor(at))
}

export const median = (samples: readonly number[]): number => quantile(samples, 0.5)

/** Nothing is left out: an odd sample is a sample. */
export function summarise(samples: readonly number[]): Summary {
  return {
    n: samples.length,
    p50: median(samples),
    p95: quantile(samples, 0.95),
    low: Math.min(...samples),
    high: Math.max(...samples),
  }
}
