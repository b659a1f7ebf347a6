import { type Address, decodeFunctionData } from 'viem'
import { describe, expect, test } from 'vitest'
import { tokenUnits } from '../../units.ts'
import { NotFinishableError } from '../finish.ts'
import { multicall3 } from '../multicall3.ts'
import { type Contract, ReadError } from '../plan.ts'
import { type FakeChain, runFake } from '../planFakes.ts'
import type { ExitPosition } from '../types.ts'
import { rethContract, withdrawContract } from './abi.ts'
import { reth, withdrawals } from './addresses.ts'
import { finish } from './exits.ts'
import { leave } from './leave.ts'
import { read, readRates } from './read.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const other = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const ether = 10n ** 18n
type World = {
  rate?: bigint
  open?: readonly bigint[] | null
  /** Wei by index; every one is an ether otherwise. */
  amounts?: Readonly<Record<string, bigint | null>>
  owner?: Address
  last?: bigint
  held?: bigint
  limits?: { all: bigint; one: bigint; takenOfAll: bigint; takenOfOne: bigint }
}

function chain({
  rate = ether,
  open = [],
  amounts = {},
  owner = account,
  last = 0n,
  held = 100n * ether,
  limits,
}: World) {
  const { all, one, takenOfAll, takenOfOne } = limits ?? {
    all: 100n * ether,
    one: 50n * ether,
    takenOfAll: 0n,
    takenOfOne: 0n,
  }
  const contracts: FakeChain['contracts'] = [
    {
      kind: rethContract as Contract,
      says: { getExchangeRate: () => rate, getEthValue: (amount: bigint) => (amount * rate) / ether },
    },
    {
      kind: withdrawContract as Contract,
      says: {
        getUnclaimedWithdrawalsOfUser: () => open ?? undefined,
        withdrawalAtIndex: (index: bigint) => {
          const amount = amounts[`${index}`]
          return amount === null ? undefined : [owner, amount ?? ether]
        },
        maxClaimableWithdrawIndex: () => last,
        currentWithdrawCycle: () => 20_000n,
        withdrawLimitPerCycle: () => all,
        userWithdrawLimitPerCycle: () => one,
        totalWithdrawAmountAtCycle: () => takenOfAll,
        userWithdrawAmountAtCycle: () => takenOfOne,
      },
    },
    { kind: multicall3 as Contract, says: { getEthBalance: () => held } },
  ]
  return { contracts }
}

const exitsOf = (world: World) => {
  const { value, ...rest } = runFake(read(account), chain(world))
  return { ...rest, exits: value.filter((one): one is ExitPosition => one.kind === 'exit') }
}

describe('rETH of StaFi', () => {
  test('an account that holds nothing costs one round; what it holds is listed', () => {
    expect(runFake(read(account), chain({}))).toMatchObject({ value: [], rounds: 1, calls: 2 })
    const { value } = runFake(read(account), { ...chain({}), balances: { [reth.address]: 5n } })
    expect(value).toMatchObject([{ token: reth, balance: 5n }])
    expect(exitsOf({ open: null }).unread).toEqual([`stafi:exit:${withdrawals}`])
  })

  test('its rate is what the contract says, and none is none', () => {
    expect(runFake(readRates(), chain({ rate: 2n * ether })).value).toEqual([{ token: reth.address, wad: 2n * ether }])
    expect(() => runFake(readRates(), chain({ rate: 0n }))).toThrow(ReadError)
    expect(() => runFake(readRates(), { contracts: [] })).toThrow(ReadError)
  })

  test('the way out is its own withdrawals, within the limits of the day', () => {
    const ways = (world: World, amount = 10n * ether) =>
      runFake(leave({ token: reth.address, amount: tokenUnits(amount), account }), chain(world)).value
    expect(ways({ rate: 2n * ether })).toMatchObject([
      { kind: 'queue', receives: 20n * ether, fee: 0n, most: 25n * ether, closed: null },
    ])
    const limits = { all: 100n * ether, one: 50n * ether, takenOfAll: 95n * ether, takenOfOne: 0n }
    expect(ways({ limits })[0]).toMatchObject({ most: 5n * ether, closed: { key: 'leave.stafi.limit' } })
    expect(ways({ limits }, 5n * ether)[0]?.closed).toBeNull()
    expect(ways({ limits: { ...limits, takenOfOne: 60n * ether } }, 1n)[0]?.most).toBe(0n)
    expect(runFake(leave({ token: other, amount: tokenUnits(1n), account }), chain({})).value).toEqual([])
  })

  test('is marked as winding down', () => {
    expect(reth.sunset).toBe('2026-04-13')
  })
})

describe('withdrawals from StaFi', () => {
  test('can be claimed up to and including the last that was served, and wait behind it', () => {
    const { exits, rounds } = exitsOf({ open: [9n, 7n, 8n], last: 8n, amounts: { 7: 3n * ether } })
    expect(rounds).toBe(2)
    expect(exits).toMatchObject([
      { ticket: { number: 7n }, amountNow: 3n * ether, state: 'completable', delay: [], repricing: false },
      { ticket: { number: 8n }, state: 'completable' },
      {
        ticket: { number: 9n },
        state: 'waiting',
        delay: [
          { what: 'queue', over: false },
          { what: 'operator', over: false },
        ],
      },
    ])
  })

  test('wait for ether that the contract does not hold', () => {
    const { exits } = exitsOf({ open: [1n, 2n], last: 2n, held: (3n * ether) / 2n })
    expect(exits.map(({ state }) => state)).toEqual(['completable', 'waiting'])
    expect(exits[1]?.delay).toContainEqual({ what: 'liquidity', over: false, block: null, time: null })
  })

  test('one that does not answer, and those past the hundredth, are said to be missing', () => {
    expect(exitsOf({ open: [1n, 2n], amounts: { 2: null } })).toMatchObject({
      exits: [{ ticket: { number: 1n } }],
      unread: [`stafi:exit:${withdrawals}:2`],
    })
    const many = exitsOf({ open: Array.from({ length: 120 }, (_, index) => BigInt(index)) })
    expect([many.exits.length, many.unread]).toEqual([100, [`stafi:exit:${withdrawals}`]])
  })

  test('are claimed together', () => {
    const world = { open: [1n, 2n], last: 2n }
    const { value: call } = runFake(finish(exitsOf(world).exits, account), chain(world))
    expect(call).toMatchObject({ to: withdrawals, value: 0n })
    const { functionName, args } = decodeFunctionData({ abi: withdrawContract.abi(), data: call.data })
    expect([functionName, args]).toEqual(['withdraw', [[1n, 2n]]])
  })

  test.each<[string | undefined, World]>([
    ['gone', { open: [1n], last: 2n }],
    ['early', { open: [1n, 2n], last: 1n }],
    ['unfunded', { open: [1n, 2n], last: 2n, held: ether }],
    [undefined, { open: [1n, 2n], last: 2n, owner: other }],
    [undefined, { open: [1n, 2n], last: 2n, amounts: { 1: null } }],
  ])('cannot be claimed when they are %s', (data, world) => {
    const { exits } = exitsOf({ open: [1n, 2n], last: 2n })
    const plan = () => runFake(finish(exits, account), chain(world))
    expect(plan).toThrow(NotFinishableError)
    if (data !== undefined) expect(plan).toThrow(expect.objectContaining({ data }))
    expect(() => runFake(finish([], account), chain(world))).toThrow(NotFinishableError)
  })
})
