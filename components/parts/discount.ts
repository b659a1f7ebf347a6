import type { MarketRow, Mirror } from '../../lib/messaging/mirror.ts'

/** How a discount is called. Bands of facts/lst.md 4.9. */
export type Band = 'usual' | 'watch' | 'clear' | 'far'

const percent = 10n ** 16n
/** Where the bands begin: 0.2, 0.5 and 2 percent below. 1e18 = 100 %. */
const bands = [percent / 5n, percent / 2n, 2n * percent] as const
/** Where the drawing ends: a larger discount stands at its end. */
const furthest = 5n * percent

/** The band of a discount; a price above the redemption value is as usual as it can be. */
export function bandOf(discount: bigint): Band {
  const below = -discount
  if (below < bands[0]) return 'usual'
  if (below < bands[1]) return 'watch'
  return below < bands[2] ? 'clear' : 'far'
}

/**
 * Where a discount stands in a drawing of four bands of equal width, 0 at the redemption value and 1 at five percent below or
 * more: small ones must not vanish beside large ones. A float, for drawing only.
 */
export function placeOf(discount: bigint): number {
  const below = -discount
  const edges = [0n, ...bands, furthest]
  if (below <= 0n) return 0
  for (let band = 0; band < 4; band += 1) {
    const [from, to] = [edges[band] as bigint, edges[band + 1] as bigint]
    if (below < to) return (band + Number(below - from) / Number(to - from)) / 4
  }
  return 1
}

/**
 * The tokens that sell below their redemption value by more than the user's threshold, and by more than their sources are
 * coarse. The largest discount first.
 */
export function alarming({ markets, preferences }: Pick<Mirror, 'markets' | 'preferences'>): readonly MarketRow[] {
  return markets
    .filter(({ discount, tolerance }) => {
      if (discount === null) return false
      return -discount > preferences.discountAlert && -discount > tolerance
    })
    .toSorted((a, b) => ((a.discount ?? 0n) < (b.discount ?? 0n) ? -1 : 1))
}
