import type { Address } from 'viem'
import { describe, expect, test } from 'vitest'
import type { AlarmSettings, Mirror, Portfolio } from '../../messaging/mirror.ts'
import { runPlan } from '../../portfolio/engine.ts'
import { portfolioKey } from '../../portfolio/key.ts'
import { allocationManager, delegationManager } from '../../protocols/eigenlayer/abi.ts'
import { slashes, splits } from '../../protocols/eigenlayer/watchAbi.ts'
import type { Contract } from '../../protocols/plan.ts'
import { answer, type World as Contracts } from '../../protocols/runFakes.ts'
import type { Call } from '../../protocols/types.ts'
import { WAD, wei } from '../../units.ts'
import { password } from '../../wallet/vaultFixture.ts'
import { createWorld, restartBrowser, startWithWallet, startWorker, type Worker, type World } from '../keeperFixture.ts'
import { initialMirror } from '../state.ts'
import { avs, blockAt, delegated, nowAt, operator, stETHStrategy } from './alarmsFixture.ts'
import { createAlarms } from './index.ts'

/** What is on the chain: the operator's magnitude in one set of one strategy, in hundredths. */
type Chain = { block: bigint; part: bigint }

const setOf = { avs, id: 0 }
function contractsOf({ part }: Chain): Contracts {
  const inStrategy = (strategy: Address) => strategy.toLowerCase() === stETHStrategy.toLowerCase()
  const says: readonly (readonly [unknown, Record<string, (...args: never[]) => unknown>])[] = [
    [
      delegationManager,
      {
        isOperator: () => true,
        delegationApprover: () => '0x0000000000000000000000000000000000000000',
        getOperatorShares: (_: Address, strategies: readonly Address[]) => strategies.map(() => 0n),
      },
    ],
    [
      allocationManager,
      {
        getAllocationDelay: () => [true, 100],
        getAllocatedSets: () => [setOf],
        getRegisteredSets: () => [setOf],
        getMaxMagnitudes: (_: Address, strategies: readonly Address[]) => strategies.map(() => WAD),
        getStrategyAllocations: (_: Address, strategy: Address) =>
          inStrategy(strategy)
            ? [[setOf], [{ currentMagnitude: (WAD * part) / 100n, pendingDiff: 0n, effectBlock: 0 }]]
            : [[], []],
        isOperatorSlashable: () => true,
        isRedistributingOperatorSet: () => false,
        getRedistributionRecipient: () => avs,
        getSlasher: () => avs,
        getPendingSlasher: () => ['0x0000000000000000000000000000000000000000', 0],
        getStrategiesInOperatorSet: () => [stETHStrategy],
        getAllocatedStrategies: () => [stETHStrategy],
      },
    ],
    [splits, { getOperatorPISplit: () => 1_000, getOperatorAVSSplit: () => 1_000, getOperatorSetSplit: () => 1_000 }],
    [slashes, { getPendingSlashIds: () => [] }],
  ]
  return says as readonly (readonly [Contract, Record<string, (...args: never[]) => unknown>])[]
}

type Shown = { id: string; title: string; body: string; path: string }

