import type { SessionStore } from '../browser/session.ts'
import type { Account } from '../messaging/mirror.ts'
import { parseAccounts } from '../wallet/accounts.ts'
import { fromBase64, toBase64 } from '../wallet/base64.ts'
import { type LockClock, parseClock } from './autolock.ts'

/** What the keeper leaves in session memory, so that a killed worker need not ask for the password again. */
export type KeySession = {
  /** Null where nothing is kept, or nothing that parses. Never throws: no session memory is the same as locked. */
  read(): Promise<{
    root: Uint8Array<ArrayBuffer> | null
    clock: LockClock | null
    accounts: readonly Account[] | null
  }>
  keepKey(root: Uint8Array, clock: LockClock): Promise<void>
  keepClock(clock: LockClock): Promise<void>
  /** The list as it was authenticated at unlock; stays over a lock, so that reading the chain can go on. */
  keepAccounts(accounts: readonly Account[]): Promise<void>
  /** Erases the key, and everything else too when the browser will not erase it alone. */
  erase(): Promise<void>
}

const rootKey = 'keeper.root'
const clockKey = 'keeper.clock'
const accountsKey = 'keeper.accounts'

/** Opens it over the browser's session memory, which only our own contexts can read (K4). */
export function createKeySession(session: SessionStore): KeySession {
  const get = <value>(key: string, parse: (stored: unknown) => value): Promise<value | null> =>
    session
      .get(key)
      .then((stored) => (stored === undefined ? null : parse(stored)))
      .catch(() => null)
  return {
    async read() {
      const [root, clock, accounts] = await Promise.all([
        get(rootKey, parseRoot),
        get(clockKey, parseClock),
        get(accountsKey, parseAccounts),
      ])
      return { root, clock, accounts }
    },
    async keepKey(root, clock) {
      await session.set(clockKey, clock)
      await session.set(rootKey, toBase64(root))
    },
    keepClock: (clock) => session.set(clockKey, clock),
    keepAccounts: (accounts) => session.set(accountsKey, accounts),
    erase: () => session.remove([rootKey, clockKey]).catch(() => session.clear()),
  }
}

function parseRoot(stored: unknown): Uint8Array<ArrayBuffer> {
  const root = fromBase64(String(stored))
  if (root.length !== 32) throw new RangeError('not a root key')
  return root
}
