import fc from 'fast-check'
import { encodeFunctionData, type Hex, pad, zeroAddress } from 'viem'
import { describe, expect, test } from 'vitest'
import { say } from '../../decode/sayFakes.ts'
import { tokenUnits } from '../../units.ts'
import { NotFinishableError } from '../finish.ts'
import type { Contract } from '../plan.ts'
import { type FakeChain, type FakeContract, runFake } from '../planFakes.ts'
import type { ExitPosition, ReadContext, Ticket } from '../types.ts'
import { accessContract, managerContract, vaultContract } from './abi.ts'
import { pufeth, weth, withdrawalManager, xpufeth } from './addresses.ts'
import { finish, scan } from './exits.ts'
import { leave } from './leave.ts'
import { read, readRates, readStatus } from './read.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const other = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const ether = 10n ** 18n
const rate = 1_050_000_000_000_000_000n

type Request = { amount: bigint; rate: bigint; recipient?: `0x${string}` }
type State = {
  requests?: Record<number, Request>
  /** Rates of finalised batches. */
  batches?: Record<number, bigint>
  finalized?: bigint
  length?: bigint
  rate?: bigint
  /** Selectors that the access manager keeps shut. */
  shut?: readonly Hex[]
  silent?: readonly string[]
}
const claims = '0x6a4800a4'
const redeems = '0xba087652'
const least = () => ether / 100n

function chain(state: State = {}): FakeChain {
  const { requests = {}, batches = {}, silent = [], shut = [] } = state
  const speak = (says: FakeContract['says']) =>
    Object.fromEntries(Object.entries(says).filter(([name]) => !silent.includes(name)))
  const contracts: FakeContract[] = [
    {
      kind: vaultContract as Contract,
      says: speak({
        convertToAssets: (shares: bigint) => (shares * (state.rate ?? rate)) / ether,
        previewRedeem: (shares: bigint) => (shares * (state.rate ?? rate) * 99n) / (100n * ether),
        getTotalExitFeeBasisPoints: () => 100n,
        maxRedeem: () => 5n * ether,
      }),
    },
    {
      kind: managerContract as Contract,
      says: speak({
        getFinalizedWithdrawalBatch: () => state.finalized ?? 0n,
        getWithdrawalsLength: () => state.length ?? 20n,
        getWithdrawal: (number: bigint) => {
          const request = requests[Number(number)]
          return {
            pufETHAmount: request?.amount ?? 0n,
            pufETHToETHExchangeRate: request?.rate ?? 0n,
            recipient: request === undefined ? zeroAddress : (request.recipient ?? account),
          }
        },
        getBatch: (index: bigint) => ({
          pufETHToETHExchangeRate: batches[Number(index)] ?? 0n,
          toBurn: 0n,
          toTransfer: 0n,
          withdrawalsClaimed: 0n,
          amountClaimed: 0n,
        }),
        MIN_WITHDRAWAL_AMOUNT: least,
        getMaxWithdrawalAmount: () => 100n * ether,
      }),
    },
    {
      kind: accessContract as Contract,
      says: speak({ canCall: (_caller: Hex, _target: Hex, selector: Hex) => [!shut.includes(selector), 0] }),
    },
  ]
  return { contracts }
}

const context = (...numbers: number[]): ReadContext => ({
  chainId: 1,
  tickets: (id) => {
    expect(id).toBe('puffer:requests')
    return { found: numbers.map((n): Ticket => ({ number: BigInt(n), block: 1n, data: '0x' })), complete: true }
  },
})
const exitsOf = (positions: readonly { kind: string }[]) =>
  positions.filter((one): one is ExitPosition => one.kind === 'exit')
const exits = (numbers: number[], state: State) =>
  exitsOf(runFake(read(account, context(...numbers)), chain(state)).value)

