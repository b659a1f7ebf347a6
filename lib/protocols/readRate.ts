import { wad } from '../units.ts'
import { ask, parallel, ReadError, type Settled, type TypedCall } from './plan.ts'
import type { Rate, Read } from './types.ts'

/** No token redeems for this many whole units of anything; a contract that says so is broken or lies. Scaled by 1e18. */
const greatest = 10n ** 36n

const isRate = (value: bigint): boolean => value > 0n && value < greatest

/** The rate as it is, when it can be one. Throws ReadError for zero, for less, and for what is out of all bounds. */
export function believable(rate: Rate): Rate {
  if (!isRate(rate.wad)) throw new ReadError('0x')
  return rate
}

/**
 * One rate by one call that answers units of `unit` per whole token, 1e18 = 1. Throws ReadError when it does not answer,
 * and when its answer can be no rate.
 */
export function* readRate(rate: Omit<Rate, 'wad' | 'writtenAt'>, perToken: TypedCall<bigint>): Read<readonly Rate[]> {
  const [answer] = yield* ask([perToken])
  return [believable({ ...rate, wad: wad(answer) })]
}

/** A rate from an answer of one round among others, in a list: none when it did not answer or can be no rate. */
export function rateFrom(answer: Settled<bigint>, rate: Omit<Rate, 'wad'>): readonly Rate[] {
  return answer.ok && isRate(answer.value) ? [{ ...rate, wad: wad(answer.value) }] : []
}

/** The rates of several plans side by side: those that can be read. Throws the first error when none can. */
export function* gatherRates(plans: readonly Read<readonly Rate[]>[]): Read<readonly Rate[]> {
  const outcomes = yield* parallel(plans)
  const rates = outcomes.flatMap((outcome) => (outcome.ok ? outcome.value : []))
  const failed = outcomes.find((outcome) => !outcome.ok)
  if (rates.length === 0 && failed !== undefined && !failed.ok) throw failed.error
  return rates
}
