import type { DurableStore } from '../browser/durable.ts'
import type { SessionStore } from '../browser/session.ts'
import { decode, encode } from '../codec.ts'
import { errorCode, WalletError } from '../errors.ts'
import type { Notices } from './notices.ts'
import { createQueue } from './queue.ts'
import type { Keeper, RecordAuthenticator } from './services.ts'

/** What every authenticated record needs of the house. */
export type RecordContext = {
  durable: DurableStore
  session: SessionStore
  keeper: Pick<Keeper, 'ready' | 'phase' | 'authenticator' | 'onUnlock' | 'onReset'>
  notices: Pick<Notices, 'raise'>
}

export type RecordOptions<value> = {
  /** Key in the durable store, and what the MAC is bound to. Never reused for another kind of record. */
  name: string
  /** Version this code writes, counted from 1. Records of a later one are left untouched. */
  version: number
  /** Turns stored data of any version up to ours into a value: this is where an older shape is migrated. Throws on rubbish. */
  parse: (data: unknown, version: number) => value
  /** The value when nothing is stored, or nothing that can be believed. */
  fallback: value
  /** What may be believed before the first unlock of a browser session, when no MAC can be checked. Default: the fallback. */
  beforeUnlock?: (parsed: value) => value
}

/** A plaintext record that is believed only with our MAC on it (S6). Read by memory, written through one queue. */
export type AuthenticatedRecord<value> = {
  ready: Promise<void>
  get(): value
  /** Whether `get` is the real value: its MAC was checked in this browser session, or there is no vault yet. */
  verified(): boolean
  /**
   * Replaces the value by `change(current)`; durable before it resolves. Throws RecordLockedError while the wallet is
   * locked, RecordNewerError, and RecordWriteError when the store refuses (nothing has changed then, and a banner says so).
   */
  update(change: (current: value) => value): Promise<void>
  /** Called after every change of `get`. */
  subscribe(listener: (value: value) => void): void
}

type Cached = { version: number; data: unknown }

/** Opens the record. Verified at unlock; the verified copy stays in session memory, so that reading goes on while locked. */
export function authenticatedRecord<value>(
  { durable, session, keeper, notices }: RecordContext,
  { name, version, parse, fallback, beforeUnlock = () => fallback }: RecordOptions<value>,
): AuthenticatedRecord<value> {
  const queue = createQueue()
  const listeners = new Set<(value: value) => void>()
  const cacheKey = `record.${name}`
  let current = fallback
  /** `unchecked`: before the first unlock. `newer`: a later version wrote it, so it is not ours to write. */
  let standing: 'unchecked' | 'verified' | 'newer' = 'unchecked'

  const become = (value: value, next: typeof standing) => {
    standing = next
    if (value === current) return
    current = value
    for (const listener of listeners) listener(value)
  }
  /** A cache that cannot be written costs one look into the durable store after the next worker start. */
  const cache = (value: value) =>
    session.set(cacheKey, encode({ version, data: value } satisfies Cached)).catch(() => {})
  const store = async (value: value, authenticator: RecordAuthenticator) => {
    const text = encode({ version, data: value })
    try {
      await durable.set(name, { text, mac: await authenticator.sign(name, text) })
    } catch (cause) {
      notices.raise('write-failed')
      throw new RecordWriteError(cause)
    }
  }

  /** Before the first unlock: whatever `beforeUnlock` lets through. */
  const readUnchecked = async () => {
    const stored = await durable.get(name).then(parseStored, () => null)
    if (stored === null || stored.version > version) return
    try {
      become(beforeUnlock(parse(stored.data, stored.version)), 'unchecked')
    } catch {
      // Rubbish: the fallback stands, and the unlock will say that the record was rejected.
    }
  }

  const readVerified = async (authenticator: RecordAuthenticator) => {
    const raw = await durable.get(name)
    if (raw === undefined) return become(fallback, 'verified')
    const stored = parseStored(raw)
    try {
      if (stored === null || !(await authenticator.verify(name, stored.text, stored.mac)))
        throw new RecordRejectedError()
      if (stored.version > version) return become(fallback, 'newer')
      become(parse(stored.data, stored.version), 'verified')
    } catch {
      notices.raise('record-rejected')
      become(fallback, 'verified')
    }
    await cache(current)
  }

  const start = async () => {
    // Asked beside the keeper's own question, not after it: a page may be waiting for this worker to wake.
    const asked = session.get(cacheKey).catch(() => undefined)
    await keeper.ready
    const cached = await asked
    if (typeof cached === 'string') {
      const { data, version: cachedVersion } = decode(cached) as Cached
      if (cachedVersion === version) return become(parse(data, version), 'verified')
    }
    const authenticator = keeper.authenticator()
    if (authenticator !== null) await readVerified(authenticator)
    else if (keeper.phase() === 'new') become(current, 'verified')
    else await readUnchecked()
  }

  keeper.onUnlock(() =>
    queue(async () => {
      const authenticator = keeper.authenticator()
      if (authenticator === null) return
      // Chosen during onboarding, before there was a key to sign with: it becomes durable now.
      if (standing === 'verified') {
        if (current !== fallback && (await durable.get(name)) === undefined) await store(current, authenticator)
      } else await readVerified(authenticator)
    }),
  )
  keeper.onReset(() => become(fallback, 'verified'))

  return {
    ready: queue(start).catch(() => {
      // The store did not answer: the fallback stands, unchecked, until an unlock reads again.
    }),
    get: () => current,
    verified: () => standing === 'verified',
    update: (change) =>
      queue(async () => {
        if (standing === 'newer') throw new RecordNewerError()
        const authenticator = keeper.authenticator()
        const onboarding = keeper.phase() === 'new'
        if (standing !== 'verified' || (authenticator === null && !onboarding)) throw new RecordLockedError()
        const next = change(current)
        if (next === current) return
        if (authenticator !== null) await store(next, authenticator)
        await cache(next)
        become(next, 'verified')
      }),
    subscribe: (listener) => void listeners.add(listener),
  }
}

type Stored = { text: string; mac: string; version: number; data: unknown }

function parseStored(raw: unknown): Stored | null {
  if (raw === null || typeof raw !== 'object') return null
  const { text, mac } = raw as Record<string, unknown>
  if (typeof text !== 'string' || typeof mac !== 'string') return null
  try {
    const { version, data } = decode(text) as Record<string, unknown>
    return Number.isSafeInteger(version) && (version as number) > 0
      ? { text, mac, version: version as number, data }
      : null
  } catch {
    // Not JSON, or not an object: the caller treats it as no record of ours.
    return null
  }
}

class RecordRejectedError extends WalletError {
  readonly code = errorCode.invalidState
  constructor() {
    super('A stored record was not written by this wallet. It was ignored.')
  }
}

/** A record was to be changed while no key is at hand to sign it with. */
class RecordLockedError extends WalletError {
  readonly code = errorCode.unauthorized
  constructor() {
    super('Bowline is locked. Unlock it and try again.')
  }
}

/** The record was written by a later version of Bowline. */
class RecordNewerError extends WalletError {
  readonly code = errorCode.invalidState
  constructor() {
    super('A newer version of Bowline wrote this. Update Bowline to change it; nothing was touched.')
  }
}

/** The durable store refused a write. The old value stands. */
class RecordWriteError extends WalletError {
  readonly code = errorCode.internal
  constructor(cause?: unknown) {
    super('The browser could not save this. Nothing was changed. Free some disk space and try again.', { cause })
  }
}
