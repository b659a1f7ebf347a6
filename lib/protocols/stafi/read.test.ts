import { describe, expect, test } from 'vitest'
import { type Contract, ReadError } from '../plan.ts'
import { type FakeChain, runFake } from '../planFakes.ts'
import { rethContract } from './abi.ts'
import { reth } from './addresses.ts'
import { leave } from './leave.ts'
import { read, readRates } from './read.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const ether = 10n ** 18n
const chain = (rate: bigint): FakeChain => ({
  contracts: [{ kind: rethContract as Contract, says: { getExchangeRate: () => rate } }],
})

describe('rETH of StaFi', () => {
  test('an account that holds nothing costs one round; what it holds is listed', () => {
    expect(runFake(read(account), chain(ether))).toMatchObject({ value: [], rounds: 1, calls: 1 })
    const { value } = runFake(read(account), { contracts: [], balances: { [reth.address]: 5n } })
    expect(value).toMatchObject([{ token: reth, balance: 5n }])
  })

  test('its rate is what the contract says, and none is none', () => {
    expect(runFake(readRates(), chain(2n * ether)).value).toEqual([{ token: reth.address, wad: 2n * ether }])
    expect(() => runFake(readRates(), chain(0n))).toThrow(ReadError)
    expect(() => runFake(readRates(), { contracts: [] })).toThrow(ReadError)
  })

  test('the way out is closed here, and says why', () => {
    expect(runFake(leave({ token: reth.address }), { contracts: [] })).toMatchObject({
      value: [{ receives: null, closed: { key: 'notes.stafi.sunset' } }],
      rounds: 0,
    })
    expect(runFake(leave({ token: account }), { contracts: [] }).value).toEqual([])
  })

  test('is marked as winding down', () => {
    expect(reth.sunset).toBe('2026-04-13')
  })
})
