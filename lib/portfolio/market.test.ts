import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { MarketRow } from '../messaging/mirror.ts'
import { marketsOf } from '../protocols/market.ts'
import { multicall3 } from '../protocols/multicall3.ts'
import { ask, call } from '../protocols/plan.ts'
import type { Market, Protocol, Rate } from '../protocols/types.ts'
import { tokenUnits, WAD, wad } from '../units.ts'
import { type MarketsInput, quoteSale, readMarkets } from './market.ts'
import { address, answerPlan, answerVenues, type FakeVenues, venueClient } from './marketFakes.ts'
import { etherUsdFeed } from './prices.ts'

const now = 1_795_000_000n
const day = 86_400n
/** Below and above WETH, since a pool's first coin is the lower address. */
const [token, other, wrapper] = [address(0x11), address(0x22), `0xf${'0'.repeat(38)}1`] as const
const [feedAt, uniswapAt, curveAt, cryptoAt, balancerAt] = [0xa1, 0xa2, 0xa3, 0xa4, 0xa5].map(address) as [
  `0x${string}`,
  `0x${string}`,
  `0x${string}`,
  `0x${string}`,
  `0x${string}`,
]
const of = marketsOf(token)
const four: readonly Market[] = [
  of.feed(feedAt, { basisPoints: 50n }),
  of.uniswapV3(uniswapAt, 500),
  of.curve(curveAt),
  of.curve(cryptoAt, null, 'uint256'),
]
const ether = (text: number) => BigInt(Math.round(text * 1e9)) * 10n ** 9n
const deep = ether(50_000)

const rated = (rates: readonly Rate[]): Protocol => ({
  id: 'fake',
  name: 'Fake',
  tokens: [],
  contracts: [],
  // biome-ignore lint/correctness/useYield: a plan may need no call at all
  *read() {
    return []
  },
  *readRates() {
    yield* ask([call(multicall3, 'getBlockNumber', [])])
    return rates
  },
})

function venues(changes: Partial<FakeVenues> = {}): FakeVenues {
  return {
    block: { number: 26_000_000n, timestamp: now },
    feeds: { [feedAt]: { answer: ether(1.19), updatedAt: now - 3_600n } },
    uniswap: { [uniswapAt]: { token, price: ether(1.195), depth: deep, fee: 5n } },
    curve: {
      [curveAt]: { token, price: ether(1.2), depth: deep, fee: 4n, indices: 'int128', swapped: true },
      [cryptoAt]: { token, price: ether(1.201), depth: deep, fee: 30n, indices: 'uint256' },
    },
    balancer: {},
    ...changes,
  }
}

function read(world: FakeVenues, input: Partial<MarketsInput> = {}) {
  const rates = rated([{ token, wad: wad(ether(1.2)) }])
  const plan = readMarkets({ tokens: [token], of: [rates], markets: four, wrappers: [], ...input })
  return answerPlan(plan, answerVenues(world))
}
const verdicts = ({ sources }: MarketRow) => sources.map(({ verdict }) => verdict)
const first = (world: FakeVenues, input?: Partial<MarketsInput>) => read(world, input).result.rows[0] as MarketRow
const about = (found: bigint | null, wanted: number) => {
  expect(found).not.toBeNull()
  expect(Math.abs(Number(found) / 1e18 - wanted)).toBeLessThan(1e-6)
}

