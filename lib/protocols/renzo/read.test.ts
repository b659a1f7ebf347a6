import fc from 'fast-check'
import { encodeFunctionData } from 'viem'
import { describe, expect, test } from 'vitest'
import { tokenUnits } from '../../units.ts'
import { NotFinishableError } from '../finish.ts'
import { at, type Contract } from '../plan.ts'
import { type FakeChain, type FakeContract, runFake } from '../planFakes.ts'
import { exitsOf } from '../runFakes.ts'
import { ezethContract, manager, oracle, queue, risk } from './abi.ts'
import { ethPlaceholder, ezeth, steth, withdrawQueue } from './addresses.ts'
import { finish } from './finish.ts'
import { leave } from './leave.ts'
import { hashOf, longer, payout, redeemValue } from './math.ts'
import { read, readStatus } from './read.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const riskAt = '0x1000000000000000000000000000000000000001'
const oracleAt = '0x1000000000000000000000000000000000000002'
const other = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const ether = 10n ** 18n
const now = 1_795_000_000n
const week = 604_800n

type Request = { asset?: string; number: bigint; promised?: bigint; locked?: bigint; createdAt?: bigint }
type State = {
  requests?: readonly Request[]
  count?: bigint
  cooldown?: bigint
  longer?: bigint
  whitelisted?: boolean
  instantPaused?: boolean
  paused?: boolean
  claimPaused?: boolean
  /** Requests that had to wait for funds, and how far the queue must be filled for them. */
  fillAt?: Readonly<Record<string, bigint>>
  filled?: bigint
  value?: bigint
  silent?: readonly string[]
  raw?: FakeChain['raw']
}

const whole = ({ asset = ethPlaceholder, number, promised = ether, locked = ether, createdAt = now }: Request) => ({
  asset: asset as `0x${string}`,
  number,
  promised,
  locked,
  createdAt,
})

function chain(state: State = {}): FakeChain {
  const requests = (state.requests ?? []).map(whole)
  const { silent = [] } = state
  const speak = (says: FakeContract['says']) =>
    Object.fromEntries(Object.entries(says).filter(([name]) => !silent.includes(name)))
  const waits = (hash: string): readonly [boolean, bigint] => {
    const request = requests.find((one) => hashOf(one, account) === hash)
    const fillAt = request === undefined ? undefined : state.fillAt?.[String(request.number)]
    return fillAt === undefined ? [false, 0n] : [true, fillAt]
  }
  const contracts: FakeContract[] = [
    {
      kind: queue as Contract,
      says: speak({
        getOutstandingWithdrawRequests: () => state.count ?? BigInt(requests.length),
        withdrawRequests: (_: string, place: bigint) => {
          const request = requests[Number(place)]
          if (request === undefined) return undefined
          return [request.asset, request.number, request.promised, request.locked, request.createdAt]
        },
        withdrawQueued: (hash: string) => waits(hash),
        ethWithdrawQueue: () => [100n * ether, state.filled ?? 0n],
        erc20WithdrawQueue: () => [100n * ether, state.filled ?? 0n],
        coolDownPeriod: () => state.cooldown ?? week,
        whitelisted: () => state.whitelisted ?? false,
        paused: () => state.paused ?? false,
        riskOracleMiddleware: () => riskAt,
        renzoOracle: () => oracleAt,
        withdrawalBufferTarget: (asset: string) => (asset === ethPlaceholder ? ether : 0n),
        getAvailableToWithdraw: () => 5n * ether,
        availableCollateralAmount: () => 50n * ether,
        calculateAmountToRedeem: (amount: bigint) => [[[]], 2n * amount],
      }),
    },
    {
      at: riskAt,
      kind: at(riskAt, risk) as Contract,
      says: speak({
        withdrawCooldownPeriod: () => state.longer ?? 0n,
        withdrawClaimPaused: () => state.claimPaused ?? false,
        withdrawRequestPaused: () => false,
        depositPaused: () => false,
        instantWithdrawPaused: () => state.instantPaused ?? false,
      }),
    },
    {
      at: oracleAt,
      kind: at(oracleAt, oracle) as Contract,
      says: speak({ lookupTokenAmountFromValue: (_: string, value: bigint) => (value * 100n) / 99n }),
    },
    {
      kind: manager as Contract,
      says: speak({ calculateTVLs: () => [[[1n]], [1n], state.value ?? 1_000n * ether], paused: () => false }),
    },
    { kind: ezethContract as Contract, says: speak({ totalSupply: () => 1_000n * ether }) },
  ]
  return { contracts, time: now, ...(state.raw === undefined ? {} : { raw: state.raw }) }
}

const reading = (state: State = {}) => {
  const { value, unread, rounds, calls } = runFake(read(account), chain(state))
  return { exits: exitsOf(value), unread, rounds, calls }
}
const old = now - week

