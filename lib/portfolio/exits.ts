import { type Address, zeroAddress } from 'viem'
import type { Account, BlockRef, ChainInfo, Portfolio, PortfolioRow } from '../messaging/mirror.ts'
import { sameTokens } from '../protocols/rounding.ts'
import type { Asset, ExitDelay, ExitPosition, FinishablePosition, WithdrawalPosition } from '../protocols/types.ts'
import { type TokenUnits, tokenUnits, type Wei, wei } from '../units.ts'
import { positionKey } from './key.ts'

/** A portfolio row of something that is on its way out. */
export type ExitRow = PortfolioRow & { position: FinishablePosition }

/**
 * `completable`: by the contract's word, at the block it was read at. `due`: by the clock it should be, but nobody has
 * read it since. `waiting`. `frozen`: an admin or a pause stands in the way.
 */
export type ExitState = 'completable' | 'due' | 'waiting' | 'frozen'

/** What an exit pays in one token (null: ether), in its smallest unit. Null amounts: the contract does not say. */
export type ExitAmount = {
  token: Address | null
  asset: Asset
  now: TokenUnits | null
  asked: TokenUnits | null
  /** `asked - now`, never negative, and zero when the difference is only rounding. Null when either is unknown. */
  lost: TokenUnits | null
}

/** One thing an exit waits for, on the clock. */
export type WaitPart = {
  what: ExitDelay['what']
  /** By the contract's word. */
  over: boolean
  /** First block at which it is over, where the chain counts in blocks. */
  block: bigint | null
  /** Unix seconds at which it is over, rounded up; estimated where the chain counts in blocks. Null: nobody can know. */
  until: bigint | null
  /** How far it is, 0 to 1, for drawing; null when beginning or end is unknown. */
  progress: number | null
}

/** Everything an exit waits for, and when the last of it is over. */
export type Wait = {
  parts: readonly WaitPart[]
  /** Unix seconds, rounded up: it never promises too early. Null when no one can know, or when there is nothing to wait for. */
  until: bigint | null
  /** The same block-wise, where blocks decide. */
  block: bigint | null
  /** When `until` is unknown: it takes at least until then. Null when not even that is known. */
  atLeast: bigint | null
  progress: number | null
}

export type DeskRow = {
  /** Unique over all accounts and chains. */
  key: string
  chainId: number
  account: Address
  row: ExitRow
  state: ExitState
  /** What was handed in, where that is another token than what it pays. */
  given: ExitPosition['given'] | null
  pays: readonly ExitAmount[]
  wait: Wait
  /** What can still lower what it pays; null when nothing can any more. */
  risk: 'slashing' | 'repricing' | null
  /** Rows with the same one can be finished by one transaction; null when this account cannot finish it. */
  batch: string | null
  /** Whether this wallet can finish it now: completable, by this account, and the account's key is here. */
  takeable: boolean
}

/** Rows that one transaction finishes now, at most `mostAtOnce` of them. */
export type DeskBatch = { key: string; chainId: number; account: Address; protocol: string; rows: readonly DeskRow[] }

/** Every exit in progress. Sums in wei over what has a known worth; `unvalued` counts what has none. */
export type Desk = {
  /** Completable first, then by the time until they are; the unknown and the frozen last. */
  rows: readonly DeskRow[]
  /** How many can be taken now. */
  takeable: number
  batches: readonly DeskBatch[]
  worth: { all: Wei /** What is completable by anybody. */; ready: Wei; unvalued: number }
  /** Left out because the user hid them. */
  hidden: number
  /** Shown, but in no sum, because the user wants it so. */
  excluded: number
}

/** One transaction takes no more than this: each may cost a few hundred thousand gas, and a block's share is limited. */
export const mostAtOnce = 20

export type DeskInput = {
  portfolios: readonly Portfolio[]
  accounts: readonly Pick<Account, 'address' | 'kind'>[]
  chains: readonly Pick<ChainInfo, 'id' | 'blockSeconds'>[]
  /** Position keys the user does not want to see, or not to count in sums. */
  hidden?: readonly string[]
  excluded?: readonly string[]
  /** ms */
  now: number
}

