import { bytesToHex, hexToBytes } from 'viem'
import { describe, expect, test } from 'vitest'
import { fromBase64, toBase64 } from './base64.ts'
import { CipherError, open, seal } from './cipher.ts'

const aes = (raw: Uint8Array<ArrayBuffer>) =>
  crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])
const key = await aes(new Uint8Array(32).fill(1))
const secret = new TextEncoder().encode('abandon ability able')

describe('a sealed secret', () => {
  test('opens with its key and context only', async () => {
    const sealed = await seal(key, secret, 'context')
    expect(await open(key, sealed, 'context')).toEqual(secret)
    await expect(open(key, sealed, 'other context')).rejects.toThrow(CipherError)
    await expect(open(await aes(new Uint8Array(32).fill(2)), sealed, 'context')).rejects.toThrow(CipherError)
  })

  test('1,000 writes have 1,000 distinct IVs of 96 bits', async () => {
    const ivs = new Set<string>()
    for (let write = 0; write < 1_000; write += 1) ivs.add((await seal(key, secret, 'context')).iv)
    expect(ivs.size).toBe(1_000)
    expect([...ivs].every((iv) => fromBase64(iv).length === 12)).toBe(true)
  })

  test('H157: any flipped byte of IV, ciphertext or tag fails closed', async () => {
    const sealed = await seal(key, secret, 'context')
    for (const field of ['iv', 'data'] as const) {
      const { length } = fromBase64(sealed[field])
      for (let position = 0; position < length; position += 1) {
        const bytes = fromBase64(sealed[field])
        bytes[position] = (bytes[position] ?? 0) ^ 0x01
        const flipped = { ...sealed, [field]: toBase64(bytes) }
        await expect(open(key, flipped, 'context')).rejects.toThrow(CipherError)
      }
    }
  })

  test('a tag cut short is refused, not accepted as a shorter one', async () => {
    const sealed = await seal(key, secret, 'context')
    const shorter = { ...sealed, data: toBase64(fromBase64(sealed.data).slice(0, -1)) }
    await expect(open(key, shorter, 'context')).rejects.toThrow(CipherError)
  })

  // Test case 15 of the GCM specification (McGrew and Viega): AES-256, 96-bit IV, no additional data.
  test('the published AES-256-GCM vector opens', async () => {
    const raw = hexToBytes(`0x${'feffe9928665731c6d6a8f9467308308'.repeat(2)}`)
    const data = hexToBytes(
      `0x522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662898015adb094dac5d93471bdec1a502270e3cc6c`,
    )
    const iv = toBase64(hexToBytes('0xcafebabefacedbaddecaf888'))
    const opened = await open(await aes(new Uint8Array(raw)), { iv, data: toBase64(data) }, '')
    expect(bytesToHex(opened)).toBe(
      '0xd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b391aafd255',
    )
  })
})
