import fc from 'fast-check'
import { concat, encodeAbiParameters, type Hex, pad, parseAbiParameters } from 'viem'
import { describe, expect, test } from 'vitest'
import { say } from '../../decode/sayFakes.ts'
import { tokenUnits } from '../../units.ts'
import { NotFinishableError } from '../finish.ts'
import type { Contract } from '../plan.ts'
import { type FakeChain, type FakeContract, runFake } from '../planFakes.ts'
import type { ExitPosition } from '../types.ts'
import { configContract, managerContract, oracleContract, poolContract, rsethContract, vaultContract } from './abi.ts'
import { assets, etherPlaceholder, formerAssets, oracle, rseth, withdrawalManager } from './addresses.ts'
import { finish } from './exits.ts'
import { leave } from './leave.ts'
import { rateLogs, read, readRates, readStatus } from './read.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const other = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const steth = '0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84'
const ether = 10n ** 18n
const price = 1_069_610_361_882_844_043n

/** amount, expected, start block, nonce */
type Request = readonly [bigint, bigint, bigint, bigint]
type State = {
  /** Requests by asset, oldest first. */
  requests?: Readonly<Record<string, readonly Request[]>>
  /** Where an account's list begins, by asset. */
  begin?: bigint
  length?: bigint
  /** The first locked nonce of every asset. */
  locked?: bigint
  delay?: bigint
  block?: bigint
  price?: bigint
  supported?: readonly `0x${string}`[]
  paused?: readonly ('manager' | 'pool' | 'oracle' | 'token')[]
  available?: bigint
  buffer?: bigint
  blockedUntil?: bigint
  /** Ether lent out: by the manager's book, and what Aave has there to give back. */
  lent?: readonly [bigint, bigint]
  off?: boolean
  silent?: readonly string[]
}

function chain(state: State = {}): FakeChain {
  const { requests = {}, begin = 0n, silent = [], paused = [] } = state
  const of = (asset: string) => requests[asset] ?? []
  const speak = (says: FakeContract['says']) =>
    Object.fromEntries(Object.entries(says).filter(([name]) => !silent.includes(name)))
  const isPaused = (what: NonNullable<State['paused']>[number]) => () => paused.includes(what)
  const known = [etherPlaceholder, steth, '0xA35b1B31Ce002FBF2058D22F30f95D405200A15b'] as const
  const contracts: FakeContract[] = [
    {
      kind: managerContract as Contract,
      says: speak({
        userAssociatedNonces: (asset: string, user: string) =>
          user === account ? [begin, begin + (state.length ?? BigInt(of(asset).length))] : [0n, 0n],
        getUserWithdrawalRequest: (asset: string, _user: string, index: bigint) => of(asset)[Number(index)],
        nextLockedNonce: () => state.locked ?? 0n,
        withdrawalDelayBlocks: () => state.delay ?? 50n,
        minRsEthAmountToWithdraw: () => ether / 1_000n,
        getAvailableAssetAmount: () => state.available ?? 1_000n * ether,
        isInstantWithdrawalEnabled: () => !state.off,
        instantWithdrawalFee: () => 20n,
        paused: isPaused('manager'),
        isAaveIntegrationEnabled: () => state.lent !== undefined,
        totalETHDepositedToAave: () => state.lent?.[0] ?? 0n,
        getAaveWithdrawableLiquidity: () => state.lent?.[1] ?? 0n,
      }),
    },
    {
      kind: oracleContract as Contract,
      says: speak({
        rsETHPrice: () => state.price ?? price,
        getAssetPrice: () => ether,
        paused: isPaused('oracle'),
      }),
    },
    { kind: configContract as Contract, says: speak({ getSupportedAssetList: () => state.supported ?? known }) },
    { kind: poolContract as Contract, says: { paused: isPaused('pool') } },
    {
      kind: rsethContract as Contract,
      says: { paused: isPaused('token'), transfersBlockedUntil: () => state.blockedUntil ?? 0n },
    },
    {
      kind: vaultContract as Contract,
      says: { getAssetsAvailableForInstantWithdrawal: () => state.buffer ?? 10n * ether },
    },
  ]
  const block = numberWord(state.block ?? 1_000n)
  const raw: FakeChain['raw'] = ({ data }) => (data === '0x42cbb15c' ? { ok: true, data: block } : undefined)
  return { contracts, raw }
}
const numberWord = (value: bigint): Hex => pad(`0x${value.toString(16)}`)
const worth = (amount: bigint, at = price) => (amount * at) / ether

