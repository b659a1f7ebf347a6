import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { harmless } from './harmless.ts'

describe('harmless', () => {
  test('leaves ordinary text of any script as it is', () => {
    for (const text of ['stETH', '质押以太币', 'Ünïcode café', 'حساب', '🙂', 'a & <b>"\''])
      expect(harmless(text)).toBe(text)
  })
  test('H084: NUL, bidi overrides and zero-width characters become visible', () => {
    expect(harmless('a\u0000b')).toBe('a⟨U+0000⟩b')
    expect(harmless('\u202egnp.exe')).toBe('⟨U+202E⟩gnp.exe')
    expect(harmless('US\u200bDC')).toBe('US⟨U+200B⟩DC')
    expect(harmless('x\u2066y\u2069')).toBe('x⟨U+2066⟩y⟨U+2069⟩')
  })
  test('H146: blanks, fillers, private use, tags and lone surrogates become visible', () => {
    expect(harmless('\u3164')).toBe('⟨U+3164⟩')
    expect(harmless('\u2800')).toBe('⟨U+2800⟩')
    expect(harmless('\ue000')).toBe('⟨U+E000⟩')
    expect(harmless('a\u{e0041}')).toBe('a⟨U+E0041⟩')
    expect(harmless('\ud800')).toBe('⟨U+D800⟩')
    expect(harmless('a\u0301\u0301\u0301\u0301')).toBe('a\u0301\u0301\u0301⟨U+0301⟩')
  })
  test('H150: 5,000 characters are cut and say so', () => {
    expect(harmless('x'.repeat(5_000), { limit: 40 })).toBe(`${'x'.repeat(40)}…`)
  })
  test('line breaks stay only where asked for', () => {
    expect(harmless('a\nb', { lines: true })).toBe('a\nb')
    expect(harmless('a\nb')).toBe('a⟨U+000A⟩b')
  })
  test('whatever comes in, nothing that hides or reorders comes out', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(harmless(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u)
      }),
    )
  })
})
