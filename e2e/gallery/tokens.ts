import type { Address } from 'viem'
import type { DailySample, MarketRow, MarketSource, Mirror } from '../../lib/messaging/mirror.ts'
import type { YieldReport, YieldWindow } from '../../lib/messaging/yields.ts'
import { discountOf } from '../../lib/portfolio/marketMath.ts'
import { wad } from '../../lib/units.ts'
import { block, ether, tokenOf, unlocked } from './world.ts'

// What the worker would have found out about tokens: markets, yields and days, one for every state a screen can show.

/** wstETH on Base. Source: facts/lst.md 3.1 (high). */
export const copyOnBase = '0xc1CBa3fCea344f92D9239c08C0568f6F2F0ee452'
const day = 86_400
const milli = ether / 1_000n
const address = (symbol: string) => tokenOf(symbol).address
const now = () => BigInt(Math.floor(Date.now() / 1_000))

const source = (kind: MarketSource['kind'], at: number, more: Partial<MarketSource> = {}): MarketSource => ({
  kind,
  address: `0x${at.toString(16).padStart(40, 'a')}` as Address,
  via: null,
  price: null,
  verdict: 'used',
  updatedAt: kind === 'feed' ? now() - 9_400n : null,
  heartbeat: kind === 'feed' ? 86_400n : null,
  impact: kind === 'feed' ? null : wad(milli / 2n),
  ...more,
})
const market = (
  symbol: string,
  rate: bigint | null,
  price: bigint | null,
  more: Partial<MarketRow> = {},
): MarketRow => ({
  chainId: 1,
  token: address(symbol),
  unit: 'ether',
  price: price === null ? null : wad(price),
  rate: rate === null ? null : wad(rate),
  discount: discountOf(price, rate),
  tolerance: wad(6n * milli),
  sources: [],
  block,
  ...more,
})

const [rethRate, ezethRate] = [1_161_234_567_890_123_456n, 1_077_123_456_789_012_345n]
const near = (price: bigint, thousandths: bigint) => wad((price * (1_000n + thousandths)) / 1_000n)

/** A token near its redemption value by four sources, one of them carried over from its other form. */
const calm = market('wstETH', 1_240_000_000_000_000_000n, 1_239_100_000_000_000_000n, {
  sources: [
    source('uniswapV3', 1, { price: wad(1_239_000_000_000_000_000n) }),
    source('uniswapV3', 2, { price: wad(1_231_000_000_000_000_000n), verdict: 'thin', impact: wad(12n * milli) }),
    source('feed', 3, { price: wad(1_239_200_000_000_000_000n), via: address('stETH') }),
    source('curve', 4, { price: wad(1_239_050_000_000_000_000n), via: address('stETH'), impact: wad(milli / 10n) }),
  ],
})
/** One that fell: a feed that stands still, a thin pool, a drained one, one that lies and one that is silent. */
const fallen = market('ezETH', ezethRate, near(ezethRate, -47n), {
  tolerance: wad(2n * milli),
  sources: [
    source('feed', 5, { price: near(ezethRate, -2n), verdict: 'stale', updatedAt: now() - 3n * 86_400n - 7_200n }),
    source('uniswapV3', 6, { price: near(ezethRate, -46n) }),
    source('curve', 7, { price: near(ezethRate, -48n), impact: wad(2n * milli) }),
    source('curve', 8, { price: near(ezethRate, -211n), verdict: 'thin', impact: wad(87n * milli) }),
    source('uniswapV3', 9, { verdict: 'thin', impact: null }),
    source('feed', 10, { verdict: 'implausible', updatedAt: null }),
    source('balancerV3', 11, { verdict: 'unread', impact: null }),
  ],
})
const single = market('rETH', rethRate, near(rethRate, -7n), {
  tolerance: wad(21n * milli),
  sources: [source('feed', 12, { price: near(rethRate, -7n) })],
})
const unreadable = market('cbETH', 1_131_000_000_000_000_000n, null, {
  sources: [
    source('feed', 13, { price: near(ether, 120n), verdict: 'stale', updatedAt: now() - 400n * 86_400n }),
    source('uniswapV3', 14, { verdict: 'unread', impact: null }),
  ],
})
const above = market('weETH', 1_092_000_000_000_000_000n, near(1_092_000_000_000_000_000n, 3n), {
  sources: [source('feed', 15, { price: near(1_092_000_000_000_000_000n, 3n) }), source('curve', 16)],
})
const unrated = market('EIGEN', null, milli / 3n, {
  tolerance: wad(21n * milli),
  sources: [source('feed', 17, { price: wad(milli / 3n) })],
})
const plain = market('WETH', ether, null)

