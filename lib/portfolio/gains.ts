import { type History, type Sample, type SampleItem, worthOfItem } from './history.ts'

/** A change in wei and in US dollars with 8 decimals (null without a price). May be negative. */
export type Change = { wei: bigint; dollars: bigint | null }

/**
 * Why something is worth more or less than it was. The parts add up to `after - before`, exactly.
 *
 * Method: between two readings, a holding's worth is units × worth per unit, where units (a token's own, or shares of what
 * rebases or can be slashed) change only by what the holder does and by slashing. Units that came or went count as `moved`
 * at the later worth per unit, as if it had happened at the end of the interval; what the units held all along gained is
 * `rewards`. For what a market prices (bitcoin), its share of that is `price`. In dollars, what was there before times the
 * change of the ether price is `price` too. What the readings do not tell is `untold`, never guessed.
 */
export type Gains = {
  /** The readings compared, Unix seconds: the last one up to the start asked for (or the first), and the last of all. */
  from: bigint
  to: bigint
  before: Change
  after: Change
  /** Deposits less withdrawals, with swaps, fees and gas. */
  moved: Change
  /** What was earned by holding, or lost by a falling rate. */
  rewards: Change
  /** What slashing took. */
  slashed: Change
  price: Change
  /** Accounts and chains that were first read after `from`. */
  added: Change
  /** What cannot be told apart: a rebasing balance without its shares, a worth that was unknown at one end. */
  untold: Change
}

/** Whether an item of a history counts (the user may exclude positions). */
export type Counts = (history: Pick<History, 'account' | 'chainId'>, item: SampleItem) => boolean

const everything: Counts = () => true
const dollarDecimals = 8
const names = ['before', 'moved', 'rewards', 'slashed', 'price', 'added', 'untold'] as const
type Name = (typeof names)[number]

/** Chains are read one after another: what is first read this soon after the start was there at the start. Seconds. */
const together = 3_600n

/**
 * What changed over all histories since a time (Unix seconds), or since the very first reading where that is later. Null
 * when there is no reading.
 */
export function gainsSince(histories: readonly History[], since: bigint, counts: Counts = everything): Gains | null {
  const first = histories.flatMap(({ samples }) => samples[0]?.time ?? []).toSorted((a, b) => (a < b ? -1 : 1))[0] ?? 0n
  const start = since > first ? since : first
  const all = histories.map((history) => changesOf(history, start, counts)).filter((each) => each !== null)
  if (all.length === 0) return null
  const sums = Object.fromEntries(
    names.map((name) => [name, all.map((each) => each[name]).reduce(plus, zero)]),
  ) as Record<Name, Change>
  const sorted = (times: readonly bigint[]) => times.toSorted((a, b) => (a < b ? -1 : 1))
  return {
    ...sums,
    from: sorted(all.map(({ from }) => from))[0] as bigint,
    to: sorted(all.map(({ to }) => to)).at(-1) as bigint,
    after: names.map((name) => sums[name]).reduce(plus, zero),
  }
}

const zero: Change = { wei: 0n, dollars: 0n }
const plus = (a: Change, b: Change): Change => ({
  wei: a.wei + b.wei,
  dollars: a.dollars === null || b.dollars === null ? null : a.dollars + b.dollars,
})

function changesOf(history: History, since: bigint, counts: Counts) {
  const { samples } = history
  if (samples.length === 0) return null
  const begun = samples.findLastIndex(({ time }) => time <= since)
  const used = samples.slice(Math.max(begun, 0))
  const [first, last] = [used[0] as Sample, used.at(-1) as Sample]
  const ledger = createLedger()
  const counted = (sample: Sample) =>
    new Map(sample.items.filter((item) => counts(history, item)).map((item) => [item.id, item]))
  // What was there at the start is `before`; of a history that began later it is `added`.
  for (const item of counted(first).values()) {
    const worth = worthOfItem(item)
    if (worth !== null) ledger.add(first.time > since + together ? 'added' : 'before', worth, first.price)
  }
  let [earlier, before] = [first, counted(first)]
  for (const later of used.slice(1)) {
    const after = counted(later)
    ledger.reprice(worthOfAll(before), earlier.price, later.price)
    for (const id of new Set([...before.keys(), ...after.keys()])) {
      const parts = split([before.get(id), earlier], [after.get(id), later])
      for (const name of Object.keys(parts) as (keyof typeof parts)[]) ledger.add(name, parts[name] ?? 0n, later.price)
    }
    ;[earlier, before] = [later, after]
  }
  return { ...ledger.sums(), from: first.time, to: last.time }
}

function worthOfAll(items: ReadonlyMap<string, SampleItem>): bigint {
  return [...items.values()].reduce((sum, item) => sum + (worthOfItem(item) ?? 0n), 0n)
}

