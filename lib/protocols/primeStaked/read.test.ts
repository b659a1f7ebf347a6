import fc from 'fast-check'
import { encodeFunctionData, type Hex, pad, zeroAddress } from 'viem'
import { describe, expect, test } from 'vitest'
import { tokenUnits } from '../../units.ts'
import { NotFinishableError } from '../finish.ts'
import type { Contract } from '../plan.ts'
import { type FakeChain, type FakeContract, runFake } from '../planFakes.ts'
import type { ExitPosition, ReadContext, Ticket } from '../types.ts'
import {
  delegatorContract,
  eigenContract,
  oracleContract,
  poolContract,
  strategyContract,
  tokenContract,
} from './abi.ts'
import { depositPool, nodeDelegator, oeth, primeeth } from './addresses.ts'
import { finish, scan } from './exits.ts'
import { leave } from './leave.ts'
import { mostOeth } from './math.ts'
import { read, readRates, readStatus } from './read.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const other = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const dead = '0x000000000000000000000000000000000000dEaD'
const strategy = '0xa4C637e0F704745D182e4D38cAb7E7485321d059'
const ether = 10n ** 18n
const price = 1_040_000_000_000_000_000n

type State = {
  /** Who may claim, and from which block on it waited; no block: EigenLayer does not keep it. */
  requests?: Record<number, { owner?: Hex; startBlock?: number; shares?: bigint }>
  block?: bigint
  token?: Hex
  paused?: readonly ('pool' | 'token' | 'delegator')[]
  silent?: readonly string[]
}
const withdrawal = (startBlock: number) =>
  ({
    staker: nodeDelegator,
    delegatedTo: other,
    withdrawer: nodeDelegator,
    nonce: 3n,
    startBlock,
    strategies: [strategy],
    scaledShares: [ether],
  }) as const

function chain(state: State = {}): FakeChain {
  const { requests = {}, paused = [], silent = [] } = state
  const of = (root: Hex) => requests[Number(BigInt(root))]
  const speak = (says: FakeContract['says']) =>
    Object.fromEntries(Object.entries(says).filter(([name]) => !silent.includes(name)))
  const contracts: FakeContract[] = [
    { kind: poolContract as Contract, says: { paused: () => paused.includes('pool') } },
    { kind: tokenContract as Contract, says: { paused: () => paused.includes('token') } },
    {
      kind: delegatorContract as Contract,
      says: speak({
        paused: () => paused.includes('delegator'),
        withdrawalRequests: (root: Hex) => {
          const request = of(root)
          return request === undefined ? zeroAddress : (request.owner ?? account)
        },
      }),
    },
    {
      kind: eigenContract as Contract,
      says: speak({
        minWithdrawalDelayBlocks: () => 50,
        getQueuedWithdrawal: (root: Hex) => {
          const request = of(root)
          const empty = { ...withdrawal(0), strategies: [], scaledShares: [] }
          return request?.startBlock === undefined
            ? [empty, []]
            : [withdrawal(request.startBlock), [request.shares ?? ether]]
        },
      }),
    },
    {
      at: strategy,
      kind: strategyContract as Contract,
      says: speak({
        underlyingToken: () => state.token ?? oeth,
        sharesToUnderlyingView: (shares: bigint) => (shares * 11n) / 10n,
      }),
    },
    {
      kind: oracleContract as Contract,
      says: speak({ primeETHPrice: () => price, getAssetPrice: () => ether }),
    },
  ]
  const block = pad(`0x${(state.block ?? 1_000n).toString(16)}` as Hex)
  return { contracts, raw: ({ data }) => (data === '0x42cbb15c' ? { ok: true, data: block } : undefined) }
}

