/** The lengths a recovery phrase can have, in words. */
export const phraseLengths = [12, 15, 18, 21, 24] as const

/** The words of a pasted text, in lower case: numbering, commas and line breaks between them are dropped. */
export function splitWords(text: string): readonly string[] {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .split(/[\s,;]+/)
    .map((word) => word.replace(/^\d+[.):]?/, ''))
    .filter((word) => word !== '')
}

/** Which fields a paste at `index` fills, and how many fields there must be: a whole phrase sets the length. */
export function spread(words: readonly string[], index: number, length: number): { from: number; length: number } {
  const whole = phraseLengths.some((each) => each === words.length)
  if (whole) return { from: 0, length: words.length }
  const needed = phraseLengths.find((each) => each >= Math.min(24, index + words.length)) ?? 24
  return { from: index, length: Math.max(length, needed) }
}

/** Three different positions out of `count`, from 1, ascending: the words that are asked back. Drawn by the browser's own randomness. */
export function pickPositions(count: number): readonly number[] {
  const left = Array.from({ length: count }, (_, index) => index + 1)
  const draws = crypto.getRandomValues(new Uint32Array(3))
  return [...draws].flatMap((draw) => left.splice(draw % left.length, 1)).toSorted((a, b) => a - b)
}
