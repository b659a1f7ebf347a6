import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Portfolio, PortfolioRow } from '../messaging/mirror.ts'
import { etherAsset } from '../protocols/tokens.ts'
import type { ExitDelay, ExitPosition, WithdrawalPosition } from '../protocols/types.ts'
import { shares, tokenUnits, wei } from '../units.ts'
import { type DeskInput, deskOf, type ExitRow, exitsInOrder, mostAtOnce } from './exits.ts'

const account = '0x90F79bf6EB2c4f870365E785982E1f101E93b906'
const other = '0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65'
const steth = '0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84'
const strategy = '0x93c4b944D05dfe6df7645A86cd2206016c51564D'
const operator = '0xDbEd88D83176316fc46797B43aDeE927Dc2ff2F5'
const asset = { symbol: 'stETH', decimals: 18, known: true }
const ether = 10n ** 18n
const block = { number: 1_000n, timestamp: 1_000_000n }
const now = 1_000_000_000

const withdrawal = (id: string, change: Partial<WithdrawalPosition> = {}): WithdrawalPosition => ({
  id,
  protocol: 'eigenlayer',
  kind: 'withdrawal',
  root: '0x',
  withdrawal: {
    staker: account,
    delegatedTo: operator,
    withdrawer: account,
    nonce: 0n,
    startBlock: 900n,
    strategies: [strategy],
    scaledShares: [shares(ether)],
  },
  entries: [
    {
      strategy,
      token: steth,
      asset,
      scaledShares: shares(ether),
      sharesNow: shares(ether),
      amountNow: tokenUnits((9n * ether) / 10n),
      amountQueued: tokenUnits(ether),
    },
  ],
  completableBlock: 1_100n,
  slashableUntil: 1_099n,
  completable: false,
  slashable: true,
  ...change,
})
const ticket = (id: string, change: Partial<ExitPosition> = {}): ExitPosition => ({
  id,
  protocol: 'lido',
  kind: 'exit',
  ticket: { contract: strategy, number: 7n, transferable: true },
  given: { token: steth, asset, amount: tokenUnits(ether) },
  paid: { token: null, asset: etherAsset },
  amountNow: tokenUnits(ether),
  amountAsked: tokenUnits(ether),
  state: 'waiting',
  delay: [],
  repricing: true,
  finish: { batch: 'claims' },
  ...change,
})
const row = (position: PortfolioRow['position'], value: bigint | null = ether): PortfolioRow => ({
  position,
  block,
  value: value === null ? null : wei(value),
  rate: null,
})
const portfolioOf = (rows: readonly PortfolioRow[], change: Partial<Portfolio> = {}): Portfolio => ({
  account,
  chainId: 1,
  block,
  rows,
  failures: [],
  etherPrice: null,
  ...change,
})
const desk = (rows: readonly PortfolioRow[], change: Partial<DeskInput> = {}) =>
  deskOf({
    portfolios: [portfolioOf(rows)],
    accounts: [{ address: account, kind: 'hd' }],
    chains: [{ id: 1, blockSeconds: 12 }],
    now,
    ...change,
  })
const cooldown = (change: Partial<ExitDelay> = {}): ExitDelay => ({
  what: 'cooldown',
  over: false,
  block: null,
  time: null,
  ...change,
})

describe('a queued withdrawal', () => {
  test('says what it lost, when it ends, and that it can be slashed until then', () => {
    const [only] = desk([row(withdrawal('a'))]).rows
    expect(only).toMatchObject({
      state: 'waiting',
      risk: 'slashing',
      pays: [{ now: (9n * ether) / 10n, asked: ether, lost: ether / 10n }],
      wait: { until: 1_001_200n, block: 1_100n, atLeast: null, progress: 0.5 },
      takeable: false,
    })
  })

  test('that nobody read since its time is due, not completable', () => {
    const at = (seconds: number) => desk([row(withdrawal('a'))], { now: now + seconds * 1_000 }).rows[0]
    expect(at(1_199)).toMatchObject({ state: 'waiting' })
    expect(at(1_200)).toMatchObject({ state: 'due', takeable: false })
  })

  test('whose time has come is held up while nobody can pay it', () => {
    const held = withdrawal('a', { completable: true, obstacle: 'unfunded' })
    expect(desk([row(held)]).rows[0]).toMatchObject({ state: 'frozen', takeable: false })
    expect(desk([row({ ...held, completable: false })]).rows[0]).toMatchObject({ state: 'waiting' })
  })

  test('that only somebody else may complete cannot be taken', () => {
    const foreign = withdrawal('a', { completable: true })
    const position = { ...foreign, withdrawal: { ...foreign.withdrawal, withdrawer: other } } as WithdrawalPosition
    expect(desk([row(position)]).rows[0]).toMatchObject({ state: 'completable', batch: null, takeable: false })
  })

  test('in a token nobody vouches for is completed alone', () => {
    const strange = withdrawal('b', { completable: true })
    const [entry] = strange.entries
    const entries = [{ ...entry, asset: { ...asset, known: false } }] as WithdrawalPosition['entries']
    const ready = [
      withdrawal('a', { completable: true }),
      { ...strange, entries },
      withdrawal('c', { completable: true }),
    ]
    const { batches } = desk(ready.map((position) => row(position)))
    expect(batches.map(({ rows }) => rows.map((one) => one.row.position.id))).toEqual([['a', 'c'], ['b']])
  })
})

