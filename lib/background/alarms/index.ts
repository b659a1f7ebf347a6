import { type Address, isHex } from 'viem'
import type { Notifications } from '../../browser/notifications.ts'
import type { SessionStore } from '../../browser/session.ts'
import { decode, encode } from '../../codec.ts'
import { reportBug, WalletError } from '../../errors.ts'
import type { AlarmSettings } from '../../messaging/alarms.ts'
import type { BlockRef, Mirror } from '../../messaging/mirror.ts'
import type { ClaimsReport } from '../../messaging/rewards.ts'
import { unique } from '../../portfolio/engine.ts'
import { portfolioKey } from '../../portfolio/key.ts'
import { refreshPortfolios } from '../../portfolio/refresh.ts'
import { isPlace, shape } from '../../portfolio/shape.ts'
import type { Call, Read } from '../../protocols/types.ts'
import { readWatch, riding, type WatchReading } from '../../risk/watch.ts'
import type { Wei } from '../../units.ts'
import { createQueue } from '../queue.ts'
import { authenticatedRecord, type RecordContext } from '../records.ts'
import type { AlarmsService, Services } from '../services.ts'
import { advance, type Book, compare, emptyBook, enter, parseBook, toAlarms, withoutAccount } from './book.ts'
import { claimableOf } from './claimable.ts'
import { readLogs } from './logs.ts'
import { notesFor } from './notify.ts'
import { type Observation, operatorsOf } from './observe.ts'
import { defaultAlarmSettings, isQuiet, parseAlarmSettings } from './settings.ts'
import type { Thresholds } from './types.ts'

const chainId = 1
/** Where the book is while the wallet is locked, when nothing can be signed: in memory that the browser forgets. */
const lockedKey = 'alarms.locked'
/** The calls of the last reading: they ride along with the first of the next. */
const hintsKey = 'alarm-hints'
/** Beyond this many calls, operators are not looked at with every refresh. */
const mostCalls = 1_500
/** How often then. ms */
const seldom = 600_000
/** Pods are looked at for no more accounts than this. */
const mostPods = 60

type Dependencies = Pick<Services, 'state' | 'keeper' | 'chain' | 'settings' | 'preferences' | 'portfolio'> & {
  records: RecordContext
  session: SessionStore
  notifications: Notifications
  /** What accounts can claim, where the user named a source of that; null elsewhere. */
  claims: (accounts: readonly Address[]) => Promise<ClaimsReport | null>
  now: () => number
  setAlarm: (when: number) => void
  clearAlarm: () => void
}

/**
 * Owns `alarms` and `alarmSettings` of the mirror: compares what every refresh brings with what was seen before, keeps what
 * changed and shows it outside where the user wants that. Written before it is shown. While the wallet is locked it looks
 * only where the user allowed it, at accounts and endpoints that were authenticated in this browser session.
 */
