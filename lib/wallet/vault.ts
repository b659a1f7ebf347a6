import { decode, encode } from '../codec.ts'
import { errorCode, WalletError } from '../errors.ts'
import type { Account } from '../messaging/mirror.ts'
import { parseAccounts } from './accounts.ts'
import { CipherError, open, type Sealed, seal } from './cipher.ts'
import { type Envelope, parseEnvelope, sealEnvelope } from './envelope.ts'
import { type KdfParameters, type KdfPolicy, parseKdf } from './kdf.ts'
import { macMatches, type VaultKeys } from './keys.ts'
import { encodeSecret, parseSecret, type Secret, type SecretName } from './secrets.ts'

/** Version of the record this code writes. Migrations from older ones live in `migrate`. */
const vaultVersion = 1

/** Everything a vault holds, opened. */
export type VaultContents = {
  /** Raised by one with every write. */
  revision: number
  kdf: KdfParameters
  accounts: readonly Account[]
  secrets: readonly Secret[]
}

/** A stored vault that is whole as far as can be told without the password. */
export type ClosedVault = {
  text: string
  envelope: Envelope
  revision: number
  kdf: KdfParameters
  verifier: Sealed
  accounts: readonly Account[]
  secrets: readonly SealedSecret[]
}
type SealedSecret = SecretName & Sealed

/** Known plaintext: opens exactly when the password is right. */
const verifierName = { kind: 'verifier', id: 'verifier', address: null } as const
const verifierText = 'bowline'

/** The record as it is stored: every secret encrypted under a fresh IV, the whole authenticated. */
export async function closeVault(
  { revision, kdf, accounts, secrets }: VaultContents,
  keys: VaultKeys,
): Promise<string> {
  const verifier = await seal(keys.encryption, new TextEncoder().encode(verifierText), contextOf(kdf, verifierName))
  const sealed: SealedSecret[] = []
  for (const secret of secrets) {
    const { kind, id, address } = secret
    const bytes = encodeSecret(secret)
    const name = { kind, id, address } as SecretName
    sealed.push({ ...name, ...(await seal(keys.encryption, bytes, contextOf(kdf, name))) })
    bytes.fill(0)
  }
  return sealEnvelope(vaultVersion, encode({ revision, kdf, verifier, accounts, secrets: sealed }), keys.mac)
}

/** Reads a stored record without the password. Throws VaultDamagedError, VaultNewerError. */
export async function parseVault(stored: unknown, policy: KdfPolicy): Promise<ClosedVault> {
  const envelope = await parseEnvelope(stored)
  if (envelope === null) throw new VaultDamagedError()
  if (envelope.version > vaultVersion) throw new VaultNewerError()
  try {
    const body = migrate(decode(envelope.body), envelope.version)
    const { revision, kdf, verifier, accounts, secrets } = body as Record<string, unknown>
    if (!Number.isSafeInteger(revision) || (revision as number) < 1) throw new RangeError('revision')
    if (!Array.isArray(secrets)) throw new RangeError('secrets')
    return {
      text: envelope.text,
      envelope,
      revision: revision as number,
      kdf: parseKdf(kdf, policy),
      verifier: parseSealed(verifier),
      accounts: parseAccounts(accounts),
      secrets: secrets.map(parseSealedSecret),
    }
  } catch (cause) {
    throw new VaultDamagedError(cause)
  }
}

/** Opens every secret of it. Throws WrongPasswordError when the verifier does not open, VaultDamagedError when it does but something else does not. */
export async function openVault(vault: ClosedVault, keys: VaultKeys): Promise<VaultContents> {
  await checkPassword(vault, keys)
  const { revision, kdf, accounts, envelope } = vault
  if (!(await macMatches(keys.mac, envelope.macName, envelope.body, envelope.mac))) throw new VaultDamagedError()
  const secrets: Secret[] = []
  for (const sealed of vault.secrets) secrets.push(await openSecret(vault, keys, sealed))
  return { revision, kdf, accounts, secrets }
}

async function checkPassword(vault: ClosedVault, keys: VaultKeys): Promise<void> {
  try {
    await open(keys.encryption, vault.verifier, contextOf(vault.kdf, verifierName))
  } catch (cause) {
    if (cause instanceof CipherError) throw new WrongPasswordError()
    throw cause
  }
}

/** Opens one secret. Throws VaultDamagedError when it does not open or does not belong to its name. */
export async function openSecret(vault: ClosedVault, keys: VaultKeys, sealed: SealedSecret): Promise<Secret> {
  const { kind, id, address } = sealed
  const name = { kind, id, address } as SecretName
  try {
    const bytes = await open(keys.encryption, sealed, contextOf(vault.kdf, name))
    const secret = parseSecret(name, bytes)
    bytes.fill(0)
    return secret
  } catch (cause) {
    throw new VaultDamagedError(cause)
  }
}

/** What every ciphertext is bound to: format and version, key derivation, kind, id and account (K3). */
function contextOf(kdf: KdfParameters, name: SecretName | typeof verifierName): string {
  const { name: derivation, iterations, salt } = kdf
  return JSON.stringify(['bowline vault', vaultVersion, derivation, iterations, salt, name.kind, name.id, name.address])
}

/** Turns the body of an older version into ours, one version at a time; the next write makes it durable. */
function migrate(body: unknown, version: number): unknown {
  if (version !== vaultVersion) throw new RangeError(`no vault was ever written as version ${version}`)
  return body
}

function parseSealed(value: unknown): Sealed {
  const { iv, data } = (value ?? {}) as Record<string, unknown>
  if (typeof iv !== 'string' || typeof data !== 'string') throw new RangeError('not sealed')
  return { iv, data }
}

function parseSealedSecret(value: unknown): SealedSecret {
  const { kind, id, address } = (value ?? {}) as Record<string, unknown>
  const known = kind === 'seed' || kind === 'key' || kind === 'records'
  if (!known || typeof id !== 'string' || (address !== null && typeof address !== 'string'))
    throw new RangeError('name')
  return { kind, id, address, ...parseSealed(value) } as SealedSecret
}

/** The password does not open this wallet. Nothing was changed. */
export class WrongPasswordError extends WalletError {
  readonly code = errorCode.unauthorized
  constructor() {
    super('This password is not right. Try again.')
  }
}

/** The stored wallet is not as Bowline wrote it. Nothing is overwritten. */
export class VaultDamagedError extends WalletError {
  readonly code = errorCode.invalidState
  constructor(cause?: unknown) {
    super('The stored wallet is damaged. Nothing was overwritten. Restore it from your recovery phrase.', { cause })
  }
}

/** A later version of Bowline wrote the wallet. Nothing is touched. */
export class VaultNewerError extends WalletError {
  readonly code = errorCode.invalidState
  constructor() {
    super('A newer version of Bowline wrote this wallet. Update Bowline to use it; nothing was touched.')
  }
}
