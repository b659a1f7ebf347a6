import fc from 'fast-check'
import { type Address, concat, decodeFunctionData, pad } from 'viem'
import { describe, expect, test } from 'vitest'
import { NotFinishableError } from '../finish.ts'
import { type Contract, ReadError } from '../plan.ts'
import { type FakeChain, runFake } from '../planFakes.ts'
import type { ExitPosition, ReadContext } from '../types.ts'
import { list, manager, river } from './abi.ts'
import { lseth, redeemManager } from './addresses.ts'
import { exitId, finish, redeemScan } from './exits.ts'
import { leave } from './leave.ts'
import { claimNow } from './math.ts'
import { read, readRates, readStatus } from './read.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const other = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const ether = 10n ** 18n

type Request = { amount?: bigint; max?: bigint; height?: bigint; recipient?: Address; first?: bigint }
type World = {
  requests?: Record<number, Request>
  events?: readonly { amount: bigint; withdrawnEth: bigint; height: bigint }[]
  rate?: bigint
  denied?: readonly Address[]
  allowed?: boolean
  contained?: boolean
  silent?: boolean
}

const chain = ({ requests = {}, events = [], rate = ether, ...more }: World): FakeChain => ({
  contracts: [
    {
      kind: river as Contract,
      says: {
        underlyingBalanceFromShares: (shares: bigint) => (shares * rate) / ether,
        getSlashingContainmentMode: () => more.contained ?? false,
      },
    },
    {
      kind: manager as Contract,
      says: {
        getRedeemRequestDetails: (id: number) => {
          const one = requests[id]
          return (
            one && {
              amount: one.amount ?? 10n * ether,
              maxRedeemableEth: one.max ?? 10n * ether,
              recipient: one.recipient ?? account,
              height: one.height ?? 0n,
              initiator: other,
            }
          )
        },
        resolveRedeemRequests: (ids: readonly number[]) => ids.map((id) => requests[id]?.first ?? -1n),
        getWithdrawalEventCount: () => (more.silent ? undefined : BigInt(events.length)),
        getWithdrawalEventDetails: (id: number) => events[id],
      },
    },
    {
      kind: list as Contract,
      says: {
        isDenied: (one: Address) => more.denied?.includes(one) ?? false,
        isAllowed: (_: Address, mask: bigint) => mask === 4n && (more.allowed ?? true),
      },
    },
  ],
})
const context = (...numbers: bigint[]): ReadContext => ({
  chainId: 1,
  tickets: () => ({ found: numbers.map((number) => ({ number, block: 1n, data: '0x' })), complete: true }),
})
const exits = (world: World, ...numbers: bigint[]) => {
  const run = runFake(read(account, context(...numbers)), chain(world))
  return { ...run, exits: run.value.filter((one): one is ExitPosition => one.kind === 'exit') }
}

