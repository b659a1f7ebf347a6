import type { Address } from 'viem'
import { describe, expect, test } from 'vitest'
import { type FakeStore, fakeStore } from '../browser/fakes.ts'
import type { Account, Phase, Portfolio } from '../messaging/mirror.ts'
import { parseHistory } from '../portfolio/historyStored.ts'
import { portfolioKey } from '../portfolio/key.ts'
import { held, me, other, portfolioOf } from '../portfolio/portfolioFakes.ts'
import { tokens } from '../protocols/lido/addresses.ts'
import { WAD } from '../units.ts'
import { createHistory } from './history.ts'
import type { Keeper } from './services.ts'
import { createState, initialMirror } from './state.ts'

const hour = 3_600n
const account = (address: Address): Account => ({ address, name: 'A', kind: 'watch', hidden: false })

/** One worker. The store outlives it. */
function start(durable: FakeStore = fakeStore(), addresses: readonly Address[] = [me]) {
  let phase: Phase = 'unlocked'
  let accounts = addresses.map(account)
  const listeners = {
    lock: [] as (() => unknown)[],
    reset: [] as (() => unknown)[],
    remove: [] as ((a: Address) => unknown)[],
  }
  const keeper = {
    phase: () => phase,
    accounts: () => accounts,
    onLock: (listener: () => unknown) => listeners.lock.push(listener),
    onReset: (listener: () => unknown) => listeners.reset.push(listener),
    onRemove: (listener: (address: Address) => unknown) => listeners.remove.push(listener),
  } as unknown as Keeper
  const state = createState({ ...initialMirror, phase, accounts })
  const timers: (() => void)[] = []
  const history = createHistory({
    state,
    keeper,
    durable,
    schedule: (work) => timers.push(work),
    cancel: (timer) => {
      timers[(timer as number) - 1] = () => {}
    },
  })
  const settle = () => new Promise((resolve) => setTimeout(resolve, 5))
  const show = (portfolio: Portfolio) =>
    state.patch({
      portfolios: { ...state.get().portfolios, [portfolioKey(portfolio.chainId, portfolio.account)]: portfolio },
    })
  return {
    durable,
    state,
    history,
    show,
    timers,
    settle,
    /** A refresh brings these portfolios and ends. */
    async refresh(...portfolios: readonly Portfolio[]) {
      state.patch({ refresh: { ...state.get().refresh, running: true } })
      for (const portfolio of portfolios) show(portfolio)
      state.patch({ refresh: { ...state.get().refresh, running: false } })
      await settle()
    },
    async lock() {
      phase = 'locked'
      state.patch({ phase, portfolios: {} })
      for (const listener of listeners.lock) await listener()
    },
    async remove(address: Address) {
      accounts = accounts.filter((each) => each.address !== address)
      for (const listener of listeners.remove) await listener(address)
    },
    kept(address: Address = me, chainId = 1) {
      const parsed = parseHistory(durable.entries.get(`history.${chainId}.${address.toLowerCase()}`), address, chainId)
      return typeof parsed === 'string' ? parsed : parsed.samples.map(({ time }) => time / hour)
    },
  }
}

/** What an account holds at an hour, in ether. */
const at = (hours: bigint, ether: bigint, change: Partial<Portfolio> = {}) =>
  portfolioOf([held(null, ether * WAD, WAD, 'native')], {
    block: { number: hours, timestamp: hours * hour },
    ...change,
  })

