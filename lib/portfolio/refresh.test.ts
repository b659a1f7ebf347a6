import type { Address } from 'viem'
import { describe, expect, test } from 'vitest'
import { createChainClient } from '../chain/client.ts'
import { fakeNode } from '../chain/fakeNode.ts'
import type { Portfolio } from '../messaging/mirror.ts'
import { nativeStrategy } from '../protocols/eigenlayer/addresses.ts'
import { wstethContract } from '../protocols/lido/abi.ts'
import { steth, wsteth } from '../protocols/lido/addresses.ts'
import { settlePositions } from '../protocols/partial.ts'
import { reth } from '../protocols/rocketPool/addresses.ts'
import type { Protocol, Read, Token } from '../protocols/types.ts'
import { shares, wad } from '../units.ts'
import { answerFrom, type FakeWorld, fakeWorld } from './fakeContracts.ts'
import { etherUsdFeed } from './prices.ts'
import { mergeRates } from './rates.ts'
import { type RefreshInput, refreshPortfolios } from './refresh.ts'

const ether = 10n ** 18n
const account = (index: number) => `0x${(index + 1).toString(16).padStart(40, '0')}` as Address
const holder = account(0)
const operator = '0xDbEd88D83176316fc46797B43aDeE927Dc2ff2F5'
const low = (address: string) => address.toLowerCase()

function setUp(world: FakeWorld) {
  const node = fakeNode({ block: world.block, timestamp: world.timestamp, answer: answerFrom(world) })
  const client = createChainClient({
    chainId: 1,
    endpoints: () => ['https://first.example/'],
    allowLoopback: () => false,
    onHealth: () => {},
    fetch: node.fetch,
    now: () => 0,
  })
  const refresh = async (input: Partial<RefreshInput> = {}) => {
    const before = node.seen.length
    const refreshed = await refreshPortfolios(client, {
      accounts: [holder],
      previous: {},
      knownRates: [],
      hints: [],
      ...input,
    })
    return { ...refreshed, seen: node.seen.length - before }
  }
  return { node, world, refresh }
}

/** A bit of everything, for each of the accounts. */
function richWorld(count: number, changes: Partial<FakeWorld> = {}): FakeWorld {
  const world = fakeWorld(changes)
  for (let index = 0; index < count; index += 1) {
    const key = low(account(index))
    world.ether[key] = 2n * ether
    world.balances[`${low(steth.address)} ${key}`] = 3n * ether
    world.balances[`${low(wsteth.address)} ${key}`] = ether
    world.operators[key] = operator
    world.deposits[key] = [{ strategy: nativeStrategy, shares: 32n * ether, withdrawable: 31n * ether }]
    const withdrawal = {
      staker: account(index),
      delegatedTo: operator,
      withdrawer: account(index),
      nonce: 0n,
      startBlock: world.block - 10n,
      strategies: [nativeStrategy],
      scaledShares: [shares(5n * ether)],
    } as const
    world.queued[key] = [{ withdrawal, sharesNow: [4n * ether] }]
  }
  return world
}

const rowsOf = (portfolio: Portfolio | undefined) =>
  Object.fromEntries((portfolio?.rows ?? []).map((row) => [row.position.id, row]))

describe('the cost of a refresh, in requests', () => {
  test.each([
    [1, 1],
    [50, 2],
  ])('%i accounts with nothing queued: %i, and one for the chain id the first time', async (count, expected) => {
    const { refresh } = setUp(fakeWorld())
    const accounts = Array.from({ length: count }, (_, index) => account(index))
    expect((await refresh({ accounts })).seen).toBe(expected + 1)
    expect((await refresh({ accounts })).seen).toBe(expected)
  })

  test.each([
    [1, 3, 1],
    [50, 4, 2],
  ])('%i accounts with everything: %i at the most, %i once their withdrawals are known', async (count, most, known) => {
    const { refresh } = setUp(richWorld(count))
    const accounts = Array.from({ length: count }, (_, index) => account(index))
    const first = await refresh({ accounts })
    expect(first.seen).toBe(most)
    const hints = first.accounts.flatMap(({ late }) => late)
    expect((await refresh({ accounts, hints })).seen).toBe(known)
  })

  test('does not grow with the number of protocols', async () => {
    const { refresh } = setUp(richWorld(1))
    await refresh()
    expect((await refresh({ protocols: [] })).seen).toBe(1)
    expect((await refresh()).seen).toBe(2)
  })
})

