import type { Address } from 'viem'
import type { BlockRef, MarketRow, MarketSource } from '../messaging/mirror.ts'
import { protocols } from '../protocols/index.ts'
import { markets as everyMarket, wrappers as everyWrapper } from '../protocols/markets.ts'
import { multicall3 } from '../protocols/multicall3.ts'
import { ask, call, parallel, together } from '../protocols/plan.ts'
import type { Market, Protocol, Rate, Read, Wrapper } from '../protocols/types.ts'
import { divWad, mulWad, WAD, type Wad, wad } from '../units.ts'
import { discountOf, isPlausible, median } from './marketMath.ts'
import { lateAfter, readSource, type SourceReading } from './marketSources.ts'
import { readPrices } from './prices.ts'
import { type PlainRate, plainRates } from './rateUnits.ts'

export { quoteSale } from './sale.ts'

export type MarketsInput = {
  /** Tokens of Ethereum whose market is wanted. */
  tokens: readonly Address[]
  /**
   * Rates of the last day, in ether or bitcoin per whole token by address in lower case: they size the sales of the depth
   * check, and a rate that leapt by half since is not believed (H147).
   */
  known?: ReadonlyMap<string, Wad>
  of?: readonly Protocol[]
  markets?: readonly Market[]
  wrappers?: readonly Wrapper[]
}

export type MarketsReading = {
  /** In the order of the tokens asked for. */
  rows: readonly MarketRow[]
  /** Every rate that can be believed, of any token, by address in lower case. */
  rates: ReadonlyMap<string, PlainRate>
  block: BlockRef
}

/** Ether in the depth check's larger sale, and what is sold of a token whose rate is not known. */
const ten = 10n * WAD
/** What is always within the coarseness of a price. Source: facts/lst.md 4.9 (5). */
const slack = 10n ** 15n
/** Heartbeat of ETH / USD, for what is quoted in dollars. Seconds. Source: facts/lst.md 4.1 (high). */
const etherPriceHeartbeat = 3_600n

/**
 * What markets say of these tokens, beside their rates of the same block: every source of every one, in one round, and the
 * median of those that can be used. Mirrors the method of facts/lst.md 4.9; a source that is not used says why. A token
 * without a source has a row without a price. Throws ReadError only when the block itself cannot be read.
 */
export function* readMarkets(input: MarketsInput): Read<MarketsReading> {
  const { tokens, known = new Map(), of = protocols, markets = everyMarket, wrappers = everyWrapper } = input
  const book = marketBook(markets, wrappers)
  const asked = [...new Set(withDependencies(tokens, book).flatMap((token) => book.sources(token)))]
  const tenEther = (token: Address) => {
    const rate = known.get(keyOf(token))
    return rate === undefined || rate <= 0n ? ten : divWad(ten, rate)
  }
  const [dates, rates, readings, [price]] = yield* together([
    ask([call(multicall3, 'getBlockNumber', []), call(multicall3, 'getCurrentBlockTimestamp', [])]),
    readEveryRate(of),
    parallel(asked.map((market) => readSource(market, tenEther(market.token)))),
    parallel([readPrices()]),
  ])
  const block = { number: dates[0], timestamp: dates[1] }
  const ether = price?.ok ? price.value.ether : null
  const fresh = ether !== null && block.timestamp - ether.updatedAt <= lateAfter(etherPriceHeartbeat)
  const said = new Map<Market, SourceReading>()
  for (const [index, market] of asked.entries()) {
    const outcome = readings[index]
    if (outcome?.ok) said.set(market, outcome.value)
  }
  const dollars = fresh ? wad((ether.answer * WAD) / 10n ** BigInt(ether.decimals)) : null
  const believed = new Map([...plainRates(rates)].filter(([key, { wad }]) => !leapt(known.get(key), wad)))
  const findRow = rowsFrom({ book, said, rates: believed, dollars, block })
  return { rows: tokens.map((token) => findRow(token)), rates: believed, block }
}

/** Half or more away from the last one, in either direction: a contract that was broken, not one that earned. */
function leapt(last: Wad | undefined, next: Wad): boolean {
  if (last === undefined) return false
  const change = next > last ? next - last : last - next
  return change * 2n >= last
}

/** Every protocol's rates, those that fail left out. */
export function* readEveryRate(of: readonly Protocol[] = protocols): Read<readonly Rate[]> {
  const outcomes = yield* parallel(of.flatMap(({ readRates }) => (readRates === undefined ? [] : [readRates(1)])))
  return outcomes.flatMap((outcome) => (outcome.ok ? outcome.value : []))
}

const keyOf = (token: Address) => token.toLowerCase()

type Book = {
  /** The markets of a token and of its other forms. */
  sources(token: Address): readonly Market[]
  /** The tokens a token's sources count in. */
  others(token: Address): readonly Address[]
}