describe('the history of what is held', () => {
  test('is written after a refresh, at most once an hour, for each account and chain', async () => {
    const worker = start(fakeStore(), [me, other])
    await worker.refresh(at(1n, 5n), at(1n, 1n, { account: other }), at(1n, 2n, { chainId: 10 }))
    await worker.refresh(at(1n, 6n, { block: { number: 9n, timestamp: hour + 60n } }))
    await worker.refresh(at(3n, 7n))
    expect(worker.kept()).toEqual([1n, 3n])
    expect(worker.kept(other)).toEqual([1n])
    expect(worker.kept(me, 10)).toEqual([1n])
  })

  test('goes on where the last worker stopped, without reading everything again', async () => {
    const first = start()
    await first.refresh(at(1n, 5n))
    const read: string[] = []
    const durable = fakeStore((operation, key) => {
      if (operation === 'get') read.push(key)
    })
    for (const [key, value] of first.durable.entries) durable.entries.set(key, value)
    const second = start(durable)
    await second.refresh(at(1n, 5n))
    expect(read).toEqual(['history.index'])
    await second.refresh(at(2n, 5n))
    expect(second.kept()).toEqual([1n, 2n])
  })

  test('is not held up for ever by a chain that is', async () => {
    const worker = start()
    worker.state.patch({ refresh: { ...worker.state.get().refresh, running: true } })
    worker.show(at(1n, 5n))
    await worker.settle()
    expect(worker.kept()).toBe('damaged')
    worker.timers.at(-1)?.()
    await worker.settle()
    expect(worker.kept()).toEqual([1n])
  })

  test('nothing is written or told while locked', async () => {
    const worker = start()
    await worker.refresh(at(1n, 5n))
    worker.show(at(2n, 5n))
    await worker.lock()
    for (const timer of worker.timers) timer()
    worker.show(at(3n, 5n))
    worker.state.patch({ refresh: { ...worker.state.get().refresh, running: false, finishedAt: 5 } })
    await worker.settle()
    expect(worker.kept()).toEqual([1n])
    expect(await worker.history.read(null)).toEqual([])
  })

  test('K12: goes with its account, from every chain, and nothing else does', async () => {
    const worker = start(fakeStore(), [me, other])
    await worker.refresh(at(1n, 5n), at(1n, 5n, { chainId: 10 }), at(1n, 5n, { account: other }))
    await worker.remove(me)
    await worker.refresh(at(5n, 5n))
    const canary = [...worker.durable.entries].filter((entry) =>
      JSON.stringify(entry).toLowerCase().includes(me.toLowerCase()),
    )
    expect(canary).toEqual([])
    expect(worker.kept(other)).toEqual([1n])
  })

  test('garbage in its place is replaced, what a later version wrote is left alone', async () => {
    const worker = start(fakeStore(), [me, other])
    const [mine, theirs] = [`history.1.${me.toLowerCase()}`, `history.1.${other.toLowerCase()}`]
    worker.durable.entries.set(mine, '{"version":1,"samples":"rubbish"}')
    worker.durable.entries.set(theirs, '{"version":99}')
    worker.durable.entries.set('history.index', 'rubbish')
    await worker.refresh(at(1n, 5n), at(1n, 5n, { account: other }))
    expect(worker.kept()).toEqual([1n])
    expect(worker.durable.entries.get(theirs)).toBe('{"version":99}')
  })

  test('a store that fails loses a sample and stops nothing', async () => {
    let full = true
    const worker = start(
      fakeStore((operation, key) => {
        if (full && operation === 'set' && key.includes(me.toLowerCase())) throw new Error('full')
      }),
      [me, other],
    )
    await worker.refresh(at(1n, 5n), at(1n, 5n, { account: other }))
    expect(worker.kept(other)).toEqual([1n])
    full = false
    await worker.refresh(at(1n, 5n))
    expect(worker.kept()).toEqual([1n])
  })

  test('is read with what is on screen as its newest sample', async () => {
    const worker = start(fakeStore(), [me, other])
    await worker.refresh(at(1n, 5n), at(1n, 1n, { account: other }))
    worker.show(at(1n, 6n, { block: { number: 9n, timestamp: hour + 60n } }))
    const [mine, theirs] = await worker.history.read(null)
    expect(theirs?.account).toBe(other)
    expect(parseHistory(mine?.stored, me, 1)).toMatchObject({ samples: [{ time: hour }] })
    expect(parseHistory(mine?.now, me, 1)).toMatchObject({
      samples: [{ time: hour + 60n, items: [{ amount: 6n * WAD }] }],
    })
    expect(await worker.history.read(other)).toHaveLength(1)
  })

  test('knows the shares of what rebases by the one token of the same protocol that does not', async () => {
    const worker = start()
    const [steth, wsteth] = tokens as [(typeof tokens)[0], (typeof tokens)[0]]
    const rates = [
      {
        chainId: 1,
        token: wsteth.address,
        wad: (12n * WAD) / 10n,
        unit: steth.address,
        ether: null,
        writtenAt: null,
        block: { number: 1n, timestamp: 1n },
      },
    ]
    worker.state.patch({ rates: rates as never })
    await worker.refresh({ ...at(1n, 0n), rows: [held(steth, 12n * WAD)] })
    const [stored] = await worker.history.read(me)
    expect(parseHistory(stored?.stored, me, 1)).toMatchObject({ samples: [{ items: [{ shares: 10n * WAD }] }] })
  })
})
