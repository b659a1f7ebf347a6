import { errorCode, WalletError } from '../errors.ts'
import { fromBase64, toBase64 } from './base64.ts'

/** AES-256-GCM under one IV: the IV (96 bits) and the ciphertext with its 128-bit tag, both base64. */
export type Sealed = { iv: string; data: string }

const ivBytes = 12

/** Encrypts under a fresh random IV. `context` is authenticated but not stored: opening needs the same text. */
export async function seal(key: CryptoKey, plaintext: Uint8Array<ArrayBuffer>, context: string): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(ivBytes))
  const data = await crypto.subtle.encrypt(gcm(iv, context), key, plaintext)
  return { iv: toBase64(iv), data: toBase64(new Uint8Array(data)) }
}

/** Throws CipherError when key, context, IV, ciphertext or tag is not the one it was sealed with. */
export async function open(key: CryptoKey, sealed: Sealed, context: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const iv = fromBase64(sealed.iv)
    return new Uint8Array(await crypto.subtle.decrypt(gcm(iv, context), key, fromBase64(sealed.data)))
  } catch (cause) {
    throw new CipherError(cause)
  }
}

function gcm(iv: Uint8Array<ArrayBuffer>, context: string): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(context), tagLength: 128 }
}

/** A ciphertext does not open. Callers know whether that means a wrong password or damage. */
export class CipherError extends WalletError {
  readonly code = errorCode.invalidState
  constructor(cause?: unknown) {
    super('A stored secret could not be opened.', { cause })
  }
}
