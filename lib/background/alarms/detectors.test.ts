import { describe, expect, test } from 'vitest'
import type { MarketRow } from '../../messaging/mirror.ts'
import { WAD, wad } from '../../units.ts'
import {
  allocated,
  avs,
  blockAt,
  contextAt,
  delegated,
  ether,
  leaving,
  me,
  nowAt,
  operator,
  other,
  readingOf,
  seenAt,
  setOf,
  staked,
} from './alarmsFixture.ts'
import { advance, type Book, compare, emptyBook, toAlarms } from './book.ts'
import type { Observation } from './observe.ts'

const set = `${avs.toLowerCase()}:0`
/** What these looks tell, the first of them being the first ever. */
function told(...looks: readonly (Observation & { at?: bigint })[]) {
  const book = looks.reduce<Book>(
    (before, look) => advance(before, look, contextAt(look.block?.number ?? 0n)),
    emptyBook,
  )
  return toAlarms(book)
}
const kinds = (...looks: readonly Observation[]) => told(...looks).map(({ kind }) => kind)
const percent = (wads: bigint) => ({ type: 'percent', wad: wads })

describe('an operator', () => {
  test('that is as it was tells nothing, and nor does one that could not be read', () => {
    expect(kinds(seenAt(100n), seenAt(101n), seenAt(102n, null), seenAt(103n))).toEqual([])
  })

  test('allocates more: told with both shares and the block, and not again when it takes effect', () => {
    const pending = readingOf({ sets: [setOf({ allocations: [allocated(WAD / 4n, WAD / 4n, 500n)] })] })
    const inForce = readingOf({ sets: [setOf({ allocations: [allocated(WAD / 2n)] })] })
    const alarms = told(seenAt(100n), seenAt(101n, pending), seenAt(501n, inForce))
    expect(alarms).toHaveLength(1)
    expect(alarms[0]).toMatchObject({
      kind: 'allocation',
      accounts: [me],
      before: percent(WAD / 4n),
      after: percent(WAD / 2n),
      block: blockAt(101n),
      values: {
        set: { number: 0n },
        asset: { type: 'name', text: 'stETH' },
        when: { sentence: { key: 'alerts.fromBlock' } },
      },
    })
  })

  test('allocates to a set it had nothing in, from now on', () => {
    const two = readingOf({ sets: [setOf(), setOf({ avs: other, id: 7, allocations: [allocated(WAD / 10n)] })] })
    const [alarm] = told(seenAt(100n), seenAt(101n, two))
    expect(alarm).toMatchObject({
      kind: 'allocation',
      before: percent(0n),
      after: percent(WAD / 10n),
      values: { avs: { address: other }, set: { number: 7n }, when: { sentence: { key: 'alerts.atOnce' } } },
    })
  })

  test('changes very much at once: one alarm that counts them', () => {
    const many = Array.from({ length: 500 }, (_, id) => setOf({ id, allocations: [allocated(WAD / 1_000n)] }))
    const more = many.map((one) => ({ ...one, allocations: [allocated(WAD / 500n)] }))
    const alarms = told(seenAt(100n, readingOf({ sets: many })), seenAt(101n, readingOf({ sets: more })))
    expect(alarms).toHaveLength(1)
    expect(alarms[0]).toMatchObject({ kind: 'allocations', values: { count: { number: 500n } } })
  })

  test('changes its delay, its split of each kind, and joins a set that redistributes', () => {
    const before = readingOf({ splits: { [set]: 1_000, [avs.toLowerCase()]: 500 } })
    const after = readingOf({
      allocationDelay: null,
      splits: { [set]: 2_000, [avs.toLowerCase()]: 0, pi: 900 },
      sets: [setOf(), setOf({ id: 3, redistributing: true, recipient: other, allocations: [] })],
    })
    const alarms = told(seenAt(100n, before), seenAt(101n, after))
    expect(alarms.map(({ kind }) => kind).sort()).toEqual(['delay', 'redistributing', 'split', 'split', 'split'])
    const of = (kind: string) => alarms.filter((alarm) => alarm.kind === kind)
    expect(of('delay')[0]).toMatchObject({ before: { blocks: 100n }, after: { sentence: { key: 'alerts.noDelay' } } })
    expect(of('redistributing')[0]).toMatchObject({ after: { address: other } })
    expect(of('split')).toContainEqual(
      expect.objectContaining({ before: percent(WAD / 10n), after: percent(WAD / 5n) }),
    )
  })

  test('has a split that did not answer: nothing is told of it, nor when it answers as before', () => {
    const silent = readingOf()
    const without = { ...silent, splits: new Map<string, number>() }
    expect(kinds(seenAt(100n), seenAt(101n, without), seenAt(102n))).toEqual([])
  })

  test('is in a set that gets another slasher: told when announced, not when made, nor while it does not answer', () => {
    const announced = readingOf({ sets: [setOf({ nextSlasher: { slasher: other, effectBlock: 900n } })] })
    const made = readingOf({ sets: [setOf({ slasher: other })] })
    const alarms = told(
      seenAt(100n),
      seenAt(101n, announced),
      seenAt(102n),
      seenAt(103n, announced),
      seenAt(900n, made),
    )
    expect(alarms.map(({ kind }) => kind)).toEqual(['slasher'])
    expect(alarms[0]).toMatchObject({ before: { address: avs }, after: { address: other } })
  })
})

