import { secp256k1 } from '@noble/curves/secp256k1.js'
import { type Address, bytesToHex, type Hex, hexToBytes, keccak256 } from 'viem'
import { errorCode, WalletError } from '../errors.ts'
import { parseAddress } from './address.ts'

/** A typed or pasted private key: 64 hexadecimal digits, with or without 0x. Throws PrivateKeyError; zero and ≥ n are refused. */
export function parsePrivateKey(text: unknown): Hex {
  if (typeof text !== 'string' || text.length > 200) throw new PrivateKeyError('format')
  const digits = text.trim().replace(/^0x/i, '').toLowerCase()
  if (!/^[0-9a-f]{64}$/.test(digits)) throw new PrivateKeyError('format')
  const bytes = hexToBytes(`0x${digits}`)
  const valid = secp256k1.utils.isValidSecretKey(bytes)
  bytes.fill(0)
  if (!valid) throw new PrivateKeyError('range')
  return `0x${digits}`
}

/** The account a private key controls: the last 20 bytes of keccak-256 of its public key. */
export function addressOf(privateKey: Uint8Array): Address {
  return addressOfPublicKey(secp256k1.getPublicKey(privateKey, false))
}

/** The same from an uncompressed public key of 65 bytes. */
export function addressOfPublicKey(publicKey: Uint8Array): Address {
  return parseAddress(`0x${keccak256(bytesToHex(publicKey.subarray(1))).slice(-40)}`)
}

/** The text is not a private key that can sign. Never repeats it. */
export class PrivateKeyError extends WalletError {
  readonly code = errorCode.invalidParams
  constructor(problem: 'format' | 'range') {
    super(
      problem === 'range'
        ? 'This number is outside the range of private keys. Copy the key again.'
        : 'A private key has 64 hexadecimal digits (0 to 9, a to f). Copy it again.',
      { data: problem },
    )
  }
}
