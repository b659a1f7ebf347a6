import { type Address, concat, pad } from 'viem'
import { describe, expect, test } from 'vitest'
import { tokenUnits } from '../../units.ts'
import { erc20 } from '../erc20.ts'
import { feed } from '../feed.ts'
import { NotFinishableError } from '../finish.ts'
import type { Contract } from '../plan.ts'
import { type FakeChain, type FakeContract, runFake } from '../planFakes.ts'
import type { Answer, Call, ExitPosition, ReadContext } from '../types.ts'
import { redeemContract, routerContract, stakingContract, stakingContractPectra, vaultContract } from './abi.ts'
import { bitcoins, rateFeed, redeem, router, staking, stakingPectra, unibtc, unieth } from './addresses.ts'
import { finish } from './finish.ts'
import { leave } from './leave.ts'
import { read, readRates, readStatus } from './read.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const other = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const strange = '0x00000000000000000000000000000000000B17C0'
const ether = 10n ** 18n
const day = 86_400n
const time = 1_795_000_000n
const wbtc = bitcoins[0]?.token as Address
const context: ReadContext = { chainId: 1, tickets: () => ({ found: [], complete: true }) }

type Redeem = { amount: bigint; createdAt: bigint; token?: Address; fee?: bigint }
type World = {
  queue?: readonly { account: Address; amount: bigint }[]
  first?: bigint
  owed?: bigint
  paid?: bigint
  redeems?: readonly Redeem[]
  taken?: bigint
  flags?: { paused?: boolean; blacklisted?: boolean; tokenPaused?: boolean; outOfService?: boolean; listing?: boolean }
  balance?: bigint
  retained?: bigint
  staking?: { paused?: boolean; newerPaused?: boolean; reserve?: bigint | null }
  newer?: bigint | null
  fee?: bigint
  cap?: bigint | null
  feed?: { answer: bigint; updatedAt: bigint }
}

const ratio = 1_070_000_000_000_000_000n

function chain(world: World = {}): FakeChain {
  const { queue = [], first = 5n, redeems = [], taken = 0n, flags = {}, balance = 10n ** 12n, retained = 0n } = world
  const owed = queue.filter((debt) => debt.account === account).reduce((sum, { amount }) => sum + amount, 0n)
  const reserve = world.staking?.reserve === undefined ? 0n : world.staking.reserve
  const contracts: FakeContract[] = [
    {
      kind: stakingContract as Contract,
      says: {
        exchangeRatio: () => ratio,
        debtOf: () => world.owed ?? owed,
        getDebtQueue: () => [first, first + BigInt(queue.length) - 1n],
        checkDebt: (index: bigint) => {
          const debt = queue[Number(index - first)]
          return debt && [debt.account, debt.amount]
        },
        previewInstantSwap: (amount: bigint) => {
          if (reserve === null) return undefined
          const wanted = (amount * ratio) / ether
          const got = wanted > reserve ? reserve : wanted
          return [got, (got * ether) / ratio]
        },
        paused: () => world.staking?.paused ?? false,
      },
    },
    {
      kind: stakingContractPectra as Contract,
      says: {
        debtOf: () => (world.newer === null ? undefined : (world.newer ?? 0n)),
        getDebtQueue: () => [1n, 1n],
        checkDebt: () => [account, world.newer],
        paused: () => world.staking?.newerPaused ?? false,
      },
    },
    { kind: redeemContract as Contract, says: { balanceOf: () => world.paid ?? 0n } },
    {
      kind: routerContract as Contract,
      says: {
        getUserDelayedRedeems: () =>
          redeems.map(({ amount, createdAt, token = wbtc }) => ({ amount, createdAt: Number(createdAt), token })),
        userRedeemsLength: () => taken + BigInt(redeems.length),
        redeemFees: (_: Address, index: bigint) => redeems[Number(index - taken)]?.fee ?? 0n,
        redeemDelay: () => 8n * day,
        redeemPrincipalDelay: () => 30n * day,
        redeemFeeRate: () => world.fee ?? 200n,
        paused: () => flags.paused ?? false,
        isBlacklisted: () => flags.blacklisted ?? false,
        whitelistEnabled: () => flags.listing ?? false,
        isWhitelisted: () => false,
        isBtclisted: (token: Address) => token === wbtc,
        isPausedToken: () => flags.tokenPaused ?? false,
        getCurrentCap: () => (world.cap === null ? undefined : (world.cap ?? 50n * 10n ** 8n)),
        retainAmounts: () => retained,
        fastLanes: () => false,
      },
    },
    { kind: vaultContract as Contract, says: { outOfService: () => flags.outOfService ?? false } },
    {
      at: rateFeed,
      kind: feed as Contract,
      says: {
        latestRoundData: () => {
          const of = world.feed ?? { answer: ether, updatedAt: time - 100n }
          return [1n, of.answer, of.updatedAt, of.updatedAt, 1n]
        },
        decimals: () => 18,
      },
    },
    ...[wbtc, strange].map(
      (token): FakeContract => ({ at: token as Address, kind: erc20 as Contract, says: { balanceOf: () => balance } }),
    ),
  ]
  const raw = ({ to, data }: Call): Answer | undefined => {
    if (to !== strange) return undefined
    if (data === '0x313ce567') return { ok: true, data: pad('0x12') }
    return data === '0x95d89b41' ? { ok: true, data: pad('0x534254', { dir: 'right' }) } : undefined
  }
  return { contracts, time, raw }
}