describe('a slash', () => {
  const hit = (change = {}) =>
    readingOf({
      max: (9n * WAD) / 10n,
      sets: [setOf({ allocations: [allocated((15n * WAD) / 100n)] }), setOf({ id: 1 })],
      ...change,
    })
  const whole = readingOf({
    sets: [setOf(), setOf({ id: 1 })],
    slashes: { [set]: {}, [`${avs.toLowerCase()}:1`]: {} },
  })
  const rows = (amount: bigint) => ({ rows: [delegated(), staked(amount)] })

  test('is told once, with the set, the share, what the stake was and is, and until when it stays', () => {
    const slashed = hit({ slashes: { [set]: { '1': 50_501n }, [`${avs.toLowerCase()}:1`]: {} } })
    const alarms = told(
      seenAt(100n, whole, rows(20n * ether)),
      seenAt(101n, slashed, rows(18n * ether)),
      seenAt(102n, slashed, rows(18n * ether)),
    )
    expect(alarms).toHaveLength(1)
    expect(alarms[0]).toMatchObject({
      kind: 'slashed',
      before: { type: 'amount', amount: 20n * ether, symbol: 'stETH' },
      after: { type: 'amount', amount: 18n * ether },
      values: {
        operator: { address: operator },
        lost: percent(WAD / 10n),
        by: { sentence: { key: 'alerts.bySet', values: { set: { number: 0n } } } },
        window: { sentence: { key: 'alerts.windowBurnt', values: { block: { number: 50_501n } } } },
      },
    })
  })

  test('on a version without slash ids says that the window is not known', () => {
    const [alarm] = told(seenAt(100n, readingOf({ sets: [setOf(), setOf({ id: 1 })] })), seenAt(101n, hit()))
    expect(alarm).toMatchObject({
      kind: 'slashed',
      before: percent(WAD),
      after: percent((9n * WAD) / 10n),
      values: { window: { sentence: { key: 'alerts.windowUnknown' } } },
    })
  })

  test('of which the set cannot be told names none', () => {
    const both = hit({
      sets: [setOf({ allocations: [allocated(WAD / 5n)] }), setOf({ id: 1, allocations: [allocated(WAD / 5n)] })],
    })
    const [alarm] = told(seenAt(100n, whole), seenAt(101n, both))
    expect(alarm?.values.by).toMatchObject({ sentence: { key: 'alerts.bySomeSet' } })
  })

  test('beside a deposit tells the share, for the amounts are of two things', () => {
    const [alarm] = told(
      seenAt(100n, whole, rows(20n * ether)),
      seenAt(101n, hit(), { rows: [delegated(), staked(27n * ether, 30n * ether)] }),
    )
    expect(alarm).toMatchObject({ before: percent(WAD), after: percent((9n * WAD) / 10n) })
  })
})

describe('what is mine', () => {
  test('a withdrawal that becomes completable is told, one that was from the first look is not', () => {
    const look = (number: bigint, ...rows: Parameters<typeof leaving>[]) =>
      seenAt(number, null, { rows: rows.map((row) => leaving(...row)) })
    const alarms = told(
      look(100n, ['a', false], ['b', true]),
      look(101n, ['a', true], ['b', true]),
      look(102n, ['a', true]),
    )
    expect(alarms.map(({ kind }) => kind)).toEqual(['completable'])
    expect(alarms[0]).toMatchObject({
      accounts: [me],
      values: { what: { type: 'amount', amount: ether } },
      path: `/exits/1/${me}/eigenlayer%3Awithdrawal%3Aa`,
    })
  })

  test('a withdrawal queued and completable between two looks is told', () => {
    expect(kinds(seenAt(100n, null, { rows: [] }), seenAt(200n, null, { rows: [leaving('a', true)] }))).toEqual([
      'completable',
    ])
  })

  test('an exit that a look could not see, since it knows no tickets, is not new afterwards', () => {
    const whole = seenAt(100n, null, { rows: [leaving('a', true)] })
    const partly = seenAt(101n, null, { rows: [], whole: false })
    expect(kinds(whole, partly, { ...whole, block: blockAt(102n) })).toEqual([])
  })

  test('a checkpoint has stalled a day after it was begun, and is told once', () => {
    const begun = blockAt(100n).timestamp
    const look = (number: bigint) => seenAt(number, null, { checkpoints: new Map([[me, begun]]) })
    expect(kinds(look(100n), look(7_301n))).toEqual(['checkpoint'])
    expect(kinds(look(100n), look(7_300n))).toEqual([])
    expect(kinds(look(100n), look(7_301n), look(7_302n), look(9_000n))).toEqual(['checkpoint'])
    expect(kinds(look(100n), seenAt(7_301n, null, { checkpoints: new Map([[me, 0n]]) }))).toEqual([])
  })

  test('rewards are told when they pass the threshold', () => {
    const base = advance(emptyBook, seenAt(100n), contextAt(100n))
    const note = (book: Book, wei: bigint, beyond: boolean) =>
      compare(book, { ...book.watched, rewards: { [me.toLowerCase()]: { account: me, wei, beyond } } }, contextAt(100n))
    const first = note(base, ether, true)
    expect(first.entries).toEqual([])
    const second = note(note(first, 0n, false), 2n * ether, true)
    expect(toAlarms(second)).toMatchObject([{ kind: 'rewards', before: { amount: 0n }, after: { amount: 2n * ether } }])
  })
})

