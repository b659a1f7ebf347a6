import { type Address, numberToHex, pad } from 'viem'
import { beforeEach, describe, expect, test } from 'vitest'
import { fakeStore } from '../browser/fakes.ts'
import { fakeNode, type Seen } from '../chain/fakeNode.ts'
import type { Account, Phase, Settings } from '../messaging/mirror.ts'
import { answerFrom, fakeWorld } from '../portfolio/fakeContracts.ts'
import { portfolioKey } from '../portfolio/key.ts'
import { createChain } from './chain.ts'
import { createPortfolio } from './portfolio.ts'
import type { Keeper, SettingsStore } from './services.ts'
import { createState, defaultSettings, initialMirror } from './state.ts'

const first = '0x90F79bf6EB2c4f870365E785982E1f101E93b906'
const second = '0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65'
const url = 'https://node.example/'
const ether = 10n ** 18n
const account = (address: Address): Account => ({ address, name: 'A', kind: 'watch', hidden: false })

/** The stores and the chain outlive the worker; everything else is made again by `start`. */
function setUp() {
  const durable = fakeStore()
  const contracts = fakeWorld({ ether: { [first.toLowerCase()]: 5n * ether, [second.toLowerCase()]: 7n * ether } })
  const node = fakeNode({ answer: answerFrom(contracts) })
  let time = 1_000_000
  let accounts: readonly Account[] = [account(first)]
  let phase: Phase = 'unlocked'

  const start = () => {
    const state = createState({ ...initialMirror, phase, accounts })
    let settings: Settings = { ...defaultSettings, endpoints: { '1': [url] } }
    const listeners: Record<'lock' | 'unlock' | 'reset', (() => unknown)[]> = { lock: [], unlock: [], reset: [] }
    const removals: ((address: Address) => unknown)[] = []
    const followers: ((settings: Settings) => void)[] = []
    const keeper = {
      ready: Promise.resolve(),
      phase: () => phase,
      accounts: () => accounts,
      onLock: (listener: () => unknown) => listeners.lock.push(listener),
      onUnlock: (listener: () => unknown) => listeners.unlock.push(listener),
      onReset: (listener: () => unknown) => listeners.reset.push(listener),
      onRemove: (listener: (address: Address) => unknown) => removals.push(listener),
    } as unknown as Keeper
    const settingsStore = {
      ready: Promise.resolve(),
      get: () => settings,
      subscribe: (listener: (settings: Settings) => void) => followers.push(listener),
    } as unknown as SettingsStore
    const chain = createChain({ settings: settingsStore, state, fetch: node.fetch, now: () => time })
    const portfolio = createPortfolio({ state, chain, keeper, settings: settingsStore, durable, now: () => time })
    const change = async (next: Phase) => {
      phase = next
      state.patch({ phase })
      for (const listener of listeners[next === 'locked' ? 'lock' : 'unlock']) await listener()
    }
    return {
      state,
      portfolio,
      chain,
      lock: () => change('locked'),
      unlock: () => change('unlocked'),
      setAccounts(addresses: readonly Address[]) {
        accounts = addresses.map(account)
        state.patch({ accounts })
      },
      async remove(address: Address) {
        accounts = accounts.filter((one) => one.address !== address)
        state.patch({ accounts })
        for (const listener of removals) await listener(address)
      },
      setEndpoints(urls: readonly string[]) {
        settings = { ...settings, endpoints: { '1': urls } }
        for (const follow of followers) follow(settings)
      },
      etherOf: (address: Address) =>
        state
          .get()
          .portfolios[portfolioKey(1, address)]?.rows.find(({ position }) => position.id === 'native:token:ether')
          ?.value,
    }
  }
  return {
    durable,
    node,
    contracts,
    start,
    pass: (ms: number) => {
      time += ms
    },
    down: () => {
      node.override = () => {
        throw new TypeError('connection refused')
      }
    },
    up: () => {
      node.override = () => undefined
    },
    startLocked: () => {
      phase = 'locked'
    },
  }
}

