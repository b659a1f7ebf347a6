import type { Portfolio, PortfolioRow } from '../messaging/mirror.ts'
import type { ExitDelay } from '../protocols/types.ts'
import { type Holding, kindOf } from './composition.ts'
import { type History, worthOfItem } from './history.ts'

/** One line of a table: texts by column, null where nothing is known. Amounts are exact decimals without grouping. */
export type ExportRow = Readonly<Record<string, string | null>>

/** What makes addresses and ids readable. Names of accounts and symbols may be anybody's text. */
export type ExportNames = {
  account(address: string): string
  chain(id: number): string
  protocol(id: string): string
}

type ExportInput = { holdings: readonly Holding[]; histories: readonly History[]; names: ExportNames }

/** Everything there is to export. Every table has its columns also when it has no rows. */
export type ExportTables = { positions: Table; exits: Table; history: Table }
export type Table = { columns: readonly string[]; rows: readonly ExportRow[] }

const place = ['account', 'account_name', 'chain_id', 'chain', 'protocol', 'position'] as const
const worth = ['value_eth', 'usd_per_eth', 'usd_per_eth_time', 'value_usd', 'block', 'block_time'] as const
const columns = {
  positions: [
    ...place,
    'kind',
    'asset',
    'token',
    'amount',
    'amount_unit',
    'lost_to_slashing',
    'eth_per_token',
    ...worth,
    'hidden',
    'excluded_from_totals',
  ],
  exits: [
    ...place,
    'queue',
    'ticket',
    'asset_given',
    'amount_given',
    'asset_paid',
    'amount_now',
    'amount_asked',
    'state',
    'waits_for',
    'completable_block',
    'can_still_shrink',
    ...worth,
  ],
  history: [
    'time',
    ...place,
    'kind',
    'asset',
    'token',
    'amount',
    'amount_unit',
    'shares',
    'eth_per_token',
    'value_eth',
    'usd_per_eth',
    'value_usd',
  ],
} as const

/** Positions (without exits), exits, and every reading of the history, as tables. Times are ISO 8601 in UTC. */
export function exportTables({ holdings, histories, names }: ExportInput): ExportTables {
  const isExit = ({ row }: Holding) => row.position.kind === 'withdrawal' || row.position.kind === 'exit'
  return {
    positions: {
      columns: columns.positions,
      rows: holdings.filter((each) => !isExit(each)).map((each) => positionRow(each, names)),
    },
    exits: { columns: columns.exits, rows: holdings.filter(isExit).flatMap((each) => exitRows(each, names)) },
    history: { columns: columns.history, rows: histories.flatMap((history) => historyRows(history, names)) },
  }
}

function positionRow(holding: Holding, names: ExportNames): ExportRow {
  const { portfolio, row, hidden, excluded } = holding
  const { position } = row
  const held =
    position.kind === 'token'
      ? {
          symbol: position.token?.symbol ?? 'ETH',
          decimals: position.token?.decimals ?? 18,
          token: position.token?.address ?? null,
          amount: position.balance,
        }
      : position.kind === 'restaked'
        ? { ...position.asset, token: position.token, amount: position.withdrawable }
        : null
  return {
    ...placeOf(portfolio, position, names),
    kind: kindOf(row),
    asset: held?.symbol ?? null,
    token: held?.token ?? null,
    ...amountOf(held?.amount ?? null, held?.decimals ?? null),
    lost_to_slashing: position.kind === 'restaked' ? decimal(position.lost, position.asset.decimals) : null,
    eth_per_token: row.rate === null ? (held?.token === null ? '1' : null) : decimal(row.rate, 18),
    ...worthOf(portfolio, row),
    hidden: String(hidden),
    excluded_from_totals: String(excluded),
  }
}

function exitRows({ portfolio, row }: Holding, names: ExportNames): readonly ExportRow[] {
  const { position } = row
  const base = placeOf(portfolio, position, names)
  if (position.kind === 'withdrawal') {
    return position.entries.map((entry) => ({
      ...base,
      queue: entry.strategy,
      ticket: position.root,
      asset_given: entry.asset.symbol,
      amount_given: decimal(entry.amountQueued, entry.asset.decimals),
      asset_paid: entry.asset.symbol,
      amount_now: decimal(entry.amountNow, entry.asset.decimals),
      amount_asked: decimal(entry.amountQueued, entry.asset.decimals),
      state: position.completable ? 'completable' : 'waiting',
      waits_for: position.completable ? null : 'cooldown',
      completable_block: position.completableBlock.toString(),
      can_still_shrink: String(position.slashable),
      // The worth is of the whole withdrawal: with several assets it belongs to no single line.
      ...worthOf(portfolio, position.entries.length === 1 ? row : { ...row, value: null }),
    }))
  }
  if (position.kind !== 'exit') return []
  const { ticket, given, paid, amountNow, amountAsked, state, delay, repricing } = position
  return [
    {
      ...base,
      queue: ticket.contract,
      ticket: ticket.number?.toString() ?? null,
      asset_given: given.asset.symbol,
      amount_given: given.amount === null ? null : decimal(given.amount, given.asset.decimals),
      asset_paid: paid.asset.symbol,
      amount_now: amountNow === null ? null : decimal(amountNow, paid.asset.decimals),
      amount_asked: amountAsked === null ? null : decimal(amountAsked, paid.asset.decimals),
      state,
      waits_for:
        delay
          .filter(({ over }) => !over)
          .map(delayText)
          .join(' ') || null,
      completable_block: null,
      can_still_shrink: String(repricing),
      ...worthOf(portfolio, row),
    },
  ]
}

