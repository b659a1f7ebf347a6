import { errorCode, WalletError } from '../errors.ts'
import { fromBase64, toBase64 } from './base64.ts'

/** How the root key of a vault is made from the password; stored in the vault's header. */
export type KdfParameters = {
  name: 'PBKDF2-HMAC-SHA-256'
  iterations: number
  /** base64, 16 to 64 bytes. */
  salt: string
}

/** Which iteration counts are believed when read, and which is written. */
export type KdfPolicy = {
  /** Lowest count any release has written. A header below it is refused, never followed. */
  minimum: number
  /** Count of a new vault. A vault below it is raised at its next unlock. */
  target: number
  /** A header above it would only hang the worker. */
  maximum: number
}

/** OWASP's floor for PBKDF2-HMAC-SHA-256 (K1), 95 ms in Chromium on a slow machine. `decisions.md` argues the choice. */
export const productionKdf: KdfPolicy = { minimum: 600_000, target: 600_000, maximum: 10_000_000 }

const saltBytes = 32

/** Parameters for a new vault, or for an old one that gets a new password. The salt is fresh every time. */
export function newKdf(policy: KdfPolicy): KdfParameters {
  const salt = toBase64(crypto.getRandomValues(new Uint8Array(saltBytes)))
  return { name: 'PBKDF2-HMAC-SHA-256', iterations: policy.target, salt }
}

/** Throws KdfError for an unknown name, a count outside the policy, or a salt that is too short. */
export function parseKdf(value: unknown, policy: KdfPolicy): KdfParameters {
  const { name, iterations, salt } = (value ?? {}) as Record<string, unknown>
  if (name !== 'PBKDF2-HMAC-SHA-256') throw new KdfError()
  if (!Number.isInteger(iterations) || typeof salt !== 'string') throw new KdfError()
  const count = iterations as number
  if (count < policy.minimum || count > policy.maximum) throw new KdfError()
  const length = fromBase64(salt).length
  if (length < 16 || length > 64) throw new KdfError()
  return { name, iterations: count, salt }
}

/**
 * 32 bytes from the password, normalised to NFKC, so that the same characters typed on another keyboard give the same
 * key. The work happens outside the worker's thread; `meanwhile` is called once it is under way.
 */
export async function deriveRoot(
  password: string,
  kdf: KdfParameters,
  meanwhile: () => void = () => {},
): Promise<Uint8Array<ArrayBuffer>> {
  const encoded = new TextEncoder().encode(password.normalize('NFKC'))
  const key = await crypto.subtle.importKey('raw', encoded, 'PBKDF2', false, ['deriveBits'])
  encoded.fill(0)
  const { iterations } = kdf
  const deriving = crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt: fromBase64(kdf.salt), iterations },
    key,
    256,
  )
  meanwhile()
  return new Uint8Array(await deriving)
}

/** The vault's header asks for a key derivation that Bowline never wrote. */
export class KdfError extends WalletError {
  readonly code = errorCode.invalidState
  constructor() {
    super('The stored wallet names a key derivation that Bowline does not use. It was not opened and not changed.')
  }
}
