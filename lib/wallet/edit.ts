import { type Address, bytesToHex, type Hex, hexToBytes } from 'viem'
import type { Account } from '../messaging/mirror.ts'
import type { AccountSource } from '../messaging/procedures.ts'
import {
  DuplicateAccountError,
  freeName,
  mostAccounts,
  parseAccountName,
  TooManyAccountsError,
  UnknownAccountError,
} from './accounts.ts'
import { parseAddress } from './address.ts'
import { deriveAddresses, derivePrivateKey, fingerprintPath, nextPath, PathError, parsePath } from './derivation.ts'
import { newRecordsKey } from './keys.ts'
import { longestPassphrase, PassphraseError, parsePhrase, seedOf } from './phrase.ts'
import { addressOf, parsePrivateKey } from './privateKey.ts'
import type { Secret, SeedSecret } from './secrets.ts'

/** The part of a vault that edits change. */
export type Holdings = { accounts: readonly Account[]; secrets: readonly Secret[] }
export type Added = Holdings & { /** First account that was added. */ address: Address }

/** A wallet with nothing in it but the key other records are authenticated with. */
export function emptyHoldings(): Holdings {
  return { accounts: [], secrets: [{ kind: 'records', id: 'records', address: null, key: newRecordsKey() }] }
}

/**
 * Adds what the user typed or pasted. A phrase or key whose account is only watched so far takes its place. Throws the
 * error of the field that is wrong, DuplicateAccountError when all of it is here already, TooManyAccountsError.
 */
export async function addSource(holdings: Holdings, source: AccountSource): Promise<Added> {
  if (source.kind === 'watch') {
    const { accounts, secrets } = holdings
    return withAccounts({ accounts, secrets }, [
      { ...named(source.name), address: parseAddress(source.address), kind: 'watch' },
    ])
  }
  if (source.kind === 'key') return addKey(holdings, source)
  return addPhrase(holdings, source)
}

/** Adds the account after the furthest of a phrase that is here. Throws UnknownAccountError when it is not. */
export function addNext(holdings: Holdings, seedId: string): Added {
  const seed = holdings.secrets.find((secret): secret is SeedSecret => secret.kind === 'seed' && secret.id === seedId)
  if (seed === undefined) throw new UnknownAccountError()
  const paths = holdings.accounts.flatMap((account) =>
    account.seedId === seedId && account.path ? [account.path] : [],
  )
  const bytes = hexToBytes(seed.seed)
  // An account can be here by another way already, as an imported key: the one after it is meant then.
  for (let path = nextPath(paths) ?? fingerprintPath; ; path = nextPath([path]) ?? fingerprintPath) {
    const [address] = deriveAddresses(bytes, [path])
    const holder = holdings.accounts.find((account) => account.address === address)
    if (address === undefined || (holder !== undefined && holder.kind !== 'watch')) continue
    bytes.fill(0)
    return withAccounts(holdings, [{ address, kind: 'hd', seedId, path }])
  }
}

/** Removes an account with every secret that no other account needs. Throws UnknownAccountError. */
export function removeAccount({ accounts, secrets }: Holdings, address: Address): Holdings {
  const removed = accounts.find((account) => account.address === address)
  if (removed === undefined) throw new UnknownAccountError()
  const left = accounts.filter((account) => account !== removed)
  const needed = (secret: Secret) => secret.kind === 'records' || left.some((account) => isSecretOf(account, secret))
  return { accounts: left, secrets: secrets.filter(needed) }
}

/** Whether this is the secret an account's key comes from. Never true for a watched account. */
export function isSecretOf(account: Account, { kind, id }: Pick<Secret, 'kind' | 'id'>): boolean {
  if (account.kind === 'hd') return kind === 'seed' && id === account.seedId
  return account.kind === 'key' && kind === 'key' && id === account.address
}

/** The private key of an account from the secret it comes from. The caller wipes it. */
export function privateKeyOf(account: Account, secret: Secret): Uint8Array {
  if (secret.kind === 'key') return hexToBytes(secret.privateKey)
  if (secret.kind !== 'seed' || account.path === undefined) throw new UnknownAccountError()
  const seed = hexToBytes(secret.seed)
  const key = derivePrivateKey(seed, account.path)
  seed.fill(0)
  return key
}

function addKey({ accounts, secrets }: Holdings, source: Extract<AccountSource, { kind: 'key' }>): Added {
  const privateKey = parsePrivateKey(source.privateKey)
  const bytes = hexToBytes(privateKey)
  const address = addressOf(bytes)
  bytes.fill(0)
  const secret: Secret = { kind: 'key', id: address, address, privateKey }
  return withAccounts({ accounts, secrets: [...secrets, secret] }, [{ ...named(source.name), address, kind: 'key' }])
}

async function addPhrase(
  { accounts, secrets }: Holdings,
  source: Extract<AccountSource, { kind: 'phrase' }>,
): Promise<Added> {
  const phrase = parsePhrase(source.phrase)
  const passphrase = source.passphrase ?? ''
  if (typeof passphrase !== 'string' || passphrase.length > longestPassphrase) throw new PassphraseError()
  if (!Array.isArray(source.paths) || source.paths.length > mostAccounts) throw new PathError()
  const paths = [...new Set(source.paths.map(parsePath))]
  if (paths.length === 0) throw new PathError()
  const bytes = await seedOf(phrase, passphrase)
  const [fingerprint, ...addresses] = deriveAddresses(bytes, [fingerprintPath, ...paths])
  const seed: Hex = bytesToHex(bytes)
  bytes.fill(0)
  const known = secrets.find((secret) => secret.kind === 'seed' && secret.seed === seed)
  const seedId = known?.id ?? crypto.randomUUID()
  const added = addresses.map(
    (address, index) => ({ address, kind: 'hd', seedId, path: paths[index] as string }) as const,
  )
  const secret: Secret = { kind: 'seed', id: seedId, address: fingerprint as Address, phrase, passphrase, seed }
  return withAccounts({ accounts, secrets: known === undefined ? [...secrets, secret] : secrets }, added)
}

type NewAccount = Omit<Account, 'name' | 'hidden'> & { name?: string }

function named(name: string | undefined): { name?: string } {
  return name === undefined || name === '' ? {} : { name: parseAccountName(name) }
}

function withAccounts({ accounts, secrets }: Holdings, added: readonly NewAccount[]): Added {
  let next = accounts
  let first: Address | null = null
  for (const account of added) {
    const present = next.find(({ address }) => address === account.address)
    if (present !== undefined && (present.kind !== 'watch' || account.kind === 'watch')) continue
    first ??= account.address
    const complete: Account = { ...account, name: account.name ?? present?.name ?? freeName(next), hidden: false }
    next = present === undefined ? [...next, complete] : next.map((old) => (old === present ? complete : old))
  }
  if (first === null) throw new DuplicateAccountError()
  if (next.length > mostAccounts) throw new TooManyAccountsError()
  return { accounts: next, secrets, address: first }
}
