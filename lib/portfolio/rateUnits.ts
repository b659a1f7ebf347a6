import type { Rate } from '../protocols/types.ts'
import { mulWad, type Wad, wad } from '../units.ts'

/** A rate in ether or bitcoin per whole token, 1e18 = 1. */
export type PlainRate = { wad: Wad; unit: 'ether' | 'bitcoin' }

/** No token redeems for this much of anything (H147). 1e18 = 1. */
export const greatestRate = 10n ** 36n
/** Tokens counted in tokens counted in tokens end here: nothing real is nested deeper. */
const maxDepth = 4

/**
 * Rates by token address in lower case, multiplied through the tokens they are counted in, each step rounded down. Absent
 * where a link is missing, runs in a circle, or cannot be a rate.
 */
export function plainRates(rates: readonly Rate[]): ReadonlyMap<string, PlainRate> {
  const given = new Map(rates.map((rate) => [rate.token.toLowerCase(), rate]))
  const resolve = (key: string, depth: number): PlainRate | null => {
    const rate = given.get(key)
    if (rate === undefined || depth > maxDepth || rate.wad <= 0n || rate.wad >= greatestRate) return null
    const { unit = 'ether' } = rate
    if (unit === 'ether' || unit === 'bitcoin') return { wad: rate.wad, unit }
    const inner = resolve(unit.toLowerCase(), depth + 1)
    return inner === null ? null : { wad: wad(mulWad(rate.wad, inner.wad)), unit: inner.unit }
  }
  return new Map(
    [...given.keys()].flatMap((key) => {
      const plain = resolve(key, 0)
      return plain === null || plain.wad === 0n ? [] : [[key, plain] as const]
    }),
  )
}