describe('values', () => {
  test('ether first by redemption rate, rounded down, all of one block', async () => {
    const { refresh, world } = setUp(richWorld(1))
    const { accounts } = await refresh()
    const portfolio = accounts[0]?.portfolio
    const rows = rowsOf(portfolio)
    expect(rows['native:token:ether']).toMatchObject({ value: 2n * ether, rate: null })
    expect(rows[`lido:token:${steth.address}`]).toMatchObject({ value: 3n * ether, rate: ether })
    expect(rows[`lido:token:${wsteth.address}`]).toMatchObject({ value: 1_240_000_000_000_000_000n })
    expect(rows[`eigenlayer:restaked:${nativeStrategy}`]).toMatchObject({ value: 31n * ether })
    expect(portfolio?.rows.find(({ position }) => position.kind === 'withdrawal')?.value).toBe(4n * ether)
    expect(new Set(portfolio?.rows.map(({ block }) => block.number))).toEqual(new Set([world.block]))
    expect(portfolio?.etherPrice).toMatchObject({ answer: 3_000_00000000n, decimals: 8, updatedAt: 1_794_999_000n })
    expect(portfolio?.failures).toEqual([])
  })

  test('ezETH falls back to the published rate while its provider reverts, if that is fresh', async () => {
    const ezeth = '0xbf5495Efe5DB9ce00f80364C8B423567e58d2110'
    const provider = '0x387dBc0fB00b26fb085aa658527D5BE98302c84C'
    const world = fakeWorld({ broken: [low(provider)], balances: { [`${low(ezeth)} ${holder}`]: ether } })
    const { refresh } = setUp(world)
    const value = async () => rowsOf((await refresh()).accounts[0]?.portfolio)[`renzo:token:${ezeth}`]?.value
    expect(await value()).toBeNull()
    world.fundamental = { answer: 1_08000000n, decimals: 8, updatedAt: world.timestamp - 100n }
    expect(await value()).toBe(1_080_000_000_000_000_000n)
    world.fundamental = { answer: 1_08000000n, decimals: 8, updatedAt: world.timestamp - 60_000n }
    expect(await value()).toBeNull()
  })
})

describe('a token that was added', () => {
  const added: Token = {
    chainId: 1,
    address: '0x6B175474E89094C44Da98b954EedeAC495271d0F',
    symbol: 'DAI',
    name: 'DAI',
    decimals: 18,
    rebasing: false,
    kind: 'plain',
  }
  const holding = (of: Token) => {
    const world = richWorld(1)
    world.balances[`${low(of.address)} ${low(holder)}`] = 7n * ether
    return setUp(world)
  }

  test('is read with the rest at the cost of no request, and is there while it is on the list', async () => {
    const { refresh } = holding(added)
    await refresh()
    const plain = await refresh({ protocols: [] })
    const listed = await refresh({ protocols: [], custom: [added, { ...added, chainId: 10 }] })
    expect(listed.seen).toBe(plain.seen)
    const id = `custom:token:${added.address}`
    expect(listed.accounts[0]?.portfolio.rows.map(({ position }) => position.id)).toEqual([id])
    expect(rowsOf(listed.accounts[0]?.portfolio)[id]?.position).toMatchObject({ balance: 7n * ether, token: added })
    const previous = { [holder]: listed.accounts[0]?.portfolio as Portfolio }
    expect((await refresh({ protocols: [], previous })).accounts[0]?.portfolio.rows).toEqual([])
  })

  test('is never valued, whatever rate there is for its address', async () => {
    const { refresh } = holding(added)
    const rate = { chainId: 1, token: added.address, wad: wad(ether), unit: 'ether' } as const
    const block = { number: 1n, timestamp: fakeWorld().timestamp }
    const { accounts } = await refresh({
      protocols: [{ ...silent, readRates: () => settled([{ token: added.address, wad: wad(ether) }]) }],
      custom: [added],
      knownRates: [{ ...rate, writtenAt: null, block }],
    })
    expect(accounts[0]?.portfolio.rows).toMatchObject([{ value: null, rate: null }])
  })

  test('and is known to a protocol by now is read once, by that one', async () => {
    const { refresh } = holding(wsteth)
    const { accounts } = await refresh({ custom: [{ ...added, address: low(wsteth.address) as Address }] })
    const held = (accounts[0]?.portfolio.rows ?? []).filter(
      ({ position }) => position.kind === 'token' && low(position.token?.address ?? '') === low(wsteth.address),
    )
    expect(held).toMatchObject([{ position: { protocol: 'lido' } }])
    expect(held[0]?.value).not.toBeNull()
  })
})

