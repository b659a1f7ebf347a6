import type { Address } from 'viem'
import { errorCode, WalletError } from '../errors.ts'
import type { BlockRef, RateRow } from '../messaging/mirror.ts'
import { findToken, protocols } from '../protocols/index.ts'
import { parallel } from '../protocols/plan.ts'
import type { Protocol, Rate, Read } from '../protocols/types.ts'
import { type Wad, wad } from '../units.ts'
import type { BitcoinPrice } from './prices.ts'
import { greatestRate } from './rateUnits.ts'

/** A rate as it was read, before it is multiplied through to ether. */
export type KnownRate = Omit<RateRow, 'ether'>

/** What one protocol said of its rates, or why it said nothing. */
export type RateReading = { protocol: string; rates: readonly Rate[] } | { protocol: string; error: unknown }
export type RateFailure = { protocol: string; error: unknown }

/** Every protocol's rates on one chain, side by side. A protocol that fails fails alone. */
export function* readRates(chainId: number, of: readonly Protocol[] = protocols): Read<readonly RateReading[]> {
  const rated = of.flatMap(({ id, chainIds = [1], readRates }) =>
    readRates === undefined || !chainIds.includes(chainId) ? [] : [{ id, readRates }],
  )
  const outcomes = yield* parallel(rated.map(({ readRates }) => readRates(chainId)))
  return rated.map(({ id }, index) => {
    const outcome = outcomes[index]
    return outcome?.ok ? { protocol: id, rates: outcome.value } : { protocol: id, error: outcome?.error }
  })
}

const keyOf = ({ chainId, token }: Pick<KnownRate, 'chainId' | 'token'>) => `${chainId}:${token.toLowerCase()}`

/** How long a rate stays the measure of the next one, and may value what is on another chain. Seconds. */
const memory = 86_400n

/**
 * Keeps the rates that can be believed (H147, R10): above zero, below 1e36, and less than half away from the last
 * believed one, unless that is more than a day old. The others are failures, so that their tokens have no value.
 */
export function acceptRates(
  readings: readonly RateReading[],
  previous: readonly KnownRate[],
  { chainId, block }: { chainId: number; block: BlockRef },
): { accepted: readonly KnownRate[]; failures: readonly RateFailure[] } {
  const before = new Map(previous.map((rate) => [keyOf(rate), rate]))
  const accepted: KnownRate[] = []
  const failures: RateFailure[] = []
  for (const reading of readings) {
    if ('error' in reading) {
      failures.push(reading)
      continue
    }
    for (const { token, wad: rate, unit = 'ether', writtenAt } of reading.rates) {
      const last = before.get(keyOf({ chainId, token }))
      const measured = last !== undefined && last.unit === unit && block.timestamp - last.block.timestamp <= memory
      if (rate <= 0n || rate >= greatestRate || (measured && jumps(last.wad, rate))) {
        failures.push({ protocol: reading.protocol, error: new RateError() })
        continue
      }
      accepted.push({ chainId, token, wad: wad(rate), unit, writtenAt: writtenAt ?? null, block })
    }
  }
  return { accepted, failures }
}

/** The newer of two lists of rates, token by token. */
export function mergeRates(known: readonly KnownRate[], newer: readonly KnownRate[]): readonly KnownRate[] {
  return [...new Map([...known, ...newer].map((rate) => [keyOf(rate), rate])).values()]
}

/** Links between a token and ether: sfrxETH in frxETH in ether is two. Longer chains, and circles, have no value. */
const maxLinks = 4

/** The rates with each multiplied through to ether, rounded down at each link; null where a link is missing. */
export function resolveRates(rates: readonly KnownRate[], bitcoin: BitcoinPrice | null): readonly RateRow[] {
  const byKey = new Map(rates.map((rate) => [keyOf(rate), rate]))
  const toEther = ({ chainId, unit, wad: rate }: KnownRate, links = 0): bigint | null => {
    if (unit === 'ether') return rate
    if (unit === 'bitcoin') return bitcoin === null ? null : (rate * bitcoin.wad) / 10n ** 18n
    const next = byKey.get(keyOf({ chainId, token: unit }))
    const through = next === undefined || links === maxLinks ? null : toEther(next, links + 1)
    return through === null ? null : (rate * through) / 10n ** 18n
  }
  return rates.map((rate) => {
    const ether = toEther(rate)
    return { ...rate, ether: ether === null || ether === 0n ? null : wad(ether) }
  })
}

/** Ether per whole token of a chain, or null when unknown. A copy is valued by its original's rate. */
export type RateTable = (chainId: number, token: Address) => Wad | null

/**
 * The rates that may value something at this moment (Unix seconds): of what is older than a day nobody knows whether it
 * still holds.
 */
export function rateTable(rows: readonly RateRow[], timestamp: bigint): RateTable {
  const usable = rows.filter(({ block }) => timestamp - block.timestamp <= memory)
  const byKey = new Map(usable.map((row) => [keyOf(row), row.ether]))
  return (chainId, token) => {
    const own = byKey.get(keyOf({ chainId, token }))
    if (own !== undefined) return own
    const original = findToken(token, chainId)?.rateOf
    return original === undefined ? null : (byKey.get(keyOf({ chainId: 1, token: original })) ?? null)
  }
}

/** Half or more away from the last one, in either direction. */
function jumps(last: Wad, next: Wad): boolean {
  const change = next > last ? next - last : last - next
  return change * 2n >= last
}

/** A redemption rate is out of any plausible range, or leapt. What it would value has no value until it is plain again. */
class RateError extends WalletError {
  readonly code = errorCode.chainUnreachable
  constructor() {
    super('A redemption rate is out of range or changed by half at once, so nothing is valued by it.')
  }
}
