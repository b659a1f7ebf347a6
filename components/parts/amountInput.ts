import { parseUnits } from 'viem'

/**
 * What somebody typed as an amount, in the smallest unit of something with these decimals. Thousands may be set apart by
 * commas, as we write them. Null for anything that is not exactly such a number: nothing is rounded, nothing guessed.
 */
export function parseAmount(text: string, decimals: number): bigint | null {
  const found = /^(\d{1,3}(?:,\d{3})+|\d+)?(?:\.(\d*))?$/.exec(text.trim())
  const [, whole = '', fraction = ''] = found ?? []
  if (found === null || (whole === '' && fraction === '') || fraction.length > decimals || whole.length > 50)
    return null
  return parseUnits(`${whole.replaceAll(',', '') || '0'}.${fraction || '0'}`, decimals)
}