describe('the market of a token', () => {
  test('is the median of its sources without their fees, beside the rate of the same block, in one round', () => {
    const { result, rounds } = read(venues())
    expect(rounds).toBe(1)
    const [row] = result.rows
    expect(row).toMatchObject({ token, unit: 'ether', rate: ether(1.2), block: { number: 26_000_000n } })
    expect(verdicts(row as MarketRow)).toEqual(['used', 'used', 'used', 'used'])
    const prices = row?.sources.map(({ price }) => price) ?? []
    for (const [index, wanted] of [1.19, 1.195, 1.2, 1.201].entries()) about(prices[index] ?? null, wanted)
    about(row?.price ?? null, 1.1975)
    about(row?.discount ?? null, 1.1975 / 1.2 - 1)
  })

  test('a pool that names its coins the other way round, or numbers them otherwise, says the same', () => {
    const turned = venues()
    turned.curve[curveAt] = { ...(turned.curve[curveAt] as FakeVenues['curve'][`0x${string}`]), swapped: false }
    expect(first(turned).price).toBe(first(venues()).price)
  })

  test('a pool whose coins are others is not believed', () => {
    const world = venues()
    world.curve[curveAt] = {
      token,
      other: address(0x77),
      price: ether(1.2),
      depth: deep,
      indices: 'int128',
    }
    expect(verdicts(first(world))).toEqual(['used', 'used', 'unread', 'used'])
  })

  test('a pool with ten ether’s worth of trouble is thin, and what it says is not used', () => {
    const world = venues()
    world.uniswap[uniswapAt] = { token, price: ether(0.8), depth: ether(900), fee: 5n }
    world.curve[cryptoAt] = { token, price: ether(0.8), depth: ether(400), fee: 30n, indices: 'uint256' }
    const row = first(world)
    expect(verdicts(row)).toEqual(['used', 'thin', 'used', 'thin'])
    about(row.price, 1.195)
    expect(row.sources[1]?.impact).toBeGreaterThan(3n * 10n ** 15n)
    expect(row.sources[0]?.impact).toBeNull()
  })

  test('the sale of the depth check is worth ten ether where the rate is known, ten tokens where not', () => {
    const world = venues()
    // Eleven tokens move it by more than 0.3 %, five don't.
    world.uniswap[uniswapAt] = { token, price: ether(1), depth: ether(3_200), fee: 0n }
    expect(verdicts(first(world))[1]).toBe('thin')
    const known = new Map([[token.toLowerCase(), wad(ether(2))]])
    expect(verdicts(first(world, { known }))[1]).toBe('used')
  })

  test('the mean of half an hour stands where the pool remembers it', () => {
    const world = venues()
    world.uniswap[uniswapAt] = { token, price: ether(1.1), mean: ether(1.2), depth: deep }
    const [, pool] = first(world).sources
    expect(Math.abs(Number(pool?.price) / 1e18 - 1.2)).toBeLessThan(2e-4)
  })

  test('a token above WETH has its price turned round', () => {
    const markets = [marketsOf(wrapper).uniswapV3(uniswapAt, 500)]
    const world = venues({ uniswap: { [uniswapAt]: { token: wrapper, price: ether(1.1), depth: deep } } })
    about(first(world, { tokens: [wrapper], markets }).price, 1.1)
  })

  test('without a rate there is a price and no discount; without a source a rate and no price', () => {
    const unrated = first(venues(), { of: [] })
    expect(unrated).toMatchObject({ rate: null, discount: null })
    expect(unrated.price).not.toBeNull()
    const untraded = first(venues(), { markets: [] })
    expect(untraded).toMatchObject({ rate: ether(1.2), price: null, discount: null, sources: [] })
  })

  test('a discount within the coarseness of the sources says so', () => {
    const coarse = first(venues(), { markets: [of.feed(feedAt, { basisPoints: 200n })] })
    expect(coarse.tolerance).toBe(2n * 10n ** 16n + 10n ** 15n)
    // The middle two of the four are the Uniswap pool (0.05 %) and the stable pool (0.04 %).
    expect(first(venues()).tolerance).toBe(5n * 10n ** 14n + 10n ** 15n)
  })
})

describe('tokens of tokens', () => {
  const pair = [{ chainId: 1, wrapped: token, wrapper }]
  const both = rated([
    { token, wad: WAD },
    { token: wrapper, wad: wad(ether(1.25)), unit: token },
  ])

  test('a market of one form is a market of the other, carried over by the rates', () => {
    const row = first(venues(), { tokens: [wrapper], of: [both], wrappers: pair, markets: [four[0] as Market] })
    expect(row.sources[0]?.via).toBe(token)
    about(row.price, 1.19 * 1.25)
    about(row.discount, 0.19)
  })

  test('without the rates it carries nothing over', () => {
    const row = first(venues(), {
      tokens: [wrapper],
      of: [rated([{ token: wrapper, wad: WAD }])],
      wrappers: pair,
      markets: [four[0] as Market],
    })
    expect(row).toMatchObject({ price: null, sources: [{ verdict: 'unread' }] })
  })

  test('a pool against another token counts in what that one is worth in its own markets', () => {
    const world = venues()
    world.curve[cryptoAt] = { token: other, other: token, price: ether(0.9), depth: deep, indices: 'int128' }
    const markets = [four[0] as Market, marketsOf(other).curve(cryptoAt, token)]
    const row = first(world, { tokens: [other], markets })
    about(row.price, 0.9 * 1.19)
    world.feeds[feedAt] = { answer: ether(1.19), updatedAt: now - 3n * day }
    expect(first(world, { tokens: [other], markets })).toMatchObject({ price: null, sources: [{ verdict: 'unread' }] })
  })

  test('two pools that count in each other end', () => {
    const world = venues({
      curve: {
        [curveAt]: { token, other, price: ether(1), depth: deep, indices: 'int128' },
        [cryptoAt]: { token: other, other: token, price: ether(1), depth: deep, indices: 'int128' },
      },
    })
    const markets = [of.curve(curveAt, other), marketsOf(other).curve(cryptoAt, token)]
    expect(first(world, { markets }).price).toBeNull()
  })

  test('a boosted pool pays in shares of a vault, which are worth more than one', () => {
    const share = address(0x99)
    const world = venues({
      balancer: { [balancerAt]: { token, other: share, price: ether(1), perShare: ether(1.05), depth: deep, fee: 2n } },
    })
    about(first(world, { markets: [of.balancerV3(balancerAt, share)] }).price, 1.05)
  })

  test('dollars become ether by the feed of ether, and by none that is late', () => {
    const markets = [of.feed(feedAt, { basisPoints: 100n, quote: 'dollar' })]
    const world = venues({
      feeds: {
        [feedAt]: { answer: 6_00000000n, decimals: 8, updatedAt: now - 10n },
        [etherUsdFeed]: { answer: 3_000_00000000n, decimals: 8, updatedAt: now - 3_600n },
      },
    })
    about(first(world, { markets, of: [] }).price, 0.002)
    world.feeds[etherUsdFeed] = { answer: 3_000_00000000n, decimals: 8, updatedAt: now - 4_000n }
    expect(first(world, { markets, of: [] }).price).toBeNull()
  })

  test('a bitcoin token is counted in bitcoin', () => {
    const markets = [of.feed(feedAt, { basisPoints: 50n, quote: 'bitcoin' })]
    const world = venues({ feeds: { [feedAt]: { answer: 99_500_000n, decimals: 8, updatedAt: now } } })
    const row = first(world, { markets, of: [rated([{ token, wad: WAD, unit: 'bitcoin' }])] })
    expect(row.unit).toBe('bitcoin')
    about(row.discount, -0.005)
  })
})

