import { describe, expect, test, vi } from 'vitest'
import * as codec from '../codec.ts'
import type { Mirror, Portfolio } from '../messaging/mirror.ts'
import { portfolioKey } from '../portfolio/key.ts'
import { encodeMirror, encodePortfolios } from './mirrorText.ts'
import { initialMirror } from './state.ts'

const owner = (index: number) => `0x${index.toString(16).padStart(40, '0')}` as const
const portfolioOf = (index: number, number = 5n): Portfolio => ({
  account: owner(index),
  chainId: 1,
  block: { number, timestamp: 1n },
  rows: [],
  failures: [],
  etherPrice: null,
})
const mirrorOf = (count: number): Mirror => ({
  ...initialMirror,
  phase: 'unlocked',
  selected: owner(0),
  portfolios: Object.fromEntries(
    Array.from({ length: count }, (_, index) => [portfolioKey(1, owner(index)), portfolioOf(index)]),
  ),
})

describe('the text of a mirror', () => {
  test('is read back as the mirror, whatever was encoded before', () => {
    const mirror = mirrorOf(3)
    expect(codec.decode(encodeMirror(mirror))).toEqual(mirror)
    expect(codec.decode(encodeMirror(mirror))).toEqual(mirror)
    const key = portfolioKey(1, owner(1))
    const { [key]: _, ...others } = mirror.portfolios
    const next = { ...mirror, selected: null, portfolios: { ...others, [key]: portfolioOf(1, 6n) } }
    expect(codec.decode(encodeMirror(next))).toEqual(next)
    expect(codec.decode(encodeMirror(initialMirror))).toEqual(initialMirror)
    expect(codec.decode(encodePortfolios({}))).toEqual({})
  })

  test('carries what looks like a marker of the codec, in a name as anywhere', () => {
    const hostile = { $bigint: '5' } as unknown as Mirror['accounts'][number]
    const mirror = { ...initialMirror, accounts: [hostile] }
    expect(codec.decode(encodeMirror(mirror))).toEqual(mirror)
  })

  test('of two hundred accounts is made of what was encoded before and the one that changed', () => {
    const mirror = mirrorOf(200)
    encodeMirror(mirror)
    const encoded = vi.spyOn(codec, 'encode')
    const key = portfolioKey(1, owner(7))
    const changed = portfolioOf(7, 9n)
    encodeMirror({ ...mirror, portfolios: { ...mirror.portfolios, [key]: changed } })
    const objects = encoded.mock.calls.flatMap(([value]) =>
      value !== null && typeof value === 'object' ? [value] : [],
    )
    expect(objects).toEqual([changed])
    encoded.mockRestore()
  })
})
