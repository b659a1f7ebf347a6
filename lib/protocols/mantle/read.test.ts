import fc from 'fast-check'
import { concat, decodeFunctionData, numberToHex, pad } from 'viem'
import { describe, expect, test } from 'vitest'
import { tokenUnits } from '../../units.ts'
import { NotFinishableError } from '../finish.ts'
import { type Contract, ReadError } from '../plan.ts'
import { type FakeContract, runFake } from '../planFakes.ts'
import type { ExitPosition, ReadContext } from '../types.ts'
import { accountant, methContract, pauserContract, requestsContract, stakingContract, withdrawContract } from './abi.ts'
import { cmeth, cmethVault, meth } from './addresses.ts'
import { delayedId } from './delayed.ts'
import { exitId, unstakeScan } from './exits.ts'
import { finish } from './finish.ts'
import { leave } from './leave.ts'
import { paidFor, withinLoss } from './math.ts'
import { rateLogs, read, readRates, readStatus } from './read.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const other = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const nobody = '0x0000000000000000000000000000000000000000'
const ether = 10n ** 18n
const time = 1_795_000_000n
const rate = 1_067_000_000_000_000_000n

type World = {
  requests?: Record<number, { requester?: `0x${string}`; finalized?: boolean; claimable?: bigint }>
  next?: bigint
  paused?: boolean
  shares?: bigint
  maturity?: bigint
  rateThen?: bigint
  rateNow?: bigint
  stopped?: boolean
  allowed?: boolean
  accountantPaused?: boolean
  fee?: number
  held?: bigint
  maxLoss?: number
}

function world(given: World): readonly FakeContract[] {
  const { requests = {}, shares = 0n, maturity = time, rateThen = ether, rateNow = ether } = given
  const asked = (id: bigint) => requests[Number(id)]
  return [
    {
      kind: requestsContract as Contract,
      says: {
        requestByID: (id: bigint) => {
          const one = asked(id)
          const requester = one?.requester ?? account
          return (
            one && {
              blockNumber: 20n,
              requester,
              id,
              mETHLocked: ether,
              ethRequested: rate,
              cumulativeETHRequested: rate,
            }
          )
        },
        requestInfo: (id: bigint) => asked(id) && [asked(id)?.finalized ?? false, asked(id)?.claimable ?? 0n],
        nextRequestId: () => given.next ?? 100n,
      },
    },
    {
      kind: pauserContract as Contract,
      says: { isUnstakeRequestsAndClaimsPaused: () => given.paused ?? false, isStakingPaused: () => false },
    },
    {
      kind: stakingContract as Contract,
      says: { mETHToETH: (amount: bigint) => (amount * rate) / ether, minimumUnstakeBound: () => ether / 100n },
    },
    { kind: methContract as Contract, says: { isBlocked: () => false } },
    {
      kind: withdrawContract as Contract,
      says: {
        withdrawRequests: () => [false, given.maxLoss ?? 0, Number(maturity), shares, rateThen],
        withdrawAssets: () => [given.allowed ?? true, 604_800, 0, 0n, given.fee ?? 0, 100],
        isPaused: () => given.stopped ?? false,
        pullFundsFromVault: () => true,
      },
    },
    {
      kind: accountant as Contract,
      says: {
        getRateInQuote: () => rateNow,
        accountantState: () => ({
          payoutAddress: nobody,
          highwaterMark: 0n,
          feesOwedInBase: 0n,
          totalSharesLastUpdate: 0n,
          exchangeRate: rateNow,
          allowedExchangeRateChangeUpper: 0,
          allowedExchangeRateChangeLower: 0,
          lastUpdateTimestamp: 1_794_000_000n,
          isPaused: given.accountantPaused ?? false,
          minimumUpdateDelayInSeconds: 0,
          platformFee: 0,
          performanceFee: 0,
        }),
      },
    },
  ]
}

/** balanceOf answers by token only: what lies at the vault is told apart by its own address in the call. */
const chain = (given: World, balances: Record<`0x${string}`, bigint> = {}) => ({
  contracts: world(given),
  balances,
  time,
  raw: (call: { to: string; data: string }) =>
    call.to === meth.address && call.data.toLowerCase().endsWith(cmethVault.slice(2).toLowerCase())
      ? ({ ok: true, data: pad(numberToHex(given.held ?? 10n ** 24n)) } as const)
      : undefined,
})

const context = (...numbers: bigint[]): ReadContext => ({
  chainId: 1,
  tickets: (scan) => ({
    found: scan === unstakeScan.id ? numbers.map((number) => ({ number, block: 1n, data: '0x' as const })) : [],
    complete: true,
  }),
})
const exits = (positions: readonly { kind: string }[]) =>
  positions.filter((one): one is ExitPosition => one.kind === 'exit')

