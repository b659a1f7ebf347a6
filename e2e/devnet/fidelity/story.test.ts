import type { Address } from 'viem'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testAccount } from '../accounts.ts'
import type { Receipt } from '../chain.ts'
import {
  type Core,
  event,
  only,
  queued,
  read,
  reason,
  set,
  startCore,
  strategy,
  token,
  type Withdrawal,
  wad,
} from './core.ts'

// Facts 7.3: one operator, one strategy, sets A and B, allocation delay 10. The steps build on each other.

const operator = testAccount(5).address
const staker1 = testAccount(3).address
const staker2 = testAccount(4).address
const A = 1
const B = 2

let core: Core
beforeAll(async () => {
  core = await startCore()
  await core.registerOperator(operator, 10)
  await core.createSets([A, B])
  await core.join(operator, [A, B])
})
afterAll(() => core.stop())

const allocation = (id: number) =>
  read<{ currentMagnitude: bigint; pendingDiff: bigint; effectBlock: number }>(core.allocation, 'getAllocation', [
    operator,
    set(id),
    strategy,
  ])
const magnitude = async (id: number) => (await allocation(id)).currentMagnitude

/** Slashable stake of sets A and B. */
async function slashable(): Promise<bigint[]> {
  const stake = (id: number) =>
    read<bigint[][]>(core.allocation, 'getAllocatedStake', [set(id), [operator], [strategy]])
  return [only(only(await stake(A))), only(only(await stake(B)))]
}

const inQueue = () => read<bigint>(core.delegation, 'getSlashableSharesInQueue', [operator, strategy])
const complete = (withdrawal: Withdrawal, from: Address) =>
  core.delegation.write('completeQueuedWithdrawal', [withdrawal, [token], true], from)
const wadSlashed = (receipt: Receipt) => only(event(core, receipt, 'OperatorSlashed').wadSlashed as readonly bigint[])

async function expectMagnitudes(max: string, encumbered: string, free: string) {
  expect(await core.magnitudes(operator)).toEqual({ max: wad(max), encumbered: wad(encumbered), free: wad(free) })
}

async function expectStaker(staker: Address, D: string, W: string, k: string) {
  expect(await core.staker(staker)).toEqual({ D: wad(D), W: wad(W), k: wad(k) })
}

test('7.3 step 0: a staker deposits 100 and delegates', async () => {
  await core.deposit(staker1, wad('100'))
  await core.delegate(staker1, operator)
  await expectMagnitudes('1', '0', '1')
  expect(await core.operatorShares(operator)).toBe(wad('100'))
  await expectStaker(staker1, '100', '100', '1')
})

test('7.3 step 1: an allocation made in block 102 is committed at once and takes effect in block 112', async () => {
  await core.nextBlock(102)
  const receipt = await core.allocate(operator, { [A]: wad('0.4'), [B]: wad('0.3') })
  expect(receipt.blockNumber).toBe(102n)
  await expectMagnitudes('1', '0.7', '0.3')
  expect(await allocation(A)).toEqual({ currentMagnitude: 0n, pendingDiff: wad('0.4'), effectBlock: 112 })
  expect(await allocation(B)).toEqual({ currentMagnitude: 0n, pendingDiff: wad('0.3'), effectBlock: 112 })
  await expectStaker(staker1, '100', '100', '1')
})

test('7.3 step 2: a slash before the effect block takes nothing and uses up slash id 1', async () => {
  const receipt = await core.slash(operator, A, wad('0.5'))
  expect(receipt.blockNumber).toBeLessThan(112n)
  expect(wadSlashed(receipt)).toBe(0n)
  expect(await read(core.allocation, 'getSlashCount', [set(A)])).toBe(1n)
  await expectMagnitudes('1', '0.7', '0.3')
  expect(await core.operatorShares(operator)).toBe(wad('100'))
  await expectStaker(staker1, '100', '100', '1')
})

test('7.3 step 3: from block 112 on, 40 and 30 shares are slashable', async () => {
  await core.nextBlock(112)
  expect(await magnitude(A)).toBe(0n)
  await core.nextBlock(113)
  await expectMagnitudes('1', '0.7', '0.3')
  expect([await magnitude(A), await magnitude(B)]).toEqual([wad('0.4'), wad('0.3')])
  expect(await slashable()).toEqual([wad('40'), wad('30')])
})

