import { type Address, encodeAbiParameters } from 'viem'
import { describe, expect, test } from 'vitest'
import { errorCode, WalletError } from '../errors.ts'
import type { Step } from '../messaging/acts.ts'
import type { ActivityEntry } from '../messaging/mirror.ts'
import { sentence } from '../protocols/sentence.ts'
import { fakeHouse, fakeOutside, type Outside, own, watched } from './houseFakes.ts'
import { createPlans, stepKey } from './plans.ts'

const token: Address = '0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84'
const spender: Address = '0x858646372CC42E1A627fcE94aa7A7033e7CF075A'
const other: Address = '0xEE3e6dC6F8a4C2b0eB5c6F7C1e4c8A8c6a2bbd33'.toLowerCase() as Address

class Down extends WalletError {
  readonly code = errorCode.chainUnreachable
}

/** Two allowances, each proven by the state of the chain: what a plan is made of does not matter here. */
const allow = (amount: bigint, by: Address = spender): Step => ({
  kind: 'allow',
  params: { token, spender: by, amount },
})

/** What the chain says of every allowance, by spender. */
type World = { allowed: Map<string, bigint>; down: boolean; reads: number }

function live(outside: Outside, world: World) {
  const house = fakeHouse(outside)
  const client = () => ({
    async read(calls: readonly { data: string }[]) {
      world.reads += 1
      if (world.down) throw new Down('down')
      const answer = ({ data }: { data: string }) => {
        const by = `0x${data.slice(-40)}`
        return { ok: true, data: encodeAbiParameters([{ type: 'uint256' }], [world.allowed.get(by) ?? 0n]) }
      }
      return { answers: calls.map(answer), block: { number: 1n, timestamp: 1n } }
    },
  })
  const records = { durable: outside.store, session: house.session, keeper: house.keeper, notices: { raise: () => {} } }
  const plans = createPlans({
    ...house,
    chain: { ...house.chain, client } as never,
    records: records as never,
    now: () => outside.clock,
  } as never)
  const step = (index: number) => house.state.get().plans[0]?.steps[index]?.state
  const asked = () =>
    house.state.get().approvals.flatMap(({ request }) => (request.kind === 'transaction' ? [request.finishes] : []))
  return { ...house, plans, step, asked }
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 30))
const starting = (steps: readonly Step[], follows = true) => ({
  kind: 'restake',
  title: sentence('act.step.deposit'),
  account: own,
  chainId: 1,
  steps: steps.map((step) => ({ step, follows })),
})
const entry = (id: string, index: number, status: ActivityEntry['status']) =>
  ({ id: `a${index}`, account: own, chainId: 1, status, finishes: [stepKey(id, index)] }) as unknown as ActivityEntry
const fresh = (): World => ({ allowed: new Map(), down: false, reads: 0 })

