import { type Address, type Hex, hexToBytes } from 'viem'
import { decode, encode } from '../codec.ts'
import { derivePrivateKey, fingerprintPath } from './derivation.ts'
import { addressOf } from './privateKey.ts'

/** What the vault encrypts, one ciphertext each. Only ever in memory for the length of one operation. */
export type Secret = SeedSecret | KeySecret | RecordsSecret
/** A recovery phrase. `address` is its first standard account: what the phrase is known by. */
export type SeedSecret = {
  kind: 'seed'
  id: string
  address: Address
  phrase: string
  passphrase: string
  /** The BIP-39 seed, kept so that a signature need not stretch the phrase again. */
  seed: Hex
}
type KeySecret = { kind: 'key'; id: Address; address: Address; privateKey: Hex }
/** The key under which other records carry their MAC. It stays when the password changes. */
type RecordsSecret = { kind: 'records'; id: 'records'; address: null; key: string }

/** The part of a secret that stands beside its ciphertext and is bound to it. */
export type SecretName = Pick<Secret, 'kind' | 'id' | 'address'>

/** The bytes to encrypt: everything but the name. */
export function encodeSecret(secret: Secret): Uint8Array<ArrayBuffer> {
  const { kind: _kind, id: _id, address: _address, ...rest } = secret
  return new TextEncoder().encode(encode(rest))
}

/**
 * A secret from its decrypted bytes. The address is computed again from the key inside, so that a ciphertext that sits
 * under another account's name is found out whatever it was bound to (K3). Throws RangeError then, and on rubbish.
 */
export function parseSecret(name: SecretName, bytes: Uint8Array): Secret {
  const { phrase, passphrase, seed, privateKey, key } = decode(new TextDecoder().decode(bytes)) as Record<
    string,
    unknown
  >
  if (name.kind === 'seed' && isText(phrase) && isText(passphrase) && isText(seed)) {
    const secret: Secret = {
      ...name,
      kind: 'seed',
      address: name.address as Address,
      phrase,
      passphrase,
      seed: seed as Hex,
    }
    return checked(secret, derivePrivateKey(hexToBytes(secret.seed), fingerprintPath))
  }
  if (name.kind === 'key' && isText(privateKey)) {
    const address = name.address as Address
    return checked({ kind: 'key', id: address, address, privateKey: privateKey as Hex }, hexToBytes(privateKey as Hex))
  }
  if (name.kind === 'records' && isText(key)) return { kind: 'records', id: 'records', address: null, key }
  throw new RangeError('not a secret of ours')
}

function checked(secret: Secret, privateKey: Uint8Array): Secret {
  const address = addressOf(privateKey)
  privateKey.fill(0)
  if (address !== secret.address) throw new RangeError('a secret does not belong to its name')
  return secret
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}