/** Sums by name in wei, and in dollars at the price of the reading each belongs to. */
function createLedger() {
  const weis = new Map<Name, bigint>()
  const dollars = new Map<Name, bigint | null>()
  const book = (name: Name, amount: bigint | null) => {
    const before = dollars.get(name) ?? (dollars.has(name) ? null : 0n)
    dollars.set(name, before === null || amount === null ? null : before + amount)
  }
  return {
    add(name: Name, amount: bigint, price: Sample['price']) {
      if (amount === 0n) return
      weis.set(name, (weis.get(name) ?? 0n) + amount)
      book(name, price === null ? null : inDollars(amount, price))
    },
    /** What was held all along is worth other dollars by the price of ether alone. */
    reprice(held: bigint, earlier: Sample['price'], later: Sample['price']) {
      if (held === 0n) return
      if (earlier === null || later === null) book('price', null)
      else book('price', inDollars(held, later) - inDollars(held, earlier))
    },
    sums: () =>
      Object.fromEntries(
        names.map((name) => [
          name,
          { wei: weis.get(name) ?? 0n, dollars: dollars.has(name) ? (dollars.get(name) ?? null) : 0n },
        ]),
      ) as Record<Name, Change>,
  }
}

function inDollars(amount: bigint, { answer, decimals }: NonNullable<Sample['price']>): bigint {
  return (amount * answer * 10n ** BigInt(dollarDecimals)) / 10n ** BigInt(18 + decimals)
}

type Parts = Partial<Record<'moved' | 'rewards' | 'slashed' | 'price' | 'untold', bigint>>

/** A holding as one sample has it. */
type Reading = readonly [item: SampleItem | undefined, sample: Sample]

/** Units this close are the same: shares are reckoned back from a rounded balance. */
const rounding = 10n ** 12n

/** Why one holding is worth more or less in a later reading. Wei; the parts add up to the difference. */
function split([before, earlier]: Reading, [after, later]: Reading): Parts {
  const worthBefore = before === undefined ? 0n : worthOfItem(before)
  const worthAfter = after === undefined ? 0n : worthOfItem(after)
  // A worth that was unknown counts as nothing in the total of its reading: that it became known is not a gain.
  if (worthBefore === null || worthAfter === null) return { untold: (worthAfter ?? 0n) - (worthBefore ?? 0n) }
  const difference = worthAfter - worthBefore
  if (before === undefined) {
    return earlier.unread.includes(after?.protocol ?? '') ? { untold: difference } : { moved: difference }
  }
  if (after === undefined)
    return later.unread.includes(before.protocol) ? { untold: difference } : { moved: difference }
  if (before.shares === null || after.shares === null) return { untold: difference }
  const loss = after.lost > before.lost ? after.lost - before.lost : 0n
  if (after.shares === 0n) return loss > 0n ? { slashed: difference } : { moved: difference }
  const came = after.shares - before.shares + loss
  const still = came * rounding <= before.shares && -came * rounding <= before.shares
  const moved = still ? 0n : (came * worthAfter) / after.shares
  const slashed = loss === 0n ? 0n : -(loss * worthAfter) / after.shares
  const grown = difference - moved - slashed
  if (before.own === undefined && after.own === undefined) return { moved, slashed, rewards: grown }
  const price = priceChange(before, after, worthBefore)
  return price === null ? { moved, slashed, untold: grown } : { moved, slashed, price, rewards: grown - price }
}

/** What a market's price alone did to what was there before; null when one of its ends is unknown. */
function priceChange(before: SampleItem, after: SampleItem, worth: bigint): bigint | null {
  const [own, ownAfter, rate, rateAfter] = [before.own, after.own, before.rate, after.rate]
  if (!own || !ownAfter || rate === null || rateAfter === null || rate === 0n) return null
  return (worth * rateAfter * own) / (rate * ownAfter) - worth
}

/** One moment of a value line. `wei` null: something that has a worth at other times had none then. */
export type ValuePoint = { time: bigint; wei: bigint | null; price: Sample['price'] }

/**
 * What was owned over time, over all histories: one point an hour at most, each history with its last reading up to then.
 * Before its first reading a history counts as nothing; `gainsSince` tells such as `added`.
 */
export function valueLine(
  histories: readonly History[],
  since: bigint,
  counts: Counts = everything,
): readonly ValuePoint[] {
  const moments = new Map<bigint, { time: bigint; price: Sample['price'] }>()
  for (const { samples } of histories) {
    for (const { time, price } of samples) {
      if (time < since) continue
      const hour = time / 3_600n
      const known = moments.get(hour)
      if (known === undefined || time > known.time) moments.set(hour, { time, price: price ?? known?.price ?? null })
    }
  }
  const points = [...moments.values()].sort((a, b) => (a.time < b.time ? -1 : 1))
  const sums: (bigint | null)[] = points.map(() => 0n)
  for (const history of histories) {
    const valued = new Set(
      history.samples.flatMap(({ items }) => items.filter((item) => worthOfItem(item) !== null).map(({ id }) => id)),
    )
    let next = 0
    let worth: bigint | null = 0n
    for (const [place, { time }] of points.entries()) {
      while ((history.samples[next]?.time ?? time + 1n) <= time) {
        worth = worthAt(history, history.samples[next] as Sample, valued, counts)
        next += 1
      }
      const sum = sums[place] as bigint | null
      sums[place] = sum === null || worth === null ? null : sum + worth
    }
  }
  return points.map(({ time, price }, place) => ({ time, price, wei: sums[place] as bigint | null }))
}

function worthAt(history: History, { items }: Sample, valued: ReadonlySet<string>, counts: Counts): bigint | null {
  let sum = 0n
  for (const item of items) {
    if (!counts(history, item)) continue
    const worth = worthOfItem(item)
    if (worth !== null) sum += worth
    // What never had a worth is left out all along, and counted elsewhere; what has one now and then leaves a gap.
    else if (valued.has(item.id)) return null
  }
  return sum
}
