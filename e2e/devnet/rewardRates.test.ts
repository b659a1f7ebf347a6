import { type Address, numberToHex } from 'viem'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createRewardRates } from '../../lib/background/rewardRates.ts'
import type { Services } from '../../lib/background/services.ts'
import { createState, initialMirror } from '../../lib/background/state.ts'
import { type FakeStore, fakeStore } from '../../lib/browser/fakes.ts'
import { createChainClient } from '../../lib/chain/client.ts'
import type { RateCoverage, RewardSources } from '../../lib/messaging/rewards.ts'
import { mainnet } from './addresses.ts'
import { type Devnet, startDevnet } from './api.ts'
import { type RpcProxy, startProxy } from './proxy.ts'
import { kiln, p2p } from './scenario/cast.ts'

// The worker's part in comparing what operators pay: the search, what is kept of it, and what is said before it is over.

let devnet: Devnet
let proxy: RpcProxy
beforeAll(async () => {
  devnet = await startDevnet()
})
beforeEach(async () => {
  proxy = await startProxy(devnet.url)
})
afterEach(() => proxy.stop())
afterAll(() => devnet?.stop())

function worker(durable: FakeStore, { figures = null as RewardSources['figures'], unlocked = true } = {}) {
  const client = createChainClient({
    chainId: 1,
    endpoints: () => [proxy.url],
    allowLoopback: () => true,
    onHealth: () => {},
    now: Date.now,
    fetch,
  })
  let lock = () => {}
  const services = {
    state: createState({ ...initialMirror, phase: 'unlocked' }),
    chain: { client: () => client },
    settings: { get: () => ({ developer: true }) },
    keeper: {
      phase: () => (unlocked ? 'unlocked' : 'locked'),
      onLock(listener: () => void) {
        lock = listener
      },
      onReset: () => {},
    },
  } as unknown as Pick<Services, 'state' | 'chain' | 'keeper' | 'settings'>
  const sources = { ready: Promise.resolve(), get: () => ({ claims: null, figures }), set: async () => {} }
  return { rates: createRewardRates({ ...services, durable, sources, now: Date.now }), lock: () => lock() }
}

/** Asks until the search is over, as the screen does. */
async function finished({ rates }: ReturnType<typeof worker>): Promise<RateCoverage> {
  for (;;) {
    const coverage = await rates.search({ go: true })
    if (!coverage.searching || coverage.complete) return coverage
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
const of = (report: Awaited<ReturnType<ReturnType<typeof worker>['rates']['rates']>>, operator: Address) =>
  report.operators.find((one) => one.operator === operator)?.strategies.find(({ symbol }) => symbol === 'stETH')

describe('the search', () => {
  test('says nothing before it began, part of it on the way, and all when it is over; a restart begins where it was', async () => {
    const store = fakeStore()
    const first = worker(store)
    const before = await first.rates.rates({ operators: [p2p.address] })
    expect(before.coverage).toMatchObject({ since: null, complete: false, submissions: 0, searching: false })
    expect(of(before, p2p.address)).toMatchObject({ lines: [], incentives: { ether: null }, perRisk: null })
    expect(await first.rates.search({ go: false })).toMatchObject({ searching: false, progress: 0 })
    expect((await first.rates.search({ go: true })).searching).toBe(true)
    const done = await finished(first)
    expect(done).toMatchObject({ complete: true, progress: 1, error: null, withheld: [] })
    const report = await first.rates.rates({ operators: [] })
    expect(report.coverage.submissions).toBe(9)
    expect(of(report, kiln.address)?.incentives.ether).toBeGreaterThan(0n)
    expect(of(report, kiln.address)?.perRisk).toBeGreaterThan(of(report, kiln.address)?.paid.ether ?? 0n)

    proxy.forget()
    const second = worker(store)
    expect(await finished(second)).toMatchObject({ complete: true })
    expect(proxy.count('eth_getLogs')).toBeLessThan(2)
    expect((await second.rates.rates({ operators: [] })).operators).toEqual(report.operators)
  })

  test('on the way, what all members share in is unknown, and what is directed is told', async () => {
    const store = fakeStore()
    const one = worker(store)
    proxy.set({ kind: 'late', milliseconds: 100 }, ['eth_getLogs'])
    await one.rates.search({ go: true })
    // Locked after the first piece: the search ends, and what was found stays.
    one.lock()
    await new Promise((resolve) => setTimeout(resolve, 200))
    const stopped = await worker(store).rates.search({ go: false })
    expect(stopped.complete).toBe(false)
    const other = worker(store)
    await other.rates.search({ go: true })
    for (let tries = 0; (await other.rates.search({ go: false })).since === null && tries < 200; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    const report = await other.rates.rates({ operators: [] })
    expect(report.coverage.withheld).toEqual(['avs', 'incentives'])
    const kinds = of(report, kiln.address)?.lines.map(({ kind }) => kind)
    expect(kinds).toEqual(expect.arrayContaining(['uniqueStake', 'operatorDirectedAvs']))
    expect(of(report, kiln.address)).toMatchObject({ incentives: { ether: null }, perRisk: null })
    proxy.heal()
    expect(await finished(other)).toMatchObject({ complete: true })
  })

  test('an endpoint that fails on the way is told, and the search goes on when asked again', async () => {
    const one = worker(fakeStore())
    await one.rates.search({ go: false })
    proxy.set({ kind: 'status', status: 500 }, ['eth_getLogs'])
    await one.rates.search({ go: true })
    let coverage = await one.rates.search({ go: false })
    for (; coverage.searching; coverage = await one.rates.search({ go: false })) {
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    expect(coverage).toMatchObject({ complete: false, since: null, error: { name: 'ChainUnreachableError' } })
  })

  test('while locked nothing is told', async () => {
    const { rates } = worker(fakeStore(), { unlocked: false })
    for (const attempt of [
      rates.search({ go: true }),
      rates.rates({ operators: [] }),
      rates.figures({ operator: p2p.address }),
    ]) {
      await expect(attempt).rejects.toMatchObject({ name: 'WalletLockedError' })
    }
  })
})

test('nobody is asked for figures until a service is named', async () => {
  const { rates } = worker(fakeStore())
  await expect(rates.figures({ operator: p2p.address })).rejects.toMatchObject({ name: 'InvalidParamsError' })
  const named = worker(fakeStore(), { figures: { url: 'http://127.0.0.1:9', key: null } })
  await expect(named.rates.figures({ operator: p2p.address })).rejects.toMatchObject({ data: 'network' })
})

test('an operator that nobody knows has nothing, and breaks nothing', async () => {
  const nobody = numberToHex(0xabcdef, { size: 20 }) as Address
  const report = await worker(fakeStore()).rates.rates({ operators: [nobody, mainnet.stETH] })
  expect(report.operators.filter(({ operator }) => operator === nobody)).toMatchObject([{ name: null, strategies: [] }])
})
