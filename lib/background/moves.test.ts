import { type Address, type Hex, zeroAddress } from 'viem'
import { describe, expect, test } from 'vitest'
import type { ActivityEntry } from '../messaging/mirror.ts'
import { allocationManager, delegationManager, eigenPodManager } from '../protocols/eigenlayer/abi.ts'
import { strategies } from '../protocols/eigenlayer/addresses.ts'
import { withdrawalId, withdrawalRoot } from '../protocols/eigenlayer/withdrawals.ts'
import { multicall3 } from '../protocols/multicall3.ts'
import { answer, type World } from '../protocols/runFakes.ts'
import type { Call } from '../protocols/types.ts'
import { fakeHouse, fakeOutside, type Outside, own } from './houseFakes.ts'
import { createMoves } from './moves.ts'
import { createPlans, stepKey } from './plans.ts'

const old: Address = '0xDbEd88D83176316fc46797B43aDeE927Dc2ff2F5'
const next: Address = '0x5ACCC90436492F24E6aF278569691e2c942A676d'
const third: Address = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const avs: Address = '0x00000000000000000000000000000000000000A1'
const strategy = strategies.find(({ symbol }) => symbol === 'stETH')?.address as Address
const ether = (amount: bigint) => amount * 10n ** 18n

type Entry = { nonce: bigint; startBlock: number; by: Address }
const withdrawalOf = ({ nonce, startBlock, by }: Entry) => ({
  staker: own,
  delegatedTo: by,
  withdrawer: own,
  nonce,
  startBlock,
  strategies: [strategy],
  scaledShares: [ether(10n)],
})
const rootOf = (entry: Entry): Hex =>
  withdrawalRoot({ ...withdrawalOf(entry), startBlock: BigInt(entry.startBlock) } as never)

/** What the chain is like, to be changed while the plan runs. */
type Chain = { operator: Address; block: bigint; queued: Entry[]; cumulative: bigint; sets: number[]; held: boolean }

function live(outside: Outside, chain: Chain) {
  const house = fakeHouse(outside)
  const world: World = [
    [
      delegationManager,
      {
        delegatedTo: () => chain.operator,
        isOperator: (who: Address) => [old, next, third].includes(who),
        delegationApprover: () => zeroAddress,
        paused: () => false,
        getDepositedShares: () => (chain.held ? [[strategy], [ether(10n)]] : [[], []]),
        getOperatorShares: (_: Address, of: readonly Address[]) => of.map(() => 0n),
        minWithdrawalDelayBlocks: () => 50,
        cumulativeWithdrawalsQueued: () => chain.cumulative,
        getQueuedWithdrawals: () => [chain.queued.map(withdrawalOf), chain.queued.map(() => [ether(9n)])],
      },
    ],
    [
      multicall3,
      { getBlockNumber: () => chain.block, getCurrentBlockTimestamp: () => 1n, getEthBalance: () => ether(1n) },
    ],
    [
      allocationManager,
      {
        getMaxMagnitudes: (_: Address, of: readonly Address[]) => of.map(() => ether(1n)),
        getAllocationDelay: () => [true, 10],
        getAllocatedSets: () => [],
        getRegisteredSets: () => chain.sets.map((id) => ({ avs, id })),
        getStrategyAllocations: () => [[], []],
        isOperatorSlashable: () => true,
        isRedistributingOperatorSet: () => false,
        getRedistributionRecipient: () => avs,
        getSlasher: () => avs,
        getStrategiesInOperatorSet: () => [],
        getAllocatedStrategies: () => [],
        getPendingSlasher: () => [zeroAddress, 0],
      },
    ],
    [eigenPodManager, { getPod: () => avs, beaconChainSlashingFactor: () => ether(1n) }],
  ]
  const client = () => ({
    async read(calls: readonly Call[]) {
      return { answers: calls.map((call) => answer(world, call)), block: { number: chain.block, timestamp: 1n } }
    },
    request: async (method: string) => (method === 'eth_estimateGas' ? '0x30d40' : fees),
  })
  const fees = { baseFeePerGas: ['0x3b9aca00', '0x3b9aca00'], reward: [['0x5f5e100', '0x5f5e100', '0x5f5e100']] }
  const records = { durable: outside.store, session: house.session, keeper: house.keeper, notices: { raise: () => {} } }
  const services = { ...house, chain: { ...house.chain, client } }
  const plans = createPlans({ ...services, records, now: () => outside.clock } as never)
  const moves = createMoves({ ...services, plans } as never)
  const steps = () => house.state.get().plans.map((plan) => plan.steps.map(({ state }) => state.is))
  const asked = () =>
    house.state.get().approvals.flatMap(({ request }) => (request.kind === 'transaction' ? [request.finishes] : []))
  const refresh = async () => {
    outside.clock += 1
    house.state.patch({ refresh: { ...house.state.get().refresh, finishedAt: outside.clock } })
    await settled()
  }
  return { ...house, plans, moves, steps, asked, refresh, move: () => house.state.get().plans[0]?.move }
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 40))
const fresh = (): Chain => ({ operator: old, block: 1_000n, queued: [], cumulative: 7n, sets: [1], held: true })
const request = (operator: Address) => ({
  chainId: 1,
  account: own,
  operator,
  signature: '0x' as const,
  expiry: 0n,
  salt: `0x${'00'.repeat(32)}` as const,
})
const entry = (key: string, status: ActivityEntry['status'], block = 1_001n) =>
  ({
    id: `a:${key}:${status}`,
    account: own,
    chainId: 1,
    status,
    finishes: [key],
    included: status === 'confirmed' ? { block: { number: block } } : null,
  }) as unknown as ActivityEntry

