import type { Address } from 'viem'
import { beforeEach, describe, expect, test } from 'vitest'
import { fakeSession, fakeStore } from '../browser/fakes.ts'
import { fakeNode } from '../chain/fakeNode.ts'
import { WalletError } from '../errors.ts'
import type { Phase, Portfolio } from '../messaging/mirror.ts'
import { answerFrom, fakeWorld } from '../portfolio/fakeContracts.ts'
import { portfolioKey } from '../portfolio/key.ts'
import { answerVenues, type FakeVenues } from '../portfolio/marketFakes.ts'
import { cbeth } from '../protocols/coinbase/addresses.ts'
import { reth } from '../protocols/rocketPool/addresses.ts'
import type { Token } from '../protocols/types.ts'
import { tokenUnits, WAD } from '../units.ts'
import { createChain } from './chain.ts'
import { createMarkets } from './markets.ts'
import { createSamples } from './samples.ts'
import type { Keeper, SettingsStore } from './services.ts'
import { createState, defaultSettings, initialMirror } from './state.ts'

const owner = '0x90F79bf6EB2c4f870365E785982E1f101E93b906'
const day = 86_400
const feed = '0x536218f9E9Eb48863970252233c8F271f554C2d0'
const holding = (...tokens: readonly Token[]): Record<string, Portfolio> => ({
  [portfolioKey(1, owner)]: {
    account: owner,
    chainId: 1,
    block: { number: 1n, timestamp: 1n },
    rows: tokens.map((token) => ({
      position: { id: token.symbol, protocol: 'x', kind: 'token', token, balance: tokenUnits(1n) },
      block: { number: 1n, timestamp: 1n },
      value: null,
      rate: null,
    })),
    failures: [],
    etherPrice: null,
  },
})

/** Stores, chain and clock outlive the worker; everything else is made again by `start`. */
function setUp() {
  const [durable, session] = [fakeStore(), fakeSession()]
  const contracts = fakeWorld()
  let seconds = Number(contracts.timestamp)
  const venues: FakeVenues = {
    block: { number: 1n, timestamp: contracts.timestamp },
    feeds: { [feed]: { answer: (WAD * 11n) / 10n, updatedAt: contracts.timestamp } },
    uniswap: {},
    curve: {},
    balancer: {},
  }
  const node = fakeNode()
  node.answer = (call) => {
    const said = answerVenues(venues)(call)
    return said.data === '0x' ? answerFrom(contracts)(call) : said
  }
  let phase: Phase = 'unlocked'
  const start = () => {
    const state = createState({ ...initialMirror, phase })
    const listeners: Record<string, ((value: never) => unknown)[]> = { lock: [], remove: [], reset: [] }
    const on = (name: string) => (listener: (value: never) => unknown) => void listeners[name]?.push(listener)
    const keeper = {
      ready: Promise.resolve(),
      phase: () => phase,
      onLock: on('lock'),
      onRemove: on('remove'),
      onReset: on('reset'),
    } as unknown as Keeper
    const settings = {
      ready: Promise.resolve(),
      get: () => ({ ...defaultSettings, endpoints: { '1': ['https://node.example/'] } }),
      subscribe: () => {},
    } as unknown as SettingsStore
    const now = () => seconds * 1_000
    const chain = createChain({ settings, state, fetch: node.fetch, now })
    const samples = createSamples({ durable, keeper, now })
    const markets = createMarkets({ state, chain, keeper, samples, session, now })
    return {
      state,
      samples,
      markets,
      hold: (...tokens: readonly Token[]) => state.patch({ portfolios: holding(...tokens) }),
      finish: () => state.patch({ refresh: { ...state.get().refresh, finishedAt: seconds } }),
      tell: async (name: 'lock' | 'remove' | 'reset') => {
        if (name === 'lock') phase = 'locked'
        for (const listener of listeners[name] ?? []) await listener(owner as never)
      },
    }
  }
  return {
    start,
    durable,
    session,
    node,
    venues,
    pass: (days: number) => {
      seconds += days * day
      venues.block = { number: venues.block.number + 7_200n, timestamp: BigInt(seconds) }
      node.timestamp = BigInt(seconds)
      venues.feeds[feed] = { answer: (WAD * 11n) / 10n, updatedAt: BigInt(seconds) }
    },
    unlock: () => {
      phase = 'unlocked'
    },
  }
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 30))
let world: ReturnType<typeof setUp>
beforeEach(() => {
  world = setUp()
})
const days = (of: ReturnType<ReturnType<typeof setUp>['start']>, token: Address) => of.samples.read(1, token)