const exitsOf = (world: World) => {
  const run = runFake(read(account, context), chain(world))
  return { ...run, exits: run.value.filter((one): one is ExitPosition => one.kind === 'exit') }
}

describe('debts of uniETH', () => {
  test('an account that is owed nothing costs one round', () => {
    expect(exitsOf({ queue: [{ account: other, amount: ether }] })).toMatchObject({ rounds: 1, value: [], unread: [] })
  })

  test('wait in the places they have; the head of the queue waits for the operator only', () => {
    const queue = [
      { account, amount: 3n * ether },
      { account: other, amount: ether },
      { account, amount: 32n * ether },
    ] as const
    const { exits, rounds } = exitsOf({ queue })
    expect(rounds).toBe(3)
    expect(exits).toMatchObject([
      {
        id: `bedrock:exit:${staking}:5`,
        ticket: { number: 5n },
        amountNow: 3n * ether,
        state: 'waiting',
        repricing: false,
        finish: null,
        delay: [
          { what: 'queue', over: true },
          { what: 'operator', over: false },
        ],
      },
      { id: `bedrock:exit:${staking}:7`, amountNow: 32n * ether, delay: [{ over: false }, { over: false }] },
    ])
  })

  test('wait at both staking contracts; one that does not answer hides only its own', () => {
    const queue = [{ account, amount: 3n * ether }] as const
    expect(exitsOf({ queue, newer: 64n * ether }).exits.map(({ id, amountNow }) => [id, amountNow])).toEqual([
      [`bedrock:exit:${staking}:5`, 3n * ether],
      [`bedrock:exit:${stakingPectra}:1`, 64n * ether],
    ])
    const { exits, unread } = exitsOf({ queue, newer: null, paid: ether })
    expect(exits.map(({ amountNow }) => amountNow)).toEqual([ether, 3n * ether])
    expect(unread).toEqual([`bedrock:exit:${stakingPectra}`])
  })

  test('behind the hundredth place they are one row, whose amount is the rest of what is owed', () => {
    const queue = [
      { account, amount: ether },
      ...Array.from({ length: 150 }, () => ({ account: other, amount: ether }) as const),
      { account, amount: 32n * ether },
    ] as const
    const { exits, unread, calls } = exitsOf({ queue })
    expect(unread).toEqual([])
    expect(calls).toBeLessThan(120)
    expect(exits.map(({ ticket, amountNow }) => [ticket.number, amountNow])).toEqual([
      [5n, ether],
      [null, 32n * ether],
    ])
  })

  test('a queue that says nothing leaves the whole debt as one row', () => {
    const { exits } = exitsOf({ owed: 32n * ether })
    expect(exits.map(({ ticket, amountNow }) => [ticket.number, amountNow])).toEqual([[null, 32n * ether]])
  })

  test('what was paid can be taken out at once', () => {
    const { exits } = exitsOf({ paid: 7n })
    expect(exits).toMatchObject([{ id: `bedrock:exit:${redeem}`, amountNow: 7n, state: 'completable', delay: [] }])
    const done = runFake(finish(exits, account), chain({ paid: 9n })).value
    expect(done).toEqual({ to: redeem, value: 0n, data: concat(['0x379607f5', pad('0x09')]) })
    expect(() => runFake(finish(exits, account), chain())).toThrow(NotFinishableError)
  })
})