const exits = (state: State) =>
  runFake(read(account), chain(state)).value.filter((one): one is ExitPosition => one.kind === 'exit')
const all = `kelp:exit:${withdrawalManager}`
const idOf = (asset: string, nonce: bigint) => `${all}:${asset}:${nonce}`
const one = (request: Partial<State> & { request?: Request }) => {
  const { request: given = [ether, price, 900n, 7n], ...state } = request
  return exits({ requests: { [etherPlaceholder]: [given] }, ...state })[0]
}

describe('what an account has in Kelp', () => {
  test('an account that holds nothing costs one round', () => {
    const { value, rounds, calls } = runFake(read(account), chain())
    expect([value, rounds, calls]).toEqual([[], 1, 1 + assets.length + formerAssets.length + 1])
  })

  test('balances and requests of all assets take two rounds, oldest first', () => {
    const requests = {
      [etherPlaceholder]: [[ether, price, 900n, 7n] as const, [ether, price, 901n, 9n] as const],
      [steth]: [[ether, price, 900n, 3n] as const],
    }
    const { value, rounds, unread } = runFake(read(account), {
      ...chain({ requests, begin: 40n }),
      balances: { [rseth.address]: 5n },
    })
    expect(rounds).toBe(2)
    expect(unread).toEqual([])
    expect(value.map(({ id }) => id)).toEqual([
      `kelp:token:${rseth.address}`,
      idOf(etherPlaceholder, 7n),
      idOf(etherPlaceholder, 9n),
      idOf(steth, 3n),
    ])
    expect(value[1]).toMatchObject({ paid: { token: null, asset: { symbol: 'ETH' } } })
    expect(value[3]).toMatchObject({ paid: { token: steth, asset: { symbol: 'stETH' } } })
  })

  test('a locked request is worth the lower of what was promised and what it is worth today', () => {
    expect(one({ price: price - 1_000n })).toMatchObject({
      state: 'waiting',
      amountNow: worth(ether, price - 1_000n),
      amountAsked: price,
      repricing: true,
      ticket: { number: 7n, transferable: false },
      given: { amount: ether },
      delay: [
        { what: 'cooldown', over: true, block: 950n, time: null, since: { block: 900n } },
        { what: 'operator', over: false },
      ],
    })
    expect(one({ price: 2n * price })).toMatchObject({ amountNow: price })
  })

  test('an unlocked one pays what it was settled at, whatever the rate does', () => {
    expect(one({ locked: 8n, price: 1n, request: [ether, price - 5n, 900n, 7n] })).toMatchObject({
      state: 'completable',
      amountNow: price - 5n,
      amountAsked: null,
      repricing: false,
      delay: [],
    })
  })

  test('an unlocked one whose delay is not over waits for the block at which a claim succeeds', () => {
    const at = (block: bigint) => one({ locked: 8n, block, request: [ether, price, 951n, 7n] })
    expect(at(1_000n)).toMatchObject({
      state: 'waiting',
      delay: [
        { what: 'cooldown', over: false, block: 1_001n },
        { what: 'operator', over: true },
      ],
    })
    expect(at(1_001n)?.state).toBe('completable')
  })

  test('without a delay there is none to show', () => {
    expect(one({ delay: 0n })?.delay).toEqual([{ what: 'operator', over: false, block: null, time: null }])
  })

  test('of several unlocked ones only the oldest can be claimed, and the others say why', () => {
    const requests = { [steth]: [[ether, 5n, 900n, 7n] as const, [ether, 6n, 900n, 9n] as const] }
    const [first, second] = exits({ requests, locked: 10n })
    expect(first).toMatchObject({ state: 'completable' })
    expect(first?.note).toBeUndefined()
    expect(second).toMatchObject({ state: 'waiting', delay: [{}, {}, { what: 'queue', over: false }] })
    expect(say(second?.note ?? { key: '' })).toContain('older request')
    expect(first?.finish?.batch).not.toBe(second?.finish?.batch)
  })

  test('a pause freezes what could be claimed, and is told of what could not', () => {
    const requests = { [steth]: [[ether, 5n, 900n, 7n] as const, [ether, 6n, 900n, 9n] as const] }
    const frozen = exits({ requests, locked: 8n, paused: ['manager'] })
    expect(frozen.map(({ state, note }) => [state, note?.key])).toEqual([
      ['frozen', 'notes.kelp.paused'],
      ['waiting', 'notes.kelp.paused'],
    ])
  })

  test('in an asset Kelp no longer pays in, an unlocked request can still be claimed', () => {
    const [former] = formerAssets
    const asset = former?.address ?? '0x'
    const state: State = { requests: { [asset]: [[ether, 5n, 900n, 7n]] }, locked: 8n, silent: ['getAssetPrice'] }
    const { value, rounds, unread } = runFake(read(account), chain(state))
    expect([rounds, unread]).toEqual([2, []])
    expect(value).toMatchObject([
      {
        id: idOf(asset, 7n),
        state: 'completable',
        amountNow: 5n,
        paid: { token: asset, asset: { symbol: 'sfrxETH' } },
      },
    ])
    expect(runFake(leave({ token: rseth.address, amount: tokenUnits(1n), account }), chain()).value).toHaveLength(6)
  })

  test('ether that is lent out and cannot be had back is waited for', () => {
    const unlocked = { locked: 8n, request: [ether, 5n, 900n, 7n] as Request }
    expect(one({ ...unlocked, lent: [5n, 5n] })).toMatchObject({ state: 'completable', delay: [] })
    for (const lent of [
      [4n, 9n],
      [9n, 4n],
    ] as const) {
      expect(one({ ...unlocked, lent })).toMatchObject({
        state: 'waiting',
        delay: [{ over: true }, { over: true }, { what: 'liquidity', over: false }],
      })
    }
    const [token] = exits({ requests: { [steth]: [[ether, 5n, 900n, 7n]] }, locked: 8n, lent: [0n, 0n] })
    expect(token?.state).toBe('completable')
  })

  test('an asset Kelp adds one day is read in one round more, under the name it gives itself', () => {
    const added = other
    const symbol = encodeAbiParameters(parseAbiParameters('string'), ['newETH'])
    const base = chain({ requests: { [added]: [[ether, price, 900n, 7n]] }, supported: [steth, added] })
    const raw: FakeChain['raw'] = (call) => {
      if (call.data === '0x95d89b41') return { ok: true, data: symbol }
      if (call.data === '0x313ce567') return { ok: true, data: numberWord(18n) }
      return base.raw?.(call)
    }
    const { value, rounds } = runFake(read(account), { ...base, raw })
    expect(rounds).toBe(3)
    expect(value).toMatchObject([
      { id: idOf(added, 7n), paid: { token: added, asset: { symbol: 'newETH', decimals: 18, known: false } } },
    ])
  })

  test('what does not answer is missing, never zero', () => {
    const requests = { [steth]: [[ether, price, 900n, 7n] as const] }
    const lost = (state: State) => runFake(read(account), chain({ requests, ...state })).unread
    for (const name of ['nextLockedNonce', 'withdrawalDelayBlocks', 'rsETHPrice', 'getAssetPrice']) {
      expect(lost({ silent: [name] })).toEqual([idOf(steth, 7n)])
    }
    expect(lost({ silent: ['getUserWithdrawalRequest'] })).toEqual([`${all}:${steth}`])
    expect(lost({ silent: ['getSupportedAssetList'] })).toEqual([all])
    expect(lost({ silent: ['userAssociatedNonces'] })).toHaveLength(assets.length + formerAssets.length)
    // A settled amount needs no price.
    expect(lost({ silent: ['rsETHPrice'], locked: 8n })).toEqual([])
  })

  test('a list without end is read up to a hundred entries, the rest is said to be missing', () => {
    const requests = { [steth]: Array.from({ length: 200 }, (_, n): Request => [1n, 1n, 900n, BigInt(n)]) }
    const { value, unread, calls } = runFake(read(account), chain({ requests, length: 2n ** 127n }))
    expect(value).toHaveLength(100)
    // Of the other three assets the fake lists as much, and answers nothing.
    expect(unread).toHaveLength(304)
    expect(unread).toContain(`${all}:${steth}`)
    expect(calls).toBeLessThan(430)
  })

  test('no answer makes it throw anything but a partial read', () => {
    const word = fc
      .uint8Array({ minLength: 0, maxLength: 300 })
      .map((bytes) => `0x${Buffer.from(bytes).toString('hex')}` as Hex)
    const plain = fc.bigInt({ min: 0n, max: 3n }).map(numberWord)
    const pair = fc.tuple(plain, plain).map(concat)
    fc.assert(
      fc.property(fc.infiniteStream(fc.oneof(word, plain, pair)), (answers) => {
        const raw = () => ({ ok: true, data: answers.next().value as Hex }) as const
        runFake(read(account), { contracts: [], raw })
      }),
    )
  })
})