/** A worker's alarms; the world, the chain and what is on screen outlive it. */
async function begin(world: World, worker: Worker, chain: Chain, screen: Shown[]) {
  const { keeper, state, notices } = worker
  const records = { durable: world.durable, session: world.session, keeper, notices }
  const requests: number[] = []
  const client = {
    chainId: 1,
    read: async (calls: readonly Call[]) => {
      requests.push(calls.length)
      return { block: blockAt(chain.block), answers: calls.map((call) => answer(contractsOf(chain), call)) }
    },
    logs: async ({ toBlock }: { toBlock: bigint }) => ({ logs: [], reached: toBlock }),
  }
  const settings = { get: () => ({ ...initialMirror.settings, endpoints: { 1: ['https://node.example/'] } }) }
  const preferences = { ready: Promise.resolve(), get: () => initialMirror.preferences }
  let killed = false
  const rooms = {
    records,
    session: world.session,
    state,
    keeper,
    settings,
    preferences,
    chain: { client: () => client },
    portfolio: { refresh: async () => refresh() },
    notifications: {
      show: async ({ id, title, body, path }: { id: string; title: { key: string }; body: string; path: string }) => {
        if (killed) return new Promise<void>(() => {})
        if (!screen.some((one) => one.id === id)) screen.push({ id, title: title.key, body, path })
        return undefined
      },
    },
    claims: async () => null,
    now: () => world.clock.now,
    setAlarm: (when: number) => void world.alarms.set('watch', when),
    clearAlarm: () => void world.alarms.delete('watch'),
  }
  const alarms = createAlarms(rooms as unknown as Parameters<typeof createAlarms>[0])
  await alarms.ready
  /** What the portfolio does: reads, patches the rows, then says that it has. */
  const refresh = async () => {
    world.clock.now = Math.max(world.clock.now, nowAt(chain.block))
    const say = (running: boolean): Partial<Mirror> => ({
      refresh: {
        ...initialMirror.refresh,
        chains: [{ chainId: 1, running, finishedAt: world.clock.now, error: null }],
      },
    })
    state.patch(say(true))
    const plan = alarms.ride(1)
    if (plan !== null) await runPlan(client, plan)
    const account = keeper.accounts()[0]?.address as Address
    const portfolio: Portfolio = {
      account,
      chainId: 1,
      block: blockAt(chain.block),
      rows: [delegated(operator)],
      failures: [],
      etherPrice: null,
    }
    state.patch({ portfolios: { [portfolioKey(1, account)]: portfolio } })
    state.patch(say(false))
    // Commands take their turn behind what a refresh set going.
    await (killed ? settle() : alarms.read([]))
  }
  return {
    alarms,
    worker,
    requests,
    refresh,
    list: () => state.get().alarms,
    kill: () => {
      killed = true
    },
  }
}
/** With somebody there, so that the wallet stays open. */
function anHourLater(world: World, { keeper }: Worker) {
  for (let tenth = 0; tenth < 6; tenth += 1) {
    world.clock.now += 600_000
    keeper.touch()
  }
}
/** Longer than anything takes that nobody waits for. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 150))

/** Unlocked, with the operator looked at once. */
async function ready(change: Partial<AlarmSettings> = {}) {
  const world = createWorld()
  const chain: Chain = { block: 100n, part: 10n }
  const screen: Shown[] = []
  world.clock.now = nowAt(100n)
  const house = await begin(world, await startWithWallet(world), chain, screen)
  await house.alarms.set({ notify: true, ...change })
  await house.refresh()
  await house.refresh()
  expect(house.list()).toEqual([])
  const move = (part: bigint, blocks = 1n) => {
    chain.block += blocks
    chain.part = part
  }
  return { world, chain, screen, house, move }
}

