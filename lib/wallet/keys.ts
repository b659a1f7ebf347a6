import { fromBase64, toBase64 } from './base64.ts'

/** What the password leads to: one key that encrypts the vault's secrets, one that authenticates the whole record. */
export type VaultKeys = { encryption: CryptoKey; mac: CryptoKey }

/** HKDF-SHA-256 sub-keys of a vault's root key, not extractable. Neither tells anything about the other or the root. */
export async function vaultKeys(root: Uint8Array<ArrayBuffer>): Promise<VaultKeys> {
  const material = await crypto.subtle.importKey('raw', root, 'HKDF', false, ['deriveKey'])
  const derive = (purpose: string, target: AesDerivedKeyParams | HmacImportParams, usages: KeyUsage[]) =>
    crypto.subtle.deriveKey(
      { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: new TextEncoder().encode(`bowline ${purpose}`) },
      material,
      target,
      false,
      usages,
    )
  const [encryption, mac] = await Promise.all([
    derive('vault', { name: 'AES-GCM', length: 256 }, ['encrypt', 'decrypt']),
    derive('mac', { name: 'HMAC', hash: 'SHA-256', length: 256 } as HmacImportParams, ['sign', 'verify']),
  ])
  return { encryption, mac }
}

/** A random key for the MAC of other records, as it is kept inside the vault. */
export function newRecordsKey(): string {
  return toBase64(crypto.getRandomValues(new Uint8Array(32)))
}

/** The key above, ready for use and not extractable. */
export function importRecordsKey(text: string): Promise<CryptoKey> {
  const hmac = { name: 'HMAC', hash: 'SHA-256' }
  return crypto.subtle.importKey('raw', fromBase64(text), hmac, false, ['sign', 'verify'])
}

/** HMAC-SHA-256 over `name` and `text`, base64. The two cannot be shifted into each other. */
export async function macOf(key: CryptoKey, name: string, text: string): Promise<string> {
  return toBase64(new Uint8Array(await crypto.subtle.sign('HMAC', key, framed(name, text))))
}

/** Compares in constant time. False for anything that is not a MAC of ours. */
export async function macMatches(key: CryptoKey, name: string, text: string, mac: string): Promise<boolean> {
  try {
    return await crypto.subtle.verify('HMAC', key, fromBase64(mac), framed(name, text))
  } catch {
    // Not base64: as good as a wrong MAC.
    return false
  }
}

/** JSON of both, so that no name and text can be read as another pair. */
function framed(name: string, text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify([name, text]))
}
