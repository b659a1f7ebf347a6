import { describe, expect, test } from 'vitest'
import { mixesScripts, parseDescription, plainText } from './described.ts'

describe('what an operator says of itself', () => {
  test('is taken as it is when it is plain', () => {
    expect(
      parseDescription({
        ...{ name: 'Harbour Nodes', description: 'Runs validators.', website: 'https://harbour.example/claim?x=1' },
        ...{ logo: 'https://harbour.example/logo.png', twitter: 'https://x.com/harbour' },
      }),
    ).toEqual({
      ...{ name: 'Harbour Nodes', mixed: false, description: 'Runs validators.', website: 'harbour.example' },
      logo: 'https://harbour.example/logo.png',
    })
  })

  test.each([[null], ['text'], [['a']], [7]])('%j is no description', (json) => {
    expect(parseDescription(json)).toBeNull()
  })

  test('members of another type are absent, and nothing inherited is read', () => {
    const odd = { name: 7, description: { a: 1 }, website: ['https://a.example'], logo: null }
    expect(parseDescription(odd)).toEqual({
      ...{ name: null, mixed: false, description: null, website: null, logo: null },
    })
    expect(parseDescription(JSON.parse('{"__proto__":{"name":"x"}}'))?.name).toBeNull()
  })

  test('only the host of a web address is kept; a script, a file and an address too long are none', () => {
    const host = (website: string) => parseDescription({ website })?.website
    expect(host('http://a.example:8080/x')).toBe('a.example')
    expect(host('javascript:alert(1)')).toBeNull()
    expect(host('file:///etc/passwd')).toBeNull()
    expect(host(`https://a.example/${'x'.repeat(300)}`)).toBeNull()
  })

  test.each([
    ['control and direction marks', 'a\u202eb\u0000c\u200bd', 'abcd'],
    ['line breaks', 'a\n\n  b\u2028c', 'a b c'],
    ['full-width letters', 'Ｋｉｌｎ', 'Kiln'],
    ['heaps of marks', `a${'\u0301'.repeat(40)}`, 'á\u0301\u0301'],
    ['tags of invisible letters', 'P2P\u{e0041}\u{e0042}', 'P2P'],
    ['an emoji', '🦀 crab', '🦀 crab'],
  ])('%s', (_, given, shown) => {
    expect(plainText(given, 64)).toBe(shown)
  })

  test('is cut by characters, never through one, and what holds nothing visible is absent', () => {
    expect([...(plainText('🦀'.repeat(80), 64) ?? '')]).toHaveLength(64)
    expect(plainText('🦀'.repeat(80), 64)?.endsWith('🦀…')).toBe(true)
    expect(plainText('a'.repeat(64), 64)).toBe('a'.repeat(64))
    expect(plainText('\u200b\u2800\u3164 ', 64)).toBeNull()
    expect(plainText('x'.repeat(10_000_000), 64)).toHaveLength(64)
  })

  test('one word of two alphabets is told; words of different ones are not', () => {
    expect(mixesScripts('Coinb\u0430se')).toBe(true)
    expect(mixesScripts('\u03a92P')).toBe(true)
    expect(mixesScripts('Kiln Москва')).toBe(false)
    expect(mixesScripts('东京 Staking 株式会社ノード')).toBe(false)
    expect(mixesScripts('P2P.org')).toBe(false)
  })
})
