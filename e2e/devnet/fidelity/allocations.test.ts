import { type Address, getAddress } from 'viem'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { testAccount } from '../accounts.ts'
import { mainnet } from '../addresses.ts'
import {
  allocated,
  avs,
  type Core,
  delays,
  delegated,
  event,
  only,
  operator,
  read,
  reason,
  set,
  slasher,
  staker,
  startCore,
  strategy,
  wad,
} from './core.ts'

// Facts 3.2, 3.3 and 3.7: the rules of allocating and slashing that chapter 7 takes for granted.

const other = testAccount(4).address
const recipient = getAddress('0x5ec0000000000000000000000000000000000001')

let core: Core
let back: () => Promise<void>
beforeAll(async () => {
  core = await startCore()
})
beforeEach(async () => {
  back = await core.snapshot()
})
afterEach(() => back())
afterAll(() => core.stop())

test('3.3: what a slash takes of a pending deallocation rounds up as well, and never leaves more pending than there is', async () => {
  await allocated(core, 333333333333333333n)
  await core.allocate(operator, { 1: 0n })
  await core.slash(operator, 1, wad('0.1'))
  expect(await read(core.allocation, 'getAllocation', [operator, set(1), strategy])).toMatchObject({
    currentMagnitude: 299999999999999999n,
    pendingDiff: -299999999999999999n,
  })
})

test('3.3: a slash is asked for by the slasher, in order, within bounds, of what the set holds', async () => {
  await allocated(core, wad('0.5'))
  const slash = (change: Record<string, unknown>, from: Address = slasher) =>
    reason(
      core.allocation.write(
        'slashOperator',
        [
          avs,
          {
            operator,
            operatorSetId: 1,
            strategies: [strategy],
            wadsToSlash: [1n],
            description: '',
            ...change,
          },
        ],
        from,
      ),
    )
  expect(await slash({}, avs)).toBe('InvalidCaller')
  expect(await slash({ wadsToSlash: [0n] })).toBe('InvalidWadToSlash')
  expect(await slash({ wadsToSlash: [wad('1') + 1n] })).toBe('InvalidWadToSlash')
  expect(await slash({ wadsToSlash: [] })).toBe('InputArrayLengthMismatch')
  expect(await slash({ strategies: [mainnet.rETHStrategy] })).toBe('StrategyNotInOperatorSet')
  expect(await slash({ strategies: [strategy, strategy], wadsToSlash: [1n, 1n] })).toBe(
    'StrategiesMustBeInAscendingOrder',
  )
  expect(await slash({ operator: other })).toBe('OperatorNotSlashable')
})

test('3.3: a slash of two strategies has one resolution block', async () => {
  await core.registerOperator(operator, 0)
  const both = [mainnet.rETHStrategy, strategy]
  const sets = [{ operatorSetId: 1, strategies: both, slasher }]
  await core.allocation.write('createOperatorSets', [avs, sets], avs)
  await core.join(operator, [1])
  const params = [{ operatorSet: set(1), strategies: both, newMagnitudes: [wad('1'), wad('0.5')] }]
  await core.allocation.write('modifyAllocations', [operator, params], operator)
  await delegated(core, wad('10'))
  const slashing = {
    operator,
    operatorSetId: 1,
    strategies: both,
    wadsToSlash: [wad('1'), wad('1')],
    description: '',
  }
  const receipt = await core.allocation.write('slashOperator', [avs, slashing], slasher)
  event(core, receipt, 'SlashResolutionBlockSet') // throws unless there is exactly one
  expect(event(core, receipt, 'OperatorSlashed').wadSlashed).toEqual([wad('1'), wad('0.5')])
  const pending = await read(core.strategies, 'getBurnOrRedistributableShares', [set(1), 1n])
  expect(pending).toEqual([both, [0n, wad('5')]])
})