describe('redemptions of uniBTC', () => {
  const old = { amount: 98n, createdAt: time - 8n * day, fee: 2n }
  const young = { amount: 49n, createdAt: time - 8n * day + 1n, fee: 1n }

  test('are numbered as the router numbers them, with what was given and the end of the wait', () => {
    const { exits, rounds } = exitsOf({ redeems: [old, young], taken: 3n })
    expect(rounds).toBe(3)
    expect(exits).toMatchObject([
      {
        id: `bedrock:exit:${router}:3`,
        ticket: { number: 3n },
        given: { token: unibtc.address, amount: 100n },
        paid: { token: wbtc, asset: { symbol: 'WBTC', decimals: 8 } },
        amountNow: 98n,
        amountAsked: 98n,
        state: 'completable',
        delay: [],
      },
      {
        id: `bedrock:exit:${router}:4`,
        state: 'waiting',
        delay: [{ what: 'cooldown', over: false, time: time + 1n, since: { time: young.createdAt } }],
      },
    ])
  })

  test('in a token of 18 decimals are paid in its own units, and it is named by itself', () => {
    const { exits } = exitsOf({ redeems: [{ ...old, token: strange }], balance: 10n ** 30n })
    expect(exits[0]).toMatchObject({
      amountNow: 98n * 10n ** 10n,
      paid: { asset: { symbol: 'SBT', decimals: 18, known: false } },
      state: 'completable',
    })
  })

  test.each([
    ['exits.bedrock.paused', { paused: true }],
    ['exits.bedrock.paused', { outOfService: true }],
    ['exits.bedrock.blacklisted', { blacklisted: true }],
    ['exits.bedrock.tokenPaused', { tokenPaused: true }],
  ])('are frozen by an admin: %s', (key, flags) => {
    const { exits } = exitsOf({ redeems: [old, young], flags })
    expect(exits.map(({ state }) => state)).toEqual(['frozen', 'waiting'])
    expect(exits[0]?.note?.key).toBe(key)
  })

  test('wait for the vault when it is short, and can be taken back after the longer delay', () => {
    const [short] = exitsOf({ redeems: [old], balance: 97n }).exits
    expect(short).toMatchObject({
      state: 'waiting',
      delay: [{ what: 'cooldown', over: true }, { what: 'liquidity' }],
      note: { key: 'exits.bedrock.unfunded' },
    })
    const ancient = { ...old, createdAt: time - 30n * day }
    expect(exitsOf({ redeems: [ancient], balance: 97n }).exits[0]?.note?.key).toBe('exits.bedrock.returnable')
    expect(exitsOf({ redeems: [old], balance: 107n, retained: 10n }).exits[0]?.state).toBe('waiting')
  })

  test('a claim of the first is possible while the vault cannot pay the second', () => {
    const redeems = [old, old]
    const world = { redeems, balance: 98n }
    const { exits } = exitsOf(world)
    expect(exits.map(({ state }) => state)).toEqual(['completable', 'waiting'])
    const [first] = exits
    const one = runFake(finish(first === undefined ? [] : [first], account), chain(world)).value
    // claimDelayedRedeems(uint256) with one.
    expect(one).toEqual({ to: router, value: 0n, data: concat(['0xf33fca17', pad('0x01')]) })
    expect(() => runFake(finish(exits, account), chain(world))).toThrow(NotFinishableError)
  })

  test('all that are due are claimed by the plain function', () => {
    const world = { redeems: [old, old, young] }
    const { exits } = exitsOf(world)
    expect(runFake(finish(exits.slice(0, 2), account), chain(world)).value.data).toBe('0xf2881130')
    expect(() => runFake(finish(exits, account), chain(world))).toThrow(NotFinishableError)
    const stopped = chain({ ...world, flags: { paused: true } })
    expect(() => runFake(finish(exits.slice(0, 1), account), stopped)).toThrow(NotFinishableError)
  })

  test('a thousand: a hundred are listed, the rest is said to be missing', () => {
    const { exits, unread } = exitsOf({ redeems: Array.from({ length: 1_000 }, () => young) })
    expect(exits).toHaveLength(100)
    expect(unread).toEqual([`bedrock:exit:${router}`])
  })
})