const silent: Protocol = { id: 'silent', name: 'Silent', tokens: [], contracts: [], read: () => settlePositions([]) }
// biome-ignore lint/correctness/useYield: a plan may need no call at all
function* settled<result>(result: result): Read<result> {
  return result
}

describe('partial failure', () => {
  test('is on its own row only, which keeps its last known value and block', async () => {
    const { refresh, world, node } = setUp(richWorld(1))
    const before = (await refresh()).accounts[0]?.portfolio as Portfolio
    world.broken = [low(wsteth.address)]
    node.block += 5n
    world.ether[holder] = 7n * ether
    const after = (await refresh({ previous: { [holder]: before } })).accounts[0]?.portfolio as Portfolio
    const rows = rowsOf(after)
    expect(rows['native:token:ether']).toMatchObject({ value: 7n * ether, block: { number: node.block } })
    expect(rows[`lido:token:${steth.address}`]?.block.number).toBe(node.block)
    expect(rows[`lido:token:${wsteth.address}`]).toEqual(rowsOf(before)[`lido:token:${wsteth.address}`])
    expect(after.failures).toMatchObject([{ protocol: 'lido', error: { name: 'PartialReadError', code: 4901 } }])
    expect(after.rows.map(({ position }) => position.protocol)).toEqual(
      before.rows.map(({ position }) => position.protocol),
    )
  })

  test('of a later round leaves what the first brought', async () => {
    const { refresh, node } = setUp(richWorld(1))
    node.override = ({ method, params }) => {
      if (method === 'eth_call' && params[1] !== 'latest') throw new TypeError('gone')
      return undefined
    }
    const { accounts } = await refresh()
    const rows = rowsOf(accounts[0]?.portfolio)
    expect(rows['native:token:ether']?.value).toBe(2n * ether)
    expect(rows[`eigenlayer:restaked:${nativeStrategy}`]?.value).toBe(31n * ether)
    expect(accounts[0]?.portfolio.rows.some(({ position }) => position.kind === 'withdrawal')).toBe(false)
    expect(accounts[0]?.portfolio.failures.map(({ protocol }) => protocol)).toEqual(['eigenlayer'])
  })

  test('of a token that was sold is no failure: the row goes', async () => {
    const { refresh, world } = setUp(richWorld(1))
    const before = (await refresh()).accounts[0]?.portfolio as Portfolio
    world.balances[`${low(wsteth.address)} ${holder}`] = 0n
    const after = (await refresh({ previous: { [holder]: before } })).accounts[0]?.portfolio
    expect(rowsOf(after)[`lido:token:${wsteth.address}`]).toBeUndefined()
  })

  test('accounts that need one round are shown before those that need two', async () => {
    const world = richWorld(1)
    world.ether[account(1)] = ether
    const { refresh, node } = setUp(world)
    const shown: [Address, number][] = []
    await refresh({
      accounts: [holder, account(1)],
      onAccount: ({ portfolio }) => shown.push([portfolio.account, node.count()]),
    })
    expect(shown).toEqual([
      [account(1), 1],
      [holder, 2],
    ])
  })
})