export const markets = { calm, fallen, single, unreadable, above, unrated, plain }
/** The mirror with every market, and statuses of one token. */
export const traded: Partial<Mirror> = { markets: Object.values(markets) }
export const switchedOff: Partial<Mirror> = {
  ...traded,
  statuses: [
    { chainId: 1, protocol: 'renzo', token: address('ezETH'), what: 'request', until: null, block },
    {
      chainId: 1,
      protocol: 'renzo',
      token: address('ezETH'),
      what: 'rate',
      until: now() + 20_000n,
      block,
    },
  ],
}

/** A copy on Base of a token that is being wound down. */
export const copied: Partial<Mirror> = {
  ...traded,
  registry: {
    ...unlocked.registry,
    tokens: [
      ...unlocked.registry.tokens.map((token) =>
        token.address === address('wstETH') ? { ...token, sunset: '2026-06-01' } : token,
      ),
      { ...tokenOf('wstETH'), chainId: 8453, address: copyOnBase, rateOf: address('wstETH') },
    ],
  },
}

const end = (rate: bigint, ago: number) => ({ wad: wad(rate), time: now() - BigInt(ago), block: 21_345_678n })
const over = (days: YieldWindow['days'], rate: bigint, more: Partial<YieldWindow> = {}): YieldWindow => {
  const perYear = 27n * milli
  const from = rate - (rate * perYear * BigInt(days)) / (365n * ether)
  return {
    days,
    method: 'archive',
    from: end(from, days * day + 300),
    to: end(rate, 300),
    verdict: 'ok',
    apr: wad(perYear - BigInt(days) * (milli / 50n)),
    change: discountOf(rate, from),
    ...more,
  }
}
const report = (symbol: string, windows: readonly YieldWindow[], more: Partial<YieldReport> = {}): YieldReport => ({
  chainId: 1,
  token: address(symbol),
  of: { chainId: 1, token: address(symbol) },
  unit: 'ether',
  windows,
  archive: null,
  readAt: Date.now() - 65_000,
  block,
  ...more,
})
const unknown = (days: YieldWindow['days']): YieldWindow =>
  over(days, ether, { method: null, from: null, verdict: 'unknown', apr: null, change: null })

/** By symbol: from an archive, stored days, the log, a fall and a leap, nothing at all. */
const reports: Readonly<Record<string, () => YieldReport>> = {
  wstETH: () =>
    report('wstETH', [over(7, calm.rate ?? ether), over(30, calm.rate ?? ether), over(90, calm.rate ?? ether)]),
  stETH: () =>
    report('stETH', [over(7, ether), over(30, ether), over(90, ether)], {
      of: { chainId: 1, token: address('wstETH') },
    }),
  rETH: () =>
    report('rETH', [over(7, rethRate, { method: 'stored' }), over(30, rethRate, { method: 'events' }), unknown(90)], {
      archive: { name: 'NoArchiveError', code: 4901, message: '' },
    }),
  ezETH: () =>
    report('ezETH', [
      over(7, ezethRate, { verdict: 'fell', apr: null, change: -6n * milli }),
      over(30, ezethRate),
      over(90, ezethRate, { verdict: 'implausible', apr: null, from: end(ezethRate / 2n, 90 * day) }),
    ]),
  EIGEN: () => report('EIGEN', [unknown(7), unknown(30), unknown(90)], { of: null, unit: null }),
  WETH: () =>
    report(
      'WETH',
      [7, 30, 90].map((days) => over(days as 7, ether, { apr: wad(0n), change: 0n })),
    ),
}

/** What the worker answers about a token; null: it is still reading. */
export const yieldsOf = (token: string): YieldReport | null =>
  Object.entries(reports)
    .find(([symbol]) => address(symbol).toLowerCase() === token.toLowerCase())?.[1]
    ?.call(null) ?? null

/** A hundred days of a token that lost its peg and half came back, with a gap where nothing was noted. */
export function daysOf(token: string): readonly DailySample[] {
  if (token.toLowerCase() === address('weETH').toLowerCase()) return []
  const few = token.toLowerCase() === address('rETH').toLowerCase()
  return Array.from({ length: few ? 1 : 100 }, (_, index) => index)
    .filter((index) => index < 40 || index > 47)
    .map((index): DailySample => {
      const rate = (ezethRate * BigInt(9_900 + index)) / 10_000n
      const below = index < 70 ? 3 + Math.round(2 * Math.sin(index / 3)) : 55 - Math.round((index - 70) * 1.2)
      return {
        time: now() - BigInt((99 - index) * day),
        rate: wad(rate),
        price: index < 12 ? null : wad((rate * BigInt(1_000 - below)) / 1_000n),
      }
    })
}
