/** Thousands separators into a run of digits. The same comma in both languages, so that a copied number stays a number. */
export function groupDigits(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',')
}

/** Decimals beyond this are not a token's: the raw integer is shown (R9). */
const maxDecimals = 36

/** Whether an amount with these decimals can be written as a decimal fraction. */
export function decimalsKnown(decimals: number | null): decimals is number {
  return decimals !== null && Number.isInteger(decimals) && decimals >= 0 && decimals <= maxDecimals
}

function split(amount: bigint, decimals: number): { sign: string; whole: string; fraction: string } {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(decimals + 1, '0')
  const cut = digits.length - decimals
  return { sign: amount < 0n ? '-' : '', whole: digits.slice(0, cut), fraction: digits.slice(cut).replace(/0+$/, '') }
}

/**
 * Every digit of an amount in its smallest unit, grouped: `1,234.5`. Removing the commas gives the decimal that parses
 * back to the same bigint. Unknown or impossible decimals (null, outside 0 to 36) give the raw integer.
 */
export function formatExact(amount: bigint, decimals: number | null): string {
  const { sign, whole, fraction } = split(amount, decimalsKnown(decimals) ? decimals : 0)
  return `${sign}${groupDigits(whole)}${fraction === '' ? '' : `.${fraction}`}`
}

/**
 * An amount cut to `digits` places for lists, rounded toward zero, so it never shows more than there is. What is not
 * zero never reads as zero: it becomes `<0.0001`. With `pad` the places of what is not zero are filled, so that columns line up.
 */
export function formatShort(amount: bigint, decimals: number | null, digits = 4, { pad = false } = {}): string {
  const { sign, whole, fraction } = split(amount, decimalsKnown(decimals) ? decimals : 0)
  const kept = fraction.slice(0, digits).replace(/0+$/, '')
  if (amount !== 0n && whole === '0' && kept === '') {
    const least = digits === 0 ? '1' : `0.${'0'.repeat(digits - 1)}1`
    return amount < 0n ? `>-${least}` : `<${least}`
  }
  const places = pad && amount !== 0n ? kept.padEnd(digits, '0') : kept
  return `${sign}${groupDigits(whole)}${places === '' ? '' : `.${places}`}`
}

/**
 * US dollars with cents, from wei and a feed's answer. Rounded down; with `up` rounded up, for what is paid. Cents are kept
 * even when zero: columns line up.
 */
export function formatDollars(
  wei: bigint,
  price: { answer: bigint; decimals: number },
  { up = false }: { up?: boolean } = {},
): string {
  return formatDollarAmount(wei * price.answer, 18 + price.decimals, { up })
}

/** An amount of US dollars with these decimals; rounded as above. */
export function formatDollarAmount(amount: bigint, decimals: number, { up = false }: { up?: boolean } = {}): string {
  const one = 10n ** BigInt(decimals)
  const cents = (amount * 100n + (up ? one - 1n : 0n)) / one
  if (cents === 0n && amount > 0n) return '<$0.01'
  const { sign, whole, fraction } = split(cents, 2)
  return `${sign}$${groupDigits(whole)}.${fraction.padEnd(2, '0')}`
}
