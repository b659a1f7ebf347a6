import { type Address, type Hex, isAddress, isHex } from 'viem'
import type { DurableStore } from '../browser/durable.ts'
import type { ErrorInfo } from '../errors.ts'
import type { ActivityEntry } from '../messaging/mirror.ts'
import type { TransactionCall } from '../protocols/types.ts'
import { createQueue } from './queue.ts'

/** One transaction of the user's, with what is needed to send it again after a restart. */
export type JournalEntry = ActivityEntry & {
  /** Id of the approval that made the newest transaction: sending the same approval twice finds this entry. */
  approvalIds: readonly string[]
  /** Signed bytes, parallel to `hashes`. They are public the moment they are sent and useless to anyone who would alter them. */
  raws: readonly Hex[]
  /** What the newest of `hashes` does. */
  transaction: TransactionCall & { gas: bigint }
  /** Enough blocks are on top of the inclusion that a reorganisation is out of the question. */
  settled: boolean
  /** When the chain last knew any of the hashes, in ms. */
  lastSeen: number
}

export type Journal = {
  ready: Promise<void>
  entries(): readonly JournalEntry[]
  /** Writes the entry durably before it resolves; replaces the one with the same id. */
  write(entry: JournalEntry): Promise<void>
  /** Forgets everything of this account. */
  forget(account: Address): Promise<void>
  /** The stores were emptied: forgets what is held in memory. */
  clear(): void
}

const storageKey = 'activity'
const version = 1
/** Finished entries kept per wallet; unfinished ones are always kept. */
const keptEntries = 500

/**
 * Opens the journal. `onChange` hears every new state, the first one too. Records that do not parse are left out and
 * reported once through `onDamage`; nothing else is lost.
 */
export function createJournal(
  store: Pick<DurableStore, 'get' | 'set'>,
  {
    onChange = () => {},
    onDamage = () => {},
  }: { onChange?: (entries: readonly JournalEntry[]) => void; onDamage?: () => void } = {},
): Journal {
  let entries: readonly JournalEntry[] = []
  const become = (next: readonly JournalEntry[]) => {
    entries = next
    onChange(next)
  }

  const ready = store.get(storageKey).then((stored) => {
    const parsed = parseJournal(stored)
    become(parsed.entries)
    if (parsed.damaged) onDamage()
  })
  const queue = createQueue()
  const save = (change: (current: readonly JournalEntry[]) => readonly JournalEntry[]): Promise<void> =>
    queue(async () => {
      await ready
      const changed = change(entries)
      await store.set(storageKey, { version, entries: changed })
      become(changed)
    })

  return {
    ready,
    entries: () => entries,
    write: (entry) =>
      save((current) => {
        const others = current.filter((other) => other.id !== entry.id)
        return trim([entry, ...others].sort((a, b) => b.createdAt - a.createdAt))
      }),
    forget: (account) => save((current) => current.filter((entry) => entry.account !== account)),
    clear: () => become([]),
  }
}

function trim(entries: readonly JournalEntry[]): readonly JournalEntry[] {
  let finished = 0
  return entries.filter((entry) => !isFinished(entry) || ++finished <= keptEntries)
}

/** Whether the chain has the last word on it and enough blocks on top. */
export function isFinished(entry: JournalEntry): boolean {
  return entry.settled || entry.status === 'dropped'
}

/** The lowest nonce the journal leaves free: one above the highest that is signed and not given up. */
export function nextJournalNonce(entries: readonly JournalEntry[], account: Address, chainId: number): number {
  const taken = entries
    .filter((entry) => entry.account === account && entry.chainId === chainId && entry.status !== 'dropped')
    .map((entry) => entry.nonce)
  return taken.length === 0 ? 0 : Math.max(...taken) + 1
}

/** The part of an entry that views see. */
export function toActivity(entry: JournalEntry): ActivityEntry {
  const { approvalIds: _, raws: __, transaction: ___, settled: ____, lastSeen: _____, ...activity } = entry
  return activity
}

const statuses: readonly ActivityEntry['status'][] = [
  'signed',
  'pending',
  'confirmed',
  'failed',
  'cancelled',
  'replaced',
  'dropped',
]

/** Keeps every entry that parses. `damaged` says that some did not. */
export function parseJournal(stored: unknown): { entries: readonly JournalEntry[]; damaged: boolean } {
  if (stored === undefined || stored === null) return { entries: [], damaged: false }
  const record = stored as { version?: unknown; entries?: unknown }
  if (record.version !== version || !Array.isArray(record.entries)) return { entries: [], damaged: true }
  const entries = record.entries.filter(isEntry)
  return { entries, damaged: entries.length !== record.entries.length }
}

function isEntry(value: unknown): value is JournalEntry {
  if (value === null || typeof value !== 'object') return false
  const entry = value as Record<string, unknown>
  return (
    typeof entry.id === 'string' &&
    typeof entry.account === 'string' &&
    isAddress(entry.account) &&
    Number.isSafeInteger(entry.chainId) &&
    Number.isSafeInteger(entry.nonce) &&
    (entry.nonce as number) >= 0 &&
    typeof entry.origin === 'string' &&
    isSentence(entry.title) &&
    isHexList(entry.hashes) &&
    isHexList(entry.raws) &&
    (entry.hashes as Hex[]).length === (entry.raws as Hex[]).length &&
    (entry.hashes as Hex[]).length > 0 &&
    isStringList(entry.approvalIds) &&
    isTransaction(entry.transaction) &&
    statuses.includes(entry.status as ActivityEntry['status']) &&
    typeof entry.maxFeePerGas === 'bigint' &&
    typeof entry.maxPriorityFeePerGas === 'bigint' &&
    typeof entry.createdAt === 'number' &&
    typeof entry.lastSeen === 'number' &&
    typeof entry.settled === 'boolean' &&
    (entry.finishes === undefined || isStringList(entry.finishes)) &&
    isIncluded(entry.included) &&
    isErrorInfo(entry.error)
  )
}

function isIncluded(value: unknown): boolean {
  if (value === null) return true
  if (typeof value !== 'object') return false
  const { hash, block, gasUsed, effectiveGasPrice } = value as Record<string, unknown>
  const { number, timestamp } = (block ?? {}) as Record<string, unknown>
  return isHex(hash) && [number, timestamp, gasUsed, effectiveGasPrice].every((part) => typeof part === 'bigint')
}

function isTransaction(value: unknown): boolean {
  if (value === null || typeof value !== 'object') return false
  const { to, data, value: amount, gas } = value as Record<string, unknown>
  const hasTarget = to === null || (typeof to === 'string' && isAddress(to))
  return hasTarget && isHex(data) && typeof amount === 'bigint' && typeof gas === 'bigint'
}

function isErrorInfo(value: unknown): value is ErrorInfo | null {
  if (value === null) return true
  if (typeof value !== 'object') return false
  const { name, code, message } = value as Record<string, unknown>
  return typeof name === 'string' && typeof code === 'number' && typeof message === 'string'
}

function isSentence(value: unknown): boolean {
  return value !== null && typeof value === 'object' && typeof (value as { key?: unknown }).key === 'string'
}
function isHexList(value: unknown): boolean {
  return Array.isArray(value) && value.every((entry) => isHex(entry))
}
function isStringList(value: unknown): boolean {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string')
}