describe('a ticket', () => {
  test('waits until the last of its parts, as far as they are known', () => {
    const delay = [cooldown({ over: true, time: 5n }), cooldown({ time: 1_000_500n }), cooldown({ block: 1_010n })]
    expect(desk([row(ticket('a', { delay }))]).rows[0]?.wait).toMatchObject({
      until: 1_000_500n,
      block: null,
      atLeast: null,
    })
    const open = [...delay, cooldown({ what: 'report' })]
    expect(desk([row(ticket('a', { delay: open }))]).rows[0]?.wait).toMatchObject({
      until: null,
      atLeast: 1_000_500n,
    })
    expect(desk([row(ticket('a'))]).rows[0]?.wait).toMatchObject({ until: null, atLeast: null, progress: null })
  })

  test('on a chain whose pace nobody states has a block and no time', () => {
    const chains = [{ id: 1, blockSeconds: null }]
    const delay = [cooldown({ block: 1_010n })]
    expect(desk([row(ticket('a', { delay }))], { chains }).rows[0]?.wait).toMatchObject({ until: null, block: 1_010n })
  })

  test('whose pay the contract does not say has no loss, and no part in a sum without being counted as missing', () => {
    const unknown = row(ticket('a', { amountNow: null }), null)
    expect(desk([unknown]).rows[0]?.pays).toMatchObject([{ now: null, lost: null }])
    expect(desk([unknown, row(ticket('b'))]).worth).toEqual({ all: ether, ready: 0n, unvalued: 1 })
  })

  test('H147: rounding is no loss, and more than was asked is none either', () => {
    const lost = (amount: bigint) => desk([row(ticket('a', { amountNow: tokenUnits(amount) }))]).rows[0]?.pays[0]?.lost
    expect(lost(ether - 999_999n)).toBe(0n)
    expect(lost(ether - 1_000_000n)).toBe(1_000_000n)
    expect(lost(ether + 5n)).toBe(0n)
  })
})

describe('the list', () => {
  test('what can be taken comes first, then by the clock, then the unknown, then what is held up', () => {
    const rows = [
      row(ticket('frozen', { state: 'frozen' })),
      row(ticket('unknown')),
      row(ticket('later', { delay: [cooldown({ time: 1_000_900n })] })),
      row(ticket('soon', { delay: [cooldown({ time: 1_000_100n })] })),
      row(ticket('due', { delay: [cooldown({ time: 999_999n })] })),
      row(ticket('ready', { state: 'completable' })),
      row({ id: 'held', protocol: 'native', kind: 'token', token: null, balance: tokenUnits(1n) }),
    ]
    expect(desk(rows).rows.map((one) => one.row.position.id)).toEqual([
      'ready',
      'due',
      'soon',
      'later',
      'unknown',
      'frozen',
    ])
  })

  test('of one account is in the same order wherever it is shown, told by each row itself', () => {
    const rows = [
      row(ticket('unknown')),
      row(withdrawal('blocks')),
      row(ticket('time', { delay: [cooldown({ time: 1_000_100n })] })),
      row(withdrawal('ready', { completable: true })),
    ] as ExitRow[]
    expect(exitsInOrder(rows).map(({ position }) => position.id)).toEqual(['ready', 'time', 'blocks', 'unknown'])
  })

  test('a watched account shows its exits and can take none', () => {
    const watched = desk([row(ticket('a', { state: 'completable' }))], {
      accounts: [{ address: account, kind: 'watch' }],
    })
    expect(watched).toMatchObject({ takeable: 0, batches: [], rows: [{ state: 'completable', takeable: false }] })
  })

  test('what the user hid is left out and counted', () => {
    const hidden = [`1:${account}:a`]
    const shown = desk([row(ticket('a', { state: 'completable' })), row(ticket('b'))], { hidden })
    expect(shown).toMatchObject({ hidden: 1, takeable: 0, rows: [{ row: { position: { id: 'b' } } }] })
  })

  test('what the user does not count is shown, can be taken, and is in no sum', () => {
    const excluded = [`1:${account}:a`]
    const rows = [row(ticket('a', { state: 'completable' })), row(ticket('b'), null)]
    expect(desk(rows, { excluded })).toMatchObject({
      takeable: 1,
      excluded: 1,
      worth: { all: 0n, ready: 0n, unvalued: 1 },
    })
  })

  test('a batch takes no more at once than a transaction can', () => {
    const many = Array.from({ length: mostAtOnce + 5 }, (_, index) =>
      row(ticket(String(index), { state: 'completable' })),
    )
    const { batches, takeable } = desk(many)
    expect(batches.map(({ rows }) => rows.length)).toEqual([mostAtOnce])
    expect(takeable).toBe(mostAtOnce + 5)
  })
})