describe('the rate and what is paused', () => {
  test('is what the oracle wrote last', () => {
    expect(runFake(readRates(), chain()).value).toEqual([{ token: rseth.address, wad: price }])
  })

  test('a log of an update gives the new rate, anything else nothing', () => {
    const [log] = rateLogs
    const topics = [log?.event ?? '0x'] as const
    const data = encodeAbiParameters(parseAbiParameters('uint256, uint256'), [price, 5n])
    expect(log).toMatchObject({ contract: oracle, token: rseth.address })
    expect(log?.parse({ topics, data })).toEqual({ wad: price })
    expect(log?.parse({ topics, data: concat([data, '0x00']) })).toBeUndefined()
    expect(log?.parse({ topics, data: data.slice(0, -2) as Hex })).toBeUndefined()
    expect(log?.parse({ topics: [], data })).toBeUndefined()
    expect(log?.parse({ topics: [pad('0x01')], data })).toBeUndefined()
  })

  test('only what is off is listed, and why when the rate stopped it', () => {
    expect(runFake(readStatus(), chain()).value).toEqual([])
    const what = (...paused: NonNullable<State['paused']>) =>
      runFake(readStatus(), chain({ paused })).value.map((status) => status.what)
    expect(what('pool')).toEqual(['mint'])
    expect(what('manager')).toEqual(['request', 'claim', 'instant'])
    expect(what('token')).toEqual(['mint', 'instant'])
    const all = runFake(readStatus(), chain({ paused: ['pool', 'manager', 'oracle'] }))
    expect(all.rounds).toBe(1)
    expect(all.value.map((status) => status.what)).toEqual(['mint', 'request', 'claim', 'instant', 'rate'])
    expect(all.value.every(({ note }) => note?.key === 'notes.kelp.ratePaused')).toBe(true)
    expect(runFake(readStatus(), { contracts: [] }).value).toEqual([])
  })
})

