import type { Address } from 'viem'
import { WAD, type Wad, type Wei, wei } from '../units.ts'

/** What one account held on one chain at one block, with what is needed to tell gains from deposits later. */
export type Sample = {
  /** Unix seconds of the block. */
  time: bigint
  /** Ether in US dollars with its decimals; null when it was not known. */
  price: { answer: bigint; decimals: number } | null
  items: readonly SampleItem[]
  /** Protocols that could not be read then: what is missing of theirs was not seen. */
  unread: readonly string[]
}

/** One holding in a sample. */
export type SampleItem = {
  /** The position's id; with `#` and a place for one asset of several. */
  id: string
  protocol: string
  kind: 'wallet' | 'restaked' | 'exiting'
  /** Null: ether. */
  token: Address | null
  /** As it was shown. */
  symbol: string
  /** Null: unknown, and then so is the worth. */
  decimals: number | null
  /** In the smallest unit. */
  amount: bigint
  /** Ether per whole token; null when unknown. */
  rate: Wad | null
  /**
   * The same holding in a unit that only the holder's own moves and a slash change: the token's units, or shares of what
   * rebases. Null where no such unit is known.
   */
  shares: bigint | null
  /** What slashing had taken, in the unit of `shares`. */
  lost: bigint
  /** For what is valued by a market price (bitcoin): units of that per whole token, null when unknown. Ether: absent. */
  own?: Wad | null
}

/** An account's samples on one chain, ascending in time. */
export type History = { account: Address; chainId: number; samples: readonly Sample[] }

const hour = 3_600n
const day = 24n * hour
/** How long every hour is kept; before that, every day. Seconds. */
const hourly = 2n * day
/** Three years of days: older samples go. */
export const mostSamples = 1_100

/** What an item was worth in wei, rounded down; null when unknown. */
export function worthOfItem({ amount, rate, decimals, token }: SampleItem): Wei | null {
  if (token === null && rate === WAD) return wei(amount)
  return rate === null || decimals === null ? null : wei((amount * rate) / 10n ** BigInt(decimals))
}

/** How much a sample does not say: protocols that were not read, and holdings without a worth. */
export function gapsIn({ items, unread }: Sample): number {
  return unread.length + items.filter((item) => worthOfItem(item) === null).length
}

/**
 * Whether a sample of this time may add anything to what ends with `last`: at most one an hour, but one that says more
 * takes the place of one with gaps.
 */
export function isDue(last: { time: bigint; gaps: number } | undefined, time: bigint): boolean {
  if (last === undefined) return true
  if (time <= last.time) return false
  return time / hour > last.time / hour || last.gaps > 0
}

/**
 * The samples with one more, kept small: one an hour for two days, one a day before that (the first with the fewest gaps
 * of each UTC day), at most `mostSamples`. The same list when it adds nothing.
 */
export function addSample(samples: readonly Sample[], sample: Sample): readonly Sample[] {
  const last = samples.at(-1)
  if (!isDue(last && { time: last.time, gaps: gapsIn(last) }, sample.time)) return samples
  if (last !== undefined && last.time / hour === sample.time / hour) {
    return gapsIn(sample) < gapsIn(last) ? [...samples.slice(0, -1), sample] : samples
  }
  const before = samples.at(-2)
  // An account that holds nothing is two samples, not a thousand: the first and the latest.
  const idle = [before, last, sample].every((each) => each !== undefined && isEmpty(each))
  return thinned([...(idle ? samples.slice(0, -1) : samples), sample], sample.time)
}

const isEmpty = ({ items, unread }: Sample) => items.length === 0 && unread.length === 0

function thinned(samples: readonly Sample[], now: bigint): readonly Sample[] {
  const recent = samples.filter(({ time }) => time > now - hourly)
  const days = new Map<bigint, Sample>()
  for (const sample of samples.slice(0, samples.length - recent.length)) {
    const key = sample.time / day
    const kept = days.get(key)
    if (kept === undefined || gapsIn(sample) < gapsIn(kept)) days.set(key, sample)
  }
  return [...days.values(), ...recent].slice(-mostSamples)
}