describe('bad input', () => {
  const feedOnly = { markets: [four[0] as Market] }
  test.each([
    ['a year old', { answer: ether(1.2), updatedAt: now - 365n * day }, 'stale'],
    ['just past its heartbeat and a tenth', { answer: ether(1.2), updatedAt: now - (day * 11n) / 10n - 1n }, 'stale'],
    ['just within it', { answer: ether(1.2), updatedAt: now - (day * 11n) / 10n }, 'used'],
    ['zero', { answer: 0n, updatedAt: now }, 'implausible'],
    ['negative', { answer: -1n, updatedAt: now }, 'implausible'],
    ['2^255 − 1', { answer: 2n ** 255n - 1n, updatedAt: now }, 'implausible'],
    ['−2^255', { answer: -(2n ** 255n), updatedAt: now }, 'implausible'],
    ['from the future', { answer: ether(1.2), updatedAt: now + 1n }, 'implausible'],
    ['never written', { answer: ether(1.2), updatedAt: 0n }, 'implausible'],
    ['of 255 decimals', { answer: ether(1.2), decimals: 255, updatedAt: now }, 'implausible'],
    ['twice the rate', { answer: ether(2.4), updatedAt: now }, 'implausible'],
    ['a thousandth of the rate', { answer: ether(0.0012), updatedAt: now }, 'implausible'],
    ['half the rate, which can be', { answer: ether(0.6), updatedAt: now }, 'used'],
  ])('a feed that is %s', (_, said, verdict) => {
    const row = first(venues({ feeds: { [feedAt]: said } }), feedOnly)
    expect(verdicts(row)).toEqual([verdict])
    expect(row.price === null).toBe(verdict !== 'used')
  })

  test('a rate that leapt by half within a day is not believed', () => {
    const leapt = first(venues(), { known: new Map([[token, wad(ether(0.8))]]) })
    expect(leapt).toMatchObject({ rate: null, discount: null })
    expect(first(venues(), { known: new Map([[token, wad(ether(0.81))]]) }).rate).toBe(ether(1.2))
  })

  test('addresses without code are unread, and the rest is used', () => {
    const row = first(venues({ feeds: {}, uniswap: {} }))
    expect(verdicts(row)).toEqual(['unread', 'unread', 'used', 'used'])
    const nothing = first(venues({ feeds: {}, uniswap: {}, curve: {} }))
    expect(nothing).toMatchObject({ price: null, discount: null })
    expect(verdicts(nothing)).toEqual(['unread', 'unread', 'unread', 'unread'])
  })

  test('a pool drained in this block is thin though its mean looks well', () => {
    const world = venues()
    world.uniswap[uniswapAt] = { token, price: ether(1.2), mean: ether(1.2), depth: 0n }
    world.curve[curveAt] = { token, price: ether(1.2), depth: 0n, indices: 'int128' }
    expect(verdicts(first(world))).toEqual(['used', 'thin', 'unread', 'used'])
  })

  test('a call that answers too much is unread', () => {
    const world = venues({
      more: ({ to }) => (to === feedAt || to === curveAt ? `0x${'ff'.repeat(100_000)}` : undefined),
    })
    expect(verdicts(first(world))).toEqual(['unread', 'used', 'unread', 'used'])
  })

  test('whatever the venues say, a row is made, and its price lies within what can be believed', () => {
    const any = fc.bigInt({ min: 0n, max: 2n ** 200n })
    const some = fc.bigInt({ min: 1n, max: 2n ** 90n })
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(2n ** 255n), max: 2n ** 255n - 1n }),
        any,
        some,
        some,
        (answer, at, price, depth) => {
          const world = venues({ feeds: { [feedAt]: { answer, updatedAt: at } } })
          world.curve[curveAt] = { token, price, depth, indices: 'int128' }
          const row = first(world, { markets: [four[0] as Market, four[2] as Market] })
          if (row.price === null) expect(row.discount).toBeNull()
          else {
            expect(row.price <= ether(1.8) && row.price >= ether(0.012)).toBe(true)
            expect(row.discount).not.toBeNull()
          }
        },
      ),
    )
  })
})