const amounts = fc.option(fc.bigInt(0n, 10n ** 30n).map(tokenUnits), { nil: null })
const moments = fc.option(fc.bigInt(0n, 2n ** 62n), { nil: null })
const delays = fc.array(
  fc.record({
    what: fc.constantFrom<ExitDelay['what']>('cooldown', 'epoch', 'report', 'queue', 'liquidity', 'operator'),
    over: fc.boolean(),
    block: moments,
    time: moments,
  }),
  { maxLength: 4 },
)
const exits = fc.array(
  fc.record({
    amountNow: amounts,
    amountAsked: amounts,
    state: fc.constantFrom<ExitPosition['state']>('waiting', 'completable', 'frozen'),
    delay: delays,
    repricing: fc.boolean(),
    finish: fc.option(
      fc.constantFrom('one', 'two').map((batch) => ({ batch })),
      { nil: null },
    ),
    value: fc.option(fc.bigInt(0n, 10n ** 30n), { nil: null }),
  }),
  { maxLength: 12 },
)

describe('whatever the contracts say', () => {
  test('no amount is more than they say, every row is counted once, and a count is what can be pressed', () => {
    fc.assert(
      fc.property(exits, fc.constantFrom('hd', 'watch'), fc.nat(2_000_000_000), (found, kind, at) => {
        const rows = found.map(({ value, ...change }, index) => row(ticket(String(index), change), value))
        const shown = desk(rows, { accounts: [{ address: account, kind }], now: at })
        expect(shown.rows.map(({ row: { position } }) => position.id).toSorted()).toEqual(
          rows.map(({ position }) => position.id).toSorted(),
        )
        for (const { pays, row: shownRow, wait, state } of shown.rows) {
          const position = shownRow.position as ExitPosition
          expect(pays.map((paid) => paid.now)).toEqual([position.amountNow])
          for (const { now: pay, asked, lost } of pays) {
            if (lost !== null) expect(lost >= 0n && lost <= (asked ?? 0n)).toBe(true)
            if (lost !== null && lost > 0n) expect(pay === null ? null : pay + lost).toBe(asked)
          }
          expect(wait.until === null || wait.atLeast === null).toBe(true)
          if (state === 'due') expect(Number(wait.until) * 1_000).toBeLessThanOrEqual(at)
          for (const { progress } of wait.parts)
            if (progress !== null) expect(progress >= 0 && progress <= 1).toBe(true)
        }
        const ready = shown.rows.filter(({ takeable }) => takeable)
        expect(shown.takeable).toBe(ready.length)
        const completable = found.filter(({ state, finish }) => state === 'completable' && finish !== null)
        expect(shown.takeable).toBe(kind === 'watch' ? 0 : completable.length)
        expect(
          shown.batches
            .flatMap((batch) => batch.rows)
            .map(({ key }) => key)
            .toSorted(),
        ).toEqual(ready.map(({ key }) => key).toSorted())
        const sum = (of: typeof found) => of.reduce((total, { value }) => total + (value ?? 0n), 0n)
        expect(shown.worth.all).toBe(sum(found))
        expect(shown.worth.ready).toBe(sum(found.filter(({ state }) => state === 'completable')))
        expect(shown.worth.unvalued).toBe(found.filter(({ value }) => value === null).length)
      }),
    )
  })
})
