import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decode, encode } from './codec.ts'

describe('codec', () => {
  test('a bigint survives, whatever its size and sign', () => {
    fc.assert(
      fc.property(fc.bigInt(), (value) => {
        expect(decode(encode({ value }))).toEqual({ value })
      }),
    )
  })

  test('an object that looks like our marker comes back as that object', () => {
    for (const value of [{ $bigint: '12' }, { $bigint: 12 }, { $escaped: { $bigint: '1' } }, { $escaped: 3 }]) {
      expect(decode(encode(value))).toEqual(value)
    }
  })

  test('any plain value survives', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(decode(encode(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  test('a key called __proto__ stays data', () => {
    const value = decode('{"__proto__":{"polluted":true}}') as Record<string, unknown>
    expect(Object.keys(value)).toEqual(['__proto__'])
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
})