function marketBook(markets: readonly Market[], wrappers: readonly Wrapper[]): Book {
  const here = markets.filter(({ chainId }) => chainId === 1)
  const forms = (token: Address) => {
    const key = keyOf(token)
    return wrappers.flatMap(({ chainId, wrapped, wrapper }) => {
      if (chainId !== 1) return []
      return keyOf(wrapped) === key ? [keyOf(wrapper)] : keyOf(wrapper) === key ? [keyOf(wrapped)] : []
    })
  }
  const sources = (token: Address) => {
    const keys = [keyOf(token), ...forms(token)]
    // The token's own first.
    return keys.flatMap((key) => here.filter((market) => keyOf(market.token) === key))
  }
  const others = (token: Address) =>
    sources(token).flatMap(({ source }) =>
      source.kind !== 'feed' && source.kind !== 'balancerV3' && source.other !== null ? [source.other] : [],
    )
  return { sources, others }
}

/** These tokens, and those whose price their prices are counted in. */
function withDependencies(tokens: readonly Address[], book: Book): readonly Address[] {
  const found = new Map<string, Address>()
  const add = (token: Address) => {
    if (found.has(keyOf(token))) return
    found.set(keyOf(token), token)
    for (const other of book.others(token)) add(other)
  }
  for (const token of tokens) add(token)
  return [...found.values()]
}

type Known = {
  book: Book
  said: ReadonlyMap<Market, SourceReading>
  rates: ReadonlyMap<string, PlainRate>
  /** Of one ether; null when unknown or old. */
  dollars: Wad | null
  block: BlockRef
}

/** A row for any token, each made once; a price counted in another token waits for that one's row. */
function rowsFrom({ book, said, rates, dollars, block }: Known): (token: Address) => MarketRow {
  const rows = new Map<string, MarketRow | null>()
  const rateOf = (token: Address) => rates.get(keyOf(token)) ?? null

  const inUnit = ({ price, quote }: SourceReading, unit: PlainRate['unit']): Wad | null => {
    if (price === null || quote === unit) return price
    if (quote === 'dollar') return unit === 'ether' && dollars !== null ? wad(divWad(price, dollars)) : null
    if (quote === 'ether' || quote === 'bitcoin') return null
    const other = find(quote)
    return other?.unit === unit && other.price !== null ? wad(mulWad(price, other.price)) : null
  }

  const judge = (token: Address, unit: PlainRate['unit'], market: Market): MarketSource & { coarseness: Wad } => {
    const reading = said.get(market) ?? unread
    const own = keyOf(market.token) === keyOf(token)
    const [here, there] = [rateOf(token), rateOf(market.token)]
    const plain = inUnit(reading, unit)
    const carried =
      plain === null || own ? plain : here === null || there === null ? null : wad((plain * here.wad) / there.wad)
    return {
      kind: market.source.kind,
      address: market.source.kind === 'feed' ? market.source.feed : market.source.pool,
      via: own ? null : market.token,
      price: carried,
      verdict: verdictOf(reading, carried, here),
      updatedAt: reading.updatedAt,
      heartbeat: reading.heartbeat,
      impact: reading.impact,
      coarseness: reading.coarseness,
    }
  }

  const make = (token: Address): MarketRow => {
    const rate = rateOf(token)
    const markets = book.sources(token)
    const bitcoin = markets.some(({ source }) => source.kind === 'feed' && source.quote === 'bitcoin')
    const unit = rate?.unit ?? (bitcoin ? 'bitcoin' : 'ether')
    const judged = markets.map((market) => judge(token, unit, market))
    const used = judged.filter(({ verdict }) => verdict === 'used')
    const price = median(used.flatMap((source) => source.price ?? []))
    return {
      chainId: 1,
      token,
      unit,
      price: price === null ? null : wad(price),
      rate: rate?.wad ?? null,
      discount: discountOf(price, rate?.wad ?? null),
      tolerance: toleranceOf(used),
      sources: judged.map(({ coarseness: _, ...source }) => source),
      block,
    }
  }

  const find = (token: Address): MarketRow | null => {
    const key = keyOf(token)
    const known = rows.get(key)
    if (known !== undefined) return known
    // Two pools that count in each other would go round for ever: the second time there is no price.
    rows.set(key, null)
    const row = make(token)
    rows.set(key, row)
    return row
  }
  return (token) => find(token) ?? make(token)
}

const unread: SourceReading = {
  price: null,
  quote: 'ether',
  coarseness: wad(0n),
  verdict: 'unread',
  updatedAt: null,
  heartbeat: null,
  impact: null,
}

function verdictOf({ verdict }: SourceReading, price: Wad | null, rate: PlainRate | null): MarketSource['verdict'] {
  if (verdict !== 'used') return verdict
  if (price === null) return 'unread'
  return isPlausible(price, rate?.wad ?? null) ? 'used' : 'implausible'
}

/** How coarse a median is: as coarse as the source or the two sources it is taken from, and a little more. */
function toleranceOf(used: readonly { price: Wad | null; coarseness: Wad }[]): Wad {
  const sorted = used.toSorted((a, b) => ((a.price ?? 0n) < (b.price ?? 0n) ? -1 : 1))
  const middle = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  const coarsest = middle.reduce(
    (most, source) => ((source?.coarseness ?? 0n) > most ? (source?.coarseness ?? 0n) : most),
    0n,
  )
  return wad(coarsest + slack)
}