describe('an account', () => {
  test('without requests costs two calls of one round, with some three rounds', () => {
    expect(reading()).toMatchObject({ exits: [], unread: [], rounds: 1, calls: 2 })
    expect(reading({ requests: [{ number: 4n }] })).toMatchObject({ unread: [], rounds: 3 })
  })

  test('that is said to have a million is asked for a hundred, the last', () => {
    const all = Array.from({ length: 130 }, (_, index) => ({ number: BigInt(index + 1) }))
    const { exits, unread, rounds } = reading({ requests: all })
    expect([exits.length, exits[0]?.ticket.number, rounds]).toEqual([100, 31n, 3])
    expect(unread).toEqual([`renzo:exit:${withdrawQueue}`])
    const million = reading({ count: 1_000_000n })
    expect(million.exits).toEqual([])
    expect(million.unread).toHaveLength(101)
  })
})

describe('a request', () => {
  test('waits for the longer of two cooldowns, from when it was made', () => {
    const { exits } = reading({ requests: [{ number: 1n, createdAt: now - 5n }], longer: 2n * week })
    expect(exits[0]?.delay).toEqual([
      { what: 'cooldown', over: false, block: null, time: now - 5n + 2n * week, since: { time: now - 5n } },
    ])
  })

  test('is completable in the second its time is over, and not one before', () => {
    expect(reading({ requests: [{ number: 1n, createdAt: old }] }).exits[0]?.state).toBe('completable')
    expect(reading({ requests: [{ number: 1n, createdAt: old + 1n }] }).exits[0]?.state).toBe('waiting')
  })

  test('of a whitelisted account needs no cooldown, unless instant withdrawals are paused', () => {
    const requests = [{ number: 1n }]
    expect(reading({ requests, whitelisted: true }).exits[0]?.state).toBe('completable')
    expect(reading({ requests, whitelisted: true, instantPaused: true }).exits[0]?.state).toBe('waiting')
  })

  test('that waits for funds is told by its hash, and ends when the queue is filled up to it', () => {
    const requests = [{ number: 1n, createdAt: old }]
    const short = reading({ requests, fillAt: { 1: 9n }, filled: 8n }).exits[0]
    expect(short).toMatchObject({ state: 'waiting' })
    expect(short?.delay[1]).toMatchObject({ what: 'liquidity', over: false })
    expect(reading({ requests, fillAt: { 1: 9n }, filled: 9n }).exits[0]).toMatchObject({
      state: 'completable',
      delay: [],
    })
  })

  test('pays the lower of what was promised and what it is worth, in its own asset', () => {
    const requests = [
      { number: 1n, promised: 2n * ether },
      { number: 2n, promised: ether / 2n },
      { number: 3n, asset: steth, promised: 2n * ether },
      { number: 4n, asset: other, promised: 2n * ether },
    ]
    const { exits } = reading({ requests })
    expect(exits.map(({ amountNow }) => amountNow)).toEqual([
      ether,
      ether / 2n,
      (ether * 100n) / 99n,
      (ether * 100n) / 99n,
    ])
    expect(exits.map(({ paid }) => [paid.token, paid.asset.symbol])).toEqual([
      [null, 'ETH'],
      [null, 'ETH'],
      [steth, 'stETH'],
      [other, null],
    ])
  })

  test('is frozen while claims are paused, or Renzo cannot value what it holds', () => {
    const requests = [{ number: 1n, createdAt: old }]
    for (const over of [{ paused: true }, { claimPaused: true }]) {
      expect(reading({ requests, ...over }).exits[0]).toMatchObject({
        state: 'frozen',
        note: { key: 'notes.renzo.claimsPaused' },
      })
    }
    expect(reading({ requests, silent: ['calculateTVLs'] }).exits[0]).toMatchObject({
      state: 'frozen',
      amountNow: null,
      note: { key: 'notes.renzo.noValue' },
    })
  })

  test('of which the rules or the queue say nothing is unread, never shown as ready', () => {
    const requests = [{ number: 1n, createdAt: old }]
    for (const name of [
      'coolDownPeriod',
      'withdrawCooldownPeriod',
      'withdrawClaimPaused',
      'instantWithdrawPaused',
      'whitelisted',
      'withdrawQueued',
    ]) {
      expect(reading({ requests, silent: [name] })).toMatchObject({
        exits: [],
        unread: [`renzo:exit:${withdrawQueue}:1`],
      })
    }
    const rubbish = reading({
      requests: [...requests, { number: 2n }],
      raw: ({ to, data }) =>
        to === withdrawQueue && data.length === 138 && data.endsWith('1') ? { ok: true, data: '0xff' } : undefined,
    })
    expect(rubbish.unread).toEqual([`renzo:exit:${withdrawQueue}:at:1`])
    expect(rubbish.exits).toHaveLength(1)
  })
})

