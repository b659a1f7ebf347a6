import { type Address, decodeFunctionData, numberToHex, pad, zeroAddress } from 'viem'
import { describe, expect, test } from 'vitest'
import { NotFinishableError } from '../finish.ts'
import { multicall3 } from '../multicall3.ts'
import { type Contract, ReadError } from '../plan.ts'
import { type FakeChain, runFake } from '../planFakes.ts'
import { poolContract, spethContract, withdrawalContract } from './abi.ts'
import { mpeth, speth, withdrawal } from './addresses.ts'
import { exitId, finish } from './exits.ts'
import { leave } from './leave.ts'
import { read, readRates } from './read.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const other = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const ether = 10n ** 18n
const week = 604_800n
const tokenOfPool = 'STAKING'

type World = {
  amount?: bigint
  receiver?: Address
  now?: bigint
  held?: bigint
  pooled?: bigint
  serves?: Address
  rate?: bigint
}
const chain = ({
  amount = 0n,
  receiver = account,
  now = 0n,
  held = 0n,
  pooled = 0n,
  serves = speth.address,
  rate = ether,
}: World): FakeChain => ({
  time: now,
  contracts: [
    {
      kind: spethContract as Contract,
      says: {
        convertToAssets: (shares: bigint) => (shares * rate) / ether,
        convertToShares: (assets: bigint) => (assets * ether) / rate,
      },
    },
    {
      kind: withdrawalContract as Contract,
      says: {
        pendingWithdraws: () => [amount, amount === 0n ? 0n : 9n, receiver],
        getEpochStartTime: (epoch: bigint) => epoch * week,
        getEpochTimeLeft: () => 1000n,
        validatorsDisassembleTime: () => 604_800,
        mpETH: () => serves,
      },
    },
    {
      kind: poolContract as Contract,
      says: {
        getAmountOut: (given: bigint) => {
          const fee = (given * 30n) / 10_000n
          if ((given * rate) / ether > pooled) return undefined
          return [((given - fee) * rate) / ether, fee]
        },
        ethBalance: () => pooled,
        [tokenOfPool]: () => serves,
      },
    },
  ],
  raw: ({ to, data }) =>
    to === multicall3.address && data.startsWith('0x4d2301cc') ? { ok: true, data: pad(numberToHex(held)) } : undefined,
})
const due = 10n * week

describe('Meta Pool', () => {
  test('an account that holds nothing costs one round', () => {
    expect(runFake(read(account), chain({}))).toMatchObject({ value: [], rounds: 1, calls: 3 })
  })

  test('a withdrawal waits for its period, then its days, then the ether', () => {
    const at = (world: World) => runFake(read(account), chain({ amount: 5n, held: 5n, ...world })).value
    expect(at({ now: 9n * week - 1n })).toMatchObject([
      {
        id: exitId,
        state: 'waiting',
        amountNow: 5n,
        delay: [
          { what: 'epoch', over: false, time: 9n * week },
          { what: 'cooldown', over: false, time: due, since: { time: 9n * week } },
          { what: 'liquidity', over: true },
        ],
      },
    ])
    expect(at({ now: due - 1n })).toMatchObject([{ state: 'waiting' }])
    expect(at({ now: due, held: 4n })).toMatchObject([{ state: 'waiting' }])
    expect(at({ now: due })).toMatchObject([{ state: 'completable', delay: [] }])
    expect(at({ now: due, receiver: zeroAddress })).toMatchObject([{ finish: { batch: 'metapool:completeWithdraw' } }])
    expect(at({ now: due, receiver: other })).toMatchObject([
      { finish: null, note: { key: 'notes.metapool.elsewhere' } },
    ])
  })

  test('a contract that does not answer leaves withdrawals untold', () => {
    const run = runFake(read(account), { contracts: [], balances: { [speth.address]: 3n, [mpeth.address]: 4n } })
    expect(run.value).toMatchObject([{ balance: 3n }, { balance: 4n }])
    expect(run.unread).toEqual([exitId])
  })

  test('is fetched when its time has come and the ether is there', () => {
    const exit = { kind: 'exit', id: exitId, ticket: { contract: withdrawal, number: null } } as never
    const ready: World = { amount: 5n, held: 5n, now: due }
    const { to, data } = runFake(finish([exit], account), chain(ready)).value
    expect(to).toBe(withdrawal)
    expect(decodeFunctionData({ abi: withdrawalContract.abi(), data }).functionName).toBe('completeWithdraw')
    const why = (world: World) => {
      try {
        runFake(finish([exit], account), chain(world))
        return null
      } catch (error) {
        return (error as NotFinishableError).data
      }
    }
    expect(why({})).toBe('gone')
    expect(why({ ...ready, receiver: other })).toBe('gone')
    expect(why({ ...ready, now: due - 1n })).toBe('early')
    expect(why({ ...ready, held: 4n })).toBe('unfunded')
    expect(() => runFake(finish([], account), chain({}))).toThrow(NotFinishableError)
  })

  test('spETH has a rate, mpETH has none', () => {
    expect(runFake(readRates(), chain({ rate: 2n * ether })).value).toEqual([{ token: speth.address, wad: 2n * ether }])
    expect(() => runFake(readRates(), chain({ rate: 0n }))).toThrow(ReadError)
    expect(mpeth.sunset).toBe('2025-06-17')
  })

  test('the queue and the pool, while they serve this token', () => {
    const of = (world: World) =>
      runFake(leave({ token: speth.address, amount: ether }), chain({ rate: 2n * ether, ...world })).value
    expect(of({ pooled: 2n * ether })).toMatchObject([
      {
        kind: 'queue',
        receives: 2n * ether,
        delay: [{ what: 'epoch', seconds: 1000n }, { what: 'cooldown', seconds: week }, { what: 'liquidity' }],
        closed: null,
      },
      { kind: 'instant', receives: 1_994n * 10n ** 15n, fee: 3n * 10n ** 15n, most: ether, closed: null },
    ])
    expect(of({ pooled: ether })[1]).toMatchObject({
      receives: null,
      most: ether / 2n,
      closed: { key: 'notes.metapool.short' },
    })
    for (const way of of({ pooled: 2n * ether, serves: mpeth.address })) {
      expect(way.closed?.key).toBe('notes.metapool.otherToken')
    }
    expect(runFake(leave({ token: mpeth.address, amount: 1n }), { contracts: [] }).value).toMatchObject([
      { closed: { key: 'notes.metapool.replaced' } },
    ])
    expect(runFake(leave({ token: account, amount: 1n }), { contracts: [] }).value).toEqual([])
  })
})
