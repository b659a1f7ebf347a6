import type { Found } from './copies.ts'
import { deriveRoot, type KdfParameters } from './kdf.ts'
import { type VaultKeys, vaultKeys } from './keys.ts'
import { type ClosedVault, openVault, type VaultContents, VaultDamagedError, WrongPasswordError } from './vault.ts'

/** A vault that a password opened, and the root key that will open it again. */
export type Opened = { vault: ClosedVault; contents: VaultContents; keys: VaultKeys; root: Uint8Array<ArrayBuffer> }

/**
 * Opens what was found with a password. The newest copy decides whether the password is right, so that there is exactly
 * one at every instant (S12); a copy beside it is only tried when the newest is damaged, or when both claim the same
 * revision and yet differ. Throws WrongPasswordError, VaultDamagedError. `meanwhile` runs while the key is being made.
 */
export async function openWithPassword(
  { vault, rival }: Extract<Found, { state: 'whole' }>,
  password: string,
  meanwhile: () => void,
): Promise<Opened> {
  const first = await rootOf(password, vault.kdf, meanwhile)
  try {
    return await openWith(vault, first)
  } catch (error) {
    const wrong = error instanceof WrongPasswordError
    const worthTrying = wrong ? rival?.revision === vault.revision : error instanceof VaultDamagedError
    if (rival === null || !worthTrying) throw error
    const sameKey = JSON.stringify(rival.kdf) === JSON.stringify(vault.kdf)
    try {
      return await openWith(rival, sameKey ? first : await rootOf(password, rival.kdf))
    } catch {
      // The newest copy is the one to complain about.
      throw error
    }
  }
}

/** A root key and the keys it leads to. */
export async function rootOf(
  password: string,
  kdf: KdfParameters,
  meanwhile?: () => void,
): Promise<Pick<Opened, 'root' | 'keys'>> {
  const root = await deriveRoot(password, kdf, meanwhile)
  return { root, keys: await vaultKeys(root) }
}

async function openWith(vault: ClosedVault, { root, keys }: Pick<Opened, 'root' | 'keys'>): Promise<Opened> {
  return { vault, contents: await openVault(vault, keys), keys, root }
}
