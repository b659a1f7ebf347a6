import { describe, expect, test } from 'vitest'
import type { PortfolioRow } from '../../lib/messaging/mirror.ts'
import { tokenUnits, wad, wei } from '../../lib/units.ts'
import { ageOf, holdingsOf, isBehind } from './holdings.ts'

const block = { number: 10n, timestamp: 1_000n }
const token = {
  address: '0x1',
  symbol: 'A',
  name: 'A',
  decimals: 18,
  rebasing: false,
  chainId: 1,
  kind: 'lst',
} as const
const row = (id: string, balance: bigint, value: bigint | null, own = false): PortfolioRow => ({
  position: { id, protocol: 'p', kind: 'token', token: own ? null : token, balance: tokenUnits(balance) },
  block,
  value: value === null ? null : wei(value),
  rate: wad(0n),
})

describe('holdingsOf', () => {
  test('ether stays first and stays when there is none; empty tokens go', () => {
    const { wallet } = holdingsOf([row('a', 0n, 0n), row('b', 1n, 9n), row('c', 1n, 3n), row('eth', 0n, 0n, true)])
    expect(wallet.map(({ position }) => position.id)).toEqual(['eth', 'b', 'c'])
  })
})

describe('age', () => {
  test('a row is behind when the rest was read later', () => {
    expect(isBehind({ block }, { block: { number: 11n, timestamp: 1_012n } })).toBe(true)
    expect(isBehind({ block }, { block })).toBe(false)
  })
  test('ten blocks make it old, a clock behind the chain makes it new', () => {
    expect(ageOf(block, 1_120_000)).toEqual({ seconds: 120n, old: false })
    expect(ageOf(block, 1_121_000)).toEqual({ seconds: 121n, old: true })
    expect(ageOf(block, 0)).toEqual({ seconds: 0n, old: false })
  })
})