/** The exits of these portfolios as one list, with what can be done about them now. Never throws. */
export function deskOf({ portfolios, accounts, chains, hidden = [], excluded = [], now }: DeskInput): Desk {
  const pace = new Map(chains.map(({ id, blockSeconds }) => [id, blockSeconds]))
  const signers = new Set(accounts.flatMap(({ address, kind }) => (kind === 'watch' ? [] : [address])))
  const [unseen, uncounted] = [new Set(hidden), new Set(excluded)]
  const all = portfolios.flatMap((portfolio) => {
    const blockSeconds = pace.get(portfolio.chainId) ?? null
    const canSign = signers.has(portfolio.account)
    return portfolio.rows.filter(isExitRow).map((row) => toDeskRow(portfolio, row, { blockSeconds, canSign, now }))
  })
  const rows = all.filter(({ key }) => !unseen.has(key)).toSorted(inOrder)
  const counted = rows.filter(({ key }) => !uncounted.has(key))
  const takeable = rows.filter((row) => row.takeable)
  return {
    rows,
    takeable: takeable.length,
    batches: batchesOf(takeable),
    worth: {
      all: sum(counted),
      ready: sum(counted.filter(({ state }) => state === 'completable')),
      unvalued: counted.filter(({ row }) => row.value === null).length,
    },
    hidden: all.length - rows.length,
    excluded: rows.length - counted.length,
  }
}

/** Whether the row is on its way out: a queued withdrawal, a ticket, an entry of a queue. */
export function isExitRow(row: PortfolioRow): row is ExitRow {
  return row.position.kind === 'withdrawal' || row.position.kind === 'exit'
}

/** One exit as the desk shows it at the moment `now` (ms). */
export function toDeskRow(
  portfolio: Pick<Portfolio, 'account' | 'chainId'>,
  row: ExitRow,
  { blockSeconds, canSign, now }: { blockSeconds: number | null; canSign: boolean; now: number },
): DeskRow {
  const { position } = row
  const { account, chainId } = portfolio
  const wait = waitOf(position, row.block, now, blockSeconds)
  const state = stateOf(position, wait, now)
  const batch = batchOf(position, account)
  return {
    key: positionKey(portfolio, position.id),
    chainId,
    account,
    row,
    state,
    given: position.kind === 'exit' ? position.given : null,
    pays: paysOf(position),
    wait,
    risk: riskOf(position),
    batch: batch === null ? null : `${chainId}:${account}:${position.protocol}:${batch}`,
    takeable: state === 'completable' && batch !== null && canSign,
  }
}

/** Rows of one account as the desk orders them, told by each row's own block; blocks of this chain take `blockSeconds`. */
export function exitsInOrder(rows: readonly ExitRow[], blockSeconds: number | null = 12): readonly ExitRow[] {
  return rows
    .map((row) => {
      const now = Number(row.block.timestamp) * 1_000
      return toDeskRow({ account: zeroAddress, chainId: 1 }, row, { blockSeconds, canSign: false, now })
    })
    .toSorted(inOrder)
    .map(({ row }) => row)
}

/** What it pays, token by token. */
function paysOf(position: FinishablePosition): readonly ExitAmount[] {
  if (position.kind === 'exit') {
    const { paid, amountNow, amountAsked } = position
    return [toAmount(paid, amountNow, amountAsked)]
  }
  return position.entries.map((entry) => toAmount(entry, entry.amountNow, entry.amountQueued))
}

function toAmount(
  { token, asset }: { token: Address | null; asset: Asset },
  now: TokenUnits | null,
  asked: TokenUnits | null,
): ExitAmount {
  const lost =
    now === null || asked === null
      ? null
      : tokenUnits(asked <= now || sameTokens(asked, now, asset.decimals) ? 0n : asked - now)
  return { token, asset, now, asked, lost }
}

function riskOf(position: FinishablePosition): DeskRow['risk'] {
  if (position.kind === 'withdrawal') return position.slashable ? 'slashing' : null
  return position.repricing ? 'repricing' : null
}

/**
 * Queued withdrawals are completed together, all or none; one that pays in a token nobody vouches for goes alone, so that
 * it can hold up no other.
 */
function batchOf(position: FinishablePosition, account: Address): string | null {
  if (position.kind === 'exit') return position.finish?.batch ?? null
  if (position.withdrawal.withdrawer.toLowerCase() !== account.toLowerCase()) return null
  return position.entries.every(({ asset }) => asset.known) ? 'withdrawals' : position.id
}

