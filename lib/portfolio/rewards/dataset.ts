import { type Address, isAddress } from 'viem'
import { errorCode, WalletError } from '../../errors.ts'
import type { EarnedLine } from '../../protocols/eigenlayer/rewards/claim.ts'
import { isRecord } from '../shape.ts'

/** Longest text of a data set, characters. Mainnet's of July 2025 stays below a quarter of it. */
export const longestDataSet = 64 * 1024 * 1024
/** Most lines: every earner and token of mainnet some times over. */
const mostLines = 1_000_000

/** The text is no data set of a root. `data` names the line that cannot be read, from 1; `0` for the whole. */
export class DataSetError extends WalletError {
  readonly code = errorCode.invalidParams
  constructor(line: number) {
    super('This is not claim data: each line names an earner, a token and an amount.', { data: String(line) })
  }
}

/**
 * The lines of a root's data: one JSON object to a line, `{earner, token, cumulative_amount}` with whatever else (the form of
 * `claim-amounts.json`, facts/eigenlayer.md 4.5), or one JSON list of them. Throws DataSetError.
 */
export function parseDataSet(text: string): readonly EarnedLine[] {
  if (text.length > longestDataSet) throw new DataSetError(0)
  const trimmed = text.trim()
  const rows = trimmed.startsWith('[') ? parseJson(trimmed, 0) : trimmed.split('\n').filter((row) => row.trim() !== '')
  if (!Array.isArray(rows) || rows.length === 0 || rows.length > mostLines) throw new DataSetError(0)
  return rows.map((row: unknown, place) =>
    parseLine(typeof row === 'string' ? parseJson(row, place + 1) : row, place + 1),
  )
}

function parseJson(text: string, line: number): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new DataSetError(line)
  }
}

function parseLine(row: unknown, line: number): EarnedLine {
  if (!isRecord(row)) throw new DataSetError(line)
  const amount = row.cumulative_amount ?? row.cumulativeAmount
  const cumulative = typeof amount === 'number' && Number.isSafeInteger(amount) ? String(amount) : amount
  if (typeof cumulative !== 'string' || !/^\d{1,78}$/.test(cumulative)) throw new DataSetError(line)
  const value = BigInt(cumulative)
  if (value >= 2n ** 256n) throw new DataSetError(line)
  return { earner: toAddress(row.earner, line), token: toAddress(row.token, line), cumulative: value }
}

function toAddress(value: unknown, line: number): Address {
  if (typeof value !== 'string' || !isAddress(value, { strict: false })) throw new DataSetError(line)
  return value.toLowerCase() as Address
}