const moved: Entry = { nonce: 7n, startBlock: 1_001, by: old }
/** The chain after the redelegation of `moved` was mined. */
function redelegated(chain: Chain, to = next) {
  Object.assign(chain, { operator: to, block: 1_001n, queued: [moved], cumulative: 8n, held: false })
}
/** A move whose first step is proven. */
async function begun(chain = fresh(), outside = fakeOutside()) {
  const house = live(outside, chain)
  const id = await house.moves.start(request(next))
  await house.approveFirst()
  redelegated(chain)
  house.state.patch({ activity: [entry(stepKey(id, 0), 'confirmed')] })
  await settled()
  return { chain, outside, house, id }
}

describe('a move', () => {
  test('shows both operators and why it cannot be made', async () => {
    const chain = fresh()
    const { moves } = live(fakeOutside(), chain)
    const told = await moves.preview(request(next))
    // 200,000 gas and a fifth to spare, at one and a half gwei and the tip.
    expect(told.networkFee).toBe(240_000n * 1_600_000_000n)
    expect(told).toMatchObject({ from: old, present: { operator: old }, chosen: { operator: next }, closed: null })
    expect((await moves.preview(request(old))).closed?.key).toBe('act.doneAlready')
    expect((await moves.preview(request(avs))).closed?.key).toBe('intents.revert.OperatorNotRegistered')
    await expect(moves.start(request(old))).rejects.toMatchObject({ name: 'NotPossibleError' })
  })

  test('knows what it brings from the block of its transaction, not what was queued beside it', async () => {
    const chain = fresh()
    const house = live(fakeOutside(), chain)
    const id = await house.moves.start(request(next))
    expect(house.asked()).toEqual([[stepKey(id, 0)]])
    await house.approveFirst()
    redelegated(chain)
    // Queued by hand meanwhile, from another wallet: it is no part of the move.
    const beside = { nonce: 7n, startBlock: 999, by: old }
    chain.queued = [beside, { ...moved, nonce: 8n }]
    house.state.patch({ activity: [entry(stepKey(id, 0), 'confirmed')] })
    await settled()
    expect(house.steps()).toEqual([['done', 'waiting', 'later']])
    expect(house.move()).toEqual({
      from: old,
      operator: next,
      roots: [rootOf({ ...moved, nonce: 8n })],
      asShares: true,
    })
  })

  test('waits, survives a restart in the middle, and asks for the last step only when the user does', async () => {
    const { chain, outside, house, id } = await begun()
    expect(house.state.get().plans[0]?.steps[1]?.state).toEqual({ is: 'waiting', block: 1_052n })
    house.kill()
    const after = live(outside, chain)
    await settled()
    expect(after.steps()).toEqual([['done', 'waiting', 'later']])
    expect(after.move()?.roots).toEqual([rootOf(moved)])
    chain.block = 1_052n
    await after.refresh()
    expect(after.steps()).toEqual([['done', 'done', 'ready']])
    expect(after.asked()).toEqual([])
    await after.plans.proceed(id)
    expect(after.asked()).toEqual([[stepKey(id, 2), withdrawalId(rootOf(moved))]])
    await after.plans.proceed(id)
    expect(after.asked()).toHaveLength(1)
    await after.approveFirst()
    chain.queued = []
    after.state.patch({ activity: [entry(stepKey(id, 2), 'confirmed')] })
    await settled()
    expect(after.steps()).toEqual([['done', 'done', 'done']])
  })

  test('what another wallet completed is noticed, also while the last step only waits for the user', async () => {
    const { chain, house } = await begun()
    chain.block = 1_052n
    await house.refresh()
    expect(house.steps()).toEqual([['done', 'done', 'ready']])
    chain.queued = []
    await house.refresh()
    expect(house.steps()).toEqual([['done', 'done', 'done']])
  })

  test('a redelegation that another wallet sent is taken for its own', async () => {
    const chain = fresh()
    const house = live(fakeOutside(), chain)
    await house.moves.start(request(next))
    await house.rejectFirst()
    redelegated(chain)
    await house.refresh()
    expect(house.steps()).toEqual([['done', 'waiting', 'later']])
    expect(house.move()?.roots).toEqual([rootOf(moved)])
  })

  test('nothing is signed twice: what the exit desk sent for the same withdrawal counts', async () => {
    const { chain, house, id } = await begun()
    chain.block = 1_052n
    await house.refresh()
    house.state.patch({ activity: [entry(withdrawalId(rootOf(moved)), 'pending')] })
    await house.plans.proceed(id)
    expect(house.asked()).toEqual([])
    expect(house.steps()).toEqual([['done', 'done', 'sent']])
  })

  test('a second batch on its way is not taken for the first one that is in a block', async () => {
    const { chain, house, id } = await begun()
    chain.block = 1_052n
    await house.refresh()
    const key = stepKey(id, 2)
    house.state.patch({ activity: [entry(key, 'confirmed'), entry(key, 'pending')] })
    await settled()
    expect(house.steps()).toEqual([['done', 'done', 'sent']])
    await house.plans.proceed(id)
    expect(house.asked()).toEqual([])
  })
})

