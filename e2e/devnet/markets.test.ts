import { parseEther } from 'viem'
import { describe, expect, test } from 'vitest'
import type { MarketRow } from '../../lib/messaging/mirror.ts'
import { runPlan } from '../../lib/portfolio/engine.ts'
import { quoteSale, readMarkets } from '../../lib/portfolio/market.ts'
import { tokenUnits, WAD } from '../../lib/units.ts'
import { mainnet } from './addresses.ts'
import { clientOn } from './client.ts'
import { curvePools, marketsOn, uniswapPools } from './scenario/markets.ts'
import { devnetForTests } from './testDevnet.ts'

// The extension's own reading of markets, against pools that do the arithmetic of Uniswap and Curve.

const devnet = await devnetForTests()
let methods: string[] = []
const client = () => clientOn(devnet.url, (method) => methods.push(method))
const tokens = [mainnet.stETH, mainnet.wstETH, mainnet.rETH, mainnet.cbETH, mainnet.eETH, mainnet.weETH, mainnet.ezETH]

async function read(): Promise<(token: string) => MarketRow> {
  methods = []
  const { result } = await runPlan(client(), readMarkets({ tokens }))
  return (token) => result.rows.find((row) => row.token === token) as MarketRow
}
const sourceAt = (row: MarketRow, pool: string) => row.sources.find(({ address }) => address === pool)
const percent = (discount: bigint | null) => Number(discount) / 1e16

describe('markets on the devnet', () => {
  test('of every token are read in one request, near what the tokens redeem for', async () => {
    const row = await read()
    expect(methods).toEqual(['eth_chainId', 'eth_call'])
    for (const token of tokens) {
      expect(percent(row(token).discount), token).toBeGreaterThan(-0.3)
      expect(percent(row(token).discount), token).toBeLessThan(0.3)
      expect(row(token).sources.filter(({ verdict }) => verdict === 'used').length).toBeGreaterThan(1)
    }
    expect(sourceAt(row(mainnet.eETH), uniswapPools.weETH.pool)).toMatchObject({ via: mainnet.weETH, verdict: 'used' })
    expect(sourceAt(row(mainnet.wstETH), curvePools.stETH.pool)).toMatchObject({ via: mainnet.stETH, verdict: 'used' })
    // What is not on this chain says so.
    expect(row(mainnet.rETH).sources.some(({ verdict }) => verdict === 'unread')).toBe(true)
  })

  test('a quote is what a sale then pays, to the wei', async () => {
    const amount = parseEther('50')
    for (const [name, pool, token] of [
      ['ezETH', uniswapPools.ezETH.pool, mainnet.ezETH],
      ['weETH', uniswapPools.weETH.pool, mainnet.weETH],
      ['ezETH', curvePools.ezETH.pool, mainnet.ezETH],
    ] as const) {
      const quotes = await quoteSale(client(), token, tokenUnits(amount))
      const quoted = quotes.find((quote) => quote.pool === pool)
      const before = await devnet.balanceOf(mainnet.weth, pool)
      const { sellInUniswap, sellInCurve } = marketsOn(devnet.chain, devnet.contracts)
      await (quoted?.source === 'curve' ? sellInCurve : sellInUniswap)(name, amount)
      expect(before - (await devnet.balanceOf(mainnet.weth, pool))).toBe(quoted?.receives)
      expect(quoted?.priceImpact).toBeGreaterThan(0n)
    }
  })

  test('many sales move the price at once in Curve, and over half an hour in the mean of Uniswap', async () => {
    const { sellInUniswap, sellInCurve } = marketsOn(devnet.chain, devnet.contracts)
    // Half an hour of quiet to remember.
    await devnet.increaseTime(1_900)
    await sellInUniswap('ezETH', parseEther('300'))
    await sellInCurve('ezETH', parseEther('1300'))
    const before = await read()
    const [mean, spot] = [uniswapPools.ezETH.pool, curvePools.ezETH.pool].map((pool) =>
      sourceAt(before(mainnet.ezETH), pool),
    )
    expect(Number(mean?.price) / 1e18).toBeGreaterThan(1.07)
    expect(Number(spot?.price) / 1e18).toBeLessThan(1.06)
    await devnet.mine(160)
    const after = await read()
    const later = sourceAt(after(mainnet.ezETH), uniswapPools.ezETH.pool)
    expect(Number(later?.price) / 1e18).toBeLessThan(1.04)
  })

  test('a pool without depth is thin, whether almost nothing or nothing is left', async () => {
    const { setDepth } = marketsOn(devnet.chain, devnet.contracts)
    await setDepth('rETH', 500n * WAD)
    await setDepth('cbETH', 0n)
    const row = await read()
    expect(sourceAt(row(mainnet.rETH), uniswapPools.rETH.pool)).toMatchObject({ verdict: 'thin' })
    expect(sourceAt(row(mainnet.cbETH), uniswapPools.cbETH.pool)).toMatchObject({ verdict: 'thin', impact: null })
  })

  test('a feed that nobody writes is stale after a day and a tenth', async () => {
    await devnet.increaseTime(27 * 3_600)
    const row = await read()
    expect(row(mainnet.cbETH).sources[0]).toMatchObject({ kind: 'feed', verdict: 'stale' })
  })
})
