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

/** Changes what JSON.parse just made in place: a mirror of many accounts is a hundred thousand objects. */
function fromPlain(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) {
    for (let place = 0; place < value.length; place += 1) {
      const entry: unknown = value[place]
      if (entry !== null && typeof entry === 'object') value[place] = fromPlain(entry)
    }
    return value
  }
  const record = value as Record<string, unknown>
  if (isMarked(record)) {
    const text = record[bigintKey]
    if (typeof text === 'string' && /^-?\d+$/.test(text)) return BigInt(text)
    if (escapeKey in record) return inside(record[escapeKey] as Record<string, unknown>)
  }
  return inside(record)
}

function inside(record: Record<string, unknown>): Record<string, unknown> {
  for (const key of Object.keys(record)) {
    const entry = record[key]
    if (entry === null || typeof entry !== 'object') continue
    // An assignment to this name would change the object's prototype instead of the member that JSON.parse made.
    if (key === '__proto__') {
      Object.defineProperty(record, key, {
        value: fromPlain(entry),
        enumerable: true,
        writable: true,
        configurable: true,
      })
    } else record[key] = fromPlain(entry)
  }
  return record
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
