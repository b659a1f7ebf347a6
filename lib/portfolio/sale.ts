import type { Address } from 'viem'
import type { ChainClient } from '../chain/types.ts'
import type { BlockRef } from '../messaging/mirror.ts'
import { wrappedEther } from '../protocols/market.ts'
import { markets as everyMarket } from '../protocols/markets.ts'
import { askSettled, at, call, parallel, type Settled } from '../protocols/plan.ts'
import type { Market, Read } from '../protocols/types.ts'
import { type TokenUnits, WAD, type Wad, type Wei, wad, wei } from '../units.ts'
import { runPlan } from './engine.ts'
import { impactOf, type TriedSale } from './marketMath.ts'
import { balancerTrade, curveCalls, sale, sellingSide, smallSale } from './marketSources.ts'
import { uniswapQuoter, vault } from './venues.ts'

/** What a pool would pay for an amount of a token at one block, if nobody traded before. Gas is not taken off. */
export type SaleQuote = {
  source: 'uniswapV3' | 'curve' | 'balancerV3'
  pool: Address
  /** Ether, wrapped or not, after the pool's fee, rounded down; null when it buys a little of the token, but not so much. */
  receives: Wei | null
  /** By how much less a token brings than in a sale of a tenth, 1e18 = 100 %, rounded up; null when that cannot be told. */
  priceImpact: Wad | null
  /** What the pool keeps of a sale, taken off in `receives`, 1e18 = 100 %; null where that moves with its state. */
  fee: Wad | null
  block: BlockRef
}

/** Beyond this no token has a supply, and the pools' own integers end. */
const greatestAmount = 2n ** 112n

/**
 * What each pool that trades this token of Ethereum against ether would pay for `amount` of its smallest unit, best first,
 * those that cannot take so much last. Pools that do not answer, pay nothing or count in another token are left out. One
 * request. Throws what the client throws.
 */
export async function quoteSale(
  client: Pick<ChainClient, 'read' | 'chainId'>,
  token: Address,
  amount: TokenUnits,
  markets: readonly Market[] = everyMarket,
): Promise<readonly SaleQuote[]> {
  if (client.chainId !== 1 || amount <= 0n || amount > greatestAmount) return []
  const pools = markets.filter((market) => market.chainId === 1 && market.token.toLowerCase() === token.toLowerCase())
  const plans = pools.flatMap(({ source }) => {
    const plan = sellIn(source, token, amount)
    return plan === null ? [] : [plan]
  })
  if (plans.length === 0) return []
  const { result, block } = await runPlan(client, parallel(plans))
  return result
    .flatMap((outcome) => (outcome.ok && outcome.value !== null ? [{ ...outcome.value, block }] : []))
    .toSorted((a, b) => paysMore(a.receives ?? -1n, b.receives ?? -1n))
}

const paysMore = (a: bigint, b: bigint) => (a > b ? -1 : a < b ? 1 : 0)

type Offer = Omit<SaleQuote, 'block'>

/** Null for what is no pool, or pays in something else than ether. */
function sellIn(source: Market['source'], token: Address, amount: bigint): Read<Offer | null> | null {
  switch (source.kind) {
    case 'feed':
      return null
    case 'uniswapV3':
      return source.other.toLowerCase() === wrappedEther.toLowerCase() ? sellInUniswap(source, token, amount) : null
    case 'curve':
      return source.other === null ? sellInCurve(source, token, amount) : null
    case 'balancerV3':
      return sellInBalancer(source, token, amount)
  }
}

type Pool<kind extends Market['source']['kind']> = Extract<Market['source'], { kind: kind }>
const least = (amount: bigint) => (amount < smallSale ? amount : smallSale)

function* sellInUniswap({ pool, other, fee }: Pool<'uniswapV3'>, token: Address, amount: bigint): Read<Offer | null> {
  const sell = (amountIn: bigint) =>
    call(uniswapQuoter, 'quoteExactInputSingle', [
      { tokenIn: token, tokenOut: other, amountIn, fee, sqrtPriceLimitX96: 0n },
    ])
  const [whole, small] = yield* askSettled([sell(amount), sell(least(amount))])
  const sold = offer('uniswapV3', pool, soldWhole(whole, amount), soldWhole(small, least(amount)))
  return sold && { ...sold, fee: wad(BigInt(fee) * millionth) }
}

/**
 * The quoter does not fail when a pool runs out: it answers with what a part of the sale brings, and a price at the end of
 * what a pool can have. Such a sale would not go through, so it is none. Source: Uniswap/v3-core, UniswapV3Pool.swap and
 * TickMath.MIN_SQRT_RATIO and MAX_SQRT_RATIO (high).
 */
function soldWhole(answer: Settled<readonly [bigint, bigint, ...unknown[]]>, given: bigint): TriedSale | null {
  if (answer.ok && (answer.value[1] <= lowestRoot + 1n || answer.value[1] >= highestRoot - 1n)) return null
  return sale(answer, given, ([received]) => received)
}

const lowestRoot = 4_295_128_739n
const highestRoot = 1_461_446_703_485_210_103_287_273_052_203_988_822_378_723_970_342n

function* sellInCurve(source: Pool<'curve'>, token: Address, amount: bigint): Read<Offer | null> {
  const { coins, trade, other } = curveCalls(source)
  const small = least(amount)
  const [coin0, coin1, whole0, small0, whole1, small1] = yield* askSettled([
    ...coins,
    trade(0, amount),
    trade(0, small),
    trade(1, amount),
    trade(1, small),
  ] as const)
  const sold = sellingSide(token, other, coin0, coin1)
  if (sold === null) return null
  return offer(
    'curve',
    source.pool,
    sale(sold === 0 ? whole0 : whole1, amount),
    sale(sold === 0 ? small0 : small1, small),
  )
}

/** The router pays in shares of a vault, which gives ether for them. */
function* sellInBalancer({ pool, other }: Pool<'balancerV3'>, token: Address, amount: bigint): Read<Offer | null> {
  const trade = balancerTrade(pool)
  const [whole, small, assets] = yield* askSettled([
    trade(token, other, amount),
    trade(token, other, least(amount)),
    call(at(other, vault), 'convertToAssets', [WAD]),
  ])
  if (!assets.ok) return null
  const inEther = (shares: bigint) => (shares * assets.value) / WAD
  return offer('balancerV3', pool, sale(whole, amount, inEther), sale(small, least(amount), inEther))
}

/** Uniswap names a fee in millionths of what is sold, as a WAD. Source: Uniswap/v3-core, UniswapV3Pool.fee (high). */
const millionth = WAD / 1_000_000n

const tooMuch = { receives: null, priceImpact: null, fee: null } as const

function offer(
  source: SaleQuote['source'],
  pool: Address,
  whole: TriedSale | null,
  small: TriedSale | null,
): Offer | null {
  if (whole === null) return small === null || small.received === 0n ? null : { source, pool, ...tooMuch }
  if (whole.received === 0n) return null
  const priceImpact = small === null ? null : impactOf(small, whole)
  return { source, pool, receives: wei(whole.received), priceImpact, fee: null }
}