describe('leaving', () => {
  const ways = (amount: bigint, state: State = {}) =>
    runFake(leave({ token: rseth.address, amount: tokenUnits(amount), account }), chain(state)).value

  test('each asset has its queue and its instant way, in one round', () => {
    const { value, rounds } = runFake(leave({ token: rseth.address, amount: tokenUnits(ether), account }), chain())
    expect(rounds).toBe(1)
    expect(value.map(({ kind, paid }) => `${kind} ${paid.asset.symbol}`)).toEqual([
      'queue ETH',
      'instant ETH',
      'queue stETH',
      'instant stETH',
      'queue ETHx',
      'instant ETHx',
    ])
    expect(value[0]).toMatchObject({ receives: price, fee: 0n, closed: null, paid: { token: null } })
    expect(value[0]?.delay).toEqual([
      { what: 'cooldown', seconds: 600n },
      { what: 'operator', seconds: null },
    ])
    expect(value[1]).toMatchObject({ receives: price - (price * 20n) / 10_000n, fee: 2n * 10n ** 15n, delay: [] })
  })

  test('is shut where there is too little, too much, or the switch is off', () => {
    const why = (amount: bigint, state: State = {}) =>
      ways(amount, state)
        .slice(0, 2)
        .map(({ closed }) => closed?.key)
    expect(why(ether)).toEqual([undefined, undefined])
    expect(why(ether / 1_000n - 1n)).toEqual(['notes.kelp.atLeast', 'notes.kelp.atLeast'])
    expect(why(11n * ether)).toEqual([undefined, 'notes.kelp.available'])
    expect(why(ether, { available: 0n })).toEqual(['notes.kelp.available', undefined])
    expect(why(ether, { off: true })).toEqual([undefined, 'notes.kelp.instantOff'])
    expect(why(ether, { paused: ['manager'] })).toEqual(['notes.kelp.paused', 'notes.kelp.paused'])
    expect(why(ether, { paused: ['token'] })).toEqual([undefined, 'notes.kelp.tokenPaused'])
  })

  test('is shut for an account that Kelp blocks, until that ends', () => {
    const why = (blockedUntil: bigint) => ways(ether, { blockedUntil })[0]?.closed
    expect(why(1_795_000_000n)).toBeNull()
    const shut = why(1_795_000_001n)
    expect(say(shut ?? { key: '' })).toBe('Kelp blocks rsETH of this account until 1795000001.')
  })

  test('what does not answer is unknown', () => {
    const all = runFake(leave({ token: rseth.address, amount: tokenUnits(ether), account }), { contracts: [] }).value
    expect(all).toHaveLength(6)
    for (const way of all) expect(way).toMatchObject({ receives: null, most: null, closed: null })
    expect(runFake(leave({ token: other, amount: tokenUnits(1n), account }), chain()).value).toEqual([])
  })
})