test('7.3 step 4: A slashing 50 % takes 20 of 100 shares', async () => {
  const receipt = await core.slash(operator, A, wad('0.5'))
  expect(wadSlashed(receipt)).toBe(wad('0.2'))
  await expectMagnitudes('0.8', '0.5', '0.3')
  expect([await magnitude(A), await magnitude(B)]).toEqual([wad('0.2'), wad('0.3')])
  expect(await slashable()).toEqual([wad('20'), wad('30')])
  expect(await core.operatorShares(operator)).toBe(wad('80'))
  await expectStaker(staker1, '100', '80', '1')
})

test('7.3 step 5: a top-up after a slash is not slashed again', async () => {
  await core.deposit(staker1, wad('100'))
  expect(await slashable()).toEqual([wad('45'), wad('67.5')])
  expect(await core.operatorShares(operator)).toBe(wad('180'))
  await expectStaker(staker1, '200', '180', '1.125')
})

test('7.3 step 6: a new delegator does not inherit the slash', async () => {
  await core.deposit(staker2, wad('100'))
  await core.delegate(staker2, operator)
  expect(await slashable()).toEqual([wad('70'), wad('105')])
  expect(await core.operatorShares(operator)).toBe(wad('280'))
  await expectStaker(staker1, '200', '180', '1.125')
  await expectStaker(staker2, '100', '100', '1.25')
})

test('7.3 step 7: 100 deposit shares queued in block 124 stay slashable in the queue', async () => {
  await core.nextBlock(124)
  const receipt = await core.queue(staker1, wad('100'))
  expect(receipt.blockNumber).toBe(124n)
  const queuedEvent = event(core, receipt, 'SlashingWithdrawalQueued')
  expect(queuedEvent.sharesToWithdraw).toEqual([wad('90')])
  expect((queuedEvent.withdrawal as Withdrawal).scaledShares).toEqual([wad('112.5')])
  expect(await slashable()).toEqual([wad('47.5'), wad('71.25')])
  expect(await inQueue()).toBe(wad('90'))
  expect(await core.operatorShares(operator)).toBe(wad('190'))
  await expectStaker(staker1, '100', '90', '1.125')
  await expectStaker(staker2, '100', '100', '1.25')
})

test('7.3 step 8: a second slash by A takes 35, of which 11.25 come from the queue', async () => {
  const receipt = await core.slash(operator, A, wad('0.5'))
  expect(wadSlashed(receipt)).toBe(wad('0.125'))
  expect(event(core, receipt, 'OperatorSharesSlashed').totalSlashedShares).toBe(wad('35'))
  expect(event(core, receipt, 'OperatorSharesDecreased').shares).toBe(wad('23.75'))
  await expectMagnitudes('0.7', '0.4', '0.3')
  expect([await magnitude(A), await magnitude(B)]).toEqual([wad('0.1'), wad('0.3')])
  expect(await core.operatorShares(operator)).toBe(wad('166.25'))
  await expectStaker(staker1, '100', '78.75', '1.125')
  await expectStaker(staker2, '100', '87.5', '1.25')
  expect(only(await queued(core, staker1)).shares).toEqual([wad('78.75')])
})

test('7.3 step 9a: in block 174 the queued withdrawal is still slashable', async () => {
  const back = await core.snapshot()
  await core.nextBlock(174)
  await core.slash(operator, B, wad('0.1'))
  await expectMagnitudes('0.67', '0.37', '0.3')
  expect([await magnitude(A), await magnitude(B)]).toEqual([wad('0.1'), wad('0.27')])
  expect(only(await queued(core, staker1)).shares).toEqual([wad('75.375')])
  // And when the window is over, the slash of its last block still counts.
  await core.nextBlock(177)
  expect(only(await queued(core, staker1)).shares).toEqual([wad('75.375')])
  await back()
})