function batchesOf(takeable: readonly DeskRow[]): readonly DeskBatch[] {
  const groups = new Map<string, DeskRow[]>()
  for (const row of takeable) {
    const key = row.batch as string
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return [...groups].map(([key, rows]) => {
    const { chainId, account, row } = rows[0] as DeskRow
    return { key, chainId, account, protocol: row.position.protocol, rows: rows.slice(0, mostAtOnce) }
  })
}

function stateOf(position: FinishablePosition, wait: Wait, now: number): ExitState {
  if (position.kind === 'exit' && position.state !== 'waiting') return position.state
  if (position.kind === 'withdrawal' && position.completable) return position.obstacle ? 'frozen' : 'completable'
  return wait.until !== null && BigInt(Math.floor(now)) >= wait.until * 1_000n ? 'due' : 'waiting'
}

/**
 * What it waits for, as seen at `now` (ms). Blocks become times by the chain's pace (seconds, may be a fraction; null:
 * unknown, then only the block is told).
 */
export function waitOf(position: FinishablePosition, block: BlockRef, now: number, blockSeconds: number | null): Wait {
  const parts = delaysOf(position).map((delay) => toPart(delay, block, now, blockSeconds))
  const left = parts.filter(({ over }) => !over)
  const ends = left.flatMap(({ until }) => until ?? [])
  const blocks = left.flatMap(({ block: end }) => end ?? [])
  const known = left.length > 0 && ends.length === left.length
  const last = latest(ends)
  return {
    parts,
    until: known ? last : null,
    block: left.length > 0 && blocks.length === left.length ? latest(blocks) : null,
    atLeast: known ? null : last,
    progress: known ? (left.find(({ until }) => until === last)?.progress ?? null) : null,
  }
}

/** A queued withdrawal waits for one thing: its delay, counted in blocks from the one it was queued in. */
function delaysOf(position: FinishablePosition): readonly ExitDelay[] {
  if (position.kind === 'exit') return position.delay
  const { completable: over, completableBlock, withdrawal } = position satisfies WithdrawalPosition
  return [{ what: 'cooldown', over, block: completableBlock, time: null, since: { block: withdrawal.startBlock } }]
}

function toPart(
  { what, over, block: end, time, since }: ExitDelay,
  block: BlockRef,
  now: number,
  blockSeconds: number | null,
): WaitPart {
  /** Unix ms of a block, by the chain's pace from the one that was read. */
  const timeOf = (number: bigint): bigint | null => {
    if (blockSeconds === null) return null
    return block.timestamp * 1_000n + (number - block.number) * BigInt(Math.round(blockSeconds * 1_000))
  }
  const endMs = time !== null ? time * 1_000n : end === null ? null : timeOf(end)
  const sinceMs =
    since?.time !== undefined ? since.time * 1_000n : since?.block === undefined ? null : timeOf(since.block)
  return {
    what,
    over,
    block: end,
    until: endMs === null ? null : (endMs + 999n) / 1_000n,
    progress: over ? 1 : progressOf(sinceMs, endMs, now),
  }
}

function progressOf(since: bigint | null, end: bigint | null, now: number): number | null {
  if (since === null || end === null || end <= since) return null
  return Math.min(1, Math.max(0, (now - Number(since)) / Number(end - since)))
}

function latest(moments: readonly bigint[]): bigint | null {
  return moments.reduce<bigint | null>((last, one) => (last === null || one > last ? one : last), null)
}

function sum(rows: readonly DeskRow[]): Wei {
  return wei(rows.reduce((total, { row }) => total + (row.value ?? 0n), 0n))
}

const places: Readonly<Record<ExitState, number>> = { completable: 0, due: 1, waiting: 2, frozen: 3 }

function inOrder(a: DeskRow, b: DeskRow): number {
  if (a.state !== b.state) return places[a.state] - places[b.state]
  // What is known to end comes before what ends some day.
  const [endA, endB] = [a.wait.until ?? a.wait.atLeast, b.wait.until ?? b.wait.atLeast]
  if ((a.wait.until === null) !== (b.wait.until === null)) return a.wait.until === null ? 1 : -1
  if (endA !== endB) return endA === null ? 1 : endB === null ? -1 : endA < endB ? -1 : 1
  const [worthA, worthB] = [a.row.value ?? 0n, b.row.value ?? 0n]
  if (worthA !== worthB) return worthA > worthB ? -1 : 1
  return a.key < b.key ? -1 : 1
}
