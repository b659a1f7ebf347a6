import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { WAD } from '../units.ts'
import { holdingsIn } from './composition.ts'
import { type ExportRow, exportTables, isoTime, type Table, toCsv, toJson } from './export.ts'
import type { History } from './history.ts'
import { positionKey } from './key.ts'
import { deposited, held, me, portfolioOf, queued, ticket, tokenOf } from './portfolioFakes.ts'

const steth = tokenOf('stETH', { rebasing: true })
const small = tokenOf('sats', { decimals: 8 })
const portfolio = portfolioOf([
  held(null, 1_234_500_000_000_000_001n, WAD, 'native'),
  held(small, 123n, null),
  deposited(steth, 10n * WAD, WAD),
  queued('a', [{ token: steth, shares: 2n * WAD, lost: WAD }]),
  queued('b', [
    { token: steth, shares: WAD },
    { token: small, shares: WAD },
  ]),
  ticket(7n, steth, null),
])
const names = { account: () => '=HYPERLINK("x")', chain: () => 'Ethereum', protocol: (id: string) => id }
const histories: readonly History[] = [
  {
    account: me,
    chainId: 1,
    samples: [
      {
        time: 1_800_000_000n,
        price: { answer: 2_000_50000000n, decimals: 8 },
        unread: [],
        items: [
          {
            id: 'x',
            protocol: 'lido',
            kind: 'wallet',
            token: null,
            symbol: 'ETH',
            decimals: 18,
            amount: 3n * WAD,
            rate: WAD,
            shares: 3n * WAD,
            lost: 0n,
          },
          {
            id: 'y',
            protocol: 'lido',
            kind: 'wallet',
            token: me,
            symbol: 'X',
            decimals: null,
            amount: 7n,
            rate: null,
            shares: null,
            lost: 0n,
          },
        ],
      },
    ],
  },
]
const marks = { hidden: [positionKey(portfolio, 'native:token:ether')], excluded: [] }
const tables = exportTables({ holdings: holdingsIn([portfolio], marks), histories, names })
const row = (table: Table, index: number) => table.rows[index] as ExportRow

describe('the tables', () => {
  test('say every amount exactly, with its unit, worth, block and time', () => {
    expect(row(tables.positions, 0)).toMatchObject({
      account: me,
      chain_id: '1',
      kind: 'ether',
      asset: 'ETH',
      token: null,
      amount: '1.234500000000000001',
      amount_unit: 'whole tokens',
      eth_per_token: '1',
      value_eth: '1.234500000000000001',
      usd_per_eth: '3000',
      value_usd: '3703.500000000000003',
      block: '10',
      block_time: '2027-01-15T08:00:00Z',
      hidden: 'true',
      excluded_from_totals: 'false',
    })
  })
  test('leave unknown what is unknown', () => {
    expect(row(tables.positions, 1)).toMatchObject({
      amount: '0.00000123',
      value_eth: null,
      value_usd: null,
      eth_per_token: null,
    })
    expect(row(tables.history, 1)).toMatchObject({
      amount: '7',
      amount_unit: 'smallest units, decimals unknown',
      value_eth: null,
      shares: null,
    })
    expect(row(tables.exits, 3)).toMatchObject({ ticket: '7', amount_now: null, value_eth: null, waits_for: 'report' })
  })
  test('have what slashing took, and each asset of a withdrawal on a line of its own', () => {
    expect(row(tables.positions, 2)).toMatchObject({ kind: 'restaked', amount: '9', lost_to_slashing: '1' })
    expect(row(tables.exits, 0)).toMatchObject({
      amount_asked: '2',
      amount_now: '1',
      value_eth: '1',
      can_still_shrink: 'true',
    })
    expect(tables.exits.rows.slice(1, 3).map(({ asset_paid, value_eth }) => [asset_paid, value_eth])).toEqual([
      ['stETH', null],
      ['sats', null],
    ])
  })
  test('hold the history reading by reading', () => {
    expect(row(tables.history, 0)).toMatchObject({
      time: '2027-01-15T08:00:00Z',
      value_eth: '3',
      usd_per_eth: '2000.5',
      value_usd: '6001.5',
    })
  })
  test('have no column that a row lacks, and no row with another', () => {
    for (const table of Object.values(tables)) {
      for (const each of table.rows) expect(Object.keys(each).sort()).toEqual(table.columns.toSorted())
    }
  })
})

/** A reader of RFC 4180. */
function parseCsv(text: string): string[][] {
  const lines: string[][] = [[]]
  for (const [, quoted, plain, end] of text.slice(1).matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    lines.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
    if (end === '\r\n') lines.push([])
  }
  return lines.slice(0, -1)
}

describe('CSV', () => {
  test('has a head also when there is nothing below it', () => {
    const empty = exportTables({ holdings: [], histories: [], names })
    expect(parseCsv(toCsv(empty.exits))).toEqual([[...empty.exits.columns]])
  })
  test('cannot smuggle a formula into a spreadsheet', () => {
    const [, first] = parseCsv(toCsv(tables.positions))
    expect(first?.[1]).toBe('\'=HYPERLINK("x")')
    const starts = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '\r=1', '＝1', '\n@x']
    for (const text of starts) {
      const [, cells] = parseCsv(toCsv({ columns: ['a'], rows: [{ a: text }] }))
      expect(cells?.[0]).toBe(`'${text}`)
    }
  })
  test('brings every other text back as it was', () => {
    const text = fc.string({ unit: 'binary' }).filter((each) => !/^[\s\p{Cc}]*[=+\-@＝＋－＠]/u.test(each))
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 3 }), (rows) => {
        const csv = toCsv({ columns: ['a', 'b'], rows: rows.map(([a, b]) => ({ a, b })) })
        expect(parseCsv(csv).slice(1)).toEqual(rows)
      }),
    )
  })
})

test('JSON says what it is, when it was written and in which units', () => {
  const read = JSON.parse(toJson(tables, 1_800_000_000n))
  expect(read).toMatchObject({ format: 'bowline-export', version: 1, written: '2027-01-15T08:00:00Z' })
  expect(read.positions).toHaveLength(3)
  expect(read.exits).toHaveLength(4)
  expect(read.history).toHaveLength(2)
})

test('a time beyond the calendar is none', () => {
  expect(isoTime(2n ** 255n)).toBe('')
})
