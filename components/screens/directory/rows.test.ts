import { describe, expect, test } from 'vitest'
import type { OperatorRow, Stake } from '../../../lib/messaging/directory.ts'
import { findRows, inEther, orders, parseCompared, slashablePart, sortOperators } from './rows.ts'

const stake = (ether: bigint | null, symbol = 'stETH') =>
  ({ strategy: '0x1', symbol, shares: 1n, tokens: 1n, ether }) as never as Stake
const row = (name: string, over: Partial<OperatorRow> = {}): OperatorRow => ({
  ...{ operator: `0x${name.padEnd(40, '0')}`, name, registered: true, closed: false, allocationDelay: 10n },
  ...{
    stakes: [stake(100n)],
    slashable: [stake(10n)],
    sets: 1,
    redistributing: 0,
    commission: { least: 0, most: 1000 },
  },
  ...over,
})
const namesBy = (order: (typeof orders)[number], rows: readonly OperatorRow[]) =>
  sortOperators(rows, order).map(({ name }) => name)

describe('a list of operators', () => {
  test('what has no worth in ether is never in the sum', () => {
    const { ether, others } = inEther([stake(2n), stake(null, 'EIGEN'), stake(3n)])
    expect([ether, others.map(({ symbol }) => symbol)]).toEqual([5n, ['EIGEN']])
  })

  test('the slashable part is rounded up, and unknown where nothing is counted or not all sets were read', () => {
    expect(slashablePart({ stakes: [stake(3n)], slashable: [stake(1n)] })).toBe(333_333_333_333_333_334n)
    expect(slashablePart({ stakes: [stake(null)], slashable: [] })).toBeNull()
    expect(slashablePart({ stakes: [stake(3n)], slashable: null })).toBeNull()
  })

  test('every order puts what is unknown last', () => {
    const unknown = row('none', { slashable: null, commission: null, allocationDelay: null, stakes: [], sets: 0 })
    const rows = [unknown, row('few', { stakes: [stake(10n)] }), row('many', { stakes: [stake(1_000n)] })]
    for (const order of orders) expect(namesBy(order, rows).at(-1), order).toBe('none')
    expect(namesBy('delegated', rows)).toEqual(['many', 'few', 'none'])
    expect(namesBy('slashable', rows)).toEqual(['many', 'few', 'none'])
  })

  test('the lowest commission, the longest delay and the most sets come first', () => {
    const rows = [
      row('a', { commission: { least: 0, most: 500 }, allocationDelay: 0n, sets: 3 }),
      row('b', { commission: { least: 0, most: 2_000 }, allocationDelay: 900n, sets: 5 }),
    ]
    expect(namesBy('commission', rows)).toEqual(['a', 'b'])
    expect(namesBy('delay', rows)).toEqual(['b', 'a'])
    expect(namesBy('sets', rows)).toEqual(['b', 'a'])
  })

  test('is searched by name, self-declared name and address', () => {
    const rows = [row('abc'), row('def', { name: null })]
    const said = (address: string) => (address.startsWith('0xdef') ? { name: 'Harbour' } : undefined)
    const find = (typed: string) => findRows(rows, ({ operator }) => operator, typed, said).length
    expect([find(''), find('ABC'), find('harb'), find('0xdef'), find('nobody')]).toEqual([2, 1, 1, 1, 0])
  })

  test('a path of what to compare holds addresses and nothing else', () => {
    const [a, b] = [`0x${'1'.repeat(40)}`, `0x${'2'.repeat(40)}`]
    expect(parseCompared(`${a},${b},${a}`)).toEqual([a, b])
    expect(parseCompared(`${a},javascript:x`)).toBeNull()
    expect(parseCompared('')).toBeNull()
  })
})
