import type { Address } from 'viem'
import { describe, expect, test } from 'vitest'
import { feed } from '../feed.ts'
import { type Contract, ReadError } from '../plan.ts'
import { type FakeChain, runFake } from '../planFakes.ts'
import type { ReadContext } from '../types.ts'
import { enzobtcFeed, enzobtcOnMonad, stbtc, stbtcFeed } from './addresses.ts'
import { leave } from './leave.ts'
import { read, readRates } from './read.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const one = 10n ** 18n
const day = 86_400n
const on = (chainId: number): ReadContext => ({ chainId, tickets: () => ({ found: [], complete: true }) })
const chain = (source: Address, updatedAt: bigint): FakeChain => ({
  time: 10n * day,
  contracts: [
    {
      at: source,
      kind: feed as Contract,
      says: { latestRoundData: () => [1n, one, 0n, updatedAt, 1n], decimals: () => 18 },
    },
  ],
})

describe('Lorenzo', () => {
  test('balances: stBTC of 18 decimals on Ethereum, enzoBTC of 8 on Monad', () => {
    expect(runFake(read(account, on(1)), { contracts: [] })).toMatchObject({ value: [], rounds: 1, calls: 1 })
    const balances = { [stbtc.address]: 5n, [enzobtcOnMonad.address]: 6n }
    expect(runFake(read(account, on(1)), { contracts: [], balances }).value).toMatchObject([
      { token: { symbol: 'stBTC', decimals: 18 }, balance: 5n },
    ])
    expect(runFake(read(account, on(143)), { contracts: [], balances }).value).toMatchObject([
      { token: { symbol: 'enzoBTC', decimals: 8 }, balance: 6n },
    ])
  })

  test('a rate is what its feed published within two days, in bitcoin', () => {
    expect(runFake(readRates(1), chain(stbtcFeed, 9n * day)).value).toEqual([
      { token: stbtc.address, unit: 'bitcoin', wad: one, writtenAt: 9n * day },
    ])
    expect(runFake(readRates(143), chain(enzobtcFeed, 9n * day)).value).toMatchObject([
      { token: enzobtcOnMonad.address, unit: 'bitcoin' },
    ])
    expect(() => runFake(readRates(1), chain(stbtcFeed, 7n * day))).toThrow(ReadError)
    expect(() => runFake(readRates(1), { contracts: [] })).toThrow(ReadError)
  })

  test('the way out is closed here, and says why', () => {
    expect(runFake(leave({ token: stbtc.address }), { contracts: [] })).toMatchObject({
      value: [{ receives: null, closed: { key: 'notes.lorenzo.elsewhere' } }],
      rounds: 0,
    })
    expect(runFake(leave({ token: account }), { contracts: [] }).value).toEqual([])
  })
})
