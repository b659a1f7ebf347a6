import { type Address, isAddress } from 'viem'
import { decode, encode } from '../codec.ts'
import { type Wad, wad } from '../units.ts'
import { type History, mostSamples, type Sample, type SampleItem } from './history.ts'

/** Raised when the shape changes. `parseHistory` then turns every older one into ours: history cannot be read again. */
const version = 1
/** Holdings of one account on one chain in one sample. */
const mostItems = 1_000

/** What stays the same from sample to sample is written once and named by its place. */
type Thing = Pick<SampleItem, 'id' | 'protocol' | 'kind' | 'token' | 'symbol' | 'decimals'>

/**
 * Text of a history. Amounts are decimal texts in rows, not objects: a year of a rich account is read while a screen
 * opens.
 */
export function encodeHistory({ account, chainId, samples }: History): string {
  const places = new Map<string, number>()
  const things: Thing[] = []
  const placeOf = ({ id, protocol, kind, token, symbol, decimals }: SampleItem) => {
    const thing = { id, protocol, kind, token, symbol, decimals }
    const name = JSON.stringify(thing)
    const known = places.get(name)
    if (known !== undefined) return known
    places.set(name, things.length)
    return things.push(thing) - 1
  }
  const rows = samples.map(({ time, price, items, unread }) => [
    time.toString(),
    price === null ? null : [price.answer.toString(), price.decimals],
    unread,
    items.map((item) => [
      placeOf(item),
      item.amount.toString(),
      text(item.rate),
      item.shares === item.amount ? '=' : text(item.shares),
      item.lost.toString(),
      ...(item.own === undefined ? [] : [text(item.own)]),
    ]),
  ])
  return encode({ version, account, chainId, things, samples: rows })
}

const text = (amount: bigint | null) => (amount === null ? null : amount.toString())

/** `newer`: a later version of Bowline wrote it; it is not ours to change. `damaged`: it cannot be read, and never will. */
export type ParsedHistory = History | 'newer' | 'damaged'

/** The inverse of `encodeHistory`, for this account and chain alone. Never throws. */
export function parseHistory(stored: unknown, account: Address, chainId: number): ParsedHistory {
  if (typeof stored !== 'string') return 'damaged'
  try {
    const record = decode(stored) as Record<string, unknown>
    if (typeof record.version === 'number' && record.version > version) return 'newer'
    if (record.version !== version || record.chainId !== chainId) return 'damaged'
    if (String(record.account).toLowerCase() !== account.toLowerCase()) return 'damaged'
    const things = list(record.things).map(parseThing)
    const samples = list(record.samples).map((row) => parseSample(row, things))
    const ordered = samples.every(({ time }, index) => index === 0 || time > (samples[index - 1] as Sample).time)
    if (!ordered || samples.length > mostSamples) return 'damaged'
    return { account, chainId, samples }
  } catch {
    // Not JSON, or not our shape: the caller starts anew.
    return 'damaged'
  }
}

function parseThing(value: unknown): Thing {
  const { id, protocol, kind, token, symbol, decimals } = value as Record<string, unknown>
  if (typeof id !== 'string' || typeof protocol !== 'string' || typeof symbol !== 'string') throw new TypeError('thing')
  if (kind !== 'wallet' && kind !== 'restaked' && kind !== 'exiting') throw new TypeError('kind')
  if (token !== null && !(typeof token === 'string' && isAddress(token, { strict: false })))
    throw new TypeError('token')
  if (decimals !== null && !(Number.isInteger(decimals) && (decimals as number) >= 0 && (decimals as number) <= 255)) {
    throw new TypeError('decimals')
  }
  return { id, protocol, kind, token: token as Address | null, symbol, decimals: decimals as number | null }
}

function parseSample(value: unknown, things: readonly Thing[]): Sample {
  const [time, price, unread, rows] = list(value)
  const items = list(rows)
  if (items.length > mostItems) throw new TypeError('items')
  return {
    time: amountOf(time),
    price: price === null ? null : parsePrice(list(price)),
    unread: list(unread).map(String),
    items: items.map((row) => parseItem(list(row), things)),
  }
}

function parsePrice([answer, decimals]: readonly unknown[]): NonNullable<Sample['price']> {
  if (!Number.isInteger(decimals) || (decimals as number) < 0 || (decimals as number) > 36) throw new TypeError('price')
  return { answer: amountOf(answer), decimals: decimals as number }
}

function parseItem(
  [place, amount, rate, shares, lost, ...own]: readonly unknown[],
  things: readonly Thing[],
): SampleItem {
  const thing = things[place as number]
  if (thing === undefined) throw new TypeError('place')
  const held = amountOf(amount)
  return {
    ...thing,
    amount: held,
    rate: wadOf(rate),
    shares: shares === '=' ? held : shares === null ? null : amountOf(shares),
    lost: amountOf(lost),
    ...(own.length === 0 ? {} : { own: wadOf(own[0]) }),
  }
}

const wadOf = (value: unknown): Wad | null => (value === null ? null : wad(amountOf(value)))

function list(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new TypeError('a list was expected')
  return value
}

/** An amount that is not negative, within what a contract can hold. */
function amountOf(value: unknown): bigint {
  if (typeof value !== 'string' || !/^\d{1,78}$/.test(value)) throw new TypeError('an amount was expected')
  return BigInt(value)
}
