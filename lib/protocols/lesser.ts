/** The lesser of two amounts of one unit; `Math.min` is for numbers only. */
export function lesser(a: bigint, b: bigint): bigint {
  if (a < b) return a
  return b
}

/** The greater of two. */
export function greater(a: bigint, b: bigint): bigint {
  if (a > b) return a
  return b
}
