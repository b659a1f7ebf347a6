import { type Address, getAddress, numberToHex, stringToHex } from 'viem'
import type { Account, Mirror, Portfolio, PortfolioRow } from '../../lib/messaging/mirror.ts'
import { addSample, type History, type Sample } from '../../lib/portfolio/history.ts'
import { encodeHistory } from '../../lib/portfolio/historyStored.ts'
import { portfolioKey, positionKey } from '../../lib/portfolio/key.ts'
import { sampleOf } from '../../lib/portfolio/sample.ts'
import { sentence } from '../../lib/protocols/sentence.ts'
import type { Token } from '../../lib/protocols/types.ts'
import { tokenUnits, wad, wei } from '../../lib/units.ts'
import { account, block, ether, held, portfolio, second, third, tokenOf, unlocked } from './world.ts'

// Holdings on several chains and of many accounts, and what they were over time.

const copyOf = (symbol: string, chainId: number): Token => ({
  ...tokenOf(symbol),
  chainId,
  address: getAddress(`0x${chainId.toString(16).padStart(8, '0')}${tokenOf(symbol).address.slice(10)}`),
  rateOf: tokenOf(symbol).address,
})
const fresh = (symbol: string, kind: Token['kind'], change: Partial<Token> = {}): Token => ({
  ...tokenOf('rETH'),
  symbol,
  name: `${symbol} of the gallery`,
  kind,
  address: getAddress(`0x${stringToHex(symbol).slice(2).padEnd(40, '7').slice(0, 40)}`),
  ...change,
})
/** A token that is winding down, one of bitcoin, and one the user added. */
const leaving = fresh('oldETH', 'lst', { sunset: '2026-05-31' })
const bitcoin = fresh('sBTC', 'bitcoin', { decimals: 8 })
const junk = fresh('FREE-MONEY', 'plain')

/** A row of any token. */
function rowOf(token: Token, balance: bigint, rate: bigint | null, protocol = 'renzo'): PortfolioRow {
  return {
    position: {
      id: `${protocol}:token:${token.address}`,
      protocol,
      kind: 'token',
      token,
      balance: tokenUnits(balance),
    },
    block,
    value: rate === null ? null : wei((balance * rate) / 10n ** BigInt(token.decimals)),
    rate: rate === null ? null : wad(rate),
  }
}

const rich: Portfolio = {
  ...portfolio,
  rows: [
    ...portfolio.rows.filter(({ position }) => position.id !== 'renzo:token:ezETH'),
    rowOf(leaving, 3n * ether, (101n * ether) / 100n, 'coinbase'),
    rowOf(bitcoin, 12_345_678n, 34n * ether, 'lombard'),
    rowOf(junk, 1_000_000n * ether, null, 'erc20'),
  ],
}
const on = (chainId: number, rows: readonly PortfolioRow[], ago = 0n, of = account): Portfolio => ({
  account: of,
  chainId,
  block: { number: 312_345_678n - ago, timestamp: block.timestamp - ago },
  rows: rows.map((row) => ({ ...row, block: { number: 312_345_678n - ago, timestamp: block.timestamp - ago } })),
  failures: [],
  etherPrice: null,
})
const away = [
  on(42161, [rowOf(copyOf('wstETH', 42161), 8n * ether, 1_182_345_678_901_234_567n, 'lido')]),
  on(8453, [rowOf(copyOf('weETH', 8453), 2n * ether, 1_054_000_000_000_000_000n, 'etherfi')], 5_400n),
]
const keyed = (portfolios: readonly Portfolio[]): Mirror['portfolios'] =>
  Object.fromEntries(portfolios.map((each) => [portfolioKey(each.chainId, each.account), each]))
const failing = { name: 'ChainUnreachableError', code: 4901, message: '', data: 'timeout' }
const chainsDone = [1, 42161, 8453].map((chainId) => ({
  chainId,
  running: chainId === 42161,
  finishedAt: Date.now() - 9_000,
  error: chainId === 8453 ? failing : null,
}))
const tokens = [
  ...unlocked.registry.tokens,
  leaving,
  bitcoin,
  ...away.flatMap(({ rows }) =>
    rows.flatMap(({ position }) => (position.kind === 'token' && position.token ? [position.token] : [])),
  ),
]

/** One account on three chains, one of them slow and one dead. */
export const several: Partial<Mirror> = {
  registry: { ...unlocked.registry, tokens },
  portfolios: keyed([rich, ...away]),
  refresh: { ...unlocked.refresh, chains: chainsDone },
  settings: {
    ...unlocked.settings,
    endpoints: { 1: ['https://a.example'], 42161: ['https://b.example'], 8453: ['https://c.example'] },
  },
  rates: [
    {
      chainId: 1,
      token: tokenOf('wstETH').address,
      wad: wad(1_182_345_678_901_234_567n),
      unit: tokenOf('stETH').address,
      ether: wad(1_182_345_678_901_234_567n),
      writtenAt: block.timestamp - 40_000n,
      block,
    },
  ],
  statuses: [
    {
      chainId: 1,
      protocol: 'lido',
      token: tokenOf('wstETH').address,
      what: 'request',
      until: block.timestamp + 90_000n,
      block,
    },
  ],
  preferences: { ...unlocked.preferences, tokens: [junk] },
}