describe('what a sale would bring', () => {
  const amount = tokenUnits(ether(100))

  test('is quoted in every pool that pays ether, fee taken off, best first', async () => {
    const quotes = await quoteSale(venueClient(venues()), token, amount, four)
    expect(quotes.map(({ source, pool }) => [source, pool])).toEqual([
      ['curve', curveAt],
      ['curve', cryptoAt],
      ['uniswapV3', uniswapAt],
    ])
    const [best] = quotes
    expect(best?.block.number).toBe(26_000_000n)
    expect(best?.receives).toBeLessThan(ether(120 * 0.9996))
    expect(best?.receives).toBeGreaterThan(ether(119))
    expect(best?.priceImpact).toBeGreaterThan(ether(0.002))
    expect(best?.priceImpact).toBeLessThan(ether(0.003))
  })

  test('pools that are gone, drained, or pay in another token are left out', async () => {
    const world = venues({ uniswap: {} })
    world.curve[curveAt] = { token, price: ether(1.2), depth: 0n, indices: 'int128' }
    world.curve[cryptoAt] = { token, other, price: ether(1.2), depth: deep, indices: 'int128' }
    const markets = [...four.slice(0, 3), of.curve(cryptoAt, other)]
    expect(await quoteSale(venueClient(world), token, amount, markets)).toEqual([])
  })

  test('a pool that buys a little, but not so much, comes last without a price; its last part is still a sale', async () => {
    const quote = (most: bigint, sold: Market['token'] = token) =>
      quoteSale(
        venueClient(
          venues({ uniswap: { [uniswapAt]: { token: sold, price: ether(1.195), depth: deep, most } }, curve: {} }),
        ),
        sold,
        amount,
        [marketsOf(sold).uniswapV3(uniswapAt, 500)],
      )
    const full = [{ source: 'uniswapV3', pool: uniswapAt, receives: null, priceImpact: null }]
    expect(await quote(amount - 1n)).toMatchObject(full)
    expect(await quote(amount - 1n, wrapper)).toMatchObject(full)
    expect((await quote(amount))[0]?.receives).toBeGreaterThan(ether(119))
    expect(await quote(1n)).toEqual([])

    const world = venues({ uniswap: { [uniswapAt]: { token, price: ether(1.195), depth: deep, most: 1n * WAD } } })
    const quotes = await quoteSale(venueClient(world), token, amount, four)
    expect(quotes.map(({ pool }) => pool)).toEqual([curveAt, cryptoAt, uniswapAt])
  })

  test('shares of a vault are counted in ether', async () => {
    const share = address(0x99)
    const world = venues({
      balancer: { [balancerAt]: { token, other: share, price: ether(1), perShare: ether(1.5), depth: ether(10 ** 9) } },
    })
    const [quote] = await quoteSale(venueClient(world), token, amount, [of.balancerV3(balancerAt, share)])
    about(quote?.receives ?? null, 149.999985)
  })

  test('nothing, too much, and another chain cost no request', async () => {
    const client = { ...venueClient(venues()), read: () => Promise.reject(new Error('asked')) }
    expect(await quoteSale(client, token, tokenUnits(0n), four)).toEqual([])
    expect(await quoteSale(client, token, tokenUnits(2n ** 200n), four)).toEqual([])
    expect(await quoteSale({ ...client, chainId: 10 }, token, amount, four)).toEqual([])
    expect(await quoteSale(client, address(0x5), amount, four)).toEqual([])
  })
})
