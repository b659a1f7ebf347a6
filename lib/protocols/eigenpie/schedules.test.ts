import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { byEpoch, listOpen, type Told } from './schedules.ts'

const day = 86_400n
const told = (amounts: bigint[], endTimes: bigint[], claimable: bigint, claimed: bigint): Told => ({
  amounts,
  endTimes,
  claimable,
  claimed,
})

/** The queue of one account and asset as the contract keeps it, claims and sweeping included. */
function queue() {
  let entries: { amount: bigint; claimed: bigint; endTime: bigint }[] = []
  return {
    request: (amount: bigint, endTime: bigint) => entries.push({ amount, claimed: 0n, endTime }),
    claim(time: bigint) {
      let done = 0
      for (const entry of entries) {
        if (time < entry.endTime) continue
        if (entry.claimed === 0n || entry.claimed === entry.amount) done += 1
        entry.claimed = entry.amount
      }
      if (done >= 5) entries = entries.slice(done)
    },
    tell: (time: bigint): Told => ({
      amounts: entries.map(({ amount }) => amount),
      endTimes: entries.map(({ endTime }) => endTime),
      claimable: entries
        .filter(({ claimed, endTime }) => claimed === 0n && endTime <= time)
        .reduce((sum, { amount }) => sum + amount, 0n),
      claimed: entries.reduce((sum, { claimed }) => sum + claimed, 0n),
    }),
    open: () => entries.flatMap(({ amount, claimed }, index) => (claimed === 0n && amount > 0n ? [index] : [])),
  }
}

describe('what is still open', () => {
  test('is everything while nothing was claimed, by epoch', () => {
    const open = listOpen(told([5n, 7n, 11n], [day, day, 8n * day], 12n, 0n), day)
    expect(byEpoch(open ?? [])).toEqual([
      { endTime: day, amount: 12n, indices: [0, 1] },
      { endTime: 8n * day, amount: 11n, indices: [2] },
    ])
  })

  test('is what ended after the last claim', () => {
    const open = listOpen(told([5n, 7n, 11n], [day, 2n * day, 9n * day], 7n, 5n), 3n * day)
    expect(open?.map(({ index }) => index)).toEqual([1, 2])
  })

  test('an end is reached at its own second', () => {
    expect(listOpen(told([5n], [day], 0n, 0n), day - 1n)).toHaveLength(1)
    expect(listOpen(told([5n], [day], 5n, 0n), day)).toHaveLength(1)
    expect(listOpen(told([5n], [day], 0n, 0n), day)).toBeUndefined()
  })

  test('is unknown when the sums do not agree with the lists', () => {
    expect(listOpen(told([5n, 7n], [day], 0n, 0n), 0n)).toBeUndefined()
    expect(listOpen(told([5n, 7n], [day, day], 12n, 3n), day)).toBeUndefined()
    expect(listOpen(told([5n], [day], 0n, 9n), day)).toBeUndefined()
    // Claimed before it ended: the contract would not have paid it.
    expect(listOpen(told([5n], [9n * day], 0n, 5n), day)).toBeUndefined()
  })

  test('follows the contract through any history of requests and claims', () => {
    const step = fc.record({
      wait: fc.bigInt({ min: 0n, max: 10n * day }),
      amount: fc.option(fc.bigInt({ min: 0n, max: 10n ** 24n }), { nil: null }),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const model = queue()
        let time = 0n
        for (const { wait, amount } of steps) {
          time += wait
          if (amount === null) model.claim(time)
          // The end of the epoch after the running one, and two days on top.
          else model.request(amount, (time / (7n * day) + 2n) * 7n * day + 2n * day)
          const open = listOpen(model.tell(time), time)
          const indices = open?.map(({ index }) => index).sort((a, b) => a - b)
          // A request of nothing may hide what is claimed after it only if it was claimed too.
          expect(indices).toEqual(model.open())
        }
      }),
    )
  })
})