describe('alarms', () => {
  test('are in the mirror after the refresh that saw the change, and shown without names or amounts', async () => {
    const { house, screen, move } = await ready()
    move(20n)
    await house.refresh()
    expect(house.list()).toMatchObject([{ kind: 'allocation', read: false, after: { wad: WAD / 5n } }])
    expect(screen).toMatchObject([{ title: 'alarm_allocation', body: '', path: '/alerts' }])
  })

  test('name who and how much in notifications where the user wants that', async () => {
    const { house, screen, move } = await ready({ discreet: false })
    move(20n)
    await house.refresh()
    expect(screen[0]?.body).toBe(`P2P.org · EigenDA · stETH: 10 % → 20 %`)
  })

  test('cost no request beside those of the refresh, once the calls are known', async () => {
    const { house, move } = await ready()
    house.requests.length = 0
    move(20n)
    await house.refresh()
    expect(house.requests).toHaveLength(1)
  })

  test('cost no request in a browser that was started again either, and forget the calls with the account', async () => {
    const { world, house, chain, screen } = await ready()
    const next = await begin(world, await restartBrowser(world), chain, screen)
    await next.worker.keeper.unlock(password)
    await next.refresh()
    next.requests.length = 0
    await next.refresh()
    expect(next.requests).toHaveLength(1)
    expect(world.durable.entries.has('alarm-hints')).toBe(true)
    await next.worker.keeper.remove(next.worker.keeper.accounts()[0]?.address as Address, password)
    expect(world.durable.entries.has('alarm-hints')).toBe(false)
    expect(house.list()).toEqual([])
  })

  test('are told once over a killed worker, a restarted browser and refreshes that see the same', async () => {
    const { world, house, chain, screen, move } = await ready()
    move(20n)
    await house.refresh()
    house.kill()
    const second = await begin(world, await startWorker(world), chain, screen)
    expect(second.list()).toHaveLength(1)
    await second.refresh()
    const third = await begin(world, await restartBrowser(world), chain, screen)
    expect(third.list()).toEqual([])
    await third.worker.keeper.unlock(password)
    await settle()
    await third.refresh()
    expect(third.list()).toHaveLength(1)
    expect(screen).toHaveLength(1)
  })

  test('are written before they are shown: a worker that dies in between has the next one show them', async () => {
    const { world, house, chain, screen, move } = await ready()
    house.kill()
    move(20n)
    await house.refresh()
    expect(screen).toEqual([])
    const next = await begin(world, await startWorker(world), chain, screen)
    await settle()
    expect(next.list()).toHaveLength(1)
    expect(screen).toHaveLength(1)
  })

  test('wait for the end of quiet hours outside, not in the list', async () => {
    const { world, house, screen, move } = await ready()
    const hour = new Date(world.clock.now).getHours()
    await house.alarms.set({ quiet: { from: hour * 60, to: ((hour + 1) % 24) * 60 } })
    move(20n)
    await house.refresh()
    expect(house.list()).toHaveLength(1)
    expect(screen).toEqual([])
    anHourLater(world, house.worker)
    move(20n, 300n)
    await house.refresh()
    expect(screen).toHaveLength(1)
  })

  test('that were read in quiet hours are not shown after them', async () => {
    const { world, house, screen, move } = await ready()
    const hour = new Date(world.clock.now).getHours()
    await house.alarms.set({ quiet: { from: hour * 60, to: ((hour + 1) % 24) * 60 } })
    move(20n)
    await house.refresh()
    await house.alarms.read(null)
    anHourLater(world, house.worker)
    move(20n, 300n)
    await house.refresh()
    expect(screen).toEqual([])
  })

  test('go when put away, and do not come back with the next worker', async () => {
    const { world, house, chain, screen, move } = await ready()
    move(20n)
    await house.refresh()
    await house.alarms.dismiss([house.list()[0]?.id ?? ''])
    expect(house.list()).toEqual([])
    const next = await begin(world, await startWorker(world), chain, screen)
    await next.refresh()
    expect(next.list()).toEqual([])
  })

  test('of a record that somebody changed are none, and the next look is a first one', async () => {
    const { world, house, chain, screen, move } = await ready()
    move(20n)
    await house.refresh()
    const stored = world.durable.entries.get('alarms') as { text: string; mac: string }
    world.durable.entries.set('alarms', {
      ...stored,
      text: stored.text.replace('"part"', '"x"').replace('"read":false', '"read":true'),
    })
    const next = await begin(world, await restartBrowser(world), chain, screen)
    await next.worker.keeper.unlock(password)
    await settle()
    move(30n)
    await next.refresh()
    expect(next.list()).toEqual([])
    expect(next.worker.state.get().notices.map(({ id }) => id)).toContain('record-rejected')
    await next.refresh()
    move(40n)
    await next.refresh()
    expect(next.list()).toHaveLength(1)
  })
})

