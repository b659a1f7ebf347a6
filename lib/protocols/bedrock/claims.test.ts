import fc from 'fast-check'
import type { Address } from 'viem'
import { describe, expect, test } from 'vitest'
import { countDue, type Entry, hindrance, type Purse, paidFor } from './claims.ts'

const wbtc = '0x2260FAC5E5542a773Aa44fBCfeDf7C193bc2C599'
const fbtc = '0xC96dE26018A54D51c097160568752c4E3BD6C364'
const entry = (amount: bigint, token: Entry['token'] = wbtc, createdAt = 0n): Entry => ({
  index: 0n,
  amount,
  createdAt,
  token,
})
const purse = (change: Partial<Purse> = {}): Purse => ({
  decimals: 8,
  paused: false,
  balance: 100n,
  retained: 10n,
  ...change,
})
const slow = { fastLane: false }

describe('a claim', () => {
  test('leaves the reserve of each token in the vault', () => {
    const purses = new Map<Address, Purse>([[wbtc, purse()]])
    expect(hindrance([entry(60n), entry(30n)], purses, slow)).toBeNull()
    expect(hindrance([entry(60n), entry(31n)], purses, slow)).toBe('empty')
  })

  test('fails as a whole when one token cannot be paid', () => {
    const purses = new Map<Address, Purse>([
      [wbtc, purse()],
      [fbtc, purse({ paused: true })],
    ])
    expect(hindrance([entry(1n)], purses, slow)).toBeNull()
    expect(hindrance([entry(1n), entry(1n, fbtc)], purses, slow)).toBe('admin')
    expect(hindrance([entry(1n, fbtc)], new Map(), slow)).toBe('empty')
  })

  test('a fast lane reaches into the reserve once, if all of it is there', () => {
    const dry = purse({ balance: 10n })
    const fast = { fastLane: true }
    expect(hindrance([entry(10n)], new Map<Address, Purse>([[wbtc, dry]]), slow)).toBe('empty')
    expect(hindrance([entry(10n)], new Map<Address, Purse>([[wbtc, dry]]), fast)).toBeNull()
    expect(hindrance([entry(11n)], new Map<Address, Purse>([[wbtc, dry]]), fast)).toBe('empty')
    expect(hindrance([entry(1n)], new Map<Address, Purse>([[wbtc, purse({ balance: 9n })]]), fast)).toBe('empty')
    const both = new Map<Address, Purse>([
      [wbtc, dry],
      [fbtc, dry],
    ])
    expect(hindrance([entry(1n), entry(1n, fbtc)], both, fast)).toBe('empty')
  })

  test('pays 18 decimals ten thousand million times as many, and nothing for decimals it does not know', () => {
    expect(paidFor(5n, 8)).toBe(5n)
    expect(paidFor(5n, 18)).toBe(50_000_000_000n)
    expect([paidFor(5n, 6), paidFor(5n, null)]).toEqual([null, null])
    expect(
      hindrance(
        [entry(1n)],
        new Map<Address, Purse>([[wbtc, purse({ decimals: 18, balance: 10n ** 10n + 9n })]]),
        slow,
      ),
    ).toBe('empty')
  })

  test('if so many entries can be claimed, fewer can', () => {
    const some = fc.array(fc.record({ amount: fc.bigInt({ min: 0n, max: 60n }), token: fc.constantFrom(wbtc, fbtc) }))
    fc.assert(
      fc.property(some, (list) => {
        const entries = list.map(({ amount, token }) => entry(amount, token))
        const purses = new Map<Address, Purse>([
          [wbtc, purse()],
          [fbtc, purse({ balance: 40n })],
        ])
        const claimable = entries.map((_, index) => hindrance(entries.slice(0, index + 1), purses, slow) === null)
        expect(claimable.lastIndexOf(true)).toBe(
          claimable.indexOf(false) === -1 ? claimable.length - 1 : claimable.indexOf(false) - 1,
        )
      }),
    )
  })

  test('an entry is due in the very second its delay is over, and later ones wait for earlier ones', () => {
    const entries = [entry(1n, wbtc, 100n), entry(1n, wbtc, 200n), entry(1n, wbtc, 150n)]
    expect(countDue(entries, 50n, 149n)).toBe(0)
    expect(countDue(entries, 50n, 150n)).toBe(1)
    expect(countDue(entries, 50n, 249n)).toBe(1)
    expect(countDue(entries, 50n, 250n)).toBe(3)
  })
})
