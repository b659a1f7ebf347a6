import fc from 'fast-check'
import type { Hex } from 'viem'
import { expect, test } from 'vitest'
import { bitcoinAddress } from './bitcoin.ts'

test('scripts of the three kinds, by the vectors of BIP-173 and BIP-350', () => {
  expect(bitcoinAddress('0x0014751e76e8199196d454941c45d1b3a323f1433bd6')).toBe(
    'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
  )
  expect(bitcoinAddress('0x00201863143c14c5166804bd19203356da136c985678cd4d27a1b8c6329604903262')).toBe(
    'bc1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3qccfmv3',
  )
  expect(bitcoinAddress('0x512079be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798')).toBe(
    'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0',
  )
})

test('any other script has none', () => {
  for (const script of ['0x', '0x0014', '0x0014751e', `0x76a914${'11'.repeat(20)}88ac`, `0x5220${'11'.repeat(32)}`]) {
    expect(bitcoinAddress(script as Hex)).toBeNull()
  }
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      const script = `0x${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}` as Hex
      const address = bitcoinAddress(script)
      expect(address === null || /^bc1[02-9ac-hj-np-z]{39,59}$/.test(address)).toBe(true)
    }),
  )
})
