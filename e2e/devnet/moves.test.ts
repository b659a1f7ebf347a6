import { type Address, type Hex, parseEther } from 'viem'
import { expect, test } from 'vitest'
import { runPlan } from '../../lib/portfolio/engine.ts'
import { proposeArrival, proposeWaiting } from '../../lib/protocols/eigenlayer/arrive.ts'
import { proposeRedelegation, readDeparture } from '../../lib/protocols/eigenlayer/move.ts'
import { withdrawalId } from '../../lib/protocols/eigenlayer/withdrawals.ts'
import type { Proposal } from '../../lib/protocols/proposal.ts'
import type { Read } from '../../lib/protocols/types.ts'
import { delegate, restake, slashTenth } from '../pages/ready.ts'
import { testAccount } from './accounts.ts'
import { mainnet } from './addresses.ts'
import { clientOn } from './client.ts'
import { kiln, nethermind, p2p } from './scenario/cast.ts'
import { devnetForTests } from './testDevnet.ts'

// A move as the wallet proposes it, sent as it is, over the wait and a slash of the operator that was left.

const me = testAccount(0).address
const devnet = await devnetForTests()
const client = clientOn(devnet.url)
const run = async <result>(plan: Read<result>): Promise<result> => (await runPlan(client, plan)).result
const strategies = [mainnet.stETHStrategy, mainnet.rETHStrategy]
const { strategyManager, delegationManager, rETH, rETHStrategy } = devnet.contracts
await devnet.fund(me, { rETH: parseEther('8') })
await restake(devnet, me, parseEther('20'))
await rETH.write('approve', [strategyManager.address, parseEther('3')], me)
await strategyManager.write('depositIntoStrategy', [rETHStrategy.address, rETH.address, parseEther('3')], me)
await delegate(devnet, me, p2p.address)

async function sends(proposal: Proposal): Promise<void> {
  if (proposal.call?.to == null) throw new Error(`nothing to send: ${proposal.closed?.key}`)
  const { to, data, value } = proposal.call
  await devnet.send({ from: me, to, data, value })
}
/** Sends the first step; resolves with the roots it queued. */
async function leaveFor(operator: Address): Promise<readonly Hex[]> {
  const { since } = await run(readDeparture(me))
  const move = { operator, since, account: me }
  const proposal = await run(proposeRedelegation(move))
  expect(proposal.closed).toBeNull()
  await sends(proposal)
  const after = await run(proposeRedelegation(move))
  expect(after.done).toBe(true)
  return (after.queued ?? []).map(({ root }) => root)
}
const arrival = (roots: readonly Hex[], asShares = true) => run(proposeArrival({ roots, account: me, asShares }))
const sharesOf = async () => {
  const queued = await devnet.queuedWithdrawals(me)
  return strategies.map((strategy) => queued.find((one) => one.strategies[0] === strategy)?.shares[0] ?? 0n)
}

test('a slash during the wait is taken, and the rest arrives at the new operator to the last share', async () => {
  const roots = await leaveFor(kiln.address)
  expect(roots).toHaveLength(2)
  const before = await sharesOf()
  await slashTenth(devnet)
  const after = await sharesOf()
  expect(after[0]).toBeLessThan(before[0] ?? 0n)
  expect(after[1]).toBe(before[1])
  const { waits } = await run(proposeWaiting({ roots, account: me }))
  expect((await arrival(roots)).waits).toBe(waits)
  const { number } = await client.read([]).then(({ block }) => block)
  await devnet.mine(Number((waits ?? 0n) - number) - 1)
  expect((await run(proposeWaiting({ roots, account: me }))).waits).toBe(waits)
  await devnet.mine(1)
  expect((await run(proposeWaiting({ roots, account: me }))).done).toBe(true)
  const proposal = await arrival(roots)
  expect([...(proposal.finishes ?? [])].sort()).toEqual(roots.map(withdrawalId).sort())
  const due = await sharesOf()
  await sends(proposal)
  expect((await arrival(roots)).done).toBe(true)
  const held = await devnet.restaked(me, strategies)
  expect(held.map(({ deposited }) => deposited)).toEqual(due)
  expect((await devnet.delegatedTo(me))?.toLowerCase()).toBe(kiln.address.toLowerCase())
})

test('chosen again during the wait: nothing is queued again, and it arrives at the operator of that moment', async () => {
  const roots = await leaveFor(kiln.address)
  await leaveFor(nethermind.address)
  expect(await devnet.queuedWithdrawals(me)).toHaveLength(2)
  await devnet.mine(51)
  const due = await sharesOf()
  await sends(await arrival(roots))
  expect((await devnet.restaked(me, strategies)).map(({ deposited }) => deposited)).toEqual(due)
  const shares = (await delegationManager.read('getOperatorShares', [nethermind.address, strategies])) as bigint[]
  expect(shares[0]).toBeGreaterThanOrEqual(due[0] ?? 0n)
})

test('put out by the operator before it was sent: it only delegates, and what was queued arrives all the same', async () => {
  const { since } = await run(readDeparture(me))
  await delegationManager.write('undelegate', [me], p2p.address)
  const move = { operator: kiln.address, since, account: me }
  await sends(await run(proposeRedelegation(move)))
  const { done, queued } = await run(proposeRedelegation(move))
  expect(done).toBe(true)
  const roots = (queued ?? []).map(({ root }) => root)
  expect(roots).toHaveLength(2)
  await devnet.mine(51)
  const due = await sharesOf()
  await sends(await arrival(roots))
  expect((await devnet.restaked(me, strategies)).map(({ deposited }) => deposited)).toEqual(due)
})

test('paid out after all: as tokens, as much as the chain says', async () => {
  const roots = await leaveFor(kiln.address)
  await devnet.mine(51)
  const [, reth] = await sharesOf()
  const before = await devnet.balanceOf(mainnet.rETH, me)
  const owed = (await rETHStrategy.read('sharesToUnderlyingView', [reth])) as bigint
  await sends(await arrival(roots, false))
  expect((await devnet.balanceOf(mainnet.rETH, me)) - before).toBe(owed)
  expect(await devnet.queuedWithdrawals(me)).toHaveLength(0)
})

test('done already while nobody looked, by another wallet: it is over', async () => {
  const roots = await leaveFor(kiln.address)
  await devnet.mine(51)
  await sends(await arrival(roots))
  expect((await arrival(roots)).done).toBe(true)
  expect((await run(proposeWaiting({ roots, account: me }))).done).toBe(true)
})