test('3.3: slashes of two sets add up in magnitude, and leave the other set its absolute stake', async () => {
  await core.registerOperator(operator, 0)
  await core.createSets([1, 2])
  await core.join(operator, [1, 2])
  await core.allocate(operator, { 1: wad('0.4'), 2: wad('0.3') })
  await delegated(core, wad('100'))
  const stakeOf = async (id: number) =>
    only(only(await read<bigint[][]>(core.allocation, 'getAllocatedStake', [set(id), [operator], [strategy]])))
  await core.slash(operator, 1, wad('0.5'))
  expect([await core.operatorShares(operator), await stakeOf(2)]).toEqual([wad('80'), wad('30')])
  await core.slash(operator, 2, wad('1'))
  expect([await core.operatorShares(operator), await stakeOf(1)]).toEqual([wad('50'), wad('20')])
})

test('3.2: a set cannot be given more than is free, nor the same magnitude again', async () => {
  await allocated(core, wad('0.6'))
  await core.createSets([2])
  expect(await reason(core.allocate(operator, { 2: wad('0.4') + 1n }))).toBe('InsufficientMagnitude')
  expect(await reason(core.allocate(operator, { 1: wad('0.6') }))).toBe('SameMagnitude')
  // Never joined set 2: what is allocated to it leaves at once.
  await core.allocate(operator, { 2: wad('0.4') })
  await core.allocate(operator, { 2: 0n })
  expect((await core.magnitudes(operator)).free).toBe(wad('0.4'))
})

test('3.2: what will still be slashable later leaves out deallocations that mature by then', async () => {
  await allocated(core, wad('0.5'))
  await delegated(core, wad('10'))
  const { blockNumber } = await core.allocate(operator, { 1: wad('0.2') })
  const effectBlock = Number(blockNumber) + delays.deallocation + 1
  const least = async (block: number) =>
    only(
      only(
        await read<bigint[][]>(core.allocation, 'getMinimumSlashableStake', [set(1), [operator], [strategy], block]),
      ),
    )
  expect(await least(effectBlock - 1)).toBe(wad('5'))
  expect(await least(effectBlock)).toBe(wad('2'))
})

test('3.2: an operator is marked redistributable by what it joined or allocated to', async () => {
  await core.registerOperator(operator, 0)
  await core.createSets([1], recipient)
  const marked = () => read(core.allocation, 'isOperatorRedistributable', [operator])
  expect(await marked()).toBe(false)
  await core.join(operator, [1])
  expect(await marked()).toBe(true)
})

test('3.7: pausing slashing stops it and nothing else', async () => {
  await allocated(core, wad('0.5'))
  await delegated(core, wad('10'))
  const owner = await read<Address>(core.strategies, 'owner')
  await core.allocation.write('pause', [2n], owner)
  expect(await reason(core.slash(operator, 1, wad('0.5')))).toBe('CurrentlyPaused')
  await core.allocate(operator, { 1: wad('0.6') })
  expect(await reason(core.allocation.write('unpause', [0n], other))).toBe('OnlyUnpauser')
  await core.allocation.write('unpause', [0n], owner)
  await core.slash(operator, 1, wad('0.5'))
  expect((await core.staker(staker)).W).toBe(wad('7'))
})

test('7.7: a magnitude belongs to an operator and a strategy, not to the operator', async () => {
  await allocated(core, wad('0.5'))
  await core.slash(operator, 1, wad('1'))
  const max = await read(core.allocation, 'getMaxMagnitudes', [operator, [strategy, mainnet.rETHStrategy]])
  expect(max).toEqual([wad('0.5'), wad('1')])
})

test('7.7: an operator set is named by its AVS and its id, not by its id', async () => {
  await allocated(core, wad('0.5'))
  const secondAvs = getAddress('0xa500000000000000000000000000000000000002')
  await core.allocation.write('updateAVSMetadataURI', [secondAvs, 'ipfs://second'], secondAvs)
  const sets = [{ operatorSetId: 1, strategies: [strategy], slasher }]
  await core.allocation.write('createOperatorSets', [secondAvs, sets], secondAvs)
  const isSlashable = (by: Address) => read(core.allocation, 'isOperatorSlashable', [operator, { avs: by, id: 1 }])
  expect([await isSlashable(avs), await isSlashable(secondAvs)]).toEqual([true, false])
  expect(await read(core.allocation, 'getRegisteredSets', [operator])).toEqual([set(1)])
})
