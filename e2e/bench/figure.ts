/** One line of the table: what was measured of Bowline, the bare limit measured in the same run, and what to reach. */
export type Figure = {
  id: string
  name: string
  unit: 'ms' | 'kB' | 'MB' | 'requests' | 'calls' | 'times'
  samples: readonly number[]
  limit: Limit | null
  /** Null for a figure that only explains another. */
  target: Target | null
  /** How it was measured, where the name does not say it. */
  note?: string
}

export type Limit = { name: string; samples: readonly number[] }

export type Target = {
  /** The number on the machine it was written for, in the figure's unit. */
  absolute?: number
  /** At most this many times the limit: the issue's own target over the issue's own limit, unless it names a ratio. */
  ratio?: number
  /** At most this much over the limit, in the figure's unit. */
  over?: number
}

export type Verdict = { absolute: boolean | null; relative: boolean | null }

/** Whether the median meets each part of its target. Null: nothing to meet. */
export function judge(value: number, limit: number | null, target: Target | null): Verdict {
  const relative: boolean[] = []
  if (limit !== null && target?.ratio !== undefined) relative.push(value <= limit * target.ratio)
  if (limit !== null && target?.over !== undefined) relative.push(value <= limit + target.over)
  return {
    absolute: target?.absolute === undefined ? null : value <= target.absolute,
    relative: relative.length === 0 ? null : relative.every(Boolean),
  }
}