describe('tokens and endpoints', () => {
  const market = (discount: bigint | null): MarketRow => ({
    chainId: 1,
    token: '0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84',
    unit: 'ether',
    price: null,
    rate: null,
    discount,
    tolerance: wad(0n),
    sources: [],
    block: blockAt(1n),
  })
  const look = (number: bigint, discount: bigint | null) => seenAt(number, null, { markets: [market(discount)] })
  const thousandth = WAD / 1_000n

  test('a discount beyond the threshold is told once while it stays about there', () => {
    const looks = [5n, 21n, 19n, 22n, 17n, 25n].map((of, index) => look(100n + BigInt(index), -of * thousandth))
    expect(kinds(...looks)).toEqual(['discount'])
  })

  test('one that went away and came back is told again; one that is unknown for a while is not', () => {
    const far = (number: bigint) => look(number, -30n * thousandth)
    expect(kinds(look(100n, 0n), far(101n), look(102n, 0n), far(900n))).toEqual(['discount', 'discount'])
    expect(kinds(look(100n, 0n), far(101n), look(102n, null), far(900n))).toEqual(['discount'])
  })

  test('operators behind a token that change are counted', () => {
    const base = advance(emptyBook, seenAt(100n), contextAt(100n))
    const token = market(null).token
    const with_ = (book: Book, operators: readonly string[]) =>
      compare(book, { ...book.watched, backing: { '1:x': { chainId: 1, token, operators } } }, contextAt(100n))
    const [alarm] = toAlarms(with_(with_(base, ['0xa', '0xb']), ['0xb', '0xc', '0xd']))
    expect(alarm).toMatchObject({
      kind: 'lrtOperators',
      values: { token: { text: 'stETH' }, joined: { number: 2n }, left: { number: 1n } },
    })
  })

  test('a block that is late is told once, and again after it caught up', () => {
    const late = (number: bigint) => ({ ...seenAt(number), now: nowAt(number) + 700_000 })
    expect(kinds(seenAt(100n), late(100n), late(100n), late(101n), seenAt(102n), late(900n))).toEqual([
      'behind',
      'behind',
    ])
  })

  test('an endpoint that says nothing is told at the second look: a computer that wakes up has no network yet', () => {
    const silent = (at: bigint) => ({ ...seenAt(100n, null), answered: false, now: nowAt(at) })
    expect(kinds(seenAt(100n), silent(5_000n))).toEqual([])
    expect(kinds(seenAt(100n), silent(5_000n), seenAt(5_001n))).toEqual([])
    expect(kinds(seenAt(100n), silent(5_000n), silent(5_050n), silent(5_100n))).toEqual(['behind'])
  })

  test('a clock that jumps by years tells that once, and nothing else', () => {
    const jumped = (number: bigint) => ({ ...seenAt(number), now: nowAt(number) + 10 * 365 * 86_400_000 })
    expect(kinds(seenAt(100n), jumped(101n), jumped(102n))).toEqual(['behind'])
    const back = (number: bigint) => ({ ...seenAt(number), now: 0 })
    expect(kinds(seenAt(100n), back(101n), back(102n))).toEqual([])
  })
})

test('a stake of which nothing is known any more has no amount of zero', () => {
  const gone = seenAt(101n, readingOf({ max: WAD / 2n }), { rows: [delegated()] })
  const [alarm] = told(seenAt(100n, readingOf(), { rows: [delegated(), staked(20n * ether)] }), gone)
  expect(alarm).toMatchObject({ kind: 'slashed', after: percent(WAD / 2n) })
})
