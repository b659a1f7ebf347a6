import { type Address, zeroAddress } from 'viem'
import type { MarketSource } from '../messaging/mirror.ts'
import { feed, parseFeed } from '../protocols/feed.ts'
import { wrappedEther } from '../protocols/market.ts'
import { multicall3 } from '../protocols/multicall3.ts'
import { askSettled, at, call, type Settled } from '../protocols/plan.ts'
import type { Market, Read } from '../protocols/types.ts'
import { WAD, type Wad, wad } from '../units.ts'
import {
  feeOf,
  impactOf,
  inAssets,
  isThin,
  middlePrice,
  priceOfRoot,
  priceOfTicks,
  type TriedSale,
} from './marketMath.ts'
import { balancerRouter, curveEther, curvePools, uniswapPool, uniswapQuoter, vault } from './venues.ts'

/** What one source says of one whole token. */
export type SourceReading = Pick<MarketSource, 'verdict' | 'updatedAt' | 'heartbeat' | 'impact'> & {
  /** In `quote` per whole token, without the venue's fee; null when it could not be read. */
  price: Wad | null
  quote: 'ether' | 'dollar' | 'bitcoin' | Address
  /** How far the true price may be from it: a feed's deviation, a pool's fee. 1e18 = 100 %. */
  coarseness: Wad
}

type Source<kind extends Market['source']['kind']> = Extract<Market['source'], { kind: kind }>
type Reading<kind extends Market['source']['kind']> = {
  token: Address
  source: Source<kind>
  /** So much of the token as is worth ten ether, for the depth check. */
  tenEther: bigint
}

/** A sale that moves nothing, to know the price before the other one does. In the smallest unit of 18 decimals. */
export const smallSale = WAD / 10n
/** How far back a mean of a Uniswap pool reaches. Seconds. Source: facts/lst.md 4.3. */
const meanOver = 1_800n
/** How much later than its heartbeat a feed may be before it counts as stale: a tenth. */
export const lateAfter = (heartbeat: bigint): bigint => heartbeat + heartbeat / 10n

/** Reads one source in one round. Never throws: what it cannot say is its verdict. */
export function readSource(market: Market, tenEther: bigint): Read<SourceReading> {
  const { token, source } = market
  switch (source.kind) {
    case 'feed':
      return readFeed(source)
    case 'uniswapV3':
      return readUniswap({ token, source, tenEther })
    case 'curve':
      return readCurve({ token, source, tenEther })
    case 'balancerV3':
      return readBalancer({ token, source, tenEther })
  }
}

/** A feed that is late, or says what cannot be a price, is not used. */
function* readFeed({ feed: address, quote, heartbeat, deviation }: Source<'feed'>): Read<SourceReading> {
  const proxy = at(address, feed)
  const [round, decimals, time] = yield* askSettled([
    call(proxy, 'latestRoundData', []),
    call(proxy, 'decimals', []),
    call(multicall3, 'getCurrentBlockTimestamp', []),
  ])
  const unread = { price: null, quote, updatedAt: null, heartbeat, impact: null, coarseness: deviation }
  if (!round.ok || !decimals.ok || !time.ok) return { ...unread, verdict: 'unread' }
  try {
    const said = parseFeed(round.value, decimals.value, time.value)
    const price = wad((said.answer * WAD) / 10n ** BigInt(said.decimals))
    const stale = time.value - said.updatedAt > lateAfter(heartbeat)
    return { ...unread, price, updatedAt: said.updatedAt, verdict: stale ? 'stale' : 'used' }
  } catch {
    // Zero, negative, beyond all bounds or from the future: the bounds of lib/protocols/feed.ts.
    return { ...unread, verdict: 'implausible' }
  }
}

/** The mean of half an hour where the pool remembers that far, since a price of one block can be moved; else its price now. */
function* readUniswap({ token, source, tenEther }: Reading<'uniswapV3'>): Read<SourceReading> {
  const { other, fee } = source
  const pool = at(source.pool, uniswapPool)
  const sell = (amountIn: bigint) =>
    call(uniswapQuoter, 'quoteExactInputSingle', [
      { tokenIn: token, tokenOut: other, amountIn, fee, sqrtPriceLimitX96: 0n },
    ])
  const [slot, liquidity, observed, small, large] = yield* askSettled([
    call(pool, 'slot0', []),
    call(pool, 'liquidity', []),
    call(pool, 'observe', [[Number(meanOver), 0]]),
    sell(smallSale),
    sell(tenEther),
  ])
  const first = BigInt(token) < BigInt(other)
  const now = slot.ok ? priceOfRoot(slot.value[0], first) : wad(0n)
  const [before, after] = observed.ok ? observed.value[0] : []
  const mean = before === undefined || after === undefined ? wad(0n) : priceOfTicks(after - before, meanOver, first)
  const price = mean > 0n ? mean : now
  return judge({
    price: now > 0n && liquidity.ok ? price : null,
    quote: quoteOf(other),
    empty: liquidity.ok && liquidity.value === 0n,
    small: sale(small, smallSale, ([received]) => received),
    large: sale(large, tenEther, ([received]) => received),
    coarseness: wad(BigInt(fee) * 10n ** 12n),
  })
}

