import { encode } from '../codec.ts'
import type { Mirror } from '../messaging/mirror.ts'

/** Nothing in the mirror is changed in place: what is the same object as before is the same text. */
const texts = new WeakMap<object, string>()

function textOf(value: unknown): string {
  if (value === null || typeof value !== 'object') return encode(value)
  const known = texts.get(value)
  if (known !== undefined) return known
  const text = encode(value)
  texts.set(value, text)
  return text
}

const inBraces = (members: readonly string[]) => `{${members.join()}}`
const member = (key: string, text: string) => `${JSON.stringify(key)}:${text}`

/** What `decode` reads as these portfolios, at the cost of those that were not encoded before. */
export function encodePortfolios(portfolios: Mirror['portfolios']): string {
  return inBraces(Object.entries(portfolios).map(([key, portfolio]) => member(key, textOf(portfolio))))
}

/**
 * What `decode` reads as this mirror, at the cost of what was not encoded before. With many accounts the portfolios are
 * nearly all of it, and each change is of a few.
 */
export function encodeMirror({ portfolios, ...others }: Mirror): string {
  const members = Object.entries(others).map(([key, value]) => member(key, textOf(value)))
  return inBraces([...members, member('portfolios', encodePortfolios(portfolios))])
}
