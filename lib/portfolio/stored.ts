import { type Address, isHex } from 'viem'
import { decode, encode } from '../codec.ts'
import type { Portfolio } from '../messaging/mirror.ts'
import type { Call } from '../protocols/types.ts'
import type { BitcoinPrice, EtherPrice } from './prices.ts'
import type { KnownRate } from './rates.ts'
import type { RefreshedAccount } from './refresh.ts'
import type { AccountScans, ScanState } from './scan.ts'
import {
  isAmount,
  isBlock,
  isCount,
  isFlag,
  isPlace,
  isPosition,
  isRecord,
  isText,
  listOf,
  nullable,
  optional,
  shape,
} from './shape.ts'

/** Raised when the shape changes; what an older version wrote is then read again from the chain. */
const version = 2
/** Hints beyond this are not worth their bytes. */
const maxHints = 200

/** Text of an account's last known values and of the hints for its next refresh. */
export function encodeAccount({ portfolio, late }: RefreshedAccount): string {
  return encode({ version, portfolio, late: late.slice(0, maxHints) })
}

/** The inverse of `encodeAccount`; null for anything that is not exactly that, for this account and chain. */
export function parseAccount(text: unknown, account: Address, chainId: number): RefreshedAccount | null {
  const record = parseRecord(text)
  if (record === null) return null
  const { portfolio, late } = record
  if (!isPortfolio(portfolio) || portfolio.account !== account || portfolio.chainId !== chainId) return null
  return { portfolio, late: Array.isArray(late) ? late.filter(isCall) : [], scans: [] }
}

/** What is known beyond the accounts: rates of every chain, and prices. */
export type Known = {
  rates: readonly KnownRate[]
  prices: { ether: EtherPrice | null; bitcoin: BitcoinPrice | null }
}

/** Text of the rates and prices that were last believed. */
export function encodeKnown(known: Known): string {
  return encode({ version, ...known })
}

/** The inverse of `encodeKnown`; what does not parse is left out, so that the next rate is believed as the first was. */
export function parseKnown(text: unknown): Known {
  const { rates, prices } = parseRecord(text) ?? {}
  const { ether, bitcoin } = isRecord(prices) ? prices : {}
  return {
    rates: Array.isArray(rates) ? rates.filter(isRate) : [],
    prices: { ether: isEtherPrice(ether) ? ether : null, bitcoin: isBitcoinPrice(bitcoin) ? bitcoin : null },
  }
}

/** Text of what an account's searches found. */
export function encodeScans(scans: AccountScans): string {
  return encode({ version, scans })
}

/** The inverse of `encodeScans`; a search that does not parse begins anew. */
export function parseScans(text: unknown): AccountScans {
  const scans = parseRecord(text)?.scans
  if (!isRecord(scans)) return {}
  return Object.fromEntries(Object.entries(scans).filter((entry): entry is [string, ScanState] => isScan(entry[1])))
}

function parseRecord(text: unknown): Record<string, unknown> | null {
  if (typeof text !== 'string') return null
  try {
    const record = decode(text)
    return isRecord(record) && record.version === version ? record : null
  } catch {
    // Damaged: nothing is lost that the next refresh does not bring back.
    return null
  }
}

const isRow = shape({ position: isPosition, block: isBlock, value: nullable(isAmount), rate: nullable(isAmount) })
const isErrorInfo = shape({ name: isText, code: Number.isSafeInteger, message: isText })
const isPrice = shape({ answer: isAmount, decimals: isCount, updatedAt: isAmount, block: isBlock })
const hasPortfolioShape = shape({
  account: isPlace,
  chainId: isCount,
  block: nullable(isBlock),
  rows: listOf(isRow),
  failures: listOf(shape({ protocol: isText, error: isErrorInfo })),
  etherPrice: nullable(isPrice),
})
const isTicket = shape({ number: isAmount, block: isAmount, data: (data) => isHex(data), time: optional(isAmount) })
const isScan = shape({ next: isAmount, complete: isFlag, found: listOf(isTicket) })
const isPortfolio = (value: unknown): value is Portfolio => hasPortfolioShape(value)
const isCall = (value: unknown): value is Call => shape({ to: isPlace, data: (data) => isHex(data) })(value)
const hasRateShape = shape({
  chainId: isCount,
  token: isPlace,
  wad: isAmount,
  unit: (value) => value === 'ether' || value === 'bitcoin' || isPlace(value),
  writtenAt: nullable(isAmount),
  block: isBlock,
})
const isEtherPrice = (value: unknown): value is EtherPrice => isPrice(value)
const hasBitcoinShape = shape({ wad: isAmount, updatedAt: isAmount, block: isBlock })
const isBitcoinPrice = (value: unknown): value is BitcoinPrice => hasBitcoinShape(value)
const isRate = (value: unknown): value is KnownRate => hasRateShape(value)