describe('what an account has in Puffer', () => {
  test('an account that holds nothing costs one round of two calls', () => {
    const { value, rounds, calls } = runFake(read(account, context()), chain())
    expect([value, rounds, calls]).toEqual([[], 1, 2])
  })

  test('balances and requests share one round', () => {
    const held = { ...chain({ requests: { 12: { amount: ether, rate } } }), balances: { [pufeth.address]: 7n } }
    const { value, rounds } = runFake(read(account, context(12)), held)
    expect(rounds).toBe(1)
    expect(value.map(({ id }) => id)).toEqual([`puffer:token:${pufeth.address}`, `puffer:exit:${withdrawalManager}:12`])
  })

  test('a request waits for Puffer, and says how many its batch still lacks', () => {
    const requests = { 12: { amount: 2n * ether, rate } }
    const [filling] = exits([12], { requests, length: 14n })
    expect(filling).toMatchObject({
      state: 'waiting',
      repricing: true,
      given: { amount: 2n * ether },
      paid: { token: weth },
      ticket: { number: 12n, transferable: false },
      delay: [{ what: 'operator', over: false }],
    })
    expect(say(filling?.note ?? { key: '' })).toBe(
      'Puffer pays requests in batches of ten. This batch still lacks 6 requests.',
    )
    const [full] = exits([12], { requests, length: 20n })
    expect(full?.note).toBeUndefined()
    // Without the length nobody knows whether the batch is full.
    const [unknown] = exits([12], { requests, silent: ['getWithdrawalsLength'] })
    expect(unknown).toMatchObject({ state: 'waiting' })
    expect(unknown?.note).toBeUndefined()
  })

  test('a waiting request is worth the lower of the rate it was made at and that of today', () => {
    const requests = { 12: { amount: 2n * ether, rate } }
    expect(exits([12], { requests, rate: rate - 50n })[0]).toMatchObject({
      amountNow: 2n * (rate - 50n),
      amountAsked: 2n * rate,
    })
    expect(exits([12], { requests, rate: 2n * rate })[0]).toMatchObject({ amountNow: 2n * rate })
  })

  test('a finalised one pays at the lower of its own and its batch’s rate, whatever the rate is now', () => {
    const requests = { 12: { amount: 2n * ether, rate }, 13: { amount: ether, rate: rate - 9n } }
    const state = { requests, batches: { 1: rate - 5n }, finalized: 1n, rate: 1n }
    expect(exits([12, 13], state)).toMatchObject([
      { state: 'completable', delay: [], repricing: false, amountNow: 2n * (rate - 5n), amountAsked: 2n * rate },
      { state: 'completable', amountNow: rate - 9n },
    ])
    expect(exits([12, 13], state).map(({ finish }) => finish?.batch)).toEqual([
      `puffer:exit:${withdrawalManager}:12`,
      `puffer:exit:${withdrawalManager}:13`,
    ])
  })

  test('a batch that is finalised in part of the list settles only its own requests', () => {
    const requests = { 19: { amount: ether, rate }, 20: { amount: ether, rate } }
    const state = { requests, batches: { 1: rate }, finalized: 1n, length: 30n }
    expect(exits([19, 20], state).map(({ state: is }) => is)).toEqual(['completable', 'waiting'])
  })

  test('a claim that Puffer has shut is frozen, and says so', () => {
    const requests = { 12: { amount: ether, rate } }
    const [exit] = exits([12], { requests, batches: { 1: rate }, finalized: 1n, shut: [claims] })
    expect(exit).toMatchObject({ state: 'frozen', delay: [], note: { key: 'notes.puffer.closed' } })
  })

  test('paid requests and requests of others are nobody’s business, whatever the logs say', () => {
    const requests = { 13: { amount: ether, rate, recipient: other } } as const
    expect(exits([12, 13, 999_999], { requests })).toEqual([])
  })

  test('what does not answer is missing, never zero', () => {
    const requests = { 12: { amount: ether, rate } }
    const lost = (state: State) => runFake(read(account, context(12)), chain({ requests, ...state })).unread
    const id = `puffer:exit:${withdrawalManager}:12`
    expect(lost({ silent: ['getWithdrawal'] })).toEqual([id])
    expect(lost({ silent: ['convertToAssets'] })).toEqual([id])
    expect(lost({ silent: ['getFinalizedWithdrawalBatch'] })).toEqual([id])
    expect(lost({ silent: ['canCall'] })).toEqual([id])
    expect(lost({ silent: ['getBatch'], finalized: 1n })).toEqual([id])
    expect(lost({ silent: ['getBatch'] })).toEqual([])
  })

  test('of a thousand tickets the hundred newest are read, the rest is said to be missing', () => {
    const numbers = Array.from({ length: 1_000 }, (_, index) => index + 10)
    const { value, unread, calls } = runFake(
      read(account, context(...numbers)),
      chain({ requests: { 1009: { amount: ether, rate } } }),
    )
    expect(value.map(({ id }) => id)).toEqual([`puffer:exit:${withdrawalManager}:1009`])
    expect(unread).toEqual([`puffer:exit:${withdrawalManager}`])
    expect(calls).toBe(206)
  })

  test('no answer makes it throw anything but a partial read', () => {
    const word = fc
      .uint8Array({ minLength: 0, maxLength: 200 })
      .map((bytes) => `0x${Buffer.from(bytes).toString('hex')}` as Hex)
    fc.assert(
      fc.property(fc.infiniteStream(word), (answers) => {
        const raw = () => ({ ok: true, data: answers.next().value as Hex }) as const
        const { value, unread } = runFake(read(account, context(12, 13)), { contracts: [], raw })
        expect(value.length + unread.length).toBeGreaterThan(0)
      }),
    )
  })
})

describe('logs of requests', () => {
  const [requested] = scan.events
  const topics = (...more: Hex[]) => [requested as Hex, ...more]
  const three = [pad('0x0c'), pad('0x01'), pad(account)] as const

  test('name the request in their first topic', () => {
    expect(requested).toBe('0x18b30bd1409a6a29a2f7518298686a8e7fff748e461a0143a8c772ed29015ece')
    expect(scan.parse({ topics: topics(...three), data: '0x' })).toBe(12n)
  })

  test('of any other shape name none', () => {
    expect(scan.parse({ topics: [], data: '0x' })).toBeUndefined()
    expect(scan.parse({ topics: topics(three[0]), data: '0x' })).toBeUndefined()
    expect(scan.parse({ topics: [pad('0x01'), ...three], data: '0x' })).toBeUndefined()
    expect(scan.parse({ topics: topics('0x', three[1], three[2]), data: '0x' })).toBeUndefined()
  })
})