describe('requests to redeem LsETH', () => {
  test('an account that holds nothing costs one round, one with requests two', () => {
    expect(exits({})).toMatchObject({ exits: [], rounds: 1 })
    expect(exits({ requests: { 3: {} } }, 3n)).toMatchObject({ rounds: 2, unread: [] })
  })

  test('a waiting one pays the lower of what it may and of what it is worth', () => {
    const pays = (rate: bigint) => exits({ requests: { 3: {} }, rate }, 3n).exits[0]
    expect(pays(2n * ether)).toMatchObject({ state: 'waiting', amountNow: 10n * ether, amountAsked: 10n * ether })
    expect(pays(ether / 2n)).toMatchObject({ amountNow: 5n * ether, repricing: true, delay: [{}, { what: 'report' }] })
  })

  test('a satisfied one pays by the events it spans', () => {
    const events = [
      { amount: 4n * ether, withdrawnEth: 2n * ether, height: 0n },
      { amount: 20n * ether, withdrawnEth: 40n * ether, height: 4n * ether },
    ]
    const { exits: found } = exits({ requests: { 3: { first: 0n } }, events }, 3n)
    // Two for the first four; for the last six no more than is left of what it may be paid.
    expect(found[0]).toMatchObject({ state: 'completable', amountNow: 10n * ether, repricing: false, delay: [] })
  })

  test('a partly satisfied one is claimable now, and says so', () => {
    const events = [{ amount: 4n * ether, withdrawnEth: 4n * ether, height: 0n }]
    const { exits: found } = exits({ requests: { 3: { first: 0n } }, events, rate: ether / 2n }, 3n)
    expect(found[0]).toMatchObject({
      state: 'completable',
      amountNow: 7n * ether,
      repricing: true,
      note: { key: 'notes.liquidCollective.partly' },
    })
  })

  test('what is not known of the events leaves the amount unknown', () => {
    expect(exits({ requests: { 3: { first: 0n } }, silent: true }, 3n).exits[0]).toMatchObject({ amountNow: null })
    const events = Array.from({ length: 9 }, (_, i) => ({ amount: 1n, withdrawnEth: 1n, height: BigInt(i) }))
    expect(exits({ requests: { 3: { first: 0n } }, events }, 3n).exits[0]).toMatchObject({ amountNow: null })
  })

  test('the barred are frozen, and the waiting while losses are contained', () => {
    expect(exits({ requests: { 3: { first: 0n } }, denied: [other] }, 3n).exits[0]?.state).toBe('frozen')
    expect(exits({ requests: { 3: {} }, contained: true }, 3n).exits[0]?.state).toBe('frozen')
    const events = [{ amount: 10n * ether, withdrawnEth: 10n * ether, height: 0n }]
    expect(exits({ requests: { 3: { first: 0n } }, events, contained: true }, 3n).exits[0]?.state).toBe('completable')
  })

  test('paid ones and those of others are left out; what cannot be read is told', () => {
    const run = exits({ requests: { 1: { amount: 0n }, 2: { recipient: other } } }, 1n, 2n, 3n)
    expect(run.exits).toEqual([])
    expect(run.unread).toEqual([exitId(3n)])
  })

  test('several are claimed at once, each from its event', () => {
    const of = (world: World, ...numbers: bigint[]) => {
      const list = numbers.map((number) => ({ kind: 'exit', ticket: { number } }) as never)
      return runFake(finish(list, account), chain(world)).value
    }
    const requests = { 3: { first: 7n }, 4: { first: 8n }, 5: {}, 6: { first: 8n, recipient: other as Address } }
    const { to, data } = of({ requests }, 4n, 3n)
    expect(to).toBe(redeemManager)
    const args = [
      [3, 4],
      [7, 8],
    ]
    expect(decodeFunctionData({ abi: manager.abi(), data }).args).toEqual(args)
    expect(() => of({ requests }, 5n)).toThrow(NotFinishableError)
    expect(() => of({ requests }, 6n)).toThrow(NotFinishableError)
    expect(() => of({ requests })).toThrow(NotFinishableError)
  })

  test('a log names its request in the last of four words', () => {
    const log = (last: `0x${string}`) => ({ topics: [], data: concat([pad('0x01'), pad('0x02'), pad('0x03'), last]) })
    expect(redeemScan.parse(log(pad('0x2a')))).toBe(42n)
    expect(redeemScan.parse(log(pad('0x0100000000')))).toBeUndefined()
    expect(redeemScan.parse({ topics: [], data: '0x' })).toBeUndefined()
  })

  test('a claim never pays more than the request may be paid, and takes no more than it has', () => {
    const amount = fc.bigInt({ min: 1n, max: 2n ** 90n })
    const event = fc.record({ amount, withdrawnEth: fc.bigInt({ min: 0n, max: 2n ** 91n }) })
    fc.assert(
      fc.property(amount, amount, fc.array(event, { maxLength: 6 }), (size, most, events) => {
        let height = 0n
        const stack = events.map((one) => {
          const placed = { ...one, height }
          height += one.amount
          return placed
        })
        const { paid, left } = claimNow({ amount: size, maxRedeemableEth: most, height: 0n }, stack)
        expect(paid + left.maxRedeemableEth).toBe(most)
        expect(left.amount).toBe(height >= size ? 0n : size - height)
        expect(paid <= most && left.amount >= 0n).toBe(true)
      }),
    )
  })
})

describe('rates, what is closed, and the way out', () => {
  test('ether per LsETH', () => {
    expect(runFake(readRates(), chain({ rate: 2n * ether })).value).toEqual([{ token: lseth.address, wad: 2n * ether }])
    expect(() => runFake(readRates(), chain({ rate: 0n }))).toThrow(ReadError)
  })

  test('redeeming is listed as closed while losses are contained', () => {
    expect(runFake(readStatus(), chain({})).value).toEqual([])
    expect(runFake(readStatus(), chain({ contained: true })).value).toMatchObject([{ what: 'request' }])
  })

  test('is open to those on the list only', () => {
    const of = (world: World) =>
      runFake(leave({ token: lseth.address, amount: ether, account }), chain({ rate: 2n * ether, ...world })).value
    expect(of({})).toMatchObject([{ receives: 2n * ether, closed: null }])
    expect(of({ allowed: false })).toMatchObject([{ closed: { key: 'notes.liquidCollective.notAllowed' } }])
    expect(of({ denied: [account] })).toMatchObject([{ closed: { key: 'notes.liquidCollective.denied' } }])
    expect(of({ contained: true })).toMatchObject([{ closed: { key: 'notes.liquidCollective.contained' } }])
    expect(runFake(leave({ token: other, amount: 1n, account }), chain({})).value).toEqual([])
  })
})
