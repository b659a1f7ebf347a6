import { describe, expect, test } from 'vitest'
import type { RateRow } from '../messaging/mirror.ts'
import { WAD, wad } from '../units.ts'
import { gapsIn, worthOfItem } from './history.ts'
import { block, deposited, held, portfolioOf, queued, ticket, tokenOf } from './portfolioFakes.ts'
import { type SampleContext, sampleOf } from './sample.ts'

const steth = tokenOf('stETH', { rebasing: true })
const wsteth = tokenOf('wstETH')
const second = tokenOf('vault')
const btc = tokenOf('eBTC', { kind: 'bitcoin', decimals: 8 })
const copy = tokenOf('eBTC2', { kind: 'bitcoin', decimals: 8, chainId: 10, rateOf: btc.address })
const index = (11n * WAD) / 10n

const rate = (token: { address: RateRow['token'] }, value: bigint, change: Partial<RateRow> = {}): RateRow => ({
  chainId: 1,
  token: token.address,
  wad: wad(value),
  unit: 'ether',
  ether: wad(value),
  writtenAt: null,
  block,
  ...change,
})
const context = (change: Partial<SampleContext> = {}): SampleContext => ({
  rates: [],
  price: null,
  wrappersOf: () => [],
  ...change,
})
const only = (rows: Parameters<typeof portfolioOf>[0], from: SampleContext = context()) =>
  sampleOf(portfolioOf(rows), from)?.items[0]

describe('a sample', () => {
  test('is of the block that was read, with what failed then and the price', () => {
    const failures = [{ protocol: 'lido', error: { name: 'ReadError', code: 4901, message: '' } }]
    const sample = sampleOf(portfolioOf([held(null, WAD, WAD, 'native')], { failures }), context())
    expect(sample).toMatchObject({
      time: block.timestamp,
      price: { answer: 3_000_00000000n, decimals: 8 },
      unread: ['lido'],
    })
    expect(sampleOf(portfolioOf([], { block: null }), context())).toBeNull()
    const price = { answer: 5n, decimals: 0, updatedAt: 1n, block }
    expect(sampleOf(portfolioOf([], { etherPrice: null }), context({ price }))?.price).toEqual({
      answer: 5n,
      decimals: 0,
    })
  })
  test('is worth what its portfolio is worth', () => {
    const rows = [
      held(null, 3n * WAD, WAD, 'native'),
      held(wsteth, 7n * WAD + 1n, index),
      deposited(steth, 5n * WAD, WAD, index),
      queued('a', [{ token: steth, shares: WAD, lost: WAD / 4n }]),
      ticket(1n, steth, 2n * WAD),
    ]
    const items = sampleOf(portfolioOf(rows), context())?.items ?? []
    const sum = items.reduce((total, item) => total + (worthOfItem(item) ?? 0n), 0n)
    expect(sum).toBe(rows.reduce((total, { value }) => total + (value ?? 0n), 0n))
  })
  test('holds nothing of what the account has none of', () => {
    expect(sampleOf(portfolioOf([held(wsteth, 0n)]), context())?.items).toEqual([])
  })
})

describe('shares', () => {
  test('of what does not rebase are its units', () => {
    expect(only([held(wsteth, 5n * WAD, index)])).toMatchObject({ shares: 5n * WAD, rate: index })
  })
  test('of what rebases come from the one whose rate is counted in it', () => {
    const rates = [rate(wsteth, index, { unit: steth.address }), rate(second, 2n * WAD)]
    const wrappersOf = () => [second.address, wsteth.address]
    expect(only([held(steth, 11n * WAD)], context({ rates, wrappersOf }))?.shares).toBe(10n * WAD)
  })
  test('or, where both count in ether, from the only one there is', () => {
    const wrappersOf = () => [wsteth.address]
    expect(only([held(steth, 11n * WAD)], context({ rates: [rate(wsteth, index)], wrappersOf }))?.shares).toBe(
      10n * WAD,
    )
    expect(only([held(steth, 11n * WAD), held(wsteth, WAD, index)], context({ wrappersOf }))?.shares).toBe(10n * WAD)
  })
  test('are unknown where that would be a guess', () => {
    const rates = [rate(wsteth, index), rate(second, index)]
    const wrappersOf = () => [wsteth.address, second.address]
    expect(only([held(steth, WAD)], context({ rates, wrappersOf }))?.shares).toBeNull()
    expect(only([held(steth, WAD)])?.shares).toBeNull()
    expect(
      only([held(steth, WAD, WAD / 2n)], context({ rates, wrappersOf: () => [wsteth.address] }))?.shares,
    ).toBeNull()
  })
  test('of a deposit are its withdrawable ones, with what slashing took beside them', () => {
    expect(only([deposited(steth, 10n * WAD, WAD, 2n * WAD)])).toMatchObject({
      kind: 'restaked',
      amount: 18n * WAD,
      shares: 9n * WAD,
      lost: WAD,
    })
  })
  test('slashed to nothing, a deposit is still there', () => {
    expect(only([deposited(steth, 10n * WAD, 10n * WAD)])).toMatchObject({ amount: 0n, shares: 0n, lost: 10n * WAD })
  })
  test('of a ticket are one, whatever it pays; of unknown worth it is a gap', () => {
    expect(only([ticket(1n, steth, WAD)])).toMatchObject({ kind: 'exiting', amount: WAD, shares: WAD })
    expect(gapsIn(sampleOf(portfolioOf([ticket(1n, steth, null)]), context()) as never)).toBe(1)
  })
  test('a withdrawal of several assets is as many items', () => {
    const rates = [rate(wsteth, index)]
    const row = queued('a', [
      { token: steth, shares: WAD },
      { token: wsteth, shares: WAD },
    ])
    const items = sampleOf(portfolioOf([row]), context({ rates }))?.items ?? []
    expect(items.map(({ id, rate: of }) => [id, of])).toEqual([
      ['eigenlayer:withdrawal:a#0', null],
      ['eigenlayer:withdrawal:a#1', index],
    ])
  })
})

describe('what is counted in bitcoin', () => {
  test('has its own rate beside the market’s, multiplied through, on every chain', () => {
    const inner = tokenOf('LBTC', { kind: 'bitcoin', decimals: 8 })
    const rates = [
      rate(btc, (12n * WAD) / 10n, { unit: inner.address, ether: null }),
      rate(inner, index, { unit: 'bitcoin', ether: null }),
    ]
    const own = (12n * index) / 10n
    expect(only([held(btc, 10n ** 8n, 20n * WAD)], context({ rates }))).toMatchObject({ own, rate: 20n * WAD })
    const away = sampleOf(portfolioOf([held(copy, 10n ** 8n, 20n * WAD)], { chainId: 10 }), context({ rates }))
    expect(away?.items[0]).toMatchObject({ own })
  })
  test('and says so when it is not known', () => {
    expect(only([held(btc, 10n ** 8n, 20n * WAD)])).toMatchObject({ own: null })
  })
})
