import type { Address } from 'viem'
import { errorCode, WalletError } from '../errors.ts'
import type { Connection } from '../messaging/mirror.ts'
import { isSuspicious, registrableDomain } from './domain.ts'
import { fallbackGrants, forget, type Grants, parseGrants, sawOrigin } from './grants.ts'
import { createQueue } from './queue.ts'
import { authenticatedRecord, type RecordContext } from './records.ts'
import type { Connections, Services } from './services.ts'

/** The chain a page is told while its origin is not connected. */
const defaultChain = 1
/** Key in session memory: what pages were last told of phase and account. */
const seenKey = 'connections.seen'
const none: readonly Connection[] = []

/** Nothing was granted: no account was chosen, or one of them is not here. */
export class NoSuchAccountError extends WalletError {
  readonly code = errorCode.invalidParams
  constructor() {
    super('Choose at least one account that is in this wallet.')
  }
}

/** The origin has no connection to change. */
export class NotConnectedError extends WalletError {
  readonly code = errorCode.unauthorized
  constructor() {
    super('This site is not connected.')
  }
}

type Dependencies = Pick<Services, 'keeper' | 'selection' | 'state'> & { records: RecordContext; now?: () => number }
type Change = Parameters<Parameters<Connections['subscribe']>[0]>[1]

/** Which origin may see which accounts. By exact origin; the grants are believed only with our MAC on them. */
export function createConnections({ keeper, selection, state, records, now = Date.now }: Dependencies): Connections {
  const listeners = new Set<(origin: string, change: Change) => void>()
  const record = authenticatedRecord<Grants>(records, {
    name: 'connections',
    version: 1,
    parse: parseGrants,
    fallback: fallbackGrants,
    // Unchecked grants show nobody anything: while locked no account is visible. They only tell whether a site is worth
    // asking for the password, after which they are checked.
    beforeUnlock: (grants) => grants,
  })

  const get = (origin: string) => record.get().connections.find((entry) => entry.origin === origin) ?? null
  const tell = (origin: string, change: Change) => {
    for (const listener of listeners) listener(origin, change)
  }
  const tellAll = (change: Change) => {
    for (const { origin } of record.get().connections) tell(origin, change)
  }
  const publish = () => state.patch({ connections: record.verified() ? record.get().connections : none })
  /** Resolves when whatever was being read or written has settled. */
  const settled = () => record.update((grants) => grants).catch(() => {})

  const assertOurs = (accounts: readonly Address[]) => {
    const own = new Set(keeper.accounts().map(({ address }) => address))
    if (accounts.length === 0 || !accounts.every((account) => own.has(account))) throw new NoSuchAccountError()
  }

  const replace = (origin: string, change: (current: Connection) => Connection) =>
    record.update((grants) => ({
      ...grants,
      connections: grants.connections.map((entry) => (entry.origin === origin ? change(entry) : entry)),
    }))

  const remove = async (origin: string) => {
    if (get(origin) === null) return
    await record.update((grants) => forget(grants, origin))
    tell(origin, 'revoked')
  }

  record.subscribe(publish)
  const started = Promise.all([record.ready, selection.ready]).then(publish)

  /** Tells pages when what all of them see has changed; a worker that merely started again has no news for them. */
  const compare = createQueue()
  const notice = () =>
    compare(async () => {
      await started
      const { phase, selected } = state.get()
      const seen = phase === 'unlocked' ? `unlocked ${selected}` : 'locked'
      if ((await records.session.get(seenKey)) === seen) return
      await records.session.set(seenKey, seen)
      tellAll('moved')
    })
  state.subscribe((patch) => {
    // Session memory that fails costs pages an event, which their next request makes up for.
    if ('phase' in patch || 'selected' in patch) void notice().catch(() => {})
  })
  keeper.onRemove(async (address) => {
    const affected = record.get().connections.filter(({ accounts }) => accounts.includes(address))
    for (const { origin, accounts } of affected) {
      const left = accounts.filter((account) => account !== address)
      if (left.length === 0) await remove(origin)
      else {
        await replace(origin, (entry) => ({ ...entry, accounts: left }))
        tell(origin, 'revoked')
      }
    }
  })
  return {
    get ready() {
      // While unverified an unlock may be at work: wait for what it finds.
      return started.then(() => (record.verified() ? undefined : settled()))
    },
    get,
    chainId: (origin) => get(origin)?.chainId ?? defaultChain,
    visibleAccounts(origin) {
      const connection = get(origin)
      if (connection === null || keeper.phase() !== 'unlocked' || !record.verified()) return []
      const own = new Set(keeper.accounts().map(({ address }) => address))
      const active = state.get().selected
      return connection.accounts
        .filter((account) => own.has(account))
        .sort((a, b) => Number(b === active) - Number(a === active))
    },
    async connect(origin, accounts) {
      assertOurs(accounts)
      const narrowed = get(origin)?.accounts.some((account) => !accounts.includes(account)) === true
      await record.update((grants) => {
        const time = now()
        const before = grants.connections.find((entry) => entry.origin === origin)
        const connection: Connection = {
          origin,
          accounts: [...new Set(accounts)],
          chainId: before?.chainId ?? defaultChain,
          firstSeen: before?.firstSeen ?? grants.seen.find((entry) => entry.origin === origin)?.at ?? time,
          connectedSince: before?.connectedSince ?? time,
          lastUsed: time,
        }
        return {
          ...grants,
          connections: [...grants.connections.filter((entry) => entry.origin !== origin), connection],
        }
      })
      tell(origin, narrowed ? 'revoked' : 'granted')
    },
    async setAccounts(origin, accounts) {
      if (get(origin) === null) throw new NotConnectedError()
      if (accounts.length === 0) return remove(origin)
      assertOurs(accounts)
      const narrowed = get(origin)?.accounts.some((account) => !accounts.includes(account)) === true
      await replace(origin, (entry) => ({ ...entry, accounts: [...new Set(accounts)] }))
      tell(origin, narrowed ? 'revoked' : 'granted')
    },
    revoke: remove,
    async setChain(origin, chainId) {
      if (get(origin) === null) throw new NotConnectedError()
      await replace(origin, (entry) => ({ ...entry, chainId }))
      tell(origin, 'moved')
    },
    describe(origin) {
      const { host, hostname } = new URL(origin)
      const connection = get(origin)
      const seen = record.get().seen.find((entry) => entry.origin === origin)
      return {
        origin,
        host,
        registrableDomain: registrableDomain(hostname),
        suspicious: isSuspicious(hostname),
        firstSeen: connection?.firstSeen ?? seen?.at ?? now(),
        connectedSince: connection?.connectedSince ?? null,
      }
    },
    async noteUse(origin) {
      try {
        await record.update((grants) => sawOrigin(grants, origin, now()))
      } catch {
        // Locked, or the store refused: only the date of first sight is lost, and the next request sets it.
      }
    },
    subscribe: (listener) => void listeners.add(listener),
  }
}
