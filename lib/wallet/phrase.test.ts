import { entropyToMnemonic } from '@scure/bip39'
import { wordlist } from '@scure/bip39/wordlists/english.js'
import fc from 'fast-check'
import { bytesToHex } from 'viem'
import { describe, expect, test } from 'vitest'
import {
  generatePhrase,
  PhraseChecksumError,
  PhraseCountError,
  PhraseWordError,
  parsePhrase,
  seedOf,
} from './phrase.ts'

const repeat = (word: string, count: number) => Array(count).fill(word).join(' ')

describe('a recovery phrase', () => {
  // Public BIP-39 vectors, passphrase TREZOR.
  test.each([
    [
      `${repeat('abandon', 11)} about`,
      '0xc55257c360c07c72029aebc1b53c05ed0362ada38ead3e3e9efa3708e53495531f09a6987599d18264c1e1c92f2cf141630c7a3c4ab7c81b2f001698e7463b04',
    ],
    [
      'legal winner thank year wave sausage worth useful legal winner thank yellow',
      '0x2e8905819b8723fe2c1d161860e5ee1830318dbf49a83bd451cfb8440c28bd6fa457fe1296106559a3c80937a1c1069be3a3a5bd381ee6260e8d9739fce1f607',
    ],
    [
      `${repeat('zoo', 11)} wrong`,
      '0xac27495480225222079d7be181583751e86f571027b0497b5b5d11218e0a8a13332572917f0f8e5a589620c6f15b11c61dee327651a14c34e18231052e48c069',
    ],
    [
      `${repeat('abandon', 17)} agent`,
      '0x035895f2f481b1b0f01fcf8c289c794660b289981a78f8106447707fdd9666ca06da5a9a565181599b79f53b844d8a71dd9f439c52a3d7b3e8a79c906ac845fa',
    ],
    [
      `${repeat('abandon', 23)} art`,
      '0xbda85446c68413707090a52022edd26a1c9462295029f2e60cd7c4f2bbd3097170af7a4d73245cafa9c3cca8d561a7c3de6f5d4a10be8ed2a5e608d68f92fcc8',
    ],
  ])('%s leads to the published seed', async (phrase, seed) => {
    expect(parsePhrase(phrase)).toBe(phrase)
    expect(bytesToHex(await seedOf(phrase, 'TREZOR'))).toBe(seed)
  })

  test('a passphrase is the same in NFC and NFD', async () => {
    const phrase = generatePhrase(12)
    expect(await seedOf(phrase, 'caf\u00e9')).toEqual(await seedOf(phrase, 'cafe\u0301'))
    expect(await seedOf(phrase, 'cafe')).not.toEqual(await seedOf(phrase, 'caf\u00e9'))
  })

  test('every length of the standard is taken, however it was typed', () => {
    const entropy = fc
      .constantFrom(16, 20, 24, 28, 32)
      .chain((length) => fc.uint8Array({ minLength: length, maxLength: length }))
    const space = fc.constantFrom(' ', '  ', '\n', '\t', '\r\n', '\u00a0', '\u3000')
    fc.assert(
      fc.property(entropy, space, fc.boolean(), (bytes, between, upper) => {
        const phrase = entropyToMnemonic(bytes, wordlist)
        const typed = `${between}${phrase.split(' ').join(between)}${between}`
        expect(parsePhrase(upper ? typed.toUpperCase() : typed)).toBe(phrase)
      }),
      { numRuns: 200 },
    )
  })

  test('new phrases have the length asked for, and are never the same', () => {
    expect(generatePhrase(12).split(' ')).toHaveLength(12)
    expect(generatePhrase(24).split(' ')).toHaveLength(24)
    expect(new Set(Array.from({ length: 50 }, () => generatePhrase(12))).size).toBe(50)
  })

  test.each([0, 1, 11, 13, 14, 23, 25])('H168: %i words are refused with their number', (count) => {
    expect(() => parsePhrase(repeat('abandon', count))).toThrow(PhraseCountError)
    expect(() => parsePhrase(repeat('abandon', count))).toThrow(expect.objectContaining({ data: String(count) }))
  })

  test('H168: an unknown word is named by its place, never by itself', () => {
    const phrase = `${repeat('abandon', 4)} correcthorse ${repeat('abandon', 7)}`
    expect(() => parsePhrase(phrase)).toThrow(PhraseWordError)
    expect(() => parsePhrase(phrase)).toThrow(expect.objectContaining({ data: '5' }))
    expect(() => parsePhrase(phrase)).not.toThrow(/correcthorse/)
  })

  test('H168: a wrong checksum is told from a wrong word', () => {
    expect(() => parsePhrase(repeat('abandon', 12))).toThrow(PhraseChecksumError)
    expect(() => parsePhrase('winner legal thank year wave sausage worth useful legal winner thank yellow')).toThrow(
      PhraseChecksumError,
    )
  })

  test.each([null, undefined, 5, {}, [], 'a '.repeat(1_000_000)])('rubbish %# is refused at once', (text) => {
    expect(() => parsePhrase(text)).toThrow(PhraseCountError)
  })
})
