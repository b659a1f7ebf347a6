import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { match, pathTo } from './route.ts'

describe('match', () => {
  test('finds the names of a pattern', () => {
    expect(match('/', '/')).toEqual({})
    expect(match('/position/:id', '/position/lido%3Atoken')).toEqual({ id: 'lido:token' })
  })
  test('other lengths, other words, empty values and broken escapes do not match', () => {
    expect(match('/position/:id', '/position')).toBeNull()
    expect(match('/position/:id', '/position/')).toBeNull()
    expect(match('/accounts', '/account')).toBeNull()
    expect(match('/position/:id', '/position/%E0%A4%A')).toBeNull()
  })
  test('finds again whatever a path was made of', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (id) => {
        expect(match('/position/:id', pathTo('/position/:id', { id }))).toEqual({ id })
      }),
    )
  })
})
