import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ComparedWay, Sale } from '../messaging/leaving.ts'
import { sentence } from '../protocols/sentence.ts'
import { etherAsset } from '../protocols/tokens.ts'
import { tokenUnits, wad, wei } from '../units.ts'
import { isSteep, optionsOf } from './leaving.ts'

const ether = 10n ** 18n
const block = { number: 1n, timestamp: 1n }
const pool = '0xDC24316b9AE028F1497c275EB9192a3Ea0f67022'
const way = (kind: ComparedWay['kind'], worth: bigint | null, change: Partial<ComparedWay> = {}): ComparedWay => ({
  kind,
  paid: { token: null, asset: etherAsset },
  receives: worth === null ? null : tokenUnits(worth),
  ether: worth === null ? null : wei(worth),
  fee: wad(0n),
  delay: [],
  most: null,
  closed: null,
  ...change,
})
const sale = (receives: bigint | null, priceImpact: bigint | null = null): Sale => ({
  source: 'curve',
  pool,
  receives: receives === null ? null : wei(receives),
  priceImpact: priceImpact === null ? null : wad(priceImpact),
  fee: null,
  block,
})
const days = (seconds: bigint | null) => [{ what: 'cooldown', seconds }] as const
const compare = (ways: readonly ComparedWay[], sales: readonly Sale[] = [], worth: bigint | null = 100n) =>
  optionsOf({ ways, sales, worth: worth === null ? null : wei(worth) }, 10n)

describe('the ways out beside each other', () => {
  test('what pays most comes first; unwrapping, the unknown and the shut come last', () => {
    const closed = way('instant', 200n, { closed: sentence('notes.paused') })
    const { options, best, fastest } = compare(
      [way('queue', null), closed, way('unwrap', 100n), way('queue', 100n, { delay: days(86_400n) })],
      [sale(99n)],
    )
    expect(options.map(({ id }) => id)).toEqual(['queue:3', 'sale:0', 'queue:0', 'unwrap:2', 'instant:1'])
    expect([best, fastest]).toEqual(['queue:3', 'sale:0'])
  })

  test('one that is best and at once is not named twice', () => {
    expect(compare([way('instant', 100n)], [sale(99n)])).toMatchObject({ best: 'instant:0', fastest: null })
    expect(compare([])).toEqual({ options: [], best: null, fastest: null })
  })

  test('more than can be taken shuts a way, exactly at the most it is open', () => {
    const shut = (most: bigint) => compare([way('instant', 1n, { most: tokenUnits(most) })]).options[0]?.shut
    expect([shut(9n), shut(10n)]).toEqual([{ why: 'too much' }, null])
  })

  test('a pool that cannot take so much is shut, and one whose price falls by more than a percent is steep', () => {
    const { options, best } = compare([], [sale(9n), sale(null)])
    expect(options.map(({ id, shut }) => [id, shut])).toEqual([
      ['sale:0', null],
      ['sale:1', { why: 'too much' }],
    ])
    expect(best).toBe('sale:0')
    const percent = ether / 100n
    expect([null, 0n, percent, percent + 1n].map((impact) => isSteep(sale(9n, impact)))).toEqual([
      false,
      false,
      false,
      true,
    ])
  })

  test('a wait is what is known of it, and what nobody can date', () => {
    const delay = [...days(5n), ...days(7n), { what: 'report', seconds: null } as const]
    expect(compare([way('queue', 1n, { delay })]).options[0]?.wait).toEqual({ seconds: 12n, open: 'report' })
  })

  test('the share of the worth is rounded down, and unknown where the worth is', () => {
    const share = (worth: bigint | null) => compare([], [sale(2n)], worth).options[0]?.share
    expect([share(3n), share(0n), share(null)]).toEqual([666_666_666_666_666_666n, null, null])
  })

  test('whatever is compared: each way once, the best is open and none that is open pays more', () => {
    const amounts = fc.option(fc.bigInt(0n, 10n ** 24n), { nil: null })
    const ways = fc.array(fc.tuple(fc.constantFrom('queue', 'instant', 'unwrap'), amounts, fc.boolean(), amounts), {
      maxLength: 6,
    })
    fc.assert(
      fc.property(ways, fc.array(fc.bigInt(0n, 10n ** 24n), { maxLength: 4 }), (made, offers) => {
        const given = made.map(([kind, worth, closed, most]) =>
          way(kind, worth, {
            closed: closed ? sentence('notes.paused') : null,
            most: most === null ? null : tokenUnits(most),
          }),
        )
        const { options, best, fastest } = compare(
          given,
          offers.map((offer) => sale(offer)),
          ether,
        )
        expect(new Set(options.map(({ id }) => id)).size).toBe(made.length + offers.length)
        const open = options.filter(({ shut, kind }) => shut === null && kind !== 'unwrap')
        const chosen = options.find(({ id }) => id === best)
        expect(best === null).toBe(open.every((option) => option.ether === null))
        for (const { ether: pays } of open) if (pays !== null) expect(pays <= (chosen?.ether ?? -1n)).toBe(true)
        if (fastest !== null)
          expect(options.find(({ id }) => id === fastest)?.wait).toEqual({ seconds: 0n, open: null })
      }),
    )
  })
})