describe('requests for the ether of mETH', () => {
  test('an account that holds nothing costs one round', () => {
    const { value, rounds, calls } = runFake(read(account, context()), chain({}))
    expect({ value, rounds, calls }).toEqual({ value: [], rounds: 1, calls: 3 })
  })

  test('one is claimable when the reports came past it and all its ether is set aside', () => {
    const requests = {
      1: { finalized: true, claimable: rate },
      2: { finalized: true, claimable: rate - 1n },
      3: { finalized: false, claimable: rate },
    }
    const { value, rounds } = runFake(read(account, context(1n, 2n, 3n)), chain({ requests }))
    expect(rounds).toBe(1)
    expect(exits(value).map(({ state, delay }) => [state, ...delay.map(({ over }) => over)])).toEqual([
      ['completable'],
      ['waiting', true, false],
      ['waiting', false, true],
    ])
    expect(exits(value)[0]).toMatchObject({
      amountNow: rate,
      amountAsked: rate,
      repricing: false,
      paid: { token: null },
    })
  })

  test('paid, cancelled and renumbered ones are gone; what cannot be read is told', () => {
    const requests = { 1: { requester: nobody as `0x${string}` }, 2: { requester: other as `0x${string}` }, 4: {} }
    const run = runFake(read(account, context(1n, 2n, 3n, 4n, 100n)), chain({ requests }))
    expect(run.value.map(({ id }) => id)).toEqual([exitId(4n)])
    expect(run.unread).toEqual([exitId(3n)])
  })

  test('a pause freezes them', () => {
    const requests = { 1: { finalized: true, claimable: rate } }
    const [exit] = exits(runFake(read(account, context(1n)), chain({ requests, paused: true })).value)
    expect(exit?.state).toBe('frozen')
  })

  test('more than a hundred are cut, and it is told', () => {
    const numbers = Array.from({ length: 101 }, (_, index) => BigInt(index))
    const requests = Object.fromEntries(numbers.map((number) => [Number(number), {}]))
    const run = runFake(read(account, context(...numbers)), chain({ requests, next: 1_000n }))
    expect(run.value).toHaveLength(100)
    expect(run.unread).toHaveLength(1)
  })

  test('the claim is the contract’s own function, and only of what it would pay', () => {
    const requests = { 1: { finalized: true, claimable: rate }, 2: { finalized: true, claimable: 0n } }
    const of = (number: bigint, given: World) =>
      runFake(finish([{ kind: 'exit', id: exitId(number), ticket: { number } } as never], account), chain(given)).value
    const { to, data } = of(1n, { requests })
    expect(to).toBe(stakingContract.address)
    expect(decodeFunctionData({ abi: stakingContract.abi(), data })).toMatchObject({ args: [1n] })
    expect(() => of(2n, { requests })).toThrow(NotFinishableError)
    expect(() => of(1n, { requests, paused: true })).toThrow(NotFinishableError)
    expect(() => of(7n, { requests })).toThrow(NotFinishableError)
  })

  test('a log names its request, or none', () => {
    const log = { topics: [unstakeScan.events[0] as `0x${string}`, pad('0x2a'), pad(account)], data: '0x' } as const
    expect(unstakeScan.parse(log)).toBe(42n)
    expect(unstakeScan.parse({ topics: [], data: '0x' })).toBeUndefined()
  })
})

