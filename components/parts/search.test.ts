import { describe, expect, test } from 'vitest'
import { held, me, portfolioOf, tokenOf } from '../../lib/portfolio/portfolioFakes.ts'
import { matchesSearch, searchText } from './search.ts'

const names = {
  token: () => ({ address: null, symbol: 'ETH', name: 'Ether', decimals: 18 }),
  asset: () => ({ address: null, symbol: 'ETH', name: 'Ether', decimals: 18 }),
  protocol: () => 'ether.fi',
  chain: (id: number) => ({ id, name: 'Arbitrum One', blockSeconds: 1, currency: 'ETH', offered: false }),
}
const token = tokenOf('weETH', { name: 'Wrapped eETH', chainId: 42161 })
const portfolio = portfolioOf([], { chainId: 42161 })
const holding = { portfolio, row: held(token, 5n), key: 'k', hidden: false, excluded: false }
const text = searchText(holding, names, 'Savings')

describe('a search', () => {
  test.each([
    'weeth',
    'WRAPPED',
    'ether.fi',
    'arbitrum',
    'savings',
    token.address.toUpperCase().replace('0X', '0x'),
    me.slice(0, 9),
  ])('finds a position by %s', (typed) => {
    expect(matchesSearch(text, typed)).toBe(true)
  })
  test('needs every word, in any order', () => {
    expect(matchesSearch(text, 'arbitrum weeth')).toBe(true)
    expect(matchesSearch(text, 'arbitrum steth')).toBe(false)
  })
  test('for nothing finds everything', () => {
    expect(matchesSearch(text, '')).toBe(true)
    expect(matchesSearch(text, '   ')).toBe(true)
  })
})