/** The same with some of it hidden and left out. */
export const sorted: Partial<Mirror> = {
  ...several,
  preferences: {
    ...unlocked.preferences,
    tokens: [junk],
    hidden: [positionKey(rich, `erc20:token:${junk.address}`), positionKey(rich, 'etherfi:token:weETH')],
    excluded: [positionKey(rich, 'lido:token:stETH')],
  },
}

const others = [
  on(1, [held(null, 4n * ether, ether), held('wstETH', 40n * ether, 1_182_345_678_901_234_567n)], 0n, second),
  on(1, [held('stETH', 3n * ether, ether), rowOf(bitcoin, 99_000_000n, 34n * ether, 'lombard')], 0n, third),
  on(42161, [rowOf(copyOf('wstETH', 42161), 1n * ether, 1_182_345_678_901_234_567n, 'lido')], 0n, third),
]
/** Every account at once. */
export const everyone: Partial<Mirror> = { ...several, portfolios: keyed([rich, ...away, ...others]) }

const many: readonly Account[] = Array.from({ length: 200 }, (_, index) => ({
  address: index === 0 ? account : getAddress(numberToHex(0x1000n + BigInt(index) ** 4n, { size: 20 }) as Address),
  name: `Account ${index + 1}`,
  kind: 'watch',
  hidden: false,
}))
const chainIds = [1, 42161, 8453, 10, 59144, 534352, 81457, 34443]
/** Two hundred accounts with something on eight chains each. */
export const crowd: Partial<Mirror> = {
  ...several,
  accounts: many,
  portfolios: keyed(
    many.flatMap(({ address }, index) =>
      chainIds.map((chainId) => ({
        ...on(
          chainId,
          [
            ...(chainId === 1 ? rich.rows : []),
            rowOf(copyOf('wstETH', chainId), BigInt(index + 1) * ether, 1_182_345_678_901_234_567n, 'lido'),
            rowOf(copyOf('weETH', chainId), BigInt(index + 1) * ether, 1_054_000_000_000_000_000n, 'etherfi'),
          ],
          0n,
          address,
        ),
        etherPrice: portfolio.etherPrice,
      })),
    ),
  ),
}

const hour = 3_600n
/** Ninety days in which the rate rose, something was bought, and ether's price moved. */
function pastOf(present: Portfolio): History {
  const now = sampleOf(present, {
    rates: [],
    price: portfolio.etherPrice,
    wrappersOf: () => [tokenOf('wstETH').address],
  })
  if (now === null) return { account: present.account, chainId: present.chainId, samples: [] }
  let samples: readonly Sample[] = []
  for (let hours = 90n * 24n; hours > 0n; hours -= 6n) {
    const days = Number(hours) / 24
    const answer = BigInt(Math.round((2_893.41 + 260 * Math.sin(days / 9) - days * 4) * 1e8))
    const scale = 10n ** 9n - (hours * 10n ** 9n) / (24n * 365n * 30n)
    const items = now.items
      .filter((_, index) => hours < 24n * 40n || index % 4 !== 2)
      .map((item) => ({
        ...item,
        rate: item.rate === null || item.token === null ? item.rate : wad((item.rate * scale) / 10n ** 9n),
      }))
    samples = addSample(samples, { ...now, time: now.time - hours * hour, price: { answer, decimals: 8 }, items })
  }
  return { account: present.account, chainId: present.chainId, samples }
}

/** What the background answers to `history.read`. */
export function pastIn(mirror: Mirror, of: Address | null) {
  return Object.values(mirror.portfolios)
    .filter((present) => of === null || present.account === of)
    .map((present) => {
      const { account: owner, chainId } = present
      const now = sampleOf(present, { rates: [], price: portfolio.etherPrice, wrappersOf: () => [] })
      return {
        account: owner,
        chainId,
        stored: encodeHistory(pastOf(present)),
        now: now && encodeHistory({ account: owner, chainId, samples: [now] }),
      }
    })
}

/** One calm banner, however much failed. */
export const troubled: Partial<Mirror> = {
  ...several,
  portfolios: keyed([
    {
      ...rich,
      failures: ['rocketPool', 'renzo', 'eigenlayer'].map((protocol) => ({
        protocol,
        error: { name: 'ReadError', code: 4901, message: '' },
      })),
    },
    ...away,
  ]),
  notices: [{ id: 'record-rejected', sentence: sentence('notice.record-rejected') }],
}
