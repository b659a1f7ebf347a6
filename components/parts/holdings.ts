import type { BlockRef, Portfolio, PortfolioRow } from '../../lib/messaging/mirror.ts'
import { type ExitRow, exitsInOrder, isExitRow } from '../../lib/portfolio/exits.ts'
import { holdsSomething } from '../../lib/portfolio/totals.ts'
import type { DelegationPosition, Position } from '../../lib/protocols/types.ts'

/** One row with the kind of its position known. */
export type RowOf<kind extends Position['kind']> = PortfolioRow & { position: Extract<Position, { kind: kind }> }

/** An account's rows as the home screen groups them. */
export type Holdings = {
  wallet: readonly RowOf<'token'>[]
  restaked: readonly RowOf<'restaked'>[]
  /** Queued withdrawals and every other exit, the next to be ready first. */
  exits: readonly ExitRow[]
  delegation: DelegationPosition | null
}

const ofKind = <kind extends Position['kind']>(rows: readonly PortfolioRow[], kind: kind) =>
  rows.filter((row): row is RowOf<kind> => row.position.kind === kind)

const byValue = (a: PortfolioRow, b: PortfolioRow) => {
  const difference = (b.value ?? 0n) - (a.value ?? 0n)
  if (difference !== 0n) return difference > 0n ? 1 : -1
  return a.position.id < b.position.id ? -1 : 1
}

/** Groups rows and drops tokens of which there are none; ether stays. */
export function holdingsOf(rows: readonly PortfolioRow[]): Holdings {
  const held = rows.filter(holdsSomething)
  const ether = ofKind(rows, 'token').filter(({ position }) => position.token === null)
  const tokens = ofKind(held, 'token').filter(({ position }) => position.token !== null)
  const restaked = ofKind(held, 'restaked').toSorted(byValue)
  return {
    wallet: [...ether, ...tokens.toSorted(byValue)],
    restaked,
    exits: exitsInOrder(held.filter(isExitRow)),
    delegation: ofKind(rows, 'delegation')[0]?.position ?? null,
  }
}

/** Whether a row was read at an older block than the newest of its portfolio: its protocol failed since. */
export function isBehind(row: { block: BlockRef }, portfolio: Pick<Portfolio, 'block'>): boolean {
  return portfolio.block !== null && row.block.number < portfolio.block.number
}

/** Values older than this are called old: ten blocks, in seconds. */
const oldAfter = 120n

/** Seconds since a block, never negative, and whether that is long enough to say so loudly. */
export function ageOf(block: BlockRef, nowMs: number): { seconds: bigint; old: boolean } {
  const elapsed = BigInt(Math.floor(nowMs / 1_000)) - block.timestamp
  const seconds = elapsed > 0n ? elapsed : 0n
  return { seconds, old: seconds > oldAfter }
}
