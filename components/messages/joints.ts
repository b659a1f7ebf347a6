import { language } from './language.ts'

// How texts meet. In Chinese no space stands between Han characters or after a full stop, and one stands between a Han
// character and a Latin letter or digit, whatever a template's values turn out to be.

const endsHan = /\p{Script=Han}$/u
const startsHan = /^\p{Script=Han}/u
const endsLatin = /[A-Za-z0-9]$/
const startsLatin = /^[A-Za-z0-9]/

/** `text` without the space that a template has for a Latin value, where its neighbours turn out to be Han. */
export function closeUp(text: string, before: string | undefined, after: string | undefined): string {
  let shown = text
  if (/^ \p{Script=Han}/u.test(shown) && endsHan.test(before ?? '')) shown = shown.slice(1)
  if (/\p{Script=Han} $/u.test(shown) && startsHan.test(after ?? '')) shown = shown.slice(0, -1)
  return shown
}

/** The pieces of one text, put together as the language sets them. */
export function joined(pieces: readonly string[]): string {
  if (language() !== 'zh-CN') return pieces.join('')
  const filled = pieces.filter((piece) => piece !== '')
  return filled.map((piece, at) => closeUp(piece, filled[at - 1], filled[at + 1])).reduce(meet, '')
}

function meet(before: string, after: string): string {
  const apart = (endsLatin.test(before) && startsHan.test(after)) || (endsHan.test(before) && startsLatin.test(after))
  return apart ? `${before} ${after}` : before + after
}

/** Whole sentences, one after the other; what is false is left out. */
export function sentences(...texts: readonly (string | false)[]): string {
  return texts.filter((text) => text !== false).join(language() === 'zh-CN' ? '' : ' ')
}

/** Names as the language lists them: `ether.fi and Lido`. */
export function formatList(names: readonly string[]): string {
  const list = new Intl.ListFormat(language(), { type: 'conjunction' })
  return joined(list.formatToParts(names).map(({ value }) => value))
}