const context = (...numbers: number[]): ReadContext => ({
  chainId: 1,
  tickets: (id) => {
    expect(id).toBe('primeStaked:requests')
    return { found: numbers.map((n): Ticket => ({ number: BigInt(n), block: 1n, data: '0x' })), complete: true }
  },
})
const root = (number: number) => pad(`0x${number.toString(16)}` as Hex)
const idOf = (number: number) => `primeStaked:exit:${depositPool}:${root(number)}`
const exits = (numbers: number[], state: State) =>
  runFake(read(account, context(...numbers)), chain(state)).value.filter(
    (one): one is ExitPosition => one.kind === 'exit',
  )

describe('what an account has in Prime Staked', () => {
  test('an account that holds nothing costs one round of one call', () => {
    expect(runFake(read(account, context()), chain())).toMatchObject({ value: [], rounds: 1, calls: 1 })
  })

  test('a request waits for EigenLayer’s delay, and can be slashed until then', () => {
    const state = { requests: { 7: { startBlock: 951, shares: ether - 9n } } }
    const { rounds } = runFake(read(account, context(7)), chain(state))
    expect(rounds).toBe(2)
    expect(exits([7], state)).toMatchObject([
      {
        id: idOf(7),
        state: 'waiting',
        repricing: true,
        given: { token: primeeth.address, amount: null },
        paid: { token: oeth, asset: { symbol: 'OETH' } },
        amountNow: ((ether - 9n) * 11n) / 10n,
        amountAsked: null,
        delay: [{ what: 'cooldown', over: false, block: 1_002n, since: { block: 951n } }],
      },
    ])
    expect(exits([7], { ...state, block: 1_001n })[0]?.state).toBe('waiting')
    expect(exits([7], { ...state, block: 1_002n })).toMatchObject([
      { state: 'completable', delay: [], repricing: false },
    ])
  })

  test('a pause of the pool or of the node delegator freezes it', () => {
    const requests = { 7: { startBlock: 900 } }
    for (const paused of [['pool'], ['delegator']] as const) {
      expect(exits([7], { requests, paused })).toMatchObject([
        { state: 'frozen', note: { key: 'notes.primeStaked.paused' } },
      ])
    }
  })

  test('claimed requests, those of others and roots made up are left out', () => {
    const requests = { 7: { owner: dead, startBlock: 900 }, 8: { owner: other, startBlock: 900 } } as const
    expect(exits([7, 8, 9], { requests })).toEqual([])
  })

  test('a request whose terms EigenLayer does not keep is owed, without an amount', () => {
    expect(exits([7], { requests: { 7: {} } })).toMatchObject([
      { state: 'waiting', amountNow: null, finish: null, note: { key: 'notes.primeStaked.old' } },
    ])
  })

  test('a token other than OETH is described by itself', () => {
    const { value, rounds } = runFake(
      read(account, context(7)),
      chain({ requests: { 7: { startBlock: 900 } }, token: other }),
    )
    expect(rounds).toBe(3)
    expect(value).toMatchObject([{ paid: { token: other, asset: { known: false, symbol: null } } }])
  })

  test('what does not answer is missing, never zero', () => {
    const requests = { 7: { startBlock: 900 } }
    const silent = [
      'withdrawalRequests',
      'getQueuedWithdrawal',
      'minWithdrawalDelayBlocks',
      'sharesToUnderlyingView',
      'underlyingToken',
    ]
    for (const name of silent) {
      const { value, unread } = runFake(read(account, context(7)), chain({ requests, silent: [name] }))
      expect([value, unread]).toEqual([[], [idOf(7)]])
    }
  })

  test('of a thousand tickets a hundred are read, the rest is said to be missing', () => {
    const numbers = Array.from({ length: 1_000 }, (_, n) => n + 1)
    const { unread, calls } = runFake(read(account, context(...numbers)), chain())
    expect(unread).toEqual([`primeStaked:exit:${depositPool}`])
    expect(calls).toBe(205)
  })

  test('no answer makes it throw anything but a partial read', () => {
    const word = fc
      .uint8Array({ minLength: 0, maxLength: 300 })
      .map((bytes) => `0x${Buffer.from(bytes).toString('hex')}` as Hex)
    fc.assert(
      fc.property(fc.infiniteStream(word), (answers) => {
        const raw = () => ({ ok: true, data: answers.next().value as Hex }) as const
        runFake(read(account, context(1, 2)), { contracts: [], raw })
      }),
    )
  })

  test('a log names the root in its second topic, or nothing', () => {
    const [event] = scan.events as [Hex]
    const topics = [event, pad(strategy), root(7), pad(account)] as const
    expect(scan.parse({ topics, data: '0x' })).toBe(7n)
    expect(scan.parse({ topics: topics.slice(0, 3), data: '0x' })).toBeUndefined()
    expect(scan.parse({ topics: [event, topics[1], '0x', topics[3]], data: '0x' })).toBeUndefined()
    expect(scan.parse({ topics: [root(1), ...topics.slice(1)], data: '0x' })).toBeUndefined()
  })
})

