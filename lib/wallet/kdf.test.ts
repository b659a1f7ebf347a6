import { bytesToHex } from 'viem'
import { describe, expect, test } from 'vitest'
import { toBase64 } from './base64.ts'
import { deriveRoot, KdfError, newKdf, parseKdf, productionKdf } from './kdf.ts'

const salt = toBase64(new Uint8Array(32).fill(7))
const pbkdf2 = { name: 'PBKDF2-HMAC-SHA-256', iterations: 600_000, salt } as const
const ascii = (text: string) => new TextEncoder().encode(text)

describe('the key derivation', () => {
  test('never goes below the floor of K1', () => {
    expect(productionKdf.minimum).toBeGreaterThanOrEqual(600_000)
    expect(productionKdf.target).toBeGreaterThanOrEqual(productionKdf.minimum)
    const fresh = newKdf(productionKdf)
    expect(fresh.iterations).toBeGreaterThanOrEqual(600_000)
    expect(atob(fresh.salt).length).toBeGreaterThanOrEqual(16)
    expect(newKdf(productionKdf).salt).not.toBe(fresh.salt)
  })

  // Published PBKDF2-HMAC-SHA-256 results for the inputs of RFC 6070.
  test.each([
    ['password', 'salt', 1, '0x120fb6cffcf8b32c43e7225256c4f837a86548c92ccc35480805987cb70be17b'],
    ['password', 'salt', 2, '0xae4d0c95af6b46d32d0adff928f06dd02a303f8ef3c251dfd6e2d85a95474c43'],
    ['password', 'salt', 4096, '0xc5e478d59288c841aa530db6845c4c8d962893a001ce4e11a4963873aa98134a'],
  ])('%s with %s, %i rounds, is the published key', async (password, text, iterations, expected) => {
    const root = await deriveRoot(password, { ...pbkdf2, iterations, salt: toBase64(ascii(text)) })
    expect(bytesToHex(root)).toBe(expected)
  })

  test('H167: the composed and the decomposed spelling of a password give the same key', async () => {
    const quick = { ...pbkdf2, iterations: 1 }
    const composed = await deriveRoot('gar\u00e7on \u1e9b\u0323 123', quick)
    expect(await deriveRoot('garc\u0327on \u017f\u0323\u0307 123', quick)).toEqual(composed)
    expect(await deriveRoot('garcon s 123', quick)).not.toEqual(composed)
  })

  test('a header of ours is believed', () => {
    expect(parseKdf(pbkdf2, productionKdf)).toEqual(pbkdf2)
  })

  test.each([
    ['one iteration', { ...pbkdf2, iterations: 1 }],
    ['one below the floor', { ...pbkdf2, iterations: 599_999 }],
    ['2^31 iterations', { ...pbkdf2, iterations: 2 ** 31 }],
    ['a fraction', { ...pbkdf2, iterations: 600_000.5 }],
    ['iterations as text', { ...pbkdf2, iterations: '600000' }],
    ['an unknown name', { ...pbkdf2, name: 'MD5' }],
    ['a name of Object', { ...pbkdf2, name: 'constructor' }],
    ['scrypt with N=2', { name: 'scrypt', N: 2, r: 8, p: 1, salt }],
    ['a short salt', { ...pbkdf2, salt: toBase64(new Uint8Array(15)) }],
    ['no salt', { ...pbkdf2, salt: undefined }],
    ['nothing', null],
  ])('H158: %s is refused', (_, header) => {
    expect(() => parseKdf(header, productionKdf)).toThrow(KdfError)
  })
})