describe('rates and pauses', () => {
  test('uniETH in ether, uniBTC in bitcoin with the date of its feed', () => {
    const { value, rounds } = runFake(readRates(1), chain())
    expect(rounds).toBe(1)
    expect(value).toEqual([
      { token: unieth.address, wad: ratio },
      { token: unibtc.address, wad: ether, unit: 'bitcoin', writtenAt: time - 100n },
    ])
  })

  test('a feed that cannot be right gives no rate', () => {
    for (const broken of [
      { answer: 0n, updatedAt: time },
      { answer: ether, updatedAt: time + 1n },
      { answer: 2n ** 255n - 1n, updatedAt: time },
    ]) {
      expect(runFake(readRates(1), chain({ feed: broken })).value).toHaveLength(1)
    }
  })

  test('only what is off is listed', () => {
    expect(runFake(readStatus(), chain()).value).toEqual([])
    const half = { staking: { paused: true } }
    expect(runFake(readStatus(), chain(half)).value.map(({ what }) => what)).toEqual(['instant'])
    const all = { staking: { paused: true, newerPaused: true }, flags: { paused: true, outOfService: true } }
    expect(runFake(readStatus(), chain(all)).value.map(({ token, what }) => [token === unieth.address, what])).toEqual([
      [true, 'mint'],
      [true, 'instant'],
      [false, 'mint'],
      [false, 'request'],
      [false, 'claim'],
    ])
  })
})

describe('leaving', () => {
  const ways = (token: Address, amount: bigint, world: World = {}) =>
    runFake(leave({ token, amount: tokenUnits(amount), account }), chain(world)).value

  test('uniETH by whole validators, or at once as far as the reserve goes', () => {
    const [queue, instant] = ways(unieth.address, 70n * ether, { staking: { reserve: 10n * ether } })
    // 70 uniETH are 74.9 ether: two validators.
    expect(queue).toMatchObject({ kind: 'queue', receives: 64n * ether, closed: null, fee: 0n })
    expect(queue?.most).toBe((64n * ether * ether + ratio - 1n) / ratio)
    expect(instant).toMatchObject({ kind: 'instant', receives: 10n * ether, closed: null })
    expect(instant?.most).toBe((10n * ether * ether) / ratio)
  })

  test('uniETH of less than a validator has no queue, and an empty reserve or a pause no swap', () => {
    const [queue, instant] = ways(unieth.address, 20n * ether)
    expect(queue?.closed?.key).toBe('leave.bedrock.wholeOnly')
    expect(instant?.closed?.key).toBe('leave.bedrock.reserveEmpty')
    const [still, unknown] = ways(unieth.address, 70n * ether, { staking: { reserve: null } })
    expect(still?.receives).toBe(64n * ether)
    expect(unknown).toMatchObject({ receives: null, closed: { key: 'leave.bedrock.reserveEmpty' } })
    expect(ways(unieth.address, ether, { staking: { paused: true, reserve: ether } })[1]?.closed?.key).toBe(
      'leave.bedrock.paused',
    )
  })

  test('uniBTC into each token the router takes, less the fee', () => {
    const found = ways(unibtc.address, 10n ** 8n + 1n)
    expect(found).toEqual([
      expect.objectContaining({
        kind: 'queue',
        paid: bitcoins[0],
        receives: 98_000_000n,
        fee: (2n * ether) / 100n,
        delay: [{ what: 'cooldown', seconds: 8n * day }],
        most: 50n * 10n ** 8n,
        closed: null,
      }),
    ])
  })

  test('uniBTC is shut by a pause, by the list, and above the quota', () => {
    const why = (world: World, amount = 1n) => ways(unibtc.address, amount, world)[0]?.closed?.key
    expect(why({ flags: { paused: true } })).toBe('leave.bedrock.paused')
    expect(why({ flags: { tokenPaused: true } })).toBe('leave.bedrock.paused')
    expect(why({ flags: { listing: true } })).toBe('leave.bedrock.listed')
    expect(why({ cap: 5n }, 6n)).toBe('leave.bedrock.quota')
    expect(why({ cap: 5n }, 5n)).toBeUndefined()
    // More is owed than the quota: the contract's own subtraction fails.
    expect(why({ cap: null })).toBe('leave.bedrock.quota')
  })
})
