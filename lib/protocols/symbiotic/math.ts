/** A vault's clock: its epoch, when that began (Unix seconds), and how long every epoch takes. */
export type Clock = { epoch: bigint; start: bigint; duration: bigint }

/** Unix seconds at which an epoch that has not ended does: the first at which it can be claimed. */
export const endOf = (epoch: bigint, { epoch: current, start, duration }: Clock): bigint =>
  start + (epoch - current + 1n) * duration

/** The epoch a moment up to now fell into; never below the first. */
export function epochAt(time: bigint, { epoch, start, duration }: Clock): bigint {
  if (time >= start || duration === 0n) return epoch
  const ago = (start - time + duration - 1n) / duration
  return ago > epoch ? 0n : epoch - ago
}

const slot = 12n

/**
 * The earliest and the latest moment at which a block can have been made that lies so many blocks back: every block takes
 * a slot, and far fewer than one slot in twenty stays empty.
 */
export function momentsOf(blocksAgo: bigint, now: bigint): readonly [bigint, bigint] {
  const least = blocksAgo * slot
  return [now - least - least / 20n - slot, now - least]
}

/** What shares are worth at the average price they were got at. Null when nothing is known of that. */
export function atCost(shares: bigint, deposits: readonly { amount: bigint; shares: bigint }[]): bigint | null {
  const [amount, got] = deposits.reduce(([a, b], one) => [a + one.amount, b + one.shares], [0n, 0n])
  return got === 0n ? null : (shares * amount) / got
}
