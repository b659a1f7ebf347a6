import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decode, encode } from '../../codec.ts'
import { WAD } from '../../units.ts'
import {
  allocated,
  contextAt,
  delegated,
  ether,
  leaving,
  me,
  other,
  portfoliosOf,
  readingOf,
  seenAt,
  setOf,
  staked,
} from './alarmsFixture.ts'
import { advance, type Book, emptyBook, parseBook, toAlarms, withoutAccount } from './book.ts'
import type { Observation } from './observe.ts'

const shareOf = (part: bigint) => readingOf({ sets: [setOf({ allocations: [allocated((WAD * part) / 100n)] })] })
const step = (book: Book, look: Observation) => advance(book, look, contextAt(look.block?.number ?? 0n))
const all = (looks: readonly Observation[], from = emptyBook) => looks.reduce(step, from)
const keysOf = ({ entries }: Book) => entries.map(({ key }) => key)

describe('what is kept of alarms', () => {
  test('the first look is silent, whatever it finds', () => {
    fc.assert(
      fc.property(fc.nat(100), fc.boolean(), fc.boolean(), (part, done, late) => {
        const look = seenAt(100n, shareOf(BigInt(part)), { rows: [delegated(), leaving('a', done), staked(ether)] })
        expect(step(emptyBook, { ...look, now: late ? Number.MAX_SAFE_INTEGER : 0 }).entries).toEqual([])
      }),
    )
  })

  test('the same change is told once however often, and from however many restarts, it is seen', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5), { minLength: 1, maxLength: 30 }), (restarts) => {
        let book = all([seenAt(100n, shareOf(10n)), seenAt(101n, shareOf(20n))])
        for (const [index, kind] of restarts.entries()) {
          if (kind === 0) book = parseBook(decode(encode(book)))
          book = step(book, seenAt(101n + BigInt(kind === 1 ? 0 : index), shareOf(20n)))
        }
        expect(book.entries).toHaveLength(1)
      }),
    )
  })

  test('refreshes that end in another order tell the same as in order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 12 }),
        fc.nat(),
        (parts, seed) => {
          const looks = parts.map((part, index) => seenAt(100n + BigInt(index), shareOf(BigInt(part))))
          const late = looks[seed % (looks.length - 1)] as Observation
          const inOrder = all(looks)
          // One of them comes once more, after everybody else.
          expect(keysOf(step(inOrder, late))).toEqual(keysOf(inOrder))
          expect(step(inOrder, late)).toBe(inOrder)
        },
      ),
    )
  })

  test('a change that a reorganisation takes back and brings again is told once, its going and coming back too', () => {
    const book = all([
      seenAt(100n, shareOf(10n)),
      seenAt(101n, shareOf(20n)),
      seenAt(102n, shareOf(10n)),
      seenAt(103n, shareOf(20n)),
      seenAt(104n, shareOf(10n)),
    ])
    expect(keysOf(book)).toHaveLength(2)
  })

  test('a chain a little back waits, one far back is looked at for the first time', () => {
    const book = all([seenAt(10_000n, shareOf(10n))])
    expect(step(book, seenAt(9_990n, shareOf(20n)))).toBe(book)
    const anew = step(book, seenAt(100n, shareOf(20n)))
    expect(anew.entries).toEqual([])
    expect(step(anew, seenAt(101n, shareOf(30n))).entries).toHaveLength(1)
  })

  test('the same change long after is told anew', () => {
    const book = all([
      seenAt(100n, shareOf(10n)),
      seenAt(101n, shareOf(20n)),
      seenAt(900n, shareOf(10n)),
      seenAt(2_000n, shareOf(20n)),
    ])
    expect(toAlarms(book)).toHaveLength(3)
    expect(new Set(toAlarms(book).map(({ id }) => id)).size).toBe(3)
  })

  test('what was put away does not come back, and a kind that is off is not noted', () => {
    const book = all([seenAt(100n, shareOf(10n)), seenAt(101n, shareOf(20n))])
    const away = { ...book, entries: book.entries.map((entry) => ({ ...entry, gone: true })) }
    const again = all([seenAt(102n, shareOf(10n)), seenAt(103n, shareOf(20n))], away)
    expect(toAlarms(again)).toHaveLength(1)
    const off = advance(book, seenAt(102n, shareOf(40n)), contextAt(102n, { off: ['allocation'] }))
    expect(off.entries).toHaveLength(1)
    // It is the measure of the next change all the same.
    expect(step(off, seenAt(103n, shareOf(40n))).entries).toHaveLength(1)
  })

  test('there are never more than two hundred', () => {
    const looks = Array.from({ length: 450 }, (_, index) =>
      seenAt(100n + BigInt(index) * 300n, shareOf(BigInt(index % 90))),
    )
    expect(toAlarms(all(looks)).length).toBe(200)
  })

  test('of an account that goes nothing stays', () => {
    const rows = [delegated(), leaving('a', false), staked(ether)]
    const both: Observation = {
      ...seenAt(100n, shareOf(10n), { rows }),
      portfolios: { ...portfoliosOf(rows, 100n), ...portfoliosOf([leaving('b', false)], 100n, other) },
      accounts: [me, other],
      reading: {
        operators: new Map([[readingOf().state.operator, { ok: true, value: shareOf(10n) }]]),
        checkpoints: new Map([[me, 5n]]),
      },
    }
    const later: Observation = {
      ...both,
      ...seenAt(101n, shareOf(20n), { rows: [delegated(), leaving('a', true), staked(ether)] }),
      accounts: [me, other],
    }
    const book = all([both, later])
    expect(toAlarms(book).length).toBe(2)
    const text = encode(withoutAccount(book, me)).toLowerCase()
    expect(text).not.toContain(me.slice(2).toLowerCase())
    expect(text).toContain(other.slice(2).toLowerCase())
  })

  test('a damaged book is none', () => {
    const book = all([seenAt(100n), seenAt(101n, shareOf(20n))])
    expect(parseBook(decode(encode(book)))).toEqual(book)
    const rubbish = [
      null,
      3,
      'x',
      [],
      {},
      { watched: {}, entries: [] },
      { ...book, entries: [{}] },
      { ...book, watched: { ...book.watched, seen: 3 } },
    ]
    for (const one of rubbish) expect(() => parseBook(one)).toThrow(TypeError)
  })
})
