import { type Alarm, type AlarmKind, type AlarmSettings, alarmKinds } from '../../messaging/alarms.ts'
import type { BlockRef } from '../../messaging/mirror.ts'
import {
  isBlock,
  isCount,
  isFlag,
  isPlace,
  isRecord,
  isText,
  listOf,
  nullable,
  oneOf,
  shape,
} from '../../portfolio/shape.ts'
import { detectors } from './detectors/index.ts'
import { type Observation, observe } from './observe.ts'
import { type Found, nothingWatched, type Thresholds, type Watched } from './types.ts'

/** An alarm with what only the worker has to know of it. */
export type Entry = Alarm & {
  key: string
  /** It was shown outside, or never has to be. */
  told: boolean
  /** Put away: kept only so that it does not come again. */
  gone: boolean
}
/** What is kept over restarts: what was seen last, and what was told. Newest first. */
export type Book = { watched: Watched; entries: readonly Entry[] }

export const emptyBook: Book = { watched: nothingWatched, entries: [] }

/** More than anybody reads; what is put away goes first. */
const mostEntries = 200
/** Blocks that a reorganisation may take back: within these, the same change is the same event. */
const reorgDepth = 256n

type Context = { settings: AlarmSettings; thresholds: Thresholds; now: number }

/**
 * The book after an observation. The first look is silent, and so is the one after a chain that went back by more than a
 * reorganisation does: then nothing that was seen can be compared. An observation of an older block than the last is not
 * looked at, whichever order refreshes end in.
 */
export function advance(book: Book, seen: Observation, context: Context): Book {
  const last = book.watched.block
  if (last !== null && seen.block !== null && seen.block.number < last.number) {
    if (last.number - seen.block.number <= reorgDepth) return book
    return { ...book, watched: observe(nothingWatched, seen, context.thresholds) }
  }
  const after = observe(book.watched, seen, context.thresholds)
  if (last === null) return { ...book, watched: after }
  return compare(book, after, context)
}

/** The book with what is watched now, and with everything that this tells. */
export function compare(book: Book, after: Watched, { settings, now }: Context): Book {
  const change = { before: book.watched, after, settings, now }
  const found = detectors.flatMap(({ kind, detect }) => detect(change).map((one) => ({ kind, one })))
  return enter({ ...book, watched: after }, found, { settings, now, block: after.block })
}

/** The book with these added where they are new and wanted. */
export function enter(
  book: Book,
  found: readonly { kind: AlarmKind; one: Found }[],
  { settings, now, block }: { settings: AlarmSettings; now: number; block: BlockRef | null },
): Book {
  const fresh = found.flatMap(({ kind, one }): Entry[] => {
    if (settings.off.includes(kind)) return []
    if (book.entries.some(({ key, block: at }) => key === one.key && near(at, block))) return []
    const id = `${one.key}@${block?.number ?? now}`
    return [{ ...one, id, kind, block, at: now, read: false, told: !settings.notify, gone: false }]
  })
  if (fresh.length === 0) return book
  const entries = [...fresh, ...book.entries]
  const kept = entries.filter(({ gone }) => !gone)
  // What was put away is needed only as long as the same change could be seen again.
  const recent = entries.filter((entry) => entry.gone && near(entry.block, block))
  const all = new Set([...kept.slice(0, mostEntries), ...recent.slice(0, mostEntries)])
  return { ...book, entries: entries.filter((entry) => all.has(entry)) }
}

function near(one: BlockRef | null, other: BlockRef | null): boolean {
  if (one === null || other === null) return one === other
  const apart = one.number > other.number ? one.number - other.number : other.number - one.number
  return apart <= reorgDepth
}

/** What views see of it. */
export function toAlarms({ entries }: Pick<Book, 'entries'>): readonly Alarm[] {
  return entries.flatMap(({ key: _, told: __, gone, ...alarm }) => (gone ? [] : [alarm]))
}

/** The book without an account: nothing about it alone stays (K12). */
export function withoutAccount({ watched, entries }: Book, account: string): Book {
  const isIts = (one: string) => one.toLowerCase() === account.toLowerCase()
  const others = <value extends { account: string }>(all: Readonly<Record<string, value>>) =>
    Object.fromEntries(Object.entries(all).filter(([, one]) => !isIts(one.account)))
  const operators = Object.entries(watched.operators).flatMap(([key, operator]) => {
    const accounts = operator.accounts.filter((one) => !isIts(one))
    return accounts.length === 0 ? [] : [[key, { ...operator, accounts }] as const]
  })
  return {
    watched: {
      ...watched,
      exits: others(watched.exits),
      stakes: others(watched.stakes),
      checkpoints: others(watched.checkpoints),
      rewards: others(watched.rewards),
      seen: watched.seen.filter((key) => !isIts(key.split(':')[1] ?? '')),
      operators: Object.fromEntries(operators),
    },
    entries: entries.flatMap((entry) => {
      const accounts = entry.accounts.filter((one) => !isIts(one))
      const its = entry.accounts.length > 0 && accounts.length === 0
      return its ? [] : [accounts.length === entry.accounts.length ? entry : { ...entry, accounts }]
    }),
  }
}

const isEntry = shape({
  id: isText,
  key: isText,
  kind: oneOf(...alarmKinds),
  accounts: listOf(isPlace),
  values: isRecord,
  before: nullable(isRecord),
  after: nullable(isRecord),
  path: isText,
  block: nullable(isBlock),
  at: isCount,
  read: isFlag,
  told: isFlag,
  gone: isFlag,
})
const isWatched = shape({
  block: nullable(isBlock),
  operators: isRecord,
  exits: isRecord,
  seen: listOf(isText),
  stakes: isRecord,
  discounts: isRecord,
  checkpoints: isRecord,
  late: isFlag,
  behind: isFlag,
  rewards: isRecord,
  backing: isRecord,
})
const isBook = shape({ watched: isWatched, entries: listOf(isEntry) })

/** A book as it was stored with our MAC on it. Throws TypeError for what is none; the next look then is a first one. */
export function parseBook(data: unknown): Book {
  if (!isBook(data)) throw new TypeError('not a book of alarms')
  return data as Book
}