describe('rates and what is shut', () => {
  test('xPufETH is one pufETH, pufETH what the vault says', () => {
    expect(runFake(readRates(), chain()).value).toEqual([
      { token: pufeth.address, wad: rate },
      { token: xpufeth.address, wad: ether, unit: pufeth.address },
    ])
    expect(runFake(readRates(), chain({ silent: ['convertToAssets'] })).value.map(({ token }) => token)).toEqual([
      xpufeth.address,
    ])
  })

  test('only functions the access manager keeps from everybody are listed', () => {
    expect(runFake(readStatus(), chain()).value).toEqual([])
    const { value, rounds } = runFake(readStatus(), chain({ shut: [claims, redeems] }))
    expect(value.map(({ what }) => what)).toEqual(['claim', 'instant'])
    expect(rounds).toBe(1)
    expect(runFake(readStatus(), chain({ silent: ['canCall'] })).value).toEqual([])
  })
})

describe('leaving', () => {
  const ways = (amount: bigint, state: State = {}) =>
    runFake(leave({ token: pufeth.address, amount: tokenUnits(amount), account }), chain(state)).value

  test('by the queue for nothing, at once for the fee', () => {
    expect(ways(2n * ether)).toMatchObject([
      { kind: 'queue', receives: 2n * rate, fee: 0n, most: 100n * ether, closed: null },
      {
        kind: 'instant',
        receives: (2n * rate * 99n) / 100n,
        fee: ether / 100n,
        most: 5n * ether,
        closed: null,
        delay: [],
      },
    ])
  })

  test('is shut outside of the bounds of each way, and where Puffer has shut it', () => {
    const why = (amount: bigint, state: State = {}) => ways(amount, state).map(({ closed }) => closed?.key)
    expect(why(ether / 100n - 1n)).toEqual(['notes.puffer.atLeast', undefined])
    expect(why(ether / 100n)).toEqual([undefined, undefined])
    expect(why(5n * ether + 1n)).toEqual([undefined, 'notes.puffer.liquidity'])
    expect(why(100n * ether + 1n)).toEqual(['notes.puffer.atMost', 'notes.puffer.liquidity'])
    expect(why(ether, { shut: [redeems, '0xef027fbf'] })).toEqual(['notes.puffer.closed', 'notes.puffer.closed'])
    for (const way of ways(1n)) if (way.closed !== null) expect(say(way.closed)).toContain('pufETH')
  })

  test('what does not answer is unknown, and shuts nothing', () => {
    for (const way of runFake(leave({ token: pufeth.address, amount: tokenUnits(1n), account }), { contracts: [] })
      .value) {
      expect(way).toMatchObject({ receives: null, most: null, closed: null })
    }
  })

  test('xPufETH turns into as much pufETH as the lockbox has', () => {
    const [way] = runFake(leave({ token: xpufeth.address, amount: tokenUnits(9n), account }), {
      contracts: [],
      balances: { [pufeth.address]: 8n },
    }).value
    expect(way).toMatchObject({
      kind: 'unwrap',
      receives: 9n,
      fee: 0n,
      most: 8n,
      closed: { key: 'notes.puffer.lockbox' },
    })
  })

  test('another token has no way here', () => {
    expect(runFake(leave({ token: other, amount: tokenUnits(1n), account }), chain()).value).toEqual([])
  })
})

describe('claiming', () => {
  const ready = { requests: { 12: { amount: ether, rate } }, batches: { 1: rate }, finalized: 1n }
  const attempt = (state: State) => runFake(finish(exits([12], ready), account), chain(state)).value

  test('asks the manager to pay the request', () => {
    const args = [12n] as const
    const data = encodeFunctionData({ abi: managerContract.abi(), functionName: 'completeQueuedWithdrawal', args })
    expect(attempt(ready)).toEqual({ to: withdrawalManager, data, value: 0n })
    expect(data).toBe(`${claims}${pad('0x0c').slice(2)}`)
  })

  test('is refused when it was paid, is not finalised, or is shut', () => {
    expect(() => attempt({ ...ready, requests: {} })).toThrow(NotFinishableError)
    expect(() => attempt({ ...ready, finalized: 0n })).toThrow(NotFinishableError)
    expect(() => attempt({ ...ready, shut: [claims] })).toThrow(NotFinishableError)
    const two = [...exits([12], ready), ...exits([12], ready)]
    expect(() => runFake(finish(two, account), chain(ready))).toThrow(NotFinishableError)
    expect(() => runFake(finish([], account), chain(ready))).toThrow(NotFinishableError)
  })
})
