import { errorCode, WalletError } from '../errors.ts'
import type { KdfPolicy } from './kdf.ts'
import { type ClosedVault, parseVault, VaultDamagedError, VaultNewerError } from './vault.ts'

/** The three operations a copy of the vault needs of a store. */
export type CopyStore = {
  get(key: string): Promise<unknown>
  set(key: string, value: string): Promise<void>
  delete(key: string): Promise<void>
}

/** What was found when both copies were read. */
export type Found =
  | { state: 'empty' }
  /** Neither copy parses, or one is missing where the other cannot be read. Nothing may be overwritten. */
  | { state: 'damaged' }
  | { state: 'newer' }
  | {
      state: 'whole'
      vault: ClosedVault
      /** The other copy, when it is whole and yet not the same text. Its revision is the same or lower. */
      rival: ClosedVault | null
      /** Both copies are there and the same. */
      healthy: boolean
      /** The main copy was missing or damaged: this is the second one. */
      recovered: boolean
      /** A copy older than what was last written has been put in place of the main one, or of both. */
      older: boolean
    }

/** The vault in two stores. The second copy is only replaced after the first was read back and opened (S2, S11). */
export type Copies = {
  read(): Promise<Found>
  /**
   * Replaces `current` (null: there is none yet) by `next`. `check` opens what was read back and throws when it does not
   * open. Resolves with whether the second copy was written too. Throws VaultWriteError when `next` is not in place;
   * one whole copy of `current` is there then.
   */
  write(current: ClosedVault | null, next: string, check: (vault: ClosedVault) => Promise<unknown>): Promise<boolean>
  /** Makes both copies this one, which the password has opened. Resolves with whether both are. */
  heal(vault: ClosedVault): Promise<boolean>
  erase(): Promise<void>
}

const vaultKey = 'vault'
/** Highest revision ever written, beside the main copy: tells when both copies have been put back to an older one. */
const witnessKey = 'vault-revision'

type Copy = { state: 'missing' | 'unreadable' | 'damaged' | 'newer' } | { state: 'whole'; vault: ClosedVault }

/** Keeps the vault in `main` and `second`. Not safe against itself: the caller runs one operation at a time. */
export function createCopies(main: CopyStore, second: CopyStore, policy: KdfPolicy): Copies {
  const readCopy = async (store: CopyStore): Promise<Copy> => {
    let stored: unknown
    try {
      stored = await store.get(vaultKey)
    } catch {
      // A store that does not answer may hold a whole vault: never the same as an empty one.
      return { state: 'unreadable' }
    }
    if (stored === undefined) return { state: 'missing' }
    try {
      return { state: 'whole', vault: await parseVault(stored, policy) }
    } catch (error) {
      if (error instanceof VaultNewerError) return { state: 'newer' }
      if (error instanceof VaultDamagedError) return { state: 'damaged' }
      throw error
    }
  }
  const readWitness = async () => {
    const stored = await main.get(witnessKey).catch(() => undefined)
    return typeof stored === 'string' && /^\d{1,15}$/.test(stored) ? Number(stored) : 0
  }
  /** Writes one copy and reads it back. False when the store threw or did not keep it. */
  const put = async (store: CopyStore, text: string): Promise<boolean> => {
    try {
      await store.set(vaultKey, text)
      return (await store.get(vaultKey)) === text
    } catch {
      // Reported by the caller, which knows what is still whole.
      return false
    }
  }
  const opens = (text: string, check: (vault: ClosedVault) => Promise<unknown>): Promise<boolean> =>
    parseVault(text, policy)
      .then(check)
      .then(
        () => true,
        () => false,
      )
  /**
   * Puts `current` back after a write that did not hold. True when that fails because `next` is there after all (a store
   * may report failure and yet keep what it was given): then `next` is what counts, in memory too.
   */
  const takeBack = async (
    current: ClosedVault | null,
    next: string,
    check: (vault: ClosedVault) => Promise<unknown>,
  ) => {
    if (current !== null && (await put(main, current.text))) return false
    if (current === null) await main.delete(vaultKey).catch(() => {})
    const left = await main.get(vaultKey).catch(() => undefined)
    return left === next && (await opens(next, check))
  }
  const putWitness = (revision: number) =>
    main.set(witnessKey, String(revision)).catch(() => {
      // Only a later warning about an older copy is lost.
    })

  const read = async (): Promise<Found> => {
    const [first, other, witness] = await Promise.all([readCopy(main), readCopy(second), readWitness()])
    if (first.state === 'newer' || other.state === 'newer') return { state: 'newer' }
    const whole = [first, other].flatMap((copy) => (copy.state === 'whole' ? [copy.vault] : []))
    const [vault, rest] = whole.sort((a, b) => b.revision - a.revision)
    if (vault === undefined) {
      return { state: first.state === 'missing' && other.state === 'missing' ? 'empty' : 'damaged' }
    }
    const rival = rest !== undefined && rest.text !== vault.text ? rest : null
    const behind = first.state === 'whole' && first.vault.revision < vault.revision
    const recovered = first.state !== 'whole'
    const older = behind || vault.revision < witness
    return { state: 'whole', vault, rival, recovered, older, healthy: rest !== undefined && rival === null && !older }
  }

  const heal = async ({ text, revision }: ClosedVault): Promise<boolean> => {
    const current = async (store: CopyStore) => (await store.get(vaultKey).catch(() => undefined)) === text
    let healed = true
    for (const store of [main, second]) if (!(await current(store))) healed = (await put(store, text)) && healed
    if ((await readWitness()) !== revision) await putWitness(revision)
    return healed
  }

  return {
    read,
    heal,
    async write(current, next, check) {
      const [first, other] = await Promise.all([readCopy(main), readCopy(second)])
      const revision = current?.revision ?? 0
      for (const copy of [first, other]) {
        if (copy.state === 'newer') throw new VaultNewerError()
        if (copy.state === 'whole' && copy.vault.revision > revision) throw new VaultConflictError()
      }
      if (current === null) {
        if (first.state !== 'missing' || other.state !== 'missing') throw new VaultConflictError()
      } else if (other.state !== 'whole' || other.vault.text !== current.text) {
        // The main copy is about to be replaced, so the second has to be whole first.
        if (!(await put(second, current.text))) throw new VaultWriteError()
      }
      const kept = (await put(main, next)) && (await opens(next, check))
      if (!kept && !(await takeBack(current, next, check))) throw new VaultWriteError()
      await putWitness(revision + 1)
      return put(second, next)
    },
    async erase() {
      await main.delete(vaultKey)
      await main.delete(witnessKey)
      await second.delete(vaultKey)
    },
  }
}

/** The browser did not keep what was written. The wallet is as it was before. */
export class VaultWriteError extends WalletError {
  readonly code = errorCode.internal
  constructor(cause?: unknown) {
    super('The browser could not save your wallet. Nothing was changed. Free some disk space and try again.', { cause })
  }
}

/** Something else has written the vault in the meantime. Nothing was overwritten. */
export class VaultConflictError extends WalletError {
  readonly code = errorCode.invalidState
  constructor() {
    super('Your wallet was changed from somewhere else. Close Bowline, open it again and repeat the change.')
  }
}