test('7.3 step 9b: in block 175 the window is over and only what is held falls', async () => {
  await core.nextBlock(175)
  const receipt = await core.slash(operator, B, wad('0.1'))
  expect(receipt.blockNumber).toBe(175n)
  await expectMagnitudes('0.67', '0.37', '0.3')
  expect([await magnitude(A), await magnitude(B)]).toEqual([wad('0.1'), wad('0.27')])
  expect(await core.operatorShares(operator)).toBe(wad('159.125'))
  expect(only(await queued(core, staker1)).shares).toEqual([wad('78.75')])
  expect((await core.staker(staker1)).W).toBe(wad('75.375'))
  expect((await core.staker(staker2)).W).toBe(wad('83.75'))
})

test('7.3 step 10: the staker alone completes, once, and receives 78.75 tokens', async () => {
  const { withdrawal } = only(await queued(core, staker1))
  expect(await reason(complete(withdrawal, staker2))).toBe('WithdrawerNotCaller')
  const receipt = await complete(withdrawal, staker1)
  expect(receipt.blockNumber).toBeGreaterThanOrEqual(175n)
  expect(await read(core.token, 'balanceOf', [staker1])).toBe(wad('78.75'))
  expect(await reason(complete(withdrawal, staker1))).toBe('WithdrawalNotQueued')
})

test('7.3 step 11: undelegating queues everything and resets the scaling factor', async () => {
  await core.delegation.write('undelegate', [staker2], staker2)
  expect(await inQueue()).toBe(wad('83.75'))
  expect(await core.operatorShares(operator)).toBe(wad('75.375'))
  await expectStaker(staker2, '0', '0', '1')
  expect(only(await queued(core, staker2)).withdrawal.scaledShares).toEqual([wad('125')])
})

test('7.3 step 12: a deallocation made in block 192 takes effect in block 243', async () => {
  await core.nextBlock(192)
  const receipt = await core.allocate(operator, { [B]: 0n })
  expect(receipt.blockNumber).toBe(192n)
  expect(event(core, receipt, 'AllocationUpdated')).toMatchObject({ magnitude: 0n, effectBlock: 243 })
  await expectMagnitudes('0.67', '0.37', '0.3')
  expect(await allocation(B)).toEqual({ currentMagnitude: wad('0.27'), pendingDiff: -wad('0.27'), effectBlock: 243 })
})

test('7.3 step 13: a slash while the deallocation is pending shrinks it in proportion', async () => {
  await core.slash(operator, B, wad('0.5'))
  await expectMagnitudes('0.535', '0.235', '0.3')
  expect(await allocation(B)).toEqual({ currentMagnitude: wad('0.135'), pendingDiff: -wad('0.135'), effectBlock: 243 })
  expect(await core.operatorShares(operator)).toBe(wad('60.1875'))
  expect(await core.staker(staker1)).toMatchObject({ D: wad('100'), W: wad('60.1875') })
  expect(only(await queued(core, staker2)).shares).toEqual([wad('66.875')])
})

test('7.3 step 14: a second change of the same allocation is refused', async () => {
  expect(await reason(core.allocate(operator, { [B]: wad('0.1') }))).toBe('ModificationAlreadyPending')
})

test('7.3 step 15: at block 244 the views count the matured deallocation', async () => {
  await core.nextBlock(245)
  expect((await core.chain.block()).number).toBe(244n)
  await expectMagnitudes('0.535', '0.1', '0.435')
  expect(await magnitude(B)).toBe(0n)
})

test('7.3 step 16: an operator that left in block 245 is slashable up to and including block 295', async () => {
  const left = { operator, avs: set(A).avs, operatorSetIds: [A] }
  const receipt = await core.allocation.write('deregisterFromOperatorSets', [left], operator)
  expect(receipt.blockNumber).toBe(245n)
  const isSlashable = () => read(core.allocation, 'isOperatorSlashable', [operator, set(A)])
  await core.nextBlock(296)
  expect([(await core.chain.block()).number, await isSlashable()]).toEqual([295n, true])
  await core.nextBlock(297)
  expect([(await core.chain.block()).number, await isSlashable()]).toEqual([296n, false])
})

test('7.3 step 17: after that, leaving A takes effect at once', async () => {
  const receipt = await core.allocate(operator, { [A]: 0n })
  expect(event(core, receipt, 'AllocationUpdated')).toMatchObject({
    magnitude: 0n,
    effectBlock: Number(receipt.blockNumber),
  })
  expect([await magnitude(A), await magnitude(B)]).toEqual([0n, 0n])
})
