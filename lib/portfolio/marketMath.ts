import { mulWadUp, WAD, type Wad, wad } from '../units.ts'

/** A sale that was tried: what was given and what came out, both in coins of 18 decimals. */
export type TriedSale = { given: bigint; received: bigint }

/** A sale that moves the price by more than this finds too little depth to be a price. Source: facts/lst.md 4.9 (2). */
const thinnest = 3n * 10n ** 15n

/** `⌊√n⌋`. */
export function squareRoot(n: bigint): bigint {
  if (n < 2n) return n
  // From above, Newton's steps fall until they meet the root.
  let guess = 1n << BigInt(Math.ceil(n.toString(2).length / 2))
  for (;;) {
    const next = (guess + n / guess) / 2n
    if (next >= guess) return guess
    guess = next
  }
}

/** Of the other coin per token, WAD rounded down, from a pool's √(second per first)·2^96. Zero for a pool without a price. */
export function priceOfRoot(sqrtPriceX96: bigint, tokenIsFirst: boolean): Wad {
  const square = sqrtPriceX96 * sqrtPriceX96
  if (square === 0n) return wad(0n)
  return wad(tokenIsFirst ? (square * WAD) >> 192n : (WAD << 192n) / square)
}

/** Fixed point for powers of 1.0001: far finer than a price needs at the greatest tick. */
const fine = 1n << 192n
/** Beyond this a pool of Uniswap cannot be (TickMath.MAX_TICK). */
const greatestTick = 887_272n

/**
 * Of the other coin per token, WAD rounded down, from how far a pool's tick sum moved in `seconds`: the geometric mean of the
 * price over that time. Zero when the tick is out of range.
 */
export function priceOfTicks(moved: bigint, seconds: bigint, tokenIsFirst: boolean): Wad {
  // The floor of a negative quotient, so that what is left over is a part of one tick.
  const tick = moved >= 0n ? moved / seconds : -((-moved + seconds - 1n) / seconds)
  const rest = moved - tick * seconds
  if (tick > greatestTick || tick < -greatestTick) return wad(0n)
  const whole = powerOfTick(tick < 0n ? -tick : tick)
  const secondPerFirst = tick < 0n ? (fine * fine) / whole : whole
  // Within one tick the power is as good as a line: they differ by less than 2e-9.
  const ratio = secondPerFirst + (secondPerFirst * rest) / (seconds * 10_000n)
  return wad(tokenIsFirst ? (ratio * WAD) / fine : ratio === 0n ? 0n : (fine * WAD) / ratio)
}

function powerOfTick(tick: bigint): bigint {
  let power = fine
  let square = fine + fine / 10_000n
  for (let left = tick; left > 0n; left >>= 1n) {
    if (left & 1n) power = (power * square) / fine
    square = (square * square) / fine
  }
  return power
}

/** What one whole token brought in a sale, in the other coin, WAD rounded down; 0 when nothing was given. */
export function unitPrice({ given, received }: TriedSale): Wad {
  return wad(given === 0n ? 0n : (received * WAD) / given)
}

/**
 * The middle between what selling brings and what buying costs, so without the venue's fee: √(sale ÷ purchase), where the
 * purchase is a sale of the other coin. WAD, rounded down; null when one of them moved nothing.
 */
export function middlePrice(sale: TriedSale, purchase: TriedSale): Wad | null {
  const [sold, bought] = [unitPrice(sale), unitPrice(purchase)]
  return sold === 0n || bought === 0n ? null : wad(squareRoot((sold * WAD * WAD) / bought))
}

/** The venue's fee as both directions show it: 1 − √(sale × purchase). WAD, rounded up; never negative. */
export function feeOf(sale: TriedSale, purchase: TriedSale): Wad {
  const kept = squareRoot(unitPrice(sale) * unitPrice(purchase))
  return wad(kept >= WAD ? 0n : WAD - kept)
}

/**
 * By how much less a token brings in the larger sale than in the smaller, 1e18 = 100 %, rounded up; never negative. Null when
 * the smaller brought nothing.
 */
export function impactOf(small: TriedSale, large: TriedSale): Wad | null {
  if (small.received === 0n || large.given === 0n) return null
  const kept = (large.received * small.given * WAD) / (large.given * small.received)
  return wad(kept >= WAD ? 0n : WAD - kept)
}

/** Whether a sale moved the price too far for the venue to be believed. */
export const isThin = (impact: Wad): boolean => impact > thinnest

/** The middle one, or the mean of the two in the middle rounded down; null of nothing. */
export function median(values: readonly bigint[]): bigint | null {
  const sorted = values.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  return low === undefined || high === undefined ? null : (low + high) / 2n
}

/** `price / rate − 1`, 1e18 = 100 %, rounded toward zero; negative is below. Null when one is unknown or no rate. */
export function discountOf(price: bigint | null, rate: bigint | null): bigint | null {
  return price === null || rate === null || rate <= 0n ? null : ((price - rate) * WAD) / rate
}

/**
 * Whether a price can be believed at all (R10): at most half above what the token redeems for, since nobody pays more than
 * minting costs, and not below a hundredth of it. Without a rate, anything from a billionth to a billion.
 */
export function isPlausible(price: bigint, rate: bigint | null): boolean {
  if (rate === null) return price >= 10n ** 9n && price <= 10n ** 27n
  return price * 2n <= rate * 3n && price * 100n >= rate
}

/** What a share of an ERC-4626 vault makes of a price in shares. Rounded up by at most one. */
export const inAssets = (price: Wad, assetsPerShare: bigint): Wad => wad(mulWadUp(price, assetsPerShare))
