import type { Address } from 'viem'
import { errorCode, WalletError } from '../errors.ts'
import { protocols } from '../protocols/index.ts'
import { parallel } from '../protocols/plan.ts'
import type { Protocol, Rate, Read } from '../protocols/types.ts'
import { type Wad, wad } from '../units.ts'

/** Redemption rates by token address in lower case, and the protocols that gave none or none that can be believed. */
export type Rates = {
  byToken: ReadonlyMap<string, Wad>
  failures: readonly { protocol: string; error: unknown }[]
}

/** A rate that was believed, and when: what the next one is compared with. `timestamp` in Unix seconds of the chain. */
export type KnownRate = { token: Address; wad: Wad; timestamp: bigint }

type RateReading = { protocol: string; rates: readonly Rate[] } | { protocol: string; error: unknown }

/** Every protocol's rates, side by side. A protocol that fails fails alone. */
export function* readRates(of: readonly Protocol[] = protocols): Read<readonly RateReading[]> {
  const rated = of.flatMap(({ id, readRates }) => (readRates === undefined ? [] : [{ id, readRates }]))
  const outcomes = yield* parallel(rated.map(({ readRates }) => readRates(1)))
  return rated.map(({ id }, index) => {
    const outcome = outcomes[index]
    return outcome?.ok ? { protocol: id, rates: outcome.value } : { protocol: id, error: outcome?.error }
  })
}

/** No token redeems for this much ether. */
const greatestRate = 10n ** 36n
/** How long a rate stays the measure of the next one. Seconds. */
const memory = 86_400n

/**
 * Keeps the rates that can be believed (H147, R10): above zero, below 1e36, and less than half away from the last
 * believed one, unless that is more than a day old. The others are failures, so that their tokens have no value.
 */
export function acceptRates(
  readings: readonly RateReading[],
  previous: readonly KnownRate[],
  timestamp: bigint,
): { rates: Rates; known: readonly KnownRate[] } {
  const before = new Map(previous.map((rate) => [rate.token.toLowerCase(), rate]))
  const known = new Map(before)
  const byToken = new Map<string, Wad>()
  const failures: { protocol: string; error: unknown }[] = []
  for (const reading of readings) {
    if ('error' in reading) {
      failures.push(reading)
      continue
    }
    for (const { token, wad: rate } of reading.rates) {
      const key = token.toLowerCase()
      const last = before.get(key)
      const fresh = last !== undefined && timestamp - last.timestamp <= memory
      if (rate <= 0n || rate >= greatestRate || (fresh && jumps(last.wad, rate))) {
        failures.push({ protocol: reading.protocol, error: new RateError() })
        continue
      }
      byToken.set(key, rate)
      known.set(key, { token, wad: wad(rate), timestamp })
    }
  }
  return { rates: { byToken, failures }, known: [...known.values()] }
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