describe('H139: balances that are none', () => {
  test.each(['0x', '0x01', '0x1e30', null])('%s is unknown, not zero', async (answer) => {
    const world = fakeWorld({
      raw: { [`${low(reth.address)} 0x70a08231`]: (answer ?? { ok: false, data: '0x' }) as never },
    })
    const { accounts } = await setUp(world).refresh()
    expect(rowsOf(accounts[0]?.portfolio)[`rocketPool:token:${reth.address}`]).toBeUndefined()
    expect(accounts[0]?.portfolio.failures).toMatchObject([{ protocol: 'rocketPool' }])
  })

  test('a balance of 2^256-1 is shown as it is and overflows nothing', async () => {
    const world = fakeWorld({ balances: { [`${low(reth.address)} ${holder}`]: 2n ** 256n - 1n } })
    const { accounts } = await setUp(world).refresh()
    expect(rowsOf(accounts[0]?.portfolio)[`rocketPool:token:${reth.address}`]).toMatchObject({
      position: { balance: 2n ** 256n - 1n },
      value: ((2n ** 256n - 1n) * 1_150_000_000_000_000_000n) / ether,
    })
  })
})

describe('H147: rates that cannot be', () => {
  test.each([
    ['zero', 0n],
    ['10^36', 10n ** 36n],
  ])('%s: no value, and it is said', async (_, rate) => {
    const world = richWorld(1)
    world.rates[low(wstethContract.address)] = rate
    const { accounts } = await setUp(world).refresh()
    expect(rowsOf(accounts[0]?.portfolio)[`lido:token:${wsteth.address}`]).toMatchObject({ value: null, rate: null })
    expect(accounts[0]?.portfolio.failures).toMatchObject([{ protocol: 'lido', error: { name: 'RateError' } }])
  })

  test('a jump by half has no value for a day, then it is believed', async () => {
    const { refresh, world, node } = setUp(richWorld(1))
    const id = `lido:token:${wsteth.address}`
    let { rates: knownRates } = await refresh()
    world.rates[low(wstethContract.address)] = 1_860_000_000_000_000_000n
    for (const [seconds, value] of [
      [12n, null],
      [86_000n, null],
      [1_000n, 1_860_000_000_000_000_000n],
    ] as const) {
      node.timestamp += seconds
      const refreshed = await refresh({ knownRates })
      knownRates = refreshed.rates.length > 0 ? mergeRates(knownRates, refreshed.rates) : knownRates
      expect(rowsOf(refreshed.accounts[0]?.portfolio)[id]?.value).toBe(value)
    }
  })

  test('a missing rate is no failure for those who hold nothing it would value', async () => {
    const { accounts } = await setUp(fakeWorld({ broken: [low(reth.address)] })).refresh()
    expect(accounts[0]?.portfolio.failures.map(({ protocol }) => protocol)).toEqual(['rocketPool'])
    const world = fakeWorld()
    delete world.rates[low(reth.address)]
    expect((await setUp(world).refresh()).accounts[0]?.portfolio.failures).toEqual([])
  })
})

describe('H148: prices that cannot be', () => {
  test.each([
    ['zero', { answer: 0n }],
    ['negative', { answer: -1n }],
    ['10^300 times too much', { answer: 2n ** 255n - 1n }],
    ['from the future', { updatedAt: 1_795_000_001n }],
    ['never written', { updatedAt: 0n }],
    ['with 255 decimals', { decimals: 255 }],
  ])('%s: unavailable, and nothing else suffers', async (_, change) => {
    const world = fakeWorld()
    world.price = { answer: 3_000_00000000n, decimals: 8, updatedAt: 1_794_999_000n, ...change }
    const portfolio = (await setUp(world).refresh()).accounts[0]?.portfolio
    expect(portfolio?.etherPrice).toBeNull()
    expect(rowsOf(portfolio)['native:token:ether']).toBeDefined()
  })

  test.each(['0x', `0x${'ff'.repeat(160)}`, '0x4e614e'])('%s: unavailable', async (answer) => {
    const world = fakeWorld({ raw: { [`${low(etherUsdFeed)} 0xfeaf968c`]: answer as never } })
    expect((await setUp(world).refresh()).accounts[0]?.portfolio.etherPrice).toBeNull()
  })

  test('an old price stays, with its age', async () => {
    const { refresh, world } = setUp(fakeWorld())
    const before = (await refresh()).accounts[0]?.portfolio as Portfolio
    world.price = null
    expect((await refresh({ previous: { [holder]: before } })).accounts[0]?.portfolio.etherPrice).toEqual(
      before.etherPrice,
    )
  })
})
