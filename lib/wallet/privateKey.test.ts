import { secp256k1 } from '@noble/curves/secp256k1.js'
import { hexToBytes, toHex } from 'viem'
import { describe, expect, test } from 'vitest'
import { AddressError, parseAddress } from './address.ts'
import { addressOf, PrivateKeyError, parsePrivateKey } from './privateKey.ts'

const key = 'ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80'
const order = secp256k1.Point.CURVE().n

describe('a private key', () => {
  test('is taken with or without 0x, in any case, with space around it', () => {
    for (const text of [key, `0x${key}`, `0X${key.toUpperCase()}`, `  ${key}\n`])
      expect(parsePrivateKey(text)).toBe(`0x${key}`)
    expect(addressOf(hexToBytes(`0x${key}`))).toBe('0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266')
  })

  test('the smallest and the largest are taken', () => {
    expect(parsePrivateKey(toHex(1n, { size: 32 }))).toBe(toHex(1n, { size: 32 }))
    expect(parsePrivateKey(toHex(order - 1n, { size: 32 }))).toBe(toHex(order - 1n, { size: 32 }))
  })

  test.each([
    ['zero', 0n],
    ['the order', order],
    ['above the order', order + 1n],
    ['2^256 - 1', 2n ** 256n - 1n],
  ])('H168: %s is refused', (_, value) => {
    expect(() => parsePrivateKey(toHex(value, { size: 32 }))).toThrow(expect.objectContaining({ data: 'range' }))
  })

  test.each([
    '',
    '0x',
    key.slice(1),
    `${key}0`,
    `0x0x${key}`,
    key.replace('a', 'g'),
    `${key.slice(0, 32)} ${key.slice(32)}`,
    null,
    7,
    {},
  ])('H168: %j is refused without being repeated', (text) => {
    expect(() => parsePrivateKey(text)).toThrow(PrivateKeyError)
    expect(() => parsePrivateKey(text)).not.toThrow(/ac0974/)
  })
})

describe('an address', () => {
  // EIP-55's own examples.
  test.each([
    '0x52908400098527886E0F7030069857D2E4169EE7',
    '0x8617E340B3D01FA5F11F306F4090FD50E238070D',
    '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
    '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359',
    '0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB',
    '0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb',
  ])('%s is taken as it is, and in lower and upper case', (address) => {
    expect(parseAddress(address)).toBe(address)
    expect(parseAddress(address.toLowerCase())).toBe(address)
    expect(parseAddress(`0x${address.slice(2).toUpperCase()}`)).toBe(address)
  })

  test('one letter in the wrong case is refused', () => {
    const wrong = '0x5aaeb6053F3E94C9b9A09f33669435E7Ef1BeAed'
    expect(() => parseAddress(wrong)).toThrow(expect.objectContaining({ data: 'checksum' }))
  })

  test.each([
    '',
    '0x',
    '5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
    '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe',
    'vitalik.eth',
    null,
    0,
    {},
  ])('%j is refused', (text) => {
    expect(() => parseAddress(text)).toThrow(AddressError)
  })
})