const delayText = ({ what, block, time }: ExitDelay) =>
  block !== null ? `${what}@block:${block}` : time !== null ? `${what}@${isoTime(time)}` : what

function historyRows(history: History, names: ExportNames): readonly ExportRow[] {
  const { account, chainId, samples } = history
  return samples.flatMap(({ time, price, items }) =>
    items.map((item) => {
      const value = worthOfItem(item)
      return {
        time: isoTime(time),
        ...placeOf({ account, chainId }, item, names),
        kind: item.kind,
        asset: item.symbol,
        token: item.token,
        ...amountOf(item.amount, item.decimals),
        shares: item.shares === null ? null : decimal(item.shares, item.decimals),
        eth_per_token: item.rate === null ? null : decimal(item.rate, 18),
        value_eth: value === null ? null : decimal(value, 18),
        usd_per_eth: price === null ? null : decimal(price.answer, price.decimals),
        value_usd: value === null || price === null ? null : decimal(value * price.answer, 18 + price.decimals),
      }
    }),
  )
}

function placeOf(
  { account, chainId }: Pick<Portfolio, 'account' | 'chainId'>,
  { id, protocol }: { id: string; protocol: string },
  names: ExportNames,
) {
  return {
    account,
    account_name: names.account(account),
    chain_id: String(chainId),
    chain: names.chain(chainId),
    protocol: names.protocol(protocol),
    position: id,
  }
}

function worthOf({ etherPrice }: Portfolio, { value, block }: Pick<PortfolioRow, 'value' | 'block'>) {
  return {
    value_eth: value === null ? null : decimal(value, 18),
    usd_per_eth: etherPrice === null ? null : decimal(etherPrice.answer, etherPrice.decimals),
    usd_per_eth_time: etherPrice === null ? null : isoTime(etherPrice.updatedAt),
    value_usd:
      value === null || etherPrice === null ? null : decimal(value * etherPrice.answer, 18 + etherPrice.decimals),
    block: block.number.toString(),
    block_time: isoTime(block.timestamp),
  }
}

function amountOf(amount: bigint | null, decimals: number | null) {
  if (amount === null) return { amount: null, amount_unit: null }
  return {
    amount: decimal(amount, decimals),
    amount_unit: decimals === null ? 'smallest units, decimals unknown' : 'whole tokens',
  }
}

/** Every digit of an amount; the raw integer when its decimals are unknown or impossible. */
function decimal(amount: bigint, decimals: number | null): string {
  if (decimals === null || decimals < 0 || decimals > 72) return amount.toString()
  const digits = (amount < 0n ? -amount : amount).toString().padStart(decimals + 1, '0')
  const cut = digits.length - decimals
  const fraction = digits.slice(cut).replace(/0+$/, '')
  return `${amount < 0n ? '-' : ''}${digits.slice(0, cut)}${fraction === '' ? '' : `.${fraction}`}`
}

/** Unix seconds as ISO 8601 in UTC, without the milliseconds that no block has. */
export function isoTime(seconds: bigint): string {
  const time = new Date(Number(seconds) * 1_000)
  return Number.isNaN(time.getTime()) ? '' : time.toISOString().replace('.000Z', 'Z')
}

/** A cell that a spreadsheet would take for a formula, also behind spaces. */
const formula = /^[\s\p{Cc}]*[=+\-@\uff1d\uff0b\uff0d\uff20]/u

/**
 * A table as CSV (RFC 4180, UTF-8 with a mark, so that spreadsheets read every script). Names and symbols are foreign
 * text: what would be run as a formula gets an apostrophe in front, as OWASP advises.
 */
export function toCsv({ columns: heads, rows }: Table): string {
  const cell = (text: string | null) => {
    const safe = text !== null && formula.test(text) ? `'${text}` : (text ?? '')
    return /[",;\t\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
  }
  const lines = [heads, ...rows.map((row) => heads.map((head) => row[head] ?? null))]
  return `\ufeff${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`
}

/** All tables as one JSON text. Amounts are decimal texts, so that no reader rounds them. `written` in Unix seconds. */
export function toJson(tables: ExportTables, written: bigint): string {
  const { positions, exits, history } = tables
  return `${JSON.stringify(
    {
      format: 'bowline-export',
      version: 1,
      written: isoTime(written),
      units: { amount: 'whole tokens unless amount_unit says otherwise', value_eth: 'ETH', value_usd: 'USD' },
      positions: positions.rows,
      exits: exits.rows,
      history: history.rows,
    },
    null,
    2,
  )}\n`
}
