/** One request in the queue: what it will pay in the smallest unit of the underlying, and from when on (Unix seconds). */
export type Schedule = { index: number; amount: bigint; endTime: bigint }

/** What `getUserWithdrawalSchedules` and `getUserQueuedWithdraw` say of one asset. */
export type Told = {
  amounts: readonly bigint[]
  endTimes: readonly bigint[]
  claimable: bigint
  claimed: bigint
}

/**
 * The requests that are not claimed yet. The contract's lists keep claimed ones and do not mark them, but a claim always
 * takes every request that has ended by then: those claimed are the earliest to end, and sum up to what was claimed.
 * Undefined when the contract's own sums do not agree with that at this time. Mirrors EigenpieWithdrawManager.userWithdrawAsset.
 */
export function listOpen(
  { amounts, endTimes, claimable, claimed }: Told,
  time: bigint,
): readonly Schedule[] | undefined {
  if (amounts.length !== endTimes.length) return undefined
  const all = amounts.map((amount, index): Schedule => ({ index, amount, endTime: endTimes[index] ?? 0n }))
  // A request of nothing pays nothing, claimed or not.
  const ordered = all.filter(({ amount }) => amount > 0n).sort(byEnd)
  let taken = 0n
  let first = 0
  while (taken < claimed && first < ordered.length) {
    const next = ordered[first] as Schedule
    if (next.endTime > time) return undefined
    taken += next.amount
    first += 1
  }
  if (taken !== claimed) return undefined
  const open = ordered.slice(first)
  const ended = open.filter(({ endTime }) => endTime <= time).reduce((sum, { amount }) => sum + amount, 0n)
  return ended === claimable ? open : undefined
}

const byEnd = (a: Schedule, b: Schedule) =>
  a.endTime === b.endTime ? a.index - b.index : a.endTime < b.endTime ? -1 : 1

/** Requests of one asset that end together: a share of one epoch. */
export type Epoch = { endTime: bigint; amount: bigint; indices: readonly number[] }

/** Requests by the moment they end, earliest first. */
export function byEpoch(open: readonly Schedule[]): readonly Epoch[] {
  const epochs = new Map<bigint, Epoch>()
  for (const { index, amount, endTime } of open) {
    const before = epochs.get(endTime) ?? { endTime, amount: 0n, indices: [] }
    epochs.set(endTime, { endTime, amount: before.amount + amount, indices: [...before.indices, index] })
  }
  return [...epochs.values()]
}
