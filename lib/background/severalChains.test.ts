import { type Address, type Hex, pad } from 'viem'
import { describe, expect, test } from 'vitest'
import { fakeStore } from '../browser/fakes.ts'
import { type FakeNode, fakeNode } from '../chain/fakeNode.ts'
import type { Account, Settings } from '../messaging/mirror.ts'
import { answerFrom, fakeWorld } from '../portfolio/fakeContracts.ts'
import { portfolioKey } from '../portfolio/key.ts'
import { WAD } from '../units.ts'
import { createChain } from './chain.ts'
import { createPortfolio } from './portfolio.ts'
import type { Keeper, SettingsStore } from './services.ts'
import { createState, defaultSettings, initialMirror } from './state.ts'

const holder = '0x90F79bf6EB2c4f870365E785982E1f101E93b906'
const weth = '0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2'
const wethOnBase = '0x4200000000000000000000000000000000000006'
const base = 8453
const urls: Record<number, string> = {
  1: 'https://one.example/',
  [base]: 'https://base.example/',
  10: 'https://op.example/',
}

/** A worker over one fake node for each chain. */
function setUp(chainIds: readonly number[]) {
  const worlds = new Map(chainIds.map((id) => [id, fakeWorld({ ether: { [holder.toLowerCase()]: WAD } })]))
  const nodes = new Map<number, FakeNode>(
    chainIds.map((chainId) => {
      const world = worlds.get(chainId) ?? fakeWorld()
      return [chainId, fakeNode({ chainId, answer: answerFrom(world) })]
    }),
  )
  const fetchFrom = (url: string, init: RequestInit) => {
    const [chainId] = Object.entries(urls).find(([, one]) => one === url) as [string, string]
    return (nodes.get(Number(chainId)) as FakeNode).fetch(url, init)
  }
  const account: Account = { address: holder, name: 'A', kind: 'watch', hidden: false }
  const state = createState({ ...initialMirror, phase: 'unlocked', accounts: [account] })
  let settings: Settings = {
    ...defaultSettings,
    endpoints: Object.fromEntries(chainIds.map((id) => [String(id), [urls[id] as string]])),
  }
  const followers: ((settings: Settings) => void)[] = []
  const store = {
    ready: Promise.resolve(),
    get: () => settings,
    subscribe: (listener: (settings: Settings) => void) => followers.push(listener),
  } as unknown as SettingsStore
  const ignore = () => {}
  const keeper = {
    ready: Promise.resolve(),
    phase: () => 'unlocked',
    accounts: () => [account],
    onLock: ignore,
    onUnlock: ignore,
    onReset: ignore,
    onRemove: ignore,
  } as unknown as Keeper
  const chain = createChain({ settings: store, state, fetch: fetchFrom, now: Date.now })
  const durable = fakeStore()
  const now = () => 1_795_000_000_000
  const portfolio = createPortfolio({ state, chain, keeper, settings: store, durable, now })
  const row = (chainId: number, id: string) =>
    state.get().portfolios[portfolioKey(chainId, holder)]?.rows.find(({ position }) => position.id === id)
  return {
    state,
    portfolio,
    durable,
    row,
    node: (chainId: number) => nodes.get(chainId) as FakeNode,
    world: (chainId: number) => worlds.get(chainId) as ReturnType<typeof fakeWorld>,
    setEndpoints(endpoints: Settings['endpoints']) {
      settings = { ...settings, endpoints }
      for (const follow of followers) follow(settings)
    },
  }
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 20))
const balance = (token: Address) => `${token.toLowerCase()} ${holder.toLowerCase()}`

describe('several chains', () => {
  test('copies are read where they are and valued by the rate of the original', async () => {
    const { portfolio, row, world, node } = setUp([1, base])
    await portfolio.ready
    world(base).balances[balance(wethOnBase)] = 3n * WAD
    await portfolio.refresh(null)
    expect(row(base, `weth:token:${wethOnBase}`)).toMatchObject({ value: 3n * WAD, rate: WAD })
    expect(row(base, 'native:token:ether')?.value).toBe(WAD)
    expect(row(1, `weth:token:${weth}`)).toBeUndefined()
    // One batch for each chain.
    expect(node(base).count()).toBe(1)
  })

  test('a chain that does not answer says so and holds up no other', async () => {
    const { portfolio, state, node, row } = setUp([1, base, 10])
    await portfolio.ready
    let open = () => {}
    node(base).override = () => new Promise<never>((resolve) => (open = () => resolve(new Response('') as never)))
    node(10).override = () => {
      throw new TypeError('refused')
    }
    void portfolio.refresh(null)
    await settle()
    expect(row(1, 'native:token:ether')?.value).toBe(WAD)
    expect(state.get().refresh.chains).toMatchObject([
      { chainId: 1, running: false, error: null },
      { chainId: 10, running: false, error: { code: 4901 } },
      { chainId: base, running: true },
    ])
    expect(state.get().refresh.error).toBeNull()
    open()
  })

  test('what is on another chain has no value while Ethereum was never read', async () => {
    const { portfolio, row, world } = setUp([base])
    await portfolio.ready
    world(base).balances[balance(wethOnBase)] = WAD
    await portfolio.refresh(null)
    expect(row(base, `weth:token:${wethOnBase}`)).toMatchObject({ value: null, rate: null })
  })

  test('a chain gets its endpoint later and is read at once; without one it is no longer shown', async () => {
    const { portfolio, setEndpoints, row, state, node } = setUp([1, base])
    setEndpoints({ '1': [urls[1] as string] })
    await portfolio.ready
    await portfolio.refresh(null)
    expect(node(base).seen).toEqual([])
    setEndpoints({ '1': [urls[1] as string], [base]: [urls[base] as string] })
    await settle()
    expect(row(base, 'native:token:ether')?.value).toBe(WAD)
    expect(node(1).count()).toBe(1)
    setEndpoints({ '1': [urls[1] as string] })
    expect(state.get().portfolios[portfolioKey(base, holder)]).toBeUndefined()
    expect(state.get().refresh.chains.map(({ chainId }) => chainId)).toEqual([1])
  })
})

describe('logs', () => {
  const logsOf = (logs: readonly { number: bigint; block: bigint }[], address: Address, event: Hex) =>
    logs.map(({ number, block }) => ({
      address,
      topics: [event, pad('0x00'), pad(holder), pad(`0x${number.toString(16)}`)],
      data: '0x',
      blockNumber: `0x${block.toString(16)}`,
    }))

  test('are looked through only for accounts whose plans ask, and never again from the start', async () => {
    const { portfolio, node, state } = setUp([1])
    await portfolio.ready
    node(1).override = ({ method }) =>
      method === 'eth_getLogs' ? { result: logsOf([], weth, `0x${'11'.repeat(32)}`) } : undefined
    await portfolio.refresh(null)
    await settle()
    const requests = node(1).seen.filter(({ method }) => method === 'eth_getLogs')
    // As many requests as there are places in which an event can name the account, at most.
    expect(requests.length).toBeGreaterThan(0)
    expect(requests.length).toBeLessThanOrEqual(3)
    // What is complete is no row any more.
    expect(state.get().scans).toEqual([])
  })
})
