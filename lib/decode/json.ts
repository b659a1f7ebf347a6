import { errorCode, WalletError } from '../errors.ts'

/**
 * JSON as we accept it from outside: objects are maps, so that no key can reach a prototype; numbers are whole.
 * Every value was read exactly once.
 */
export type Json = null | boolean | number | string | readonly Json[] | ReadonlyMap<string, Json>

export type JsonLimits = {
  /** Size of the compact UTF-8 text. */
  maxBytes: number
  /** Nested arrays and objects; the root is 1. */
  maxDepth: number
}

/**
 * Parses JSON text more strictly than `JSON.parse`: an object may name a key once, numbers are written as integers.
 * Linear in the text; stops at the limits. Throws JsonError.
 */
export function parseJson(text: string, limits: JsonLimits): Json {
  // A UTF-16 unit takes at least one byte, so the first check already stops the very large.
  if (text.length > limits.maxBytes || new TextEncoder().encode(text).length > limits.maxBytes) fail('it is too large')
  const source: Source = { text, at: 0, maxDepth: limits.maxDepth }
  const value = parseValue(source, 1)
  skipSpace(source)
  if (source.at !== text.length) fail('it is not valid JSON')
  return value
}

/**
 * The same from a value that arrived as an object. Only plain data: no accessors, functions, class instances, holes or
 * bigints. Stops after as many steps as the text form would have bytes. Throws JsonError.
 */
export function toJson(value: unknown, limits: JsonLimits): Json {
  let budget = limits.maxBytes
  const spend = (bytes: number) => {
    budget -= bytes
    if (budget < 0) fail('it is too large')
  }
  const text = (value: string) => {
    spend(value.length + 2)
    return value
  }
  const copy = (value: unknown, depth: number): Json => {
    if (value === null || typeof value === 'boolean') spend(4)
    else if (typeof value === 'number') spend(1)
    else if (typeof value === 'string') text(value)
    else {
      if (typeof value !== 'object') return fail('it holds something that is not plain data')
      if (depth > limits.maxDepth) fail('it is nested too deeply')
      spend(2)
      return Array.isArray(value) ? copyArray(value, depth) : copyObject(value, depth)
    }
    return value
  }
  const copyArray = (list: readonly unknown[], depth: number): Json => {
    const length = list.length
    spend(length)
    return Array.from({ length }, (_, index) => copy(ownValue(list, String(index)), depth + 1))
  }
  const copyObject = (object: object, depth: number): Json => {
    const prototype: unknown = Object.getPrototypeOf(object)
    if (prototype !== null && Object.getPrototypeOf(prototype) !== null)
      fail('it holds something that is not plain data')
    const map = new Map<string, Json>()
    for (const key of Reflect.ownKeys(object)) {
      if (typeof key !== 'string') return fail('it holds something that is not plain data')
      const member = ownValue(object, key)
      // Absent in JSON text, where the same object would have left it out.
      if (member === undefined) continue
      map.set(text(key), copy(member, depth + 1))
    }
    return map
  }
  return copy(value, 1)
}

function ownValue(object: object, key: string): unknown {
  const descriptor = Object.getOwnPropertyDescriptor(object, key)
  if (descriptor === undefined || !('value' in descriptor)) return fail('it holds something that is not plain data')
  return descriptor.value
}

type Source = { readonly text: string; at: number; readonly maxDepth: number }

// Unrolled, with disjoint classes: linear also where it fails. JSON.parse refuses the control characters it lets through.
const stringToken = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"/y
const integerToken = /-?(?:0|[1-9][0-9]*)(?![0-9.eE])/y
const literals = [
  ['true', true],
  ['false', false],
  ['null', null],
] as const

function parseValue(source: Source, depth: number): Json {
  skipSpace(source)
  const next = source.text[source.at]
  if (next === '{' || next === '[') {
    if (depth > source.maxDepth) fail('it is nested too deeply')
    source.at++
    return next === '{' ? parseObject(source, depth) : parseArray(source, depth)
  }
  if (next === '"') return parseString(source)
  for (const [word, value] of literals) {
    if (!source.text.startsWith(word, source.at)) continue
    source.at += word.length
    return value
  }
  return Number(token(source, integerToken))
}

function parseObject(source: Source, depth: number): Json {
  const map = new Map<string, Json>()
  if (accept(source, '}')) return map
  do {
    skipSpace(source)
    const key = parseString(source)
    if (map.has(key)) fail('a key is named twice')
    if (!accept(source, ':')) fail('it is not valid JSON')
    map.set(key, parseValue(source, depth + 1))
  } while (accept(source, ','))
  if (!accept(source, '}')) fail('it is not valid JSON')
  return map
}

function parseArray(source: Source, depth: number): Json {
  const list: Json[] = []
  if (accept(source, ']')) return list
  do list.push(parseValue(source, depth + 1))
  while (accept(source, ','))
  if (!accept(source, ']')) fail('it is not valid JSON')
  return list
}

function parseString(source: Source): string {
  const quoted = token(source, stringToken)
  try {
    return JSON.parse(quoted) as string
  } catch {
    return fail('it is not valid JSON')
  }
}

function token(source: Source, pattern: RegExp): string {
  pattern.lastIndex = source.at
  const match = pattern.exec(source.text)
  if (match === null) return fail('it is not valid JSON, or holds a number that is not whole')
  source.at += match[0].length
  return match[0]
}

function accept(source: Source, character: string): boolean {
  skipSpace(source)
  if (source.text[source.at] !== character) return false
  source.at++
  return true
}

function skipSpace(source: Source): void {
  while (' \t\n\r'.includes(source.text[source.at] ?? 'x')) source.at++
}

function fail(reason: string): never {
  throw new JsonError(reason)
}

/** What arrived is not JSON we accept. The message never repeats any of it. */
export class JsonError extends WalletError {
  readonly code = errorCode.invalidParams
  readonly reason: string
  constructor(reason: string) {
    super(`This request cannot be read: ${reason}.`)
    this.reason = reason
  }
}
