import { describe, expect, test } from 'vitest'
import { type Contract, ReadError } from '../plan.ts'
import { type FakeChain, runFake } from '../planFakes.ts'
import { xrethContract } from './abi.ts'
import { weth, xreth } from './addresses.ts'
import { leave } from './leave.ts'
import { read, readRates, readStatus } from './read.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const ether = 10n ** 18n
const chain = (rate: bigint, held = 0n, open = true): FakeChain => ({
  contracts: [
    {
      kind: xrethContract as Contract,
      says: {
        convertToAssets: (shares: bigint) => (shares * rate) / ether,
        convertToShares: (assets: bigint) => (assets * ether) / rate,
        getMaximumWithdrawAmount: () => held,
        depositsEnabled: () => open,
      },
    },
  ],
})

describe('xrETH', () => {
  test('an account that holds nothing costs one round; what it holds is listed', () => {
    expect(runFake(read(account), chain(ether))).toMatchObject({ value: [], rounds: 1, calls: 1 })
    const { value } = runFake(read(account), { contracts: [], balances: { [xreth.address]: 5n } })
    expect(value).toMatchObject([{ token: xreth, balance: 5n }])
  })

  test('its rate is what the vault says, and none is none', () => {
    expect(runFake(readRates(), chain(2n * ether)).value).toEqual([{ token: xreth.address, wad: 2n * ether }])
    expect(() => runFake(readRates(), chain(0n))).toThrow(ReadError)
    expect(() => runFake(readRates(), { contracts: [] })).toThrow(ReadError)
  })

  test('it pays at once in WETH, as far as the vault holds some', () => {
    const of = (amount: bigint, held: bigint) =>
      runFake(leave({ token: xreth.address, amount }), chain(2n * ether, held)).value
    expect(of(ether, 2n * ether)).toMatchObject([
      { kind: 'instant', paid: { token: weth }, receives: 2n * ether, fee: 0n, most: ether, closed: null },
    ])
    expect(of(ether, 2n * ether - 1n)).toMatchObject([{ closed: { key: 'notes.nodeset.short' } }])
    expect(runFake(leave({ token: xreth.address, amount: 1n }), { contracts: [] }).value).toMatchObject([
      { receives: null, most: null, closed: null },
    ])
    expect(runFake(leave({ token: account, amount: 1n }), { contracts: [] }).value).toEqual([])
  })

  test('deposits can be off', () => {
    expect(runFake(readStatus(), chain(ether)).value).toEqual([])
    expect(runFake(readStatus(), chain(ether, 0n, false)).value).toMatchObject([{ what: 'mint' }])
    expect(runFake(readStatus(), { contracts: [] }).value).toEqual([])
  })
})
