import { decodeFunctionData } from 'viem'
import { describe, expect, test } from 'vitest'
import { tokenUnits } from '../../units.ts'
import { NotFinishableError } from '../finish.ts'
import { multicall3 } from '../multicall3.ts'
import { at, type Contract, ReadError } from '../plan.ts'
import { type FakeChain, runFake } from '../planFakes.ts'
import type { ExitPosition } from '../types.ts'
import { poolContract } from './abi.ts'
import { lines, neth, rneth } from './addresses.ts'
import { finish } from './exits.ts'
import { leave } from './leave.ts'
import { read, readRates, readStatus } from './read.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const [{ pool }, { pool: restaking }] = lines as [(typeof lines)[number], (typeof lines)[number]]
const ether = 10n ** 18n
const delay = 50_400n
const block = 26_000_000n

type Request = { height?: bigint; claimed?: boolean; given?: bigint; pays?: bigint }
type World = {
  requests?: readonly Request[] | null
  rate?: bigint
  balance?: bigint
  own?: bigint | null
  vault?: bigint | null
  promised?: bigint
  allowed?: boolean
  paused?: boolean
}

function chain(world: World = {}): FakeChain {
  const { requests = [], rate = (11n * ether) / 10n, balance = 5n * ether, promised = 0n, allowed = true } = world
  const { own = balance, vault = 0n, paused = false } = world
  const says = {
    convertToAssets: (amount: bigint) => (rate === 0n ? undefined : (amount * rate) / ether),
    convertToShares: (amount: bigint) => (amount * ether) / rate,
    withdrawalDelayBlocks: () => delay,
    totalWithdrawalAmount: () => promised,
    getPoolAmount: () => own ?? undefined,
    getCLVaultAmount: () => vault ?? undefined,
    unstakeAllowed: () => allowed,
    paused: () => paused,
  }
  const list = requests?.map(({ height = block - delay, claimed = false, given = ether, pays = ether }) => ({
    withdrawalHeight: height,
    withdrawalExchange: rate,
    isClaim: claimed ? 1n : 0n,
    withdrawalAmount: given,
    claimAmount: pays,
  }))
  return {
    contracts: [
      { kind: at(pool, poolContract) as Contract, says: { ...says, getUserWithdrawals: () => list } },
      { kind: at(restaking, poolContract) as Contract, says: { ...says, getUserWithdrawals: () => [] } },
      { kind: multicall3 as Contract, says: { getBlockNumber: () => block, getEthBalance: () => balance } },
    ],
  }
}

const exitsOf = (world: World) => {
  const { value, ...rest } = runFake(read(account), chain(world))
  return { ...rest, exits: value.filter((one): one is ExitPosition => one.kind === 'exit') }
}

describe('nETH and rnETH', () => {
  test('an account that holds nothing costs one round; what it holds is listed', () => {
    expect(runFake(read(account), chain())).toMatchObject({ value: [], rounds: 1, calls: 4 })
    const { value } = runFake(read(account), { ...chain(), balances: { [rneth.address]: 5n } })
    expect(value).toMatchObject([{ token: rneth, balance: 5n }])
  })

  test('their rates are what the pools say; none is an error', () => {
    expect(runFake(readRates(), chain()).value.map(({ token, wad }) => [token, wad])).toEqual([
      [neth.address, (11n * ether) / 10n],
      [rneth.address, (11n * ether) / 10n],
    ])
    expect(() => runFake(readRates(), chain({ rate: 0n }))).toThrow(ReadError)
  })

  test('status tells a pause from a switch', () => {
    expect(runFake(readStatus(), chain()).value).toEqual([])
    const whats = (world: World) =>
      runFake(readStatus(), chain(world)).value.flatMap(({ token, what }) => (token === neth.address ? [what] : []))
    expect(whats({ paused: true })).toEqual(['mint', 'request', 'claim', 'instant'])
    expect(whats({ allowed: false })).toEqual(['request', 'instant'])
  })
})