describe('a changed mind', () => {
  test('before the first step: forgetting it takes the approval back', async () => {
    const house = live(fakeOutside(), fresh())
    const id = await house.moves.start(request(next))
    await house.plans.forget(id)
    expect(house.asked()).toEqual([])
    expect(house.steps()).toEqual([])
  })

  test('during the wait: paid out instead, and back again; a waiting approval is withdrawn', async () => {
    const { chain, house, id } = await begun()
    await house.moves.turn({ id, asShares: false })
    expect(house.move()?.asShares).toBe(false)
    expect(house.steps()).toEqual([['done', 'waiting', 'later']])
    chain.block = 1_052n
    await house.refresh()
    await house.plans.proceed(id)
    expect(house.asked()).toHaveLength(1)
    await house.moves.turn({ id, asShares: true })
    expect(house.asked()).toEqual([])
    expect(house.move()?.asShares).toBe(true)
    expect(house.steps()).toEqual([['done', 'done', 'ready']])
  })

  test('not while its transaction is on its way', async () => {
    const { chain, house, id } = await begun()
    chain.block = 1_052n
    await house.refresh()
    house.state.patch({ activity: [entry(stepKey(id, 2), 'pending')] })
    await expect(house.moves.turn({ id, asShares: false })).rejects.toMatchObject({ name: 'NotPossibleError' })
    await expect(house.moves.start(request(third))).rejects.toMatchObject({ name: 'NotPossibleError' })
    expect(house.move()?.asShares).toBe(true)
  })

  test('during the wait: another operator takes over what was queued for the first', async () => {
    const { chain, house } = await begun()
    const id = await house.moves.start(request(third))
    expect(house.steps()).toEqual([['asked', 'later', 'later']])
    await house.approveFirst()
    // Nothing was with the second operator yet: only the delegation changes.
    Object.assign(chain, { operator: third, block: 1_010n })
    house.state.patch({ activity: [entry(stepKey(id, 0), 'confirmed', 1_010n)] })
    await settled()
    expect(house.move()).toMatchObject({ from: next, operator: third, roots: [rootOf(moved)] })
    expect(house.steps()).toEqual([['done', 'waiting', 'later']])
  })

  test('before the first is signed: the first is not asked for any more', async () => {
    const house = live(fakeOutside(), fresh())
    await house.moves.start(request(next))
    const id = await house.moves.start(request(third))
    expect(house.asked()).toEqual([[stepKey(id, 0)]])
    expect(house.state.get().plans).toHaveLength(1)
  })
})

test('what has changed at the operator since it was chosen is told', async () => {
  const { chain, house, id } = await begun()
  expect((await house.moves.review({ id })).changes).toEqual([])
  chain.sets = [1, 2]
  const { changes, risk } = await house.moves.review({ id })
  expect(changes.map(({ key }) => key)).toEqual(['act.changed.setJoined'])
  expect(risk.operator).toBe(next)
  await expect(house.moves.review({ id: 'none' })).rejects.toMatchObject({ name: 'NotPossibleError' })
})
