import { errorCode, WalletError } from '../errors.ts'
import type { Account } from '../messaging/mirror.ts'
import type { Copies, Found } from '../wallet/copies.ts'
import { importRecordsKey, type VaultKeys, vaultKeys } from '../wallet/keys.ts'
import type { Opened } from '../wallet/unlock.ts'
import {
  type ClosedVault,
  openVault,
  type VaultContents,
  VaultDamagedError,
  VaultNewerError,
  WrongPasswordError,
} from '../wallet/vault.ts'
import { autoLockAlarm, expired, type LockClock, touchedClock } from './autolock.ts'
import type { KeySession } from './keySession.ts'

/** Proof of being unlocked: made by the password or by session memory, worth nothing after the next lock. */
export type Access = { root: Uint8Array<ArrayBuffer>; clock: LockClock; opening: Promise<Open> | null }
/** The vault as it is stored, and the keys that open it. No secret in the clear (K4). */
export type Open = { vault: ClosedVault; keys: VaultKeys; recordsKey: CryptoKey }

type AccessDependencies = {
  copies: Pick<Copies, 'read'>
  kept: KeySession
  /** ms since 1970. */
  now: () => number
  /** Idle minutes before the wallet locks. */
  minutes: () => number
  setAlarm: (name: string, when: number) => void
  clearAlarm: (name: string) => void
  /** The list of accounts was authenticated. */
  onAccounts: (accounts: readonly Account[]) => void
  /** Called once per lock, before anything waits: the wallet is locked from here on. */
  onLocked: () => void
  /** Called after the key is gone from session memory too. */
  afterLock: () => Promise<void>
}

/** How far the deadline moves before it is written again, in ms. */
const clockStep = 5_000

/** Who may use the keys, and until when. Everything that took long asks again before it hands out a result. */
export function createAccess(dependencies: AccessDependencies) {
  const { copies, kept, now, minutes, setAlarm, clearAlarm, onAccounts, onLocked, afterLock } = dependencies
  let access: Access | null = null
  /** Counts locks, so that an unlock under way when one came knows that it lost. */
  let locks = 0

  const lock = async (): Promise<void> => {
    locks += 1
    const wasOpen = access !== null
    access?.root.fill(0)
    access = null
    clearAlarm(autoLockAlarm)
    if (wasOpen) onLocked()
    await kept.erase()
    if (wasOpen) await afterLock()
  }
  const begin = (next: Access) => {
    access = next
    setAlarm(autoLockAlarm, next.clock.deadline)
  }
  /** The access in hand, or null; one whose time is over is locked on the way. */
  const current = (): Access | null => {
    if (access !== null && expired(access.clock, now())) void lock()
    return access
  }
  const need = (): Access => {
    const mine = current()
    if (mine === null) throw new LockedError()
    return mine
  }
  const stillMine = (mine: Access): void => {
    if (access !== mine) throw new LockedError()
  }

  const reopen = async (mine: Access): Promise<Open> => {
    const keys = await vaultKeys(mine.root)
    try {
      const { vault } = wholeOf(await copies.read())
      const contents = await openVault(vault, keys)
      onAccounts(contents.accounts)
      return { vault, keys, recordsKey: await recordsKeyOf(contents) }
    } catch (error) {
      // The vault on disk is not the one this key was kept for: nothing that hangs on the key may be believed.
      if (access === mine) await lock()
      throw error instanceof WrongPasswordError ? new LockedError() : error
    }
  }

  return {
    lock,
    current,
    /** Throws LockedError. */
    need,
    /** Throws LockedError when the wallet was locked since `mine` was taken. */
    stillMine,
    /** How often it was locked; `enter` wants to hear it from before the password was checked. */
    locks: () => locks,

    /** The vault behind an access: read and authenticated once per worker life, at first need. Throws LockedError. */
    async open(mine: Access): Promise<Open> {
      mine.opening ??= reopen(mine)
      const opened = await mine.opening.catch((error: unknown) => {
        mine.opening = null
        throw error
      })
      stillMine(mine)
      return opened
    },

    /** Goes on with a key that session memory kept. */
    restore: (root: Uint8Array<ArrayBuffer>, clock: LockClock) => begin({ root, clock, opening: null }),

    /** Begins the unlocked time. Throws LockedError when a lock came while the password was being checked. */
    async enter({ vault, keys, root, contents }: Opened, locksBefore: number): Promise<void> {
      const recordsKey = await recordsKeyOf(contents)
      const clock = touchedClock(now(), minutes())
      // Without session memory the wallet stays open for as long as this worker lives: safe, only less convenient.
      if (locks === locksBefore) await kept.keepKey(root, clock).catch(() => {})
      if (locks !== locksBefore) {
        await kept.erase()
        throw new LockedError()
      }
      begin({ root, clock, opening: Promise.resolve({ vault, keys, recordsKey }) })
      onAccounts(contents.accounts)
    },

    /** Goes on under other keys, after a change of password. What runs under the old ones still finishes. */
    async rekey(mine: Access, { vault, keys, root, contents }: Opened): Promise<void> {
      const recordsKey = await recordsKeyOf(contents)
      await kept.keepKey(root, mine.clock).catch(() => {})
      if (access !== mine) return kept.erase()
      mine.root = root
      mine.opening = Promise.resolve({ vault, keys, recordsKey })
    },

    /** The user did something: moves the deadline. */
    touch(): void {
      const mine = current()
      if (mine === null) return
      const clock = touchedClock(now(), minutes())
      if (Math.abs(clock.deadline - mine.clock.deadline) < clockStep) return
      mine.clock = clock
      setAlarm(autoLockAlarm, clock.deadline)
      // If it is not kept, the next worker locks earlier than it had to.
      void kept.keepClock(clock).catch(() => {})
    },

    /** The alarm rang: locks when the deadline has passed, sets the alarm again when it has not. */
    checkDeadline(): void {
      const mine = current()
      if (mine !== null) setAlarm(autoLockAlarm, mine.clock.deadline)
    },
  }
}

/** The vault that was found. Throws NoVaultError, VaultDamagedError, VaultNewerError. */
export function wholeOf(found: Found): Extract<Found, { state: 'whole' }> {
  if (found.state === 'whole') return found
  if (found.state === 'empty') throw new NoVaultError()
  throw found.state === 'newer' ? new VaultNewerError() : new VaultDamagedError()
}

function recordsKeyOf(contents: VaultContents): Promise<CryptoKey> {
  const secret = contents.secrets.find((candidate) => candidate.kind === 'records')
  if (secret?.kind !== 'records') throw new VaultDamagedError()
  return importRecordsKey(secret.key)
}

/** The wallet is locked. */
class LockedError extends WalletError {
  readonly code = errorCode.unauthorized
  constructor() {
    super('Bowline is locked. Unlock it and try again.')
  }
}

/** There is no wallet to unlock. */
class NoVaultError extends WalletError {
  readonly code = errorCode.invalidState
  constructor() {
    super('There is no wallet in this browser yet. Create one or restore yours.')
  }
}
