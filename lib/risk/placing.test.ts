import { describe, expect, test } from 'vitest'
import { wei } from '../units.ts'
import { alice, backed, bob, eth, slice } from './exposureFixture.ts'
import { placeToken } from './placing.ts'

describe('where a holder’s part of a token stands', () => {
  test('by the shares of the whole; the rest is idle when every restaker is seen', () => {
    const placed = placeToken(wei(10n * eth), backed(1_000n * eth, [slice(alice, 300n * eth), slice(bob, 200n * eth)]))
    expect(placed).toEqual({
      slices: [slice(alice, 3n * eth), slice(bob, 2n * eth)],
      idle: 5n * eth,
      unseen: 0n,
      reasons: [],
    })
  })

  test('and unseen when not, but for what surely is idle', () => {
    const one = backed(1_000n * eth, [slice(alice, 300n * eth)], { unseen: 'nodes', idle: wei(100n * eth) })
    expect(placeToken(wei(10n * eth), one)).toMatchObject({ idle: eth, unseen: 6n * eth, reasons: ['nodes'] })
  })

  test('restakers who have more than the protocol says it has are the whole', () => {
    const placed = placeToken(wei(10n), backed(50n, [slice(alice, 60n), slice(bob, 40n)]))
    expect(placed).toMatchObject({ slices: [slice(alice, 6n), slice(bob, 4n)], idle: 0n })
  })

  test('without a total, without a list or without a word nobody can say', () => {
    expect(placeToken(wei(5n), backed(null, [slice(alice, 3n)]))).toMatchObject({ unseen: 5n, reasons: ['no-total'] })
    expect(placeToken(wei(5n), backed(null, [], { unseen: 'symbiotic' }))).toMatchObject({ reasons: ['symbiotic'] })
    expect(placeToken(wei(5n), undefined)).toMatchObject({ slices: [], unseen: 5n, reasons: ['unknown-token'] })
    expect(placeToken(wei(5n), backed(10n, [], { missing: 'unread' }))).toMatchObject({
      unseen: 5n,
      reasons: ['unread'],
    })
  })
})
