import type { AvsRow, Description, OperatorRow, Stake } from '../../../lib/messaging/directory.ts'
import { matchesSearch } from '../../parts/search.ts'

export type Order = 'delegated' | 'slashable' | 'sets' | 'commission' | 'delay'
export const orders: readonly Order[] = ['delegated', 'slashable', 'sets', 'commission', 'delay']

/** Stakes in ether, wei, and those that have no worth in it, which are never in the sum. */
export function inEther(stakes: readonly Stake[]): { ether: bigint; others: readonly Stake[] } {
  return {
    ether: stakes.reduce((sum, { ether }) => sum + (ether ?? 0n), 0n),
    others: stakes.filter(({ ether }) => ether === null),
  }
}

/**
 * The part of the delegated ether that sets can slash now, 1e18 = all, rounded up; null when that is not known, or when nothing
 * delegated is counted in ether.
 */
export function slashablePart({ stakes, slashable }: Pick<OperatorRow, 'stakes' | 'slashable'>): bigint | null {
  const whole = inEther(stakes).ether
  if (slashable === null || whole === 0n) return null
  const part = (inEther(slashable).ether * 10n ** 18n + whole - 1n) / whole
  return part > 10n ** 18n ? 10n ** 18n : part
}

/** What a list is ordered by; unknown comes last, whichever way. Larger is first. */
function weightOf(row: OperatorRow, order: Order): bigint | null {
  switch (order) {
    case 'delegated':
      return inEther(row.stakes).ether
    case 'slashable': {
      const part = slashablePart(row)
      return part === null ? null : -part
    }
    case 'sets':
      return BigInt(row.sets)
    case 'commission':
      return row.commission === null ? null : -BigInt(row.commission.most)
    case 'delay':
      return row.allocationDelay
  }
}

/** Operators in the order chosen; what stands equal, by stake. */
export function sortOperators(rows: readonly OperatorRow[], order: Order): readonly OperatorRow[] {
  const weights = new Map(rows.map((row) => [row, { first: weightOf(row, order), second: inEther(row.stakes).ether }]))
  return rows.toSorted((a, b) => {
    const [one, other] = [weights.get(a), weights.get(b)]
    return compare(one?.first ?? null, other?.first ?? null) || compare(one?.second ?? null, other?.second ?? null)
  })
}

function compare(a: bigint | null, b: bigint | null): number {
  if (a === b) return 0
  if (a === null) return 1
  if (b === null) return -1
  return a > b ? -1 : 1
}

/** AVSs by what they can slash, then by how many secure them. */
export function sortAvss(rows: readonly AvsRow[]): readonly AvsRow[] {
  return rows.toSorted(
    (a, b) =>
      compare(inEther(a.slashable).ether, inEther(b.slashable).ether) ||
      b.operators - a.operators ||
      (b.sets ?? 0) - (a.sets ?? 0),
  )
}

/** Those whose name, self-declared name or address has every word that was typed. */
export function findRows<row extends { name: string | null }>(
  rows: readonly row[],
  addressOf: (row: row) => string,
  typed: string,
  described: (address: string) => Pick<Description, 'name'> | undefined,
): readonly row[] {
  if (typed.trim() === '') return rows
  return rows.filter((row) => {
    const address = addressOf(row)
    return matchesSearch(`${row.name ?? ''} ${described(address)?.name ?? ''} ${address}`.toLowerCase(), typed.trim())
  })
}

/** The addresses of a compare path, in order, each once, at most four; null where one is none. */
export function parseCompared(list: string): readonly `0x${string}`[] | null {
  const addresses = [...new Set(list.split(',').map((one) => one.trim()))].slice(0, 4)
  return addresses.every((one): one is `0x${string}` => /^0x[0-9a-fA-F]{40}$/.test(one)) ? addresses : null
}