describe('leaving', () => {
  const ways = (world: World = {}, amount = ether) =>
    runFake(leave({ token: neth.address, amount: tokenUnits(amount) }), chain(world)).value

  test('at once while the pool has the ether, which is when it takes no requests', () => {
    expect(ways()).toMatchObject([
      { kind: 'instant', receives: (11n * ether) / 10n, most: (50n * ether) / 11n, closed: null },
      { kind: 'queue', closed: { key: 'leave.nodedao.atOnce' } },
    ])
    expect(ways({ balance: 0n })).toMatchObject([
      { kind: 'instant', closed: { key: 'leave.nodedao.lacking' } },
      { kind: 'queue', receives: (11n * ether) / 10n, delay: [{ seconds: delay * 12n }, {}], closed: null },
    ])
  })

  test('what came back from validators counts as far as it is not promised to others', () => {
    const some = { balance: 0n, vault: 3n * ether, promised: 2n * ether }
    expect(ways(some, ether / 2n)[0]?.closed).toBeNull()
    expect(ways(some, ether)[0]?.closed?.key).toBe('leave.nodedao.lacking')
    expect(ways({ ...some, vault: null }, 1n)[0]?.closed?.key).toBe('leave.nodedao.lacking')
    expect(ways({ balance: 2n * ether, own: null })[0]?.closed).toBeNull()
  })

  test('is shut by a pause and by the switch', () => {
    expect(ways({ paused: true }).map(({ closed }) => closed?.key)).toEqual(Array(2).fill('notes.nodedao.paused'))
    expect(ways({ allowed: false }).map(({ closed }) => closed?.key)).toEqual(Array(2).fill('leave.nodedao.stopped'))
    expect(runFake(leave({ token: account, amount: tokenUnits(1n) }), chain()).value).toEqual([])
  })
})

describe('requests', () => {
  test('can be claimed in the block their wait ends, not the one before; claimed ones are not shown', () => {
    const requests = [{ claimed: true }, { given: 9n, pays: 10n }, { height: block - delay + 1n }]
    const { exits, rounds } = exitsOf({ requests })
    expect(rounds).toBe(2)
    expect(exits).toMatchObject([
      { id: `nodedao:exit:${pool}:1`, given: { amount: 9n }, amountNow: 10n, state: 'completable', delay: [] },
      { ticket: { number: 2n }, state: 'waiting', delay: [{ what: 'cooldown', over: false, block: block + 1n }] },
    ])
  })

  test('wait for ether, and are frozen by a pause', () => {
    const requests = [{}, {}]
    expect(exitsOf({ requests, balance: ether }).exits.map(({ state }) => state)).toEqual(['completable', 'waiting'])
    expect(exitsOf({ requests, balance: ether, vault: ether }).exits.map(({ state }) => state)).toEqual([
      'completable',
      'completable',
    ])
    expect(exitsOf({ requests, paused: true }).exits[0]).toMatchObject({
      state: 'frozen',
      note: { key: 'notes.nodedao.paused' },
    })
  })

  test('of a silent pool are missing, and so are those past the hundredth', () => {
    expect(exitsOf({ requests: null }).unread).toEqual([`nodedao:exit:${pool}`])
    const many = exitsOf({ requests: Array.from({ length: 120 }, () => ({})), balance: 1_000n * ether })
    expect([many.exits.length, many.unread]).toEqual([100, [`nodedao:exit:${pool}`]])
  })

  test('are claimed together, for the account', () => {
    const world = { requests: [{ claimed: true }, {}, {}] }
    const { value: call } = runFake(finish(exitsOf(world).exits, account), chain(world))
    expect(call).toMatchObject({ to: pool, value: 0n })
    const { functionName, args } = decodeFunctionData({ abi: poolContract.abi(), data: call.data })
    expect([functionName, args]).toEqual(['claimWithdrawals', [account, [1n, 2n]]])
  })

  test.each<[string, World]>([
    ['gone', { requests: [{ claimed: true }] }],
    ['early', { requests: [{ height: block }] }],
    ['paused', { requests: [{}], paused: true }],
    ['unfunded', { requests: [{}], balance: 1n }],
  ])('cannot be claimed when they are %s', (data, world) => {
    const { exits } = exitsOf({ requests: [{}] })
    expect(() => runFake(finish(exits, account), chain(world))).toThrow(expect.objectContaining({ data }))
    expect(() => runFake(finish([], account), chain(world))).toThrow(NotFinishableError)
  })
})
