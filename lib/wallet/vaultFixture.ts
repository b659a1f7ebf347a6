import { addSource, emptyHoldings } from './edit.ts'
import { type KdfPolicy, newKdf } from './kdf.ts'
import { rootOf } from './unlock.ts'
import { closeVault, type VaultContents } from './vault.ts'

/** For tests: as strict as the real policy, a thousand times quicker. */
export const quickKdf: KdfPolicy = { minimum: 600, target: 600, maximum: 10_000 }
export const password = 'a knot that holds'
/** The phrase every Ethereum test tool knows. Never holds anything. */
export const testPhrase = 'test test test test test test test test test test test junk'
export const testPath = "m/44'/60'/0'/0/0"
export const testAddress = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
export const testKey = '0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80'
export const testSource = { kind: 'phrase', phrase: testPhrase, paths: [testPath] } as const

/** A vault with the test phrase and one imported key: its contents, its keys, its record. */
export async function makeVault(revision = 1, secret = password) {
  const seeded = await addSource(emptyHoldings(), testSource)
  const { accounts, secrets } = await addSource(seeded, { kind: 'key', privateKey: '11'.repeat(32), name: 'Cold' })
  const kdf = newKdf(quickKdf)
  const { keys } = await rootOf(secret, kdf)
  const contents: VaultContents = { revision, kdf, accounts, secrets }
  return { contents, keys, text: await closeVault(contents, keys) }
}