describe('what others read', () => {
  test('rewards are told when they pass the threshold of the user, whatever was known before', async () => {
    const { house } = await ready({ rewardsAbove: wei(10n) })
    const account = house.worker.keeper.accounts()[0]?.address as Address
    const note = (amount: bigint) => house.alarms.noteRewards([{ account, wei: wei(amount) }])
    await note(5n)
    await note(10n)
    expect(house.list()).toEqual([])
    await note(11n)
    await note(12n)
    expect(house.list()).toMatchObject([{ kind: 'rewards', before: { amount: 10n }, after: { amount: 11n } }])
  })

  test('operators behind a token are the same in any order and case', async () => {
    const { house } = await ready()
    const note = (operators: readonly Address[]) =>
      house.alarms.noteBacking([{ chainId: 1, token: '0xbf5495Efe5DB9ce00f80364C8B423567e58d2110', operators }])
    await note([operator, avs])
    await note([avs, operator.toLowerCase() as Address, operator])
    expect(house.list()).toEqual([])
    await note([operator])
    expect(house.list()).toMatchObject([
      { kind: 'lrtOperators', values: { token: { text: 'ezETH' }, joined: { number: 0n }, left: { number: 1n } } },
    ])
  })
})

describe('looking by itself', () => {
  test('happens every so many minutes, and not unless it is switched on', async () => {
    const { world, house, move, screen } = await ready()
    expect(world.alarms.has('watch')).toBe(false)
    await house.alarms.set({ watching: true, everyMinutes: 30 })
    expect(world.alarms.get('watch')).toBe(world.clock.now + 30 * 60_000)
    move(20n)
    house.alarms.woken()
    await settle()
    await settle()
    expect(house.list()).toHaveLength(1)
    expect(screen).toHaveLength(1)
    expect(world.alarms.get('watch')).toBe(world.clock.now + 30 * 60_000)
    await house.alarms.set({ watching: false })
    expect(world.alarms.has('watch')).toBe(false)
  })

  test('stops with the lock, and shows and asks nothing then', async () => {
    const { world, house, move, screen } = await ready({ watching: true })
    await house.worker.keeper.lock()
    expect(world.alarms.has('watch')).toBe(false)
    move(20n)
    house.requests.length = 0
    house.alarms.woken()
    await settle()
    expect([house.requests, screen, house.list()]).toEqual([[], [], []])
    expect([...world.session.entries.keys()].filter((key) => key.startsWith('alarms.'))).toEqual([])
  })

  test('goes on while locked where that is allowed; what it finds is durable after the unlock, and told once', async () => {
    const { world, house, chain, move, screen } = await ready({ watching: true, whileLocked: true })
    await house.worker.keeper.lock()
    expect(world.alarms.has('watch')).toBe(true)
    const before = world.durable.entries.get('alarms')
    move(20n)
    house.alarms.woken()
    await settle()
    await settle()
    expect(screen).toHaveLength(1)
    // Nothing can be signed: nothing durable is written.
    expect(world.durable.entries.get('alarms')).toEqual(before)

    const next = await begin(world, await startWorker(world), chain, screen)
    expect(next.worker.keeper.phase()).toBe('locked')
    move(20n)
    next.alarms.woken()
    await settle()
    await settle()
    expect(screen).toHaveLength(1)
    await next.worker.keeper.unlock(password)
    await settle()
    expect(next.list()).toHaveLength(1)
    expect(world.session.entries.has('alarms.locked')).toBe(false)
    const last = await begin(world, await restartBrowser(world), chain, screen)
    await last.worker.keeper.unlock(password)
    await settle()
    expect(last.list()).toHaveLength(1)
    expect(screen).toHaveLength(1)
  })

  test('does nothing in a browser that was just started and not unlocked: nothing can be believed there', async () => {
    const { world, chain, screen, move } = await ready({ watching: true, whileLocked: true })
    const next = await begin(world, await restartBrowser(world), chain, screen)
    move(20n)
    next.alarms.woken()
    await settle()
    expect([next.requests, screen, world.alarms.has('watch')]).toEqual([[], [], false])
  })
})
