import fc from 'fast-check'
import { concat, numberToHex, pad } from 'viem'
import { describe, expect, test } from 'vitest'
import { type Contract, ReadError } from '../plan.ts'
import { type FakeChain, runFake } from '../planFakes.ts'
import { oracleContract, routerContract, tokenContract } from './abi.ts'
import { btcb, lbtc } from './addresses.ts'
import { leave } from './leave.ts'
import { rateLogs, read, readRates, readStatus } from './read.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const one = 10n ** 18n
type World = { ratio?: bigint; switchTime?: bigint; fee?: bigint; least?: bigint; paused?: boolean; paying?: boolean }
const chain = ({
  ratio = one / 2n,
  switchTime = 100n,
  fee = 10n,
  least = 50n,
  paused = false,
  paying = true,
}: World): FakeChain => ({
  time: 1000n,
  contracts: [
    {
      kind: oracleContract as Contract,
      says: {
        ratio: () => ratio,
        getRate: () => (ratio === 0n ? undefined : (one * one + ratio - 1n) / ratio),
        nextRatio: () => [ratio, switchTime],
      },
    },
    { kind: routerContract as Contract, says: { getRate: () => one } },
    ...[lbtc, btcb].map(({ address }) => ({
      at: address,
      kind: tokenContract as Contract,
      says: {
        paused: () => paused,
        getRedeemFee: () => fee,
        isRedeemsEnabled: () => paying,
        calcUnstakeRequestAmount: (_: string, amount: bigint) =>
          amount <= fee ? undefined : [amount - fee - 5n, amount - fee - 5n >= least],
      },
    })),
  ],
})

describe('Lombard', () => {
  test('an account that holds nothing costs one round; what it holds is listed', () => {
    expect(runFake(read(account), chain({}))).toMatchObject({ value: [], rounds: 1, calls: 2 })
    const { value } = runFake(read(account), { contracts: [], balances: { [lbtc.address]: 5n, [btcb.address]: 6n } })
    expect(value).toMatchObject([
      { token: lbtc, balance: 5n },
      { token: btcb, balance: 6n },
    ])
  })

  test('rates are in bitcoin, dated while the last one written holds', () => {
    const plain = { token: btcb.address, unit: 'bitcoin', wad: one }
    const rate = { token: lbtc.address, unit: 'bitcoin', wad: 2n * one }
    expect(runFake(readRates(), chain({})).value).toEqual([{ ...rate, writtenAt: 100n }, plain])
    expect(runFake(readRates(), chain({ switchTime: 1001n })).value).toEqual([rate, plain])
    expect(runFake(readRates(), chain({ ratio: 0n })).value).toEqual([plain])
    expect(() => runFake(readRates(), { contracts: [] })).toThrow(ReadError)
  })

  test('a log gives the rate and its time, as the oracle rounds', () => {
    const [log] = rateLogs
    const topics = [log?.event ?? '0x']
    const data = (ratio: bigint) => concat([pad('0x1'), pad(numberToHex(ratio)), pad(numberToHex(77n))])
    fc.assert(
      fc.property(fc.bigInt({ min: one / 4n, max: one * 2n }), (ratio) => {
        expect(log?.parse({ topics, data: data(ratio) })).toEqual({ wad: (one * one + ratio - 1n) / ratio, time: 77n })
      }),
    )
    expect(log?.parse({ topics, data: data(0n) })).toBeUndefined()
    expect(log?.parse({ topics, data: '0x' })).toBeUndefined()
    expect(log?.parse({ topics: [], data: data(one) })).toBeUndefined()
  })

  test('a pause stops a token; payments on Bitcoin have their own switch', () => {
    const what = (world: World) => runFake(readStatus(), chain(world)).value.map((status) => status.what)
    expect(what({})).toEqual([])
    expect(what({ paused: true })).toEqual(['mint', 'transfer', 'request', 'mint', 'transfer', 'request'])
    expect(runFake(readStatus(), chain({ paying: false })).value).toMatchObject([
      { token: lbtc.address, what: 'request', note: { key: 'notes.lombard.bitcoinOff' } },
      { token: btcb.address },
    ])
    expect(runFake(readStatus(), { contracts: [] }).value).toEqual([])
  })

  test('LBTC goes to BTC.b and to Bitcoin, BTC.b to Bitcoin only', () => {
    const of = (token: `0x${string}`, amount: bigint, world: World = {}) =>
      runFake(leave({ token, amount }), chain(world)).value
    expect(of(lbtc.address, 110n)).toMatchObject([
      { kind: 'queue', paid: { token: btcb.address }, receives: 200n, closed: null },
      { paid: { token: null, asset: { symbol: 'BTC', known: false } }, receives: 190n, closed: null },
    ])
    expect(of(btcb.address, 110n)).toMatchObject([{ paid: { token: null }, receives: 95n, closed: null }])
    expect(of(lbtc.address, 100n)[0]?.fee).toBe(one / 10n)
    expect(of(lbtc.address, 10n)).toMatchObject([
      { receives: null, closed: { key: 'notes.lombard.tooSmall' } },
      { receives: null, closed: { key: 'notes.lombard.tooSmall' } },
    ])
    expect(of(lbtc.address, 60n)[1]?.closed?.key).toBe('notes.lombard.tooSmall')
    expect(of(lbtc.address, 110n, { paying: false })).toMatchObject([
      { closed: null },
      { closed: { key: 'notes.lombard.bitcoinOff' } },
    ])
    for (const way of of(lbtc.address, 110n, { paused: true })) expect(way.closed?.key).toBe('notes.lombard.paused')
    expect(of(account, 1n)).toEqual([])
  })
})
