import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Portfolio, PortfolioRow } from '../messaging/mirror.ts'
import { shares, tokenUnits, WAD, wei } from '../units.ts'
import { positionKey } from './key.ts'
import { newestPrice, totals } from './totals.ts'

const block = { number: 10n, timestamp: 100n }
const token = (id: string, value: bigint | null): PortfolioRow => ({
  position: { id, protocol: 'lido', kind: 'token', token: null, balance: tokenUnits(1n) },
  block,
  value: value === null ? null : wei(value),
  rate: null,
})
const restaked = (value: bigint | null, lost: bigint): PortfolioRow => ({
  position: {
    id: 'eigenlayer:restaked:x',
    protocol: 'eigenlayer',
    kind: 'restaked',
    strategy: '0x93c4b944D05dfe6df7645A86cd2206016c51564D',
    token: '0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84',
    asset: { symbol: 'stETH', decimals: 18, known: true },
    depositShares: shares(1n),
    withdrawableShares: shares(1n),
    depositScalingFactor: WAD,
    withdrawable: tokenUnits(1n),
    deposited: tokenUnits(1n),
    lost: tokenUnits(lost),
  },
  block,
  value: value === null ? null : wei(value),
  rate: WAD,
})
const operator: PortfolioRow = {
  position: {
    id: 'eigenlayer:delegation:operator',
    protocol: 'eigenlayer',
    kind: 'delegation',
    operator: '0xDbEd88D83176316fc46797B43aDeE927Dc2ff2F5',
  },
  block,
  value: null,
  rate: null,
}
const portfolio = (rows: readonly PortfolioRow[], price: bigint | null = 3_000_00000000n): Portfolio => ({
  account: '0x90F79bf6EB2c4f870365E785982E1f101E93b906',
  chainId: 1,
  block,
  rows,
  failures: [],
  etherPrice: price === null ? null : { answer: price, decimals: 8, updatedAt: 90n, block },
})

describe('totals', () => {
  test('by what it is, with what is lost beside it and what is unknown counted, not guessed', () => {
    const rows = [token('a', 2n * WAD), token('b', null), restaked(5n * WAD, WAD), operator]
    expect(totals([portfolio(rows)])).toEqual({
      all: 7n * WAD,
      liquid: 2n * WAD,
      restaked: 5n * WAD,
      withdrawing: 0n,
      lost: WAD,
      unvalued: 1,
      excluded: 0,
      dollars: { amount: 21_000_00000000n, decimals: 8, updatedAt: 90n },
    })
  })

  test('without a price there are no dollars, and without rows there is nothing', () => {
    expect(totals([portfolio([token('a', 5n)], null)]).dollars).toBeNull()
    expect(totals([])).toMatchObject({ all: 0n, unvalued: 0, dollars: null })
  })

  test('a token of which there is none is not a position of unknown value', () => {
    const none = token('a', null)
    const empty = { ...none, position: { ...none.position, balance: tokenUnits(0n) } } as PortfolioRow
    expect(totals([portfolio([empty, token('b', null)])]).unvalued).toBe(1)
  })

  test('what is excluded is in no sum, and is told', () => {
    const counted = portfolio([token('a', 2n * WAD), token('b', 3n * WAD), token('c', null)])
    const excluded = new Set([positionKey(counted, 'b'), positionKey(counted, 'c')])
    expect(totals([counted], excluded)).toMatchObject({ all: 2n * WAD, liquid: 2n * WAD, unvalued: 0, excluded: 2 })
    expect(totals([{ ...counted, chainId: 10 }], excluded)).toMatchObject({ all: 5n * WAD, excluded: 0 })
  })

  test('the price is the one that was written last, whatever chain it was read on', () => {
    const old = portfolio([], 2_000_00000000n)
    const price = { answer: 3_000_00000000n, decimals: 8, updatedAt: 91n, block: { number: 1n, timestamp: 95n } }
    expect(newestPrice([old, { ...old, chainId: 10, etherPrice: price }])).toBe(price)
  })

  test('of many accounts are the sum of each, and dollars never round up', () => {
    const amounts = fc.array(fc.bigInt({ min: 0n, max: 10n ** 26n }), { maxLength: 8 })
    fc.assert(
      fc.property(amounts, fc.bigInt({ min: 1n, max: 10n ** 14n }), (values, price) => {
        const portfolios = values.map((value) => portfolio([token('a', value)], price))
        const { all, dollars } = totals(portfolios)
        expect(all).toBe(values.reduce((sum, value) => sum + value, 0n))
        if (dollars !== null) expect(dollars.amount * WAD).toBeLessThanOrEqual(all * price)
      }),
      { numRuns: 200 },
    )
  })
})