describe('the request to turn cmETH back', () => {
  const open = { shares: 10n * ether, rateThen: ether + 100n }

  test('waits, is completable inside its window, and is lost to cancelling after it', () => {
    const at = (maturity: bigint, more: World = {}) =>
      exits(runFake(read(account, context()), chain({ ...open, rateNow: ether + 50n, maturity, ...more })).value)[0]
    expect(at(time + 5n)).toMatchObject({ state: 'waiting', delay: [{ what: 'cooldown', time: time + 5n }] })
    expect(at(time)).toMatchObject({ state: 'completable', delay: [], amountNow: 10n * (ether + 50n) })
    expect(at(time - 604_800n)).toMatchObject({ state: 'completable' })
    expect(at(time - 604_801n)).toMatchObject({ state: 'frozen', note: { key: 'notes.mantle.windowMissed' } })
    expect(at(time, { stopped: true })).toMatchObject({ state: 'frozen' })
    expect(at(time, { allowed: false })).toMatchObject({ state: 'frozen' })
    expect(at(time, { accountantPaused: true })).toMatchObject({ state: 'frozen', amountNow: null })
    expect(at(time, { held: 1n })).toMatchObject({ state: 'waiting', delay: [{}, { what: 'liquidity' }] })
  })

  test('a rate that moved too far stands in the way', () => {
    const given = { ...open, rateNow: (ether * 98n) / 100n }
    const run = (more: World) => exits(runFake(read(account, context()), chain({ ...given, ...more })).value)[0]
    expect(run({})).toMatchObject({ state: 'frozen', note: { key: 'notes.mantle.lossTooLarge' } })
    expect(run({ maxLoss: 300 })).toMatchObject({ state: 'completable', repricing: true })
  })

  test('the fee is taken off the shares first, rounded down', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 2n ** 96n - 1n }),
        fc.bigInt({ min: 0n, max: 2n ** 96n - 1n }),
        fc.bigInt({ min: 0n, max: 2_000n }),
        (shares, at, fee) => {
          const paid = paidFor(shares, at, fee)
          expect(paid <= (shares * at) / ether).toBe(true)
          expect(paid).toBe(((shares - (shares * fee) / 10_000n) * at) / ether)
        },
      ),
    )
    expect(withinLoss(100n, 101n, 100n)).toBe(true)
    expect(withinLoss(102n, 100n, 100n)).toBe(false)
  })

  test('is completed by one call for the account', () => {
    const exit = { kind: 'exit', id: delayedId, ticket: { number: null } } as never
    const { to, data } = runFake(finish([exit], account), chain(open)).value
    expect(to).toBe(withdrawContract.address)
    expect(decodeFunctionData({ abi: withdrawContract.abi(), data }).args).toEqual([meth.address, account])
    expect(() => runFake(finish([exit], account), chain({ ...open, maturity: time + 1n }))).toThrow(NotFinishableError)
    expect(() => runFake(finish([exit], account), chain({}))).toThrow(NotFinishableError)
    expect(() => runFake(finish([exit, exit], account), chain(open))).toThrow(NotFinishableError)
  })
})

describe('rates, what is closed, and the ways out', () => {
  test('mETH in ether, cmETH in mETH with its age', () => {
    expect(runFake(readRates(), chain({ rateNow: ether + 7n })).value).toEqual([
      { token: meth.address, wad: rate },
      { token: cmeth.address, wad: ether + 7n, unit: meth.address, writtenAt: 1_794_000_000n },
    ])
    expect(runFake(readRates(), chain({ accountantPaused: true })).value).toHaveLength(1)
    expect(() => runFake(readRates(), { contracts: [] })).toThrow(ReadError)
  })

  test('past rates of cmETH from logs', () => {
    const [log] = rateLogs
    const topics = [log?.event as `0x${string}`]
    const data = concat([pad('0x05'), pad('0x06'), pad('0x07')])
    expect(log?.parse({ topics, data })).toEqual({ wad: 6n, time: 7n })
    expect(log?.parse({ topics, data: concat([data, '0x00']) })).toBeUndefined()
    expect(log?.parse({ topics: [], data })).toBeUndefined()
  })

  test('what is paused is listed', () => {
    expect(runFake(readStatus(), chain({})).value).toEqual([])
    const listed = runFake(readStatus(), chain({ paused: true, allowed: false, accountantPaused: true })).value
    expect(listed.map(({ token, what }) => `${token === meth.address ? 'mETH' : 'cmETH'} ${what}`)).toEqual([
      'mETH request',
      'mETH claim',
      'cmETH request',
      'cmETH claim',
      'cmETH rate',
    ])
  })

  test('each token by its own queue', () => {
    const leaving = (token: `0x${string}`, amount: bigint, given: World = {}) =>
      runFake(leave({ token, amount: tokenUnits(amount), account }), chain(given)).value
    expect(leaving(meth.address, ether)).toMatchObject([{ receives: rate, closed: null, paid: { token: null } }])
    expect(leaving(meth.address, 1n)).toMatchObject([{ closed: { key: 'notes.mantle.tooSmall' } }])
    expect(leaving(meth.address, ether, { paused: true })).toMatchObject([{ closed: { key: 'notes.mantle.paused' } }])
    expect(leaving(cmeth.address, ether, { fee: 100 })).toMatchObject([
      { receives: (ether * 99n) / 100n, fee: ether / 100n, delay: [{ seconds: 604_800n }, {}], closed: null },
    ])
    expect(leaving(cmeth.address, ether, { stopped: true })).toMatchObject([{ closed: {} }])
    expect(leaving(other, ether)).toEqual([])
  })
})