/** Both directions, so that the fee falls out, and both numberings, since few are known: the coins say which is whose. */
function* readCurve({ token, source, tenEther }: Reading<'curve'>): Read<SourceReading> {
  const { other, coins, trade } = curveCalls(source)
  const answers = yield* askSettled([
    ...coins,
    trade(0, smallSale),
    trade(0, tenEther),
    trade(1, smallSale),
    trade(1, tenEther),
  ] as const)
  const [coin0, coin1, small0, large0, small1, large1] = answers
  const sold = sellingSide(token, other, coin0, coin1)
  const [small, large, purchase] = sold === 0 ? [small0, large0, small1] : [small1, large1, small0]
  return judgeBoth({
    quote: quoteOf(other),
    small: sold === null ? null : sale(small, smallSale),
    large: sold === null ? null : sale(large, tenEther),
    purchase: sold === null ? null : sale(purchase, smallSale),
  })
}

/** As a pool of Curve, with shares of a vault as the other coin. */
function* readBalancer({ token, source, tenEther }: Reading<'balancerV3'>): Read<SourceReading> {
  const trade = balancerTrade(source.pool)
  const { other } = source
  const [small, large, purchase, assets] = yield* askSettled([
    trade(token, other, smallSale),
    trade(token, other, tenEther),
    trade(other, token, smallSale),
    call(at(other, vault), 'convertToAssets', [WAD]),
  ])
  const reading = judgeBoth({
    quote: 'ether',
    small: sale(small, smallSale),
    large: sale(large, tenEther),
    purchase: sale(purchase, smallSale),
  })
  if (reading.price === null || !assets.ok) return { ...reading, price: null, verdict: 'unread' }
  return { ...reading, price: inAssets(reading.price, assets.value) }
}

/** The calls of a Curve pool: which coins it has, and what a sale of coin `i` for the other gives. */
export function curveCalls({ pool, other, indices }: Source<'curve'>) {
  const trade = (i: 0 | 1, amount: bigint) =>
    indices === 'int128'
      ? call(at(pool, curvePools.int128), 'get_dy', [BigInt(i), BigInt(1 - i), amount])
      : call(at(pool, curvePools.uint256), 'get_dy', [BigInt(i), BigInt(1 - i), amount])
  // Whatever numbers its trades, a pool lists its coins by uint256.
  const list = at(pool, curvePools.uint256)
  return { other, coins: [call(list, 'coins', [0n]), call(list, 'coins', [1n])] as const, trade }
}

/** What a sale in a pool of Balancer v3 gives. */
export const balancerTrade = (pool: Address) => (give: Address, take: Address, amount: bigint) =>
  call(balancerRouter, 'querySwapSingleTokenExactIn', [pool, give, take, amount, zeroAddress, '0x'])

/** Which coin of a Curve pool is the token, when the other one is what it is said to be; else null. */
export function sellingSide(
  token: Address,
  other: Address | null,
  coin0: Settled<Address>,
  coin1: Settled<Address>,
): 0 | 1 | null {
  if (!coin0.ok || !coin1.ok) return null
  const same = (a: Address, b: Address) => a.toLowerCase() === b.toLowerCase()
  const isOther = (coin: Address) =>
    other === null ? same(coin, curveEther) || same(coin, wrappedEther) : same(coin, other)
  if (same(coin0.value, token) && isOther(coin1.value)) return 0
  return same(coin1.value, token) && isOther(coin0.value) ? 1 : null
}

/** What a venue answered to a sale, or null. */
export function sale<value = bigint>(
  answer: Settled<value>,
  given: bigint,
  received: (value: value) => bigint = (value) => value as bigint,
): TriedSale | null {
  return answer.ok ? { given, received: received(answer.value) } : null
}

const quoteOf = (other: Address | null): 'ether' | Address =>
  other === null || other.toLowerCase() === wrappedEther.toLowerCase() ? 'ether' : other

type BothWays = {
  quote: 'ether' | Address
  small: TriedSale | null
  large: TriedSale | null
  purchase: TriedSale | null
}

function judgeBoth({ quote, small, large, purchase }: BothWays): SourceReading {
  const both = small !== null && purchase !== null
  const price = both ? middlePrice(small, purchase) : null
  return judge({ price, quote, empty: false, small, large, coarseness: both ? feeOf(small, purchase) : wad(0n) })
}

type Findings = Pick<SourceReading, 'price' | 'quote' | 'coarseness'> & {
  /** There is nothing in the pool at its price. */
  empty: boolean
  small: TriedSale | null
  large: TriedSale | null
}

/** A pool in which ten ether's worth cannot be sold, or only far below its price, is thin, whatever price it names. */
function judge({ price, quote, coarseness, empty, small, large }: Findings): SourceReading {
  const reading = { price, quote, coarseness, updatedAt: null, heartbeat: null }
  if (empty) return { ...reading, impact: null, verdict: 'thin' }
  if (price === null || small === null) return { ...reading, price: null, impact: null, verdict: 'unread' }
  const impact = large === null ? null : impactOf(small, large)
  return { ...reading, impact, verdict: impact === null || isThin(impact) ? 'thin' : 'used' }
}