describe('a stored plan', () => {
  test('asks for its first step, and for the next only once the chain proves the one before', async () => {
    const world = fresh()
    const house = live(fakeOutside(), world)
    const id = await house.plans.start(starting([allow(5n), allow(7n, other)]))
    expect(house.asked()).toEqual([[stepKey(id, 0)]])
    await house.approveFirst()
    await settled()
    house.state.patch({ activity: [entry(id, 0, 'confirmed')] })
    await settled()
    // A receipt alone is no proof: the allowance is still what it was.
    expect(house.step(0)).toEqual({ is: 'ready', failed: false })
    world.allowed.set(spender.toLowerCase(), 5n)
    house.state.patch({ refresh: { ...house.state.get().refresh, finishedAt: 1 } })
    await settled()
    expect(house.step(0)).toEqual({ is: 'done' })
    expect(house.asked()).toEqual([[stepKey(id, 1)]])
  })

  test('goes on where it was after the worker died between two steps', async () => {
    const outside = fakeOutside()
    const world = fresh()
    const before = live(outside, world)
    const id = await before.plans.start(starting([allow(5n), allow(7n, other)]))
    await before.approveFirst()
    await settled()
    before.kill()
    world.allowed.set(spender.toLowerCase(), 5n)
    const after = live(outside, world)
    await settled()
    expect(after.step(0)).toEqual({ is: 'done' })
    expect(after.asked()).toEqual([[stepKey(id, 1)]])
  })

  test('a step that was refused is not asked for again by itself, only when the user wants it', async () => {
    const outside = fakeOutside()
    const world = fresh()
    const house = live(outside, world)
    const id = await house.plans.start(starting([allow(5n)]))
    await house.rejectFirst()
    await settled()
    expect(house.asked()).toEqual([])
    expect(house.step(0)).toEqual({ is: 'ready', failed: false })
    house.kill()
    const after = live(outside, world)
    await settled()
    expect(after.asked()).toEqual([])
    await after.plans.proceed(id)
    await after.plans.proceed(id)
    expect(after.asked()).toEqual([[stepKey(id, 0)]])
  })

  test('a step that does not follow waits for the user, also when nothing stands in its way', async () => {
    const world = fresh()
    const house = live(fakeOutside(), world)
    world.allowed.set(spender.toLowerCase(), 5n)
    const id = await house.plans.start(starting([allow(5n), allow(7n, other)], false))
    expect(house.step(0)).toEqual({ is: 'done' })
    expect(house.asked()).toEqual([])
    await house.plans.proceed(id)
    expect(house.asked()).toEqual([[stepKey(id, 1)]])
  })

  test('what was sent is not asked for again, and a failure is told', async () => {
    const world = fresh()
    const house = live(fakeOutside(), world)
    const id = await house.plans.start(starting([allow(5n)]))
    await house.approveFirst()
    house.state.patch({ activity: [entry(id, 0, 'pending')] })
    await settled()
    expect(house.step(0)).toEqual({ is: 'sent', activity: 'a0' })
    await house.plans.proceed(id)
    expect(house.asked()).toEqual([])
    house.state.patch({ activity: [entry(id, 0, 'failed')] })
    await settled()
    expect(house.step(0)).toEqual({ is: 'ready', failed: true })
  })

  test('is stored although the endpoint is down, says so, and goes on when it is back', async () => {
    const world = fresh()
    world.down = true
    const house = live(fakeOutside(), world)
    await expect(house.plans.start(starting([allow(5n)]))).rejects.toThrow(Down)
    expect(house.step(0)).toMatchObject({ is: 'unread', error: { name: 'Down' } })
    world.down = false
    house.state.patch({ refresh: { ...house.state.get().refresh, finishedAt: 1 } })
    await settled()
    expect(house.asked()).toHaveLength(1)
  })

  test('a forgotten one withdraws its approval; a locked wallet shows none and asks for nothing', async () => {
    const world = fresh()
    const house = live(fakeOutside(), world)
    const id = await house.plans.start(starting([allow(5n)]))
    await house.keeper.lock()
    expect(house.state.get().plans).toEqual([])
    await house.keeper.unlock()
    await settled()
    expect(house.state.get().plans).toHaveLength(1)
    await house.plans.proceed(id)
    expect(house.asked()).toHaveLength(1)
    await house.plans.forget(id)
    expect(house.asked()).toEqual([])
    expect(house.state.get().plans).toEqual([])
  })

  test('one that is finished is shown again after a lock, until it is hidden', async () => {
    const world = fresh()
    const house = live(fakeOutside(), world)
    world.allowed.set(spender.toLowerCase(), 5n)
    const id = await house.plans.start(starting([allow(5n)]))
    await house.keeper.lock()
    await house.keeper.unlock()
    await settled()
    expect(house.step(0)).toEqual({ is: 'done' })
    expect(house.asked()).toEqual([])
    await house.plans.forget(id)
    expect(house.state.get().plans).toEqual([])
  })

  test('an account that only watches begins none, and a removed one leaves none', async () => {
    const world = fresh()
    const house = live(fakeOutside(), world)
    await expect(house.plans.start({ ...starting([allow(5n)]), account: watched })).rejects.toMatchObject({
      name: 'WatchedAccountError',
    })
    await house.plans.start(starting([allow(5n)]))
    await house.keeper.removeAccount(own)
    expect(house.state.get().plans).toEqual([])
  })
})
