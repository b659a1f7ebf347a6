import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { WAD } from '../units.ts'
import { type Axis, assetOf, composition, holdingsIn, kindOf } from './composition.ts'
import { positionKey } from './key.ts'
import { deposited, held, other, portfolioOf, queued, ticket, tokenOf } from './portfolioFakes.ts'

const none = { hidden: [], excluded: [] }
const steth = tokenOf('stETH', { rebasing: true })
const ezeth = tokenOf('ezETH', { kind: 'lrt' })
const weth = tokenOf('WETH', { kind: 'plain' })
const btc = tokenOf('LBTC', { kind: 'bitcoin', decimals: 8 })
const copy = tokenOf('ezETH2', { kind: 'lrt', chainId: 10, rateOf: ezeth.address })
const added = tokenOf('JUNK', { kind: 'plain' })

const mainnet = portfolioOf([
  held(null, 3n * WAD, WAD, 'native'),
  held(weth, WAD, WAD, 'weth'),
  held(steth, 2n * WAD),
  held(ezeth, 4n * WAD, WAD / 2n, 'renzo'),
  held(btc, 10n ** 7n, 20n * WAD, 'lombard'),
  held(added, 5n, null, 'erc20'),
  held(tokenOf('gone'), 0n),
  deposited(steth, 6n * WAD, WAD),
  queued('a', [{ token: steth, shares: WAD }]),
  queued('b', [
    { token: steth, shares: WAD },
    { token: ezeth, shares: WAD },
  ]),
  ticket(7n, steth, WAD),
  ticket(8n, steth, null),
])
const rollup = portfolioOf([held(copy, 2n * WAD, WAD / 2n, 'renzo')], { chainId: 10 })
const all = holdingsIn([mainnet, rollup], none)
const cut = (axis: Axis, holdings = all) =>
  Object.fromEntries(composition(holdings, axis).parts.map(({ id, value }) => [id, Number(value) / 1e18]))

describe('composition', () => {
  test('by kind: what is on the way out is that, whatever it was before', () => {
    expect(cut('kind')).toEqual({ restaked: 5, ether: 4, exiting: 4, lrt: 3, lst: 2, bitcoin: 2 })
  })
  test('by asset: copies count with their original, deposits with what they hold, exits with what they pay', () => {
    expect(cut('asset')).toEqual({
      ether: 4,
      [`1:${steth.address}`.toLowerCase()]: 8,
      [`1:${ezeth.address}`.toLowerCase()]: 3,
      [`1:${weth.address}`.toLowerCase()]: 1,
      [`1:${btc.address}`.toLowerCase()]: 2,
      several: 2,
    })
  })
  test('by protocol and by chain', () => {
    expect(cut('protocol')).toEqual({ eigenlayer: 8, native: 3, lido: 3, renzo: 3, lombard: 2, weth: 1 })
    expect(cut('chain')).toEqual({ '1': 19, '10': 1 })
  })
  test('what is unknown is counted apart, and never as nothing', () => {
    const { unvalued, total } = composition(all, 'kind')
    expect(unvalued).toBe(2)
    expect(total).toBe(20n * WAD)
  })
  test('what is hidden counts; what is excluded does not, and is told with its worth', () => {
    const [ether, unknown] = [positionKey(mainnet, 'native:token:ether'), positionKey(mainnet, 'lido:exit:8')]
    const hidden = holdingsIn([mainnet], { hidden: [ether], excluded: [] })
    expect(composition(hidden, 'kind').total).toBe(19n * WAD)
    expect(hidden.filter((holding) => holding.hidden)).toHaveLength(1)
    const excluded = composition(holdingsIn([mainnet], { hidden: [], excluded: [ether, unknown] }), 'kind')
    expect(excluded).toMatchObject({ total: 16n * WAD, unvalued: 1, excluded: { count: 2, value: 3n * WAD } })
  })
  test('a key is of one account on one chain', () => {
    const keys = { hidden: [], excluded: [positionKey(mainnet, 'native:token:ether')] }
    const theirs = holdingsIn(
      [
        { ...mainnet, account: other },
        { ...mainnet, chainId: 10 },
      ],
      keys,
    )
    expect(theirs.some(({ excluded }) => excluded)).toBe(false)
  })
  test('of nothing is nothing', () => {
    expect(composition([], 'asset')).toEqual({ total: 0n, parts: [], unvalued: 0, excluded: { count: 0, value: 0n } })
  })
  test('no total silently includes or drops a holding', () => {
    const row = fc.tuple(fc.option(fc.bigInt({ min: 0n, max: 10n ** 24n })), fc.boolean(), fc.nat(5))
    const axes = fc.constantFrom<Axis>('asset', 'protocol', 'chain', 'kind')
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), axes, (given, axis) => {
        const rows = given.map(([rate, , name], index) => {
          const one = held(tokenOf(`t${name}`), WAD, rate, `p${name % 3}`)
          return { ...one, position: { ...one.position, id: `p:token:${index}` } }
        })
        const portfolio = portfolioOf(rows)
        const excluded = rows
          .filter((_, index) => given[index]?.[1])
          .map(({ position }) => positionKey(portfolio, position.id))
        const holdings = holdingsIn([portfolio], { hidden: [], excluded })
        const { total, parts, unvalued, excluded: left } = composition(holdings, axis)
        const worthless = holdings.filter((each) => !each.excluded && each.row.value === 0n).length
        const counted = parts.reduce((sum, { count }) => sum + count, 0)
        // A part of nothing but worthless holdings is not told; everything else is somewhere.
        expect(counted + unvalued + left.count).toBeGreaterThanOrEqual(holdings.length - worthless)
        expect(counted + unvalued + left.count).toBeLessThanOrEqual(holdings.length)
        const sum = holdings.reduce((whole, each) => whole + (each.row.value ?? 0n), 0n)
        expect(parts.reduce((whole, { value }) => whole + value, 0n)).toBe(total)
        expect(total + left.value).toBe(sum)
        expect(parts.reduce((whole, { share }) => whole + share, 0n)).toBeLessThanOrEqual(WAD)
      }),
    )
  })
})

test('a plain token is wrapped ether only when it redeems for exactly one', () => {
  expect(kindOf(held(weth, WAD, WAD))).toBe('ether')
  expect(kindOf(held(weth, WAD, WAD - 1n))).toBe('other')
  expect(kindOf(held(weth, WAD, null))).toBe('other')
})

test('the same address on two chains is two assets', () => {
  const row = held(tokenOf('x'), WAD)
  expect(assetOf(1, row)).not.toBe(assetOf(10, row))
})
