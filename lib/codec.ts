/**
 * The one place that turns our values into text and back. JSON, with bigint written as `{"$bigint":"123"}`; an object
 * that already has a `$` marker as its only key is wrapped, so that every value survives unchanged.
 * Not for text a page supplied: that is parsed with JSON.parse and stays as it came.
 */

const bigintKey = '$bigint'
const escapeKey = '$escaped'

function toPlain(value: unknown): unknown {
  if (typeof value === 'bigint') return { [bigintKey]: value.toString() }
  if (Array.isArray(value)) return value.map(toPlain)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value)
    .filter(([, entry]) => entry !== undefined)
    .map(([key, entry]) => [key, toPlain(entry)] as const)
  const plain = Object.fromEntries(entries)
  return isMarked(plain) ? { [escapeKey]: plain } : plain
}

function fromPlain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromPlain)
  if (value === null || typeof value !== 'object') return value
  const record = value as Record<string, unknown>
  if (isMarked(record)) {
    const text = record[bigintKey]
    if (typeof text === 'string' && /^-?\d+$/.test(text)) return BigInt(text)
    if (escapeKey in record) return mapEntries(record[escapeKey] as Record<string, unknown>)
  }
  return mapEntries(record)
}

function mapEntries(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).map(([key, entry]) => [key, fromPlain(entry)]))
}

function isMarked(record: Record<string, unknown>): boolean {
  const keys = Object.keys(record)
  return keys.length === 1 && (keys[0] === bigintKey || keys[0] === escapeKey)
}

/** Any plain data of ours (objects, arrays, strings, numbers, booleans, null, bigint) as JSON text. */
export function encode(value: unknown): string {
  return JSON.stringify(toPlain(value))
}

/** The inverse of `encode`. The result is `unknown` until a parser has returned. Throws SyntaxError on other text. */
export function decode(text: string): unknown {
  return fromPlain(JSON.parse(text))
}
