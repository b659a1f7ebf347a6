import { type Address, encodeAbiParameters, encodePacked, type Hex, keccak256, zeroAddress } from 'viem'
import { describe, expect, test } from 'vitest'
import { say } from '../../decode/sayFakes.ts'
import { tokenUnits } from '../../units.ts'
import { erc20 } from '../erc20.ts'
import { at } from '../plan.ts'
import { run, type Says } from '../runFakes.ts'
import { balancesContract, poolContract, rethContract, settingsContract, storageContract } from './abi.ts'
import { depositPool, depositSettings, networkBalances, reth } from './addresses.ts'
import { leave } from './leave.ts'
import { rateLogs, read, readRates, readStatus } from './read.ts'

const ether = 10n ** 18n
const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const places: Record<string, Address> = {
  rocketNetworkBalances: networkBalances,
  rocketDAOProtocolSettingsDeposit: depositSettings,
  rocketDepositPool: depositPool,
}
const keys = (moved: Record<string, Address>) =>
  new Map(
    Object.entries({ ...places, ...moved }).map(([name, address]) => [
      keccak256(encodePacked(['string', 'string'], ['contract.address', name])),
      address,
    ]),
  )

const world = (over: Says = {}, moved: Record<string, Address> = {}) =>
  [
    [storageContract, { getAddress: (key: Hex) => keys(moved).get(key) ?? zeroAddress }],
    [
      rethContract,
      {
        getExchangeRate: () => (115n * ether) / 100n,
        getEthValue: (amount: bigint) => (amount * 115n) / 100n,
        getRethValue: (amount: bigint) => (amount * 100n) / 115n,
        getTotalCollateral: () => 23n * ether,
        ...over,
      },
    ],
    [at(reth.address, erc20), { balanceOf: () => 7n, ...over }],
    [balancesContract, { getBalancesTimestamp: () => 1_700_000_000n, ...over }],
    [settingsContract, { getDepositEnabled: () => true, ...over }],
    [poolContract, { getMaximumDepositAmount: () => ether, ...over }],
  ] as const
const broken = () => {
  throw new Error()
}

describe('Rocket Pool', () => {
  test('a balance takes one round', () => {
    expect(run(read(account), world())).toMatchObject({ rounds: 1, result: [{ token: reth, balance: 7n }] })
  })

  test('the rate has the time of its report, while the report is where we know it', () => {
    const rate = { token: reth.address, wad: (115n * ether) / 100n }
    expect(run(readRates(), world())).toEqual({
      result: [{ ...rate, writtenAt: 1_700_000_000n }],
      rounds: 1,
      unread: [],
    })
    expect(run(readRates(), world({}, { rocketNetworkBalances: account })).result).toEqual([rate])
    expect(run(readRates(), world({ getBalancesTimestamp: broken })).result).toEqual([rate])
    expect(() => run(readRates(), world({ getExchangeRate: broken }))).toThrow()
  })

  test('deposits are told closed or full only by contracts still in use', () => {
    const status = (over: Says, moved?: Record<string, Address>) => run(readStatus(), world(over, moved)).result
    expect(status({})).toEqual([])
    expect(status({ getDepositEnabled: () => false })).toMatchObject([
      { token: reth.address, what: 'mint', until: null },
    ])
    expect(status({ getMaximumDepositAmount: () => 0n })[0]?.note?.key).toBe('notes.rocketPool.full')
    expect(status({ getMaximumDepositAmount: () => 0n }, { rocketDepositPool: account })).toEqual([])
    expect(status({ getDepositEnabled: () => false }, { rocketDAOProtocolSettingsDeposit: account })).toEqual([])
  })

  test('burning pays at once, up to what there is', () => {
    const ways = (amount: bigint, over: Says = {}) =>
      run(leave({ token: reth.address, amount: tokenUnits(amount) }), world(over)).result
    expect(ways(20n * ether)).toMatchObject([
      { kind: 'instant', receives: 23n * ether, fee: 0n, delay: [], most: 20n * ether, closed: null },
    ])
    const [short] = ways(20n * ether + 1n)
    expect(say(short?.closed ?? { key: '' })).toContain('23000000000000000000/18 ETH')
    expect(ways(ether, { getTotalCollateral: broken })).toMatchObject([{ most: null, closed: null }])
    expect(run(leave({ token: depositPool, amount: tokenUnits(1n) }), world()).result).toEqual([])
  })

  test('reports of the oracle nodes are past rates; anything else is none', () => {
    const [log] = rateLogs
    const parse = (...values: bigint[]) =>
      log?.parse({
        topics: [log.event],
        data: encodeAbiParameters(values.map(() => ({ type: 'uint256' })) as never, values as never),
      })
    expect(parse(1_700_000_000n, 23n, 0n, 20n, 1n)).toEqual({ wad: (115n * ether) / 100n, time: 1_700_000_000n })
    expect(parse(1n, 1n, 1n, 0n, 1n)).toBeUndefined()
    expect(parse(1n)).toBeUndefined()
  })
})
