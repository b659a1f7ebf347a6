import { secp256k1 } from '@noble/curves/secp256k1.js'
import {
  type Address,
  bytesToHex,
  concatHex,
  type Hex,
  hashMessage,
  hexToBytes,
  keccak256,
  numberToHex,
  serializeTransaction,
  type TransactionSerializableEIP1559,
} from 'viem'
import { errorCode, WalletError } from '../errors.ts'
import { addressOfPublicKey } from './privateKey.ts'

/** r, s and the parity of R, with s in the lower half of the order (EIP-2). */
export type Signature = { r: Hex; s: Hex; yParity: 0 | 1 }

/**
 * Deterministic ECDSA (RFC 6979) over a 32-byte digest. The public key is recovered from the signature and compared with
 * the account before anything leaves: a faulty signature would give the key away. Throws SignatureError.
 */
export function signDigest(digest: Hex, privateKey: Uint8Array, account: Address): Signature {
  const message = hexToBytes(digest)
  const signature = secp256k1.sign(message, privateKey, { prehash: false, lowS: true, format: 'recovered' })
  const publicKey = secp256k1.recoverPublicKey(signature, message, { prehash: false })
  const recovered = addressOfPublicKey(secp256k1.Point.fromBytes(publicKey).toBytes(false))
  if (recovered !== account) throw new SignatureError()
  const yParity = signature[0]
  if (yParity !== 0 && yParity !== 1) throw new SignatureError()
  return { r: bytesToHex(signature.subarray(1, 33)), s: bytesToHex(signature.subarray(33)), yParity }
}

/** The 65-byte form that messages and typed data use: r, s, then 27 or 28. */
export function joinSignature({ r, s, yParity }: Signature): Hex {
  return concatHex([r, s, numberToHex(27 + yParity, { size: 1 })])
}

const transactionKeys: ReadonlySet<string> = new Set<keyof TransactionSerializableEIP1559>([
  'type',
  'chainId',
  'nonce',
  'to',
  'value',
  'data',
  'gas',
  'maxFeePerGas',
  'maxPriorityFeePerGas',
  'accessList',
])

/**
 * Signs an EIP-1559 transaction and returns it serialised. Every field must be there: nothing is filled in here, and no
 * other type is ever signed. Throws TransactionShapeError.
 */
export function signTransaction(
  transaction: TransactionSerializableEIP1559,
  privateKey: Uint8Array,
  account: Address,
): Hex {
  const { type, chainId, nonce, gas, maxFeePerGas, maxPriorityFeePerGas } = transaction
  const unknown = Object.keys(transaction).filter((key) => !transactionKeys.has(key))
  const complete =
    Number.isSafeInteger(chainId) &&
    chainId > 0 &&
    Number.isSafeInteger(nonce) &&
    (nonce as number) >= 0 &&
    isQuantity(gas) &&
    isQuantity(maxFeePerGas) &&
    isQuantity(maxPriorityFeePerGas) &&
    isQuantity(transaction.value ?? 0n)
  if (unknown.length > 0 || (type !== undefined && type !== 'eip1559') || !complete) throw new TransactionShapeError()
  const typed = { ...transaction, type: 'eip1559' } as const
  return serializeTransaction(typed, signDigest(keccak256(serializeTransaction(typed)), privateKey, account))
}

function isQuantity(value: unknown): boolean {
  return typeof value === 'bigint' && value >= 0n
}

/** EIP-191 version 0x45 over exactly these bytes. */
export function signMessage(bytes: Hex, privateKey: Uint8Array, account: Address): Hex {
  return joinSignature(signDigest(hashMessage({ raw: bytes }), privateKey, account))
}

/** Builds the curve's tables, 45 ms once per worker, by a throw-away signature: best done while the password is being stretched. */
export function warmCurve(): void {
  const key = secp256k1.utils.randomSecretKey()
  const digest = keccak256(key)
  signDigest(digest, key, addressOfPublicKey(secp256k1.getPublicKey(key, false)))
  key.fill(0)
}

/** The signature does not lead back to the account. It was thrown away. */
export class SignatureError extends WalletError {
  readonly code = errorCode.internal
  constructor() {
    super('The signature did not match the account and was thrown away. Nothing was sent. Try again.')
  }
}

/** A transaction that is not a complete EIP-1559 one reached the signer. */
export class TransactionShapeError extends WalletError {
  readonly code = errorCode.internal
  constructor() {
    super('The transaction was not complete, so nothing was signed. Try again.')
  }
}
