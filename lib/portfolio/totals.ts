import type { Portfolio, PortfolioRow } from '../messaging/mirror.ts'
import { type Wei, wei } from '../units.ts'
import { positionKey } from './key.ts'

/** Sums over rows whose worth is known. Wei, each rounded down where it was valued. */
export type Totals = {
  all: Wei
  /** Ether and tokens in the account. */
  liquid: Wei
  /** Deposited in EigenLayer, slashing taken off. */
  restaked: Wei
  /** Queued withdrawals and every other exit that is not paid yet. */
  withdrawing: Wei
  /** What slashing took from the deposits that are still there, at the same rates. */
  lost: Wei
  /** Holdings whose worth is unknown: `all` is less than what is owned. */
  unvalued: number
  /** Holdings that the user does not count: they are in none of the sums. */
  excluded: number
  /** `all` in US dollars with the feed's decimals, rounded down; null without a price. */
  dollars: { amount: bigint; decimals: number; updatedAt: bigint } | null
}

const nothing: ReadonlySet<string> = new Set()

/**
 * Adds up portfolios of any accounts and chains, without the positions whose keys are excluded. Values only: shares of two
 * strategies are never added.
 */
export function totals(portfolios: readonly Portfolio[], excluded: ReadonlySet<string> = nothing): Totals {
  const counts = (portfolio: Portfolio, row: PortfolioRow) =>
    excluded.size === 0 || !excluded.has(positionKey(portfolio, row.position.id))
  const rows = portfolios.flatMap((portfolio) => portfolio.rows.filter((row) => counts(portfolio, row)))
  const held = portfolios.flatMap((portfolio) => portfolio.rows).filter(holdsSomething).length
  const sum = (kind: PortfolioRow['position']['kind']) =>
    rows.reduce((total, row) => total + (row.position.kind === kind ? (row.value ?? 0n) : 0n), 0n)
  const [liquid, restaked, withdrawing] = [sum('token'), sum('restaked'), sum('withdrawal') + sum('exit')]
  const all = liquid + restaked + withdrawing
  return {
    all: wei(all),
    liquid: wei(liquid),
    restaked: wei(restaked),
    withdrawing: wei(withdrawing),
    lost: wei(rows.reduce((total, row) => total + lostWei(row), 0n)),
    unvalued: rows.filter((row) => row.value === null && holdsSomething(row)).length,
    excluded: held - rows.filter(holdsSomething).length,
    dollars: toDollars(all, newestPrice(portfolios)),
  }
}

/** Whether there is anything of it: a balance, a deposit (also one slashed to nothing), a queued withdrawal. */
export function holdsSomething({ position }: Pick<PortfolioRow, 'position'>): boolean {
  if (position.kind === 'token') return position.balance > 0n
  if (position.kind === 'restaked') return position.depositShares > 0n
  return position.kind === 'withdrawal' || position.kind === 'exit'
}

/** What the row's loss is worth at the row's own rate, rounded down; 0 when it is no deposit or has no value. */
function lostWei({ position, value, rate }: PortfolioRow): bigint {
  if (position.kind !== 'restaked' || value === null) return 0n
  if (rate === null || position.asset.decimals === null) return position.lost
  return (position.lost * rate) / 10n ** BigInt(position.asset.decimals)
}

/** An amount of wei at a price, rounded down, in the price's decimals. */
function toDollars(amount: bigint, price: Portfolio['etherPrice']): Totals['dollars'] {
  if (price === null) return null
  const { answer, decimals, updatedAt } = price
  return { amount: (amount * answer) / 10n ** 18n, decimals, updatedAt }
}

/** The price that was written last; blocks of two chains are not compared. Null when no portfolio has one. */
export function newestPrice(portfolios: readonly Portfolio[]): Portfolio['etherPrice'] {
  return portfolios.reduce<Portfolio['etherPrice']>((newest, { etherPrice }) => {
    if (etherPrice === null) return newest
    return newest === null || etherPrice.updatedAt > newest.updatedAt ? etherPrice : newest
  }, null)
}