describe('rates, pauses and the way out', () => {
  test('the rate is what was written last', () => {
    expect(runFake(readRates(), chain()).value).toEqual([{ token: primeeth.address, wad: price }])
  })

  test('only what is off is listed', () => {
    const what = (...paused: NonNullable<State['paused']>) =>
      runFake(readStatus(), chain({ paused })).value.map((status) => status.what)
    expect(what()).toEqual([])
    expect(what('pool')).toEqual(['mint', 'request', 'claim'])
    expect(what('token')).toEqual(['mint', 'request'])
    expect(what('delegator')).toEqual(['request', 'claim'])
  })

  test('the most that can be asked for burns no more than the amount, and one wei more would', () => {
    const word = fc.bigInt({ min: 1n, max: 2n ** 100n })
    const burnt = (asked: bigint, prime: bigint, asset: bigint) => (asked * asset) / prime + 1n
    fc.assert(
      fc.property(word, word, word, (amount, prime, asset) => {
        const most = mostOeth(amount, prime, asset) as bigint
        expect(burnt(most, prime, asset)).toBeLessThanOrEqual(amount)
        expect(burnt(most + 1n, prime, asset)).toBeGreaterThan(amount)
      }),
    )
    expect(mostOeth(0n, 1n, 1n)).toBe(0n)
    expect(mostOeth(1n, 0n, 1n)).toBeNull()
  })

  test('leaving takes EigenLayer’s delay and no fee', () => {
    const leaving = { token: primeeth.address, amount: tokenUnits(ether), account }
    expect(runFake(leave(leaving), chain()).value).toMatchObject([
      { kind: 'queue', receives: price - 1n, fee: 0n, delay: [{ what: 'cooldown', seconds: 600n }], closed: null },
    ])
    expect(runFake(leave(leaving), chain({ paused: ['token'] })).value).toMatchObject([
      { closed: { key: 'notes.primeStaked.paused' } },
    ])
    expect(runFake(leave(leaving), { contracts: [] }).value).toMatchObject([{ receives: null, closed: null }])
    expect(runFake(leave({ token: other, amount: 1n }), chain()).value).toEqual([])
  })
})

describe('claiming', () => {
  const ready: State = { requests: { 7: { startBlock: 900 } } }
  const attempt = (state: State) => runFake(finish(exits([7], ready), account), chain(state)).value

  test('hands EigenLayer’s own record back', () => {
    const data = encodeFunctionData({
      abi: poolContract.abi(),
      functionName: 'claimWithdrawal',
      args: [withdrawal(900)],
    })
    expect(attempt(ready)).toEqual({ to: depositPool, data, value: 0n })
  })

  test('is refused too early, twice, by others and while paused', () => {
    expect(() => attempt({ ...ready, block: 950n })).toThrow(NotFinishableError)
    expect(() => attempt({ requests: { 7: { startBlock: 900, owner: dead } } })).toThrow(NotFinishableError)
    expect(() => attempt({ requests: { 7: {} } })).toThrow(NotFinishableError)
    expect(() => attempt({ ...ready, paused: ['pool'] })).toThrow(NotFinishableError)
    expect(() => runFake(finish([], account), chain(ready))).toThrow(NotFinishableError)
  })
})
