/** Characters that draw nothing, reorder their neighbours, or mean something only to one font (D16). */
const invisible =
  /[\p{C}\p{Zl}\p{Zp}\u115f\u1160\u2800\u3164\uffa0]|\u034f|\u17b4|\u17b5|[\u180b-\u180f]|[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}]/u
/** More marks than this on one letter only serve to paint over the lines around it. */
const maxMarks = 3

/** The visible stand-in of one character: `⟨U+202E⟩`. */
function codePoint(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  return `⟨U+${hex}⟩`
}

/**
 * Text that somebody else wrote, fit to stand beside ours: control, bidi, zero-width and private-use characters become
 * visible code points, stacked marks are cut, and what is longer than `limit` characters ends in `…`. With `lines`, line
 * breaks and tabs stay. The result goes into a text node, never into markup or an attribute.
 */
export function harmless(
  text: string,
  { limit = 256, lines = false }: { limit?: number; lines?: boolean } = {},
): string {
  let shown = ''
  let count = 0
  let marks = 0
  for (const character of text) {
    if (count >= limit) return `${shown}…`
    count += 1
    marks = /\p{M}/u.test(character) ? marks + 1 : 0
    if (lines && (character === '\n' || character === '\t')) shown += character
    else shown += invisible.test(character) || marks > maxMarks ? codePoint(character) : character
  }
  return shown
}