export function createAlarms(rooms: Dependencies): AlarmsService {
  const { durable } = rooms.records
  const { records, session, state, keeper, chain, settings, preferences, portfolio, notifications, now } = rooms
  const book = authenticatedRecord<Book>(records, { name: 'alarms', version: 1, parse: parseBook, fallback: emptyBook })
  const choices = authenticatedRecord<AlarmSettings>(records, {
    name: 'alarm-settings',
    version: 1,
    parse: parseAlarmSettings,
    fallback: defaultAlarmSettings,
  })
  const queue = createQueue()
  /** The book since the lock; null while the wallet is open, and where nothing may be looked at. */
  let locked: Book | null = null
  let hints: readonly Call[] = []
  /** The same of the accounts, for looks while locked. */
  let lateCalls: readonly Call[] = []
  let reading: WatchReading | null = null
  let readAt = Number.NEGATIVE_INFINITY
  let looking: Promise<void> | null = null

  const isOpen = () => keeper.phase() === 'unlocked'
  const mayLook = () => isOpen() || (keeper.phase() === 'locked' && choices.get().whileLocked)
  const current = () => locked ?? book.get()
  let shown = { entries: emptyBook.entries, alarms: toAlarms(emptyBook) }
  const show = () => {
    const { entries } = mayLook() ? current() : emptyBook
    if (entries !== shown.entries) shown = { entries, alarms: toAlarms({ entries }) }
    state.patch({ alarms: shown.alarms, alarmSettings: choices.get() })
  }

  /** Durable, or in session memory while no key is at hand; only then is anything shown. */
  const write = (change: (book: Book) => Book): Promise<void> =>
    queue(async () => {
      if (!mayLook()) return
      if (isOpen()) await book.update(change)
      else {
        locked = change(current())
        await session.set(lockedKey, encode(locked)).catch(() => {})
      }
      show()
      await tell()
    })

  const names = (of: string) =>
    state.get().registry.names.find(({ address }) => address.toLowerCase() === of.toLowerCase())?.name ?? null
  /** Shows what was not shown yet. A worker that dies in between finds by their ids what is on screen already. */
  const tell = async () => {
    const { notify, quiet, discreet } = choices.get()
    const waiting = current().entries.filter(({ told, gone, read }) => !told && !gone && !read)
    if (!notify || waiting.length === 0 || isQuiet(quiet, new Date(now()))) return
    for (const note of notesFor(waiting, { discreet, nameOf: names })) await notifications.show(note)
    const ids = new Set(waiting.map(({ id }) => id))
    const done = (one: Book): Book => ({
      ...one,
      entries: one.entries.map((entry) => (ids.has(entry.id) ? { ...entry, told: true } : entry)),
    })
    if (isOpen()) await book.update(done)
    else {
      locked = done(current())
      await session.set(lockedKey, encode(locked)).catch(() => {})
    }
  }

  const thresholds = (): Thresholds => ({ ...choices.get(), discount: preferences.get().discountAlert })
  const context = () => ({ settings: choices.get(), thresholds: thresholds(), now: now() })
  const visible = (): readonly Address[] =>
    keeper
      .accounts()
      .filter(({ hidden }) => !hidden)
      .map(({ address }) => address)

  const observed = (portfolios: Mirror['portfolios'], how: { whole: boolean; answered: boolean }) => {
    const { markets } = state.get()
    const seen: Observation = {
      block: newestBlock(portfolios),
      portfolios,
      ...how,
      accounts: visible(),
      markets: markets.length === 0 ? null : markets,
      reading,
      now: now(),
    }
    reading = null
    return write((before) => advance(before, seen, context()))
  }

  function* watch(operators: readonly Address[], accounts: readonly Address[]): Read<void> {
    const late: Call[] = []
    const read = yield* riding(readWatch(operators, accounts), hints, late)
    reading = read
    readAt = now()
    // Where no operator was asked, nothing was learnt about them.
    if (operators.length === 0) return
    const known = encode(hints)
    hints = unique(late)
    const text = encode(hints)
    // Not kept, they are learnt again by the first reading of the next worker.
    if (hints.length <= mostCalls && text !== known) durable.set(hintsKey, text).catch(() => {})
  }
  const ride = (on: number): Read<void> | null => {
    if (on !== chainId || (hints.length > mostCalls && now() - readAt < seldom)) return null
    const accounts = visible()
    const operators = [...operatorsOf(state.get().portfolios, accounts).keys()]
    return watch(operators, accounts.slice(0, mostPods))
  }

  /** The same reading without a view of it: nothing of it enters the mirror but what it tells. */
  const lookLocked = async () => {
    const accounts = visible()
    if (accounts.length === 0 || (settings.get().endpoints[String(chainId)] ?? []).length === 0) return
    const operators = Object.values(current().watched.operators).map(({ operator }) => operator)
    const { accounts: read } = await refreshPortfolios(chain.client(chainId), {
      accounts,
      previous: {},
      knownRates: [],
      hints: lateCalls,
      passengers: [watch(operators, accounts.slice(0, mostPods))],
    })
    if (!mayLook() || isOpen()) return
    lateCalls = read.flatMap(({ late }) => late)
    const entries = read.map(({ portfolio: one }) => [portfolioKey(chainId, one.account), one] as const)
    await observed(Object.fromEntries(entries), { whole: false, answered: true })
  }
  const lookAtLogs = async () => {
    const { watched } = current()
    if (watched.block === null) return
    const { number: to } = watched.block
    const operators = Object.values(watched.operators)
    const { found, reached } = await readLogs(chain.client(chainId), operators, { from: watched.logsTo, to })
    await write((before) => {
      const { settings: wanted } = context()
      const noted = { ...before, watched: { ...before.watched, logsTo: reached } }
      return enter(noted, found, { settings: wanted, now: now(), block: watched.block })
    })
  }
  const noteRewards: AlarmsService['noteRewards'] = (claimable) =>
    write((before) => {
      const { settings: wanted, now: at } = context()
      const rewards = claimable.map(({ account, wei }: { account: Address; wei: Wei }) => {
        return [account.toLowerCase(), { account, wei, beyond: wei > wanted.rewardsAbove }] as const
      })
      const after = { ...before.watched, rewards: { ...before.watched.rewards, ...Object.fromEntries(rewards) } }
      return compare(before, after, { settings: wanted, thresholds: thresholds(), now: at })
    })
  const lookAtRewards = async () => {
    if (!isOpen()) return
    const report = await rooms.claims(visible())
    if (report !== null) await noteRewards(claimableOf(report))
  }
  const look = async () => {
    if (!mayLook() || !choices.get().watching) return
    try {
      if (isOpen()) await portfolio.refresh(null)
      else await lookLocked()
      await lookAtLogs()
      await lookAtRewards()
    } catch (error) {
      // What cannot be read says nothing; only that time passes is known.
      report(error)
      await observed({}, { whole: false, answered: false })
    }
  }

  const arm = () => {
    const { watching, everyMinutes } = choices.get()
    if (watching && mayLook()) rooms.setAlarm(now() + everyMinutes * 60_000)
    else rooms.clearAlarm()
  }

  let running = false
  state.subscribe(({ refresh }) => {
    const main = refresh?.chains.find((each) => each.chainId === chainId)
    if (main === undefined) return
    const ended = running && !main.running
    running = main.running
    if (ended && isOpen()) {
      observed(state.get().portfolios, { whole: true, answered: main.error === null }).catch(report)
    }
  })
  choices.subscribe(() => {
    show()
    arm()
  })
  book.subscribe(show)

  keeper.onLock(() => {
    reading = null
    running = false
    lateCalls = []
    show()
    arm()
  })
  keeper.onUnlock(() => {
    // Not awaited: an unlock waits for no store.
    void queue(async () => {
      const since = locked ?? (await readLocked())
      locked = null
      await session.remove(lockedKey).catch(() => {})
      // What came while it was locked is part of the book from here on; nobody else wrote it meanwhile.
      if (since !== null) await book.update(() => since)
      show()
      arm()
    }).catch(report)
  })
  keeper.onRemove(async (account) => {
    // They name its pod.
    hints = []
    await durable.delete(hintsKey)
    await write((before) => withoutAccount(before, account))
  })
  keeper.onReset(() => {
    locked = null
    hints = []
    show()
    rooms.clearAlarm()
  })
  const readLocked = async (): Promise<Book | null> => {
    try {
      const stored = await session.get(lockedKey)
      return typeof stored === 'string' ? parseBook(decode(stored)) : null
    } catch {
      // Nothing was kept: the next look compares with what was durable.
      return null
    }
  }

  const asked = durable.get(hintsKey).catch(() => undefined)
  const ready = Promise.all([book.ready, choices.ready, keeper.ready]).then(async () => {
    hints = parseHints(await asked)
    if (keeper.phase() === 'locked' && mayLook()) locked = await readLocked()
    show()
    arm()
    if (mayLook()) await queue(tell)
  })

  const mark = (ids: readonly string[] | null, change: Partial<Book['entries'][number]>) =>
    write((before) => ({
      ...before,
      entries: before.entries.map((entry) =>
        ids === null || ids.includes(entry.id) ? { ...entry, ...change } : entry,
      ),
    }))
  return {
    ready: ready.catch(report),
    ride,
    woken() {
      void ready
        .then(() => {
          looking ??= look().finally(() => {
            looking = null
            arm()
          })
          return looking
        })
        .catch(report)
    },
    read: (ids) => mark(ids, { read: true }),
    dismiss: (ids) => mark(ids, { read: true, gone: true }),
    set: (change) => choices.update((before) => parseAlarmSettings({ ...before, ...change })),
    noteRewards,
    noteBacking: (backing) =>
      write((before) => {
        const known = backing.map(({ chainId: on, token, operators }) => {
          const sorted = [...new Set(operators.map((one) => one.toLowerCase()))].toSorted()
          return [`${on}:${token.toLowerCase()}`, { chainId: on, token, operators: sorted }] as const
        })
        const after = { ...before.watched, backing: { ...before.watched.backing, ...Object.fromEntries(known) } }
        return compare(before, after, context())
      }),
  }
}

function newestBlock(portfolios: Mirror['portfolios']): BlockRef | null {
  return Object.values(portfolios).reduce<BlockRef | null>((newest, { chainId: on, block }) => {
    if (on !== chainId || block === null) return newest
    return newest === null || block.number > newest.number ? block : newest
  }, null)
}

/** Only a guess: whoever changed it costs us a few bytes. */
function parseHints(stored: unknown): readonly Call[] {
  try {
    const kept = typeof stored === 'string' ? decode(stored) : []
    return Array.isArray(kept) ? kept.filter(isCall).slice(0, mostCalls) : []
  } catch {
    // Damaged: they are learnt again.
    return []
  }
}
const isCall = shape({ to: isPlace, data: (data) => isHex(data) }) as (value: unknown) => value is Call

/** A lock that came in between is no bug, nor is a store that refused: a banner says that one. */
function report(error: unknown): void {
  if (!(error instanceof WalletError)) reportBug(error)
}
