/**
 * Amounts are bigint in the smallest unit. The brands stop an amount of one unit from being passed where another is
 * meant; they cost nothing at run time. Arithmetic on a branded value gives a plain bigint: name the unit again.
 */

declare const unit: unique symbol
type Unit<name extends string> = bigint & { readonly [unit]: name }

/** 1e-18 ether. */
export type Wei = Unit<'wei'>
/** Shares of one EigenLayer strategy (18 decimals). Shares of two strategies are never added. */
export type Shares = Unit<'shares'>
/** A proportion scaled by 1e18: 1e18 is 100 %. */
export type Wad = Unit<'wad'>
/** The smallest unit of one ERC-20 token; the token says how many decimals. */
export type TokenUnits = Unit<'token units'>

export const wei = (value: bigint) => value as Wei
export const shares = (value: bigint) => value as Shares
export const wad = (value: bigint) => value as Wad
export const tokenUnits = (value: bigint) => value as TokenUnits

/** 1e18: one whole, as a WAD. */
export const WAD = wad(10n ** 18n)

/** `⌊x·y / 1e18⌋`. Rounds down. Mirrors OpenZeppelin `Math.mulDiv(x, y, 1e18)` as SlashingLib uses it. */
export function mulWad(x: bigint, y: bigint): bigint {
  return (x * y) / WAD
}

/** `⌈x·y / 1e18⌉`. Rounds up. Mirrors SlashingLib.mulWadRoundUp. */
export function mulWadUp(x: bigint, y: bigint): bigint {
  return (x * y + WAD - 1n) / WAD
}

/** `⌊x·1e18 / y⌋`. Rounds down. Throws RangeError when y is 0, as the contract would revert. */
export function divWad(x: bigint, y: bigint): bigint {
  return (x * WAD) / y
}