/** Everything that was started without waiting for it. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 20))

let world: ReturnType<typeof setUp>
beforeEach(() => {
  world = setUp()
})

describe('the portfolio', () => {
  test('is in the mirror after a refresh, and again at once after a restart without the network', async () => {
    const worker = world.start()
    await worker.portfolio.ready
    await worker.portfolio.refresh(null)
    expect(worker.etherOf(first)).toBe(5n * ether)
    expect(worker.state.get().refresh).toMatchObject({ running: false, finishedAt: 1_000_000, error: null })
    world.down()
    const again = world.start()
    await again.portfolio.ready
    expect(again.etherOf(first)).toBe(5n * ether)
  })

  test('is not loaded, read or shown while locked', async () => {
    await world.start().portfolio.refresh(null)
    world.startLocked()
    const worker = world.start()
    await worker.portfolio.ready
    const before = world.node.count()
    await worker.portfolio.refresh(null)
    worker.portfolio.viewConnected()
    await settle()
    expect(worker.state.get().portfolios).toEqual({})
    expect(world.node.count()).toBe(before)
  })

  test('goes from the mirror at lock, also when an answer is still on its way, and comes back at unlock', async () => {
    const worker = world.start()
    const refreshing = worker.portfolio.refresh(null)
    await worker.lock()
    await refreshing
    expect(worker.state.get().portfolios).toEqual({})
    expect(worker.state.get().refresh.running).toBe(false)
    await worker.unlock()
    await settle()
    expect(worker.etherOf(first)).toBe(5n * ether)
  })

  test('H156: with all endpoints down what is known stays, with its block, and the failure is said', async () => {
    const worker = world.start()
    await worker.portfolio.refresh(null)
    const known = worker.state.get().portfolios
    world.down()
    world.pass(60_000)
    await worker.portfolio.refresh(null)
    expect(worker.state.get().portfolios).toEqual(known)
    expect(worker.state.get().refresh.error).toMatchObject({ name: 'ChainUnreachableError', code: 4901 })
    expect(worker.state.get().endpoints).toMatchObject([{ url, state: 'failing', error: { data: 'network' } }])
    world.up()
    await worker.portfolio.refresh(null)
    expect(worker.state.get().refresh.error).toBeNull()
    expect(worker.state.get().endpoints).toMatchObject([{ state: 'ok' }])
  })

  test('without any endpoint asks nobody and says so', async () => {
    const worker = world.start()
    worker.setEndpoints([])
    await worker.portfolio.refresh(null)
    expect(world.node.seen).toEqual([])
    expect(worker.state.get().refresh.error).toMatchObject({ code: 4901, data: 'none' })
  })
})

describe('refreshing', () => {
  test('twice at once asks once', async () => {
    const { portfolio } = world.start()
    await Promise.all([portfolio.refresh(null), portfolio.refresh(null), portfolio.refresh(first)])
    expect(world.node.count()).toBe(1)
  })

  test('happens when a view comes and the values are older than half a minute', async () => {
    const { portfolio } = world.start()
    portfolio.viewConnected()
    await settle()
    expect(world.node.count()).toBe(1)
    world.pass(29_000)
    portfolio.viewConnected()
    await settle()
    expect(world.node.count()).toBe(1)
    world.pass(2_000)
    portfolio.viewConnected()
    await settle()
    expect(world.node.count()).toBe(2)
  })

  test('happens for a view that woke the worker, and not for a worker that woke for anything else', async () => {
    await world.start().portfolio.refresh(null)
    const before = world.node.count()
    const worker = world.start()
    worker.setAccounts([first])
    await worker.portfolio.ready
    await settle()
    expect(world.node.count()).toBe(before)
    const another = world.start()
    another.portfolio.viewConnected()
    await settle()
    expect(world.node.count()).toBeGreaterThan(before)
  })

  test('happens for an account that was added, and for all when the endpoints change', async () => {
    const worker = world.start()
    await worker.portfolio.refresh(null)
    worker.setAccounts([first, second])
    await settle()
    expect(worker.etherOf(second)).toBe(7n * ether)
    world.contracts.ether[first.toLowerCase()] = 6n * ether
    worker.setEndpoints([url, 'https://other.example/'])
    await settle()
    expect(worker.etherOf(first)).toBe(6n * ether)
  })

  test('of accounts that come one by one while the chain is slow is two refreshes, and asks of nobody twice', async () => {
    const worker = world.start()
    await worker.portfolio.refresh(null)
    const before = world.node.seen.length
    let release = () => {}
    const slow = new Promise<void>((resolve) => {
      release = resolve
    })
    const balances: string[] = []
    world.node.override = (async ({ params }: Seen) => {
      // Selector and argument of getEthBalance, which every account is asked once.
      const asked = JSON.stringify(params[0]).match(/4d2301cc0{24}[0-9a-f]{40}/g) ?? []
      balances.push(...new Set(asked))
      await slow
      return undefined
    }) as unknown as typeof world.node.override
    const others = Array.from({ length: 60 }, (_, index) => pad(numberToHex(0xb0b0_0000 + index), { size: 20 }))
    for (let count = 1; count <= others.length; count += 1) {
      worker.setAccounts([first, ...others.slice(0, count)])
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
    release()
    await worker.portfolio.refresh(null)
    expect(new Set(balances).size).toBeGreaterThanOrEqual(others.length)
    for (const other of others) {
      expect(balances.filter((asked) => asked.endsWith(other.slice(2))).length).toBe(1)
      expect(worker.state.get().portfolios[portfolioKey(1, other)]?.block).not.toBeNull()
    }
    const requests = world.node.seen.slice(before).filter(({ method }) => method === 'eth_call')
    expect(requests.length).toBeLessThanOrEqual(6)
  })

  test('that was waiting when the wallet was locked asks nobody', async () => {
    const worker = world.start()
    worker.setAccounts([first, second])
    const running = worker.portfolio.refresh(first)
    const waiting = worker.portfolio.refresh(second)
    await worker.lock()
    await Promise.all([running, waiting])
    await settle()
    const asked = JSON.stringify(world.node.seen).toLowerCase()
    expect(asked).toContain(first.slice(2).toLowerCase())
    expect(asked).not.toContain(second.slice(2).toLowerCase())
  })

  test('after a transaction does not join a refresh that began before it', async () => {
    const worker = world.start()
    const running = worker.portfolio.refresh(null)
    worker.portfolio.changed(first)
    await running
    await settle()
    expect(world.node.count()).toBe(2)
  })
})

describe('reading a chain anew', () => {
  test('does not join a refresh that began before, and needs an endpoint and an open wallet', async () => {
    const worker = world.start()
    const running = worker.portfolio.refresh(null)
    worker.portfolio.reread(1)
    await running
    await settle()
    expect(world.node.count()).toBe(2)
    worker.portfolio.reread(10)
    await worker.lock()
    worker.portfolio.reread(1)
    await settle()
    expect(world.node.count()).toBe(2)
  })
})

describe('K12 and damage', () => {
  test('a removed account leaves mirror and store, also when it is being refreshed', async () => {
    const worker = world.start()
    worker.setAccounts([first, second])
    await worker.portfolio.refresh(null)
    const refreshing = worker.portfolio.refresh(second)
    await worker.remove(second)
    await refreshing
    expect(Object.keys(worker.state.get().portfolios)).toEqual([portfolioKey(1, first)])
    const stored = JSON.stringify([...world.durable.entries]).toLowerCase()
    expect(stored).not.toContain(second.toLowerCase())
    expect(stored).toContain(first.toLowerCase())
  })

  test('whatever lies in the store, starting works and nothing false is shown', async () => {
    await world.start().portfolio.refresh(null)
    const [[key, good]] = [...world.durable.entries].filter(([name]) => name.startsWith('portfolio.')) as [
      [string, string],
    ]
    const damaged = [
      'rubbish',
      '{}',
      7,
      null,
      good.slice(0, 100),
      good.replaceAll('"token"', '"tokens"'),
      good.replace('"chainId":1', '"chainId":2'),
      good.replace('"version":2', '"version":9'),
      good.replace(/"balance":\{[^}]*\}/, '"balance":"5"'),
      good.replaceAll(first, second),
    ]
    for (const text of damaged) {
      world.durable.entries.set(key, text)
      const worker = world.start()
      await worker.portfolio.ready
      expect(worker.state.get().portfolios).toEqual({})
    }
  })

  test('a store that refuses to write costs nothing now', async () => {
    const worker = world.start()
    world.durable.set = () => Promise.reject(new Error('disk full'))
    await worker.portfolio.refresh(null)
    expect(worker.etherOf(first)).toBe(5n * ether)
    expect(worker.state.get().refresh.error).toBeNull()
  })
})

describe('the chain', () => {
  test('an unknown chain is 4902', async () => {
    const { chain } = world.start()
    expect(() => chain.client(2)).toThrow(expect.objectContaining({ code: 4902 }))
    await expect(chain.test(url, 2)).rejects.toMatchObject({ code: 4902 })
    await expect(chain.test(url, 1)).resolves.toMatchObject({ simulates: true })
  })
})