describe('the markets of what is held', () => {
  test('are read once after a refresh, in one request', async () => {
    const house = world.start()
    await house.markets.ready
    house.hold(reth)
    house.finish()
    await settle()
    expect(house.state.get().markets).toMatchObject([
      { token: reth.address, price: (WAD * 11n) / 10n, rate: (WAD * 115n) / 100n },
    ])
    expect(house.state.get().markets[0]?.discount).toBeLessThan(0n)
    expect(world.node.count()).toBe(1)
    house.state.patch({ refresh: { ...house.state.get().refresh, running: true } })
    await settle()
    expect(world.node.count()).toBe(1)
  })

  test('cost nothing where nothing is held, and nothing while locked', async () => {
    const house = world.start()
    house.finish()
    await settle()
    house.hold(reth)
    await house.tell('lock')
    await house.markets.refresh()
    expect(world.node.count()).toBe(0)
    expect(house.state.get().markets).toEqual([])
  })

  test('outlive the worker within the browser session, and no lock', async () => {
    const house = world.start()
    house.hold(reth)
    await house.markets.refresh()
    await settle()
    const again = world.start()
    await again.markets.ready
    expect(again.state.get().markets).toHaveLength(1)
    await again.tell('lock')
    expect(again.state.get().markets).toEqual([])
    expect([...world.session.entries.keys()]).toEqual([])
  })

  test('an answer that comes after a lock is not shown', async () => {
    const house = world.start()
    house.hold(reth)
    const reading = house.markets.refresh()
    await house.tell('lock')
    await reading
    expect(house.state.get().markets).toEqual([])
  })

  test('go when nobody holds the token any more', async () => {
    const house = world.start()
    house.hold(reth, cbeth)
    await house.markets.refresh()
    house.hold(cbeth)
    await house.tell('remove')
    expect(house.state.get().markets.map(({ token }) => token)).toEqual([cbeth.address])
  })

  test('stay as they were when the endpoint is gone', async () => {
    const house = world.start()
    house.hold(reth)
    await house.markets.refresh()
    const before = house.state.get().markets
    world.node.override = () => {
      throw new TypeError('connection refused')
    }
    await house.markets.refresh()
    expect(house.state.get().markets).toBe(before)
  })
})

describe('the history', () => {
  test('has one reading a day of every rate, held or not, and of the prices of what is held', async () => {
    const house = world.start()
    house.hold(reth)
    await house.markets.refresh()
    world.pass(1)
    await house.markets.refresh()
    await house.markets.refresh()
    await settle()
    const found = await days(house, reth.address)
    expect(found).toHaveLength(2)
    expect(found[1]).toMatchObject({ rate: (WAD * 115n) / 100n, price: (WAD * 11n) / 10n })
    expect(await days(house, cbeth.address)).toMatchObject([{ price: null }, { price: null }])
    expect(await days(world.start(), reth.address)).toHaveLength(2)
  })

  test('a day already noted touches no store', async () => {
    const house = world.start()
    house.hold(reth)
    await house.markets.refresh()
    const { get, set } = world.durable
    let asked = 0
    world.durable.get = (key) => {
      asked += 1
      return get(key)
    }
    world.durable.set = (key, value) => {
      asked += 1
      return set(key, value)
    }
    await house.markets.refresh()
    expect(asked).toBe(0)
  })

  test('garbage, a full disk and a node from the future do not end it', async () => {
    const house = world.start()
    house.hold(reth)
    world.durable.entries.set(`samples.1.${reth.address.toLowerCase()}`, '{"version":9}')
    await house.markets.refresh()
    expect(await days(house, reth.address)).toHaveLength(1)
    const { set } = world.durable
    world.durable.set = () => Promise.reject(new FullError('full'))
    world.pass(1)
    await house.markets.refresh()
    expect(await days(house, reth.address)).toHaveLength(1)
    world.durable.set = set
    world.node.timestamp += 90n * 86_400n
    await house.markets.refresh()
    world.pass(1)
    await house.markets.refresh()
    expect(await days(house, reth.address)).toHaveLength(2)
  })
})

class FullError extends WalletError {
  readonly code = -32603
}
