import { errorCode, WalletError } from '../errors.ts'

/** What one request of a page may hold (SECURITY.md, limits). Characters of all keys and strings, and a little per value. */
export const requestLimits = { size: 1024 * 1024, depth: 64, nodes: 32_768 } as const

/** A page sent more than the limits, or something that is not plain data. */
export class NotPlainError extends WalletError {
  readonly code = errorCode.invalidParams
  constructor() {
    super('The request is too large, or holds something that is not plain data. Send JSON values only.')
  }
}

// Taken when the script starts, before a page can replace them.
const { isArray } = Array
const { getPrototypeOf, keys } = Object
const { isFinite: isFiniteNumber } = Number

/**
 * A copy of `value` as plain data, each property read once, so that what is looked at is what is used. Members that are
 * undefined are left out, as JSON does it. Counts while it walks and stops at the first value over a limit, so shared
 * references and cycles cost no more than the limit. Throws NotPlainError.
 */
export function copyPlain(value: unknown, limits: { size: number; depth: number; nodes: number } = requestLimits) {
  let { size, nodes } = limits

  const spend = (characters: number) => {
    size -= characters
    if (size < 0) throw new NotPlainError()
  }

  const copy = (source: unknown, depth: number): unknown => {
    if (--nodes < 0 || depth < 0) throw new NotPlainError()
    if (typeof source === 'string') {
      spend(source.length + 2)
      return source
    }
    spend(4)
    if (source === null || source === undefined) return null
    if (typeof source === 'boolean' || (typeof source === 'number' && isFiniteNumber(source))) return source
    if (typeof source !== 'object') throw new NotPlainError()
    if (isArray(source)) {
      const { length } = source
      if (length > nodes) throw new NotPlainError()
      const list: unknown[] = []
      for (let index = 0; index < length; index++) list[index] = copy(source[index], depth - 1)
      return list
    }
    // Plain in any realm: no prototype, or one that has none itself. Map, Date and class instances have a longer chain.
    const prototype = getPrototypeOf(source)
    if (prototype !== null && getPrototypeOf(prototype) !== null) throw new NotPlainError()
    const record: Record<string, unknown> = {}
    for (const key of keys(source)) {
      if (key === '__proto__') throw new NotPlainError()
      spend(key.length + 3)
      const entry = (source as Record<string, unknown>)[key]
      if (entry !== undefined) record[key] = copy(entry, depth - 1)
    }
    return record
  }

  return copy(value, limits.depth)
}