describe('finishing', () => {
  const requests = [
    { number: 7n, createdAt: old },
    { number: 9n, createdAt: old },
  ]
  const exits = exitsOf(runFake(read(account), chain({ requests })).value)
  const finished = (state: State, which = 1) =>
    runFake(finish(exits.slice(which, which + 1), account), chain(state)).value

  test('claims the request where it stands now', () => {
    const claim = (index: bigint) =>
      encodeFunctionData({ abi: queue.abi(), functionName: 'claim', args: [index, account] })
    expect(finished({ requests })).toEqual({ to: withdrawQueue, data: claim(1n), value: 0n })
    expect(finished({ requests: [{ number: 9n, createdAt: old }] }).data).toBe(claim(0n))
  })

  test('says why it cannot', () => {
    const why = (state: State) => {
      try {
        finished(state)
      } catch (error) {
        return error instanceof NotFinishableError ? error.data : error
      }
    }
    expect(why({ requests: [{ number: 7n }] })).toBe('gone')
    expect(why({ requests, cooldown: 2n * week })).toBe('early')
    expect(why({ requests, fillAt: { 9: 5n } })).toBe('unfunded')
    expect(why({ requests, claimPaused: true })).toBe('paused')
    expect(() => runFake(finish(exits, account), chain({ requests }))).toThrow(NotFinishableError)
  })
})

describe('the ways out', () => {
  const ways = (state: State = {}, amount = ether) =>
    runFake(leave({ token: ezeth.address, amount: tokenUnits(amount), account }), chain(state)).value

  test('name the waiting time, what is not paid in, and the way nobody knows', () => {
    const [inEther, inSteth, instant] = ways({ longer: 2n * week })
    expect(inEther).toMatchObject({
      receives: 2n * ether,
      delay: [{ what: 'cooldown', seconds: 2n * week }],
      closed: null,
    })
    expect(inSteth?.closed).toEqual({ key: 'notes.renzo.unsupported' })
    expect(instant).toMatchObject({ receives: null, fee: null, closed: { key: 'notes.renzo.instantUnknown' } })
  })

  test('beyond the buffer wait for funds, and are shut beyond what Renzo holds', () => {
    expect(ways({}, 3n * ether)[0]?.delay.map(({ what }) => what)).toEqual(['cooldown', 'liquidity'])
    expect(ways({}, 26n * ether)[0]?.closed).toEqual({ key: 'notes.renzo.notEnough' })
    expect(ways({}, 3n * ether)[0]?.most).toBe(25n * ether)
  })

  test('of a silent queue are shut, and of another token none', () => {
    expect(ways({ silent: ['calculateAmountToRedeem'] })[0]).toMatchObject({
      receives: null,
      most: null,
      closed: { key: 'notes.renzo.noValue' },
    })
    expect(ways({ silent: ['coolDownPeriod'] })[0]?.delay).toEqual([{ what: 'cooldown', seconds: null }])
    const none = runFake(leave({ token: other, amount: tokenUnits(1n), account }), chain()).value
    expect(none).toEqual([])
  })
})

test('status: a value that the contract refuses is off, one that did not come is not', () => {
  const status = (raw: FakeChain['raw']) =>
    runFake(readStatus(), chain({ ...(raw === undefined ? {} : { raw }) })).value
  const refused =
    (data: `0x${string}`): FakeChain['raw'] =>
    (call) =>
      call.to === manager.address && call.data.startsWith('0xff9969cd') ? { ok: false, data } : undefined
  expect(status(undefined)).toEqual([])
  expect(status(refused('0x'))).toEqual([])
  expect(status(refused('0x12345678')).map(({ what }) => what)).toEqual(['rate'])
})

describe('the arithmetic', () => {
  const wei = fc.bigInt(0n, 10n ** 30n)
  test('never pays more than was promised nor than it is worth, and never divides by zero', () => {
    fc.assert(
      fc.property(wei, wei, wei, fc.bigInt(1n, 10n ** 30n), (promised, amount, value, supply) => {
        const worth = redeemValue(amount, { value, supply }) ?? 0n
        expect(payout(promised, worth) <= promised).toBe(true)
        expect(payout(promised, worth) <= worth).toBe(true)
        expect(worth * supply <= value * amount).toBe(true)
        expect(redeemValue(amount, { value, supply: 0n })).toBeNull()
        // The contract refuses to pay nothing.
        expect(redeemValue(amount, { value, supply })).not.toBe(0n)
        expect(longer(promised, amount) >= promised && longer(promised, amount) >= amount).toBe(true)
      }),
    )
  })
})
