import fc from 'fast-check'
import { expect, test } from 'vitest'
import { copyPlain, NotPlainError, requestLimits } from './plain.ts'

const refuses = (value: unknown) => expect(() => copyPlain(value)).toThrow(NotPlainError)
/** Runs within the 50 ms of P8; a little room for a loaded machine is in the caller's hands. */
const timed = (work: () => void) => {
  const start = performance.now()
  work()
  return performance.now() - start
}

test('any JSON value is copied as it is', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
      if (JSON.stringify(value).includes('__proto__')) return
      expect(JSON.stringify(copyPlain(value))).toBe(JSON.stringify(value))
    }),
    { numRuns: 200 },
  )
})

test('members that are undefined are left out, holes and undefined entries become null', () => {
  expect(copyPlain({ a: undefined, b: 1 })).toEqual({ b: 1 })
  // biome-ignore lint/suspicious/noSparseArray: that is what is sent
  expect(copyPlain([1, , undefined])).toEqual([1, null, null])
})

test('plain objects of another realm and without prototype are plain', () => {
  expect(copyPlain(Object.assign(Object.create(null), { a: 1 }))).toEqual({ a: 1 })
})

test('a proxy of plain data is copied, each property read once (H010)', () => {
  let reads = 0
  const shifting = {
    get value() {
      reads += 1
      return `read ${reads}`
    },
  }
  expect(copyPlain([new Proxy(shifting, {})])).toEqual([{ value: 'read 1' }])
  expect(reads).toBe(1)
})

test('H008: two megabytes and 200,000 nested lists are refused within 50 ms', () => {
  let nested: unknown = []
  for (let depth = 0; depth < 200_000; depth++) nested = [nested]
  const large = { method: 'x', params: ['a'.repeat(2 * 1024 * 1024)] }
  expect(timed(() => refuses(nested))).toBeLessThan(50)
  expect(timed(() => refuses(large))).toBeLessThan(50)
})

test('H009: cycles and shared references that would expand are refused within 50 ms', () => {
  const cyclic: Record<string, unknown> = {}
  cyclic.self = cyclic
  let shared: unknown = 'leaf'
  for (let level = 0; level < 22; level++) shared = [shared, shared]
  expect(timed(() => refuses(cyclic))).toBeLessThan(50)
  expect(timed(() => refuses(shared))).toBeLessThan(50)
})

test('H011: what JSON would alter or drop is refused', () => {
  class Point {
    x = 1
  }
  const values = [new Map(), new Set(), new Date(), 1n, Number.NaN, Number.POSITIVE_INFINITY, () => {}, Symbol('s')]
  for (const value of [...values, new Uint8Array(2), new Point(), /a/, new Error('x'), Promise.resolve()]) {
    refuses([value])
    refuses({ value })
  }
  refuses({ toJSON: () => 'other' })
  refuses({ valueOf: () => 1 })
})

test('H098: an own member called __proto__ is refused, not obeyed', () => {
  refuses(JSON.parse('{"__proto__":{"a":1}}'))
})

test('a list that claims a length beyond the limit costs nothing', () => {
  expect(timed(() => refuses(new Array(4_000_000_000)))).toBeLessThan(50)
})

test('the limits are inclusive', () => {
  const text = 'a'.repeat(requestLimits.size - 2)
  expect(copyPlain(text)).toBe(text)
  refuses(`${text}a`)
  let deepest: unknown = null
  for (let depth = 0; depth < requestLimits.depth; depth++) deepest = [deepest]
  expect(copyPlain(deepest)).toEqual(deepest)
  refuses([deepest])
})