describe('claiming', () => {
  const requests = { [etherPlaceholder]: [[ether, 5n, 900n, 7n] as const, [ether, 6n, 900n, 9n] as const] }
  const ready: State = { requests, locked: 10n }
  const attempt = (index: number, state: State) =>
    runFake(finish([exits(ready)[index] as ExitPosition], account), chain(state)).value

  test('calls for the oldest request of its asset, with an empty referral', () => {
    const args = [etherPlaceholder, ''] as const
    expect(attempt(0, ready)).toEqual({
      to: withdrawalManager,
      value: 0n,
      data: concat(['0xd3a86833', encodeAbiParameters(parseAbiParameters('address, string'), args)]),
    })
  })

  test('is refused when another request would be paid, or none', () => {
    expect(() => attempt(1, ready)).toThrow(NotFinishableError)
    expect(() => attempt(0, { ...ready, requests: {} })).toThrow(NotFinishableError)
    expect(() => attempt(0, { ...ready, locked: 7n })).toThrow(NotFinishableError)
    expect(() => attempt(0, { ...ready, delay: 101n })).toThrow(NotFinishableError)
    expect(() => attempt(0, { ...ready, paused: ['manager'] })).toThrow(NotFinishableError)
    expect(() => attempt(0, { ...ready, lent: [4n, 9n] })).toThrow(NotFinishableError)
    expect(() => runFake(finish(exits(ready), account), chain(ready))).toThrow(NotFinishableError)
  })
})
