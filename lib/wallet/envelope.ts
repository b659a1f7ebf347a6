import { toBase64 } from './base64.ts'
import { macOf } from './keys.ts'

/**
 * The outermost shape of a stored vault, the same in every version: a body of that version, a MAC under a key from the
 * password, and a checksum anyone can compute. The checksum finds accidental damage before a password is typed, so that
 * a flipped byte in the salt reads as damage and not as a wrong password; the MAC finds deliberate change after it.
 */
export type Envelope = { text: string; version: number; body: string; mac: string; macName: string }

const format = 'bowline-vault'
/** Longest record that is looked at: far more than 500 accounts need. */
const longestText = 4_000_000

/** Wraps a body. The MAC covers format, version and body; the checksum covers all of it. */
export async function sealEnvelope(version: number, body: string, key: CryptoKey): Promise<string> {
  const mac = await macOf(key, macName(version), body)
  return JSON.stringify({ format, version, body, mac, checksum: await checksumOf(version, body, mac) })
}

/** Null for anything that is not an envelope, or not the one that was written. A later version parses. */
export async function parseEnvelope(stored: unknown): Promise<Envelope | null> {
  if (typeof stored !== 'string' || stored.length > longestText) return null
  let parsed: Record<string, unknown> | null
  try {
    parsed = JSON.parse(stored) as Record<string, unknown> | null
  } catch {
    // Not JSON is damage like any other.
    return null
  }
  if (parsed === null || typeof parsed !== 'object' || parsed.format !== format) return null
  const { version, body, mac, checksum } = parsed
  if (!Number.isSafeInteger(version) || (version as number) < 1) return null
  if (typeof body !== 'string' || typeof mac !== 'string') return null
  if (checksum !== (await checksumOf(version as number, body, mac))) return null
  return { text: stored, version: version as number, body, mac, macName: macName(version as number) }
}

function macName(version: number): string {
  return `${format} ${version}`
}

async function checksumOf(version: number, body: string, mac: string): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify([format, version, body, mac]))
  return toBase64(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))
}
