import { type Address, getAddress } from 'viem'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testAccount } from '../accounts.ts'
import { mainnet } from '../addresses.ts'
import {
  avs,
  type Core,
  delays,
  event,
  events,
  native,
  only,
  queued,
  read,
  reason,
  set,
  slasher,
  startCore,
  strategy,
  token,
  wad,
  zeroAddress,
} from './core.ts'

// Facts 7.3, "further slashing checks".

const staker = testAccount(3).address
const other = testAccount(4).address
const operator = testAccount(5).address
const recipient = getAddress('0x5ec0000000000000000000000000000000000001')

let core: Core
let back: () => Promise<void>

function beginsWith(options: { resolutionDelay?: number } = {}) {
  beforeAll(async () => {
    core = await startCore(options)
  })
  beforeEach(async () => {
    back = await core.snapshot()
  })
  afterEach(() => back())
  afterAll(() => core.stop())
}

/** An operator in set 1 with that magnitude allocated, live at once. */
async function allocated(magnitude: bigint, redistribution?: Address) {
  await core.registerOperator(operator, 0)
  await core.createSets([1], redistribution)
  await core.join(operator, [1])
  await core.allocate(operator, { 1: magnitude })
}

async function delegated(amount: bigint) {
  await core.deposit(staker, amount)
  await core.delegate(staker, operator)
}

describe('slashing', () => {
  beginsWith()

  test('7.3 S1: a full slash leaves deposit shares without worth, and lets people out but not in', async () => {
    await allocated(wad('1'))
    await delegated(wad('10'))
    await core.deposit(other, wad('1'))
    await core.slash(operator, 1, wad('1'))
    expect(await core.magnitudes(operator)).toEqual({ max: 0n, encumbered: 0n, free: 0n })
    expect(await core.staker(staker)).toMatchObject({ D: wad('10'), W: 0n })

    expect(await reason(core.deposit(staker, wad('1')))).toBe('FullySlashed')
    expect(await reason(core.delegate(other, operator))).toBe('FullySlashed')
    const receipt = await core.delegation.write('undelegate', [staker], staker)
    expect(event(core, receipt, 'SlashingWithdrawalQueued').sharesToWithdraw).toEqual([0n])
  })

  test('7.3 S2: the magnitude taken rounds up', async () => {
    await allocated(333333333333333333n)
    await delegated(7123456789012345678n)
    await core.slash(operator, 1, wad('0.1'))
    expect((await core.magnitudes(operator)).max).toBe(966666666666666666n)
    expect((await core.staker(staker)).W).toBe(6886008229378600817n)
    // What is left to the operator rounds up (3.3), so the books never hold less than the stakers may take.
    expect(await core.operatorShares(operator)).toBe(6886008229378600818n)
  })

  test('3.3: what a slash takes of a pending deallocation rounds up as well, and never leaves more pending than there is', async () => {
    await allocated(333333333333333333n)
    await core.allocate(operator, { 1: 0n })
    await core.slash(operator, 1, wad('0.1'))
    expect(await read(core.allocation, 'getAllocation', [operator, set(1), strategy])).toMatchObject({
      currentMagnitude: 299999999999999999n,
      pendingDiff: -299999999999999999n,
    })
  })

  test('7.3 S3: the scaling factor rounds down, so that a deposit can come out one wei short', async () => {
    await allocated(wad('0.3'))
    await core.slash(operator, 1, wad('1'))
    await core.delegate(staker, operator)
    await core.deposit(staker, wad('1'))
    expect(await core.staker(staker)).toEqual({ D: wad('1'), W: 999999999999999999n, k: 1428571428571428571n })
  })

  test('7.3 S4: slashed shares wait in the strategy until the resolution block', async () => {
    await allocated(wad('0.5'), recipient)
    await delegated(wad('10'))
    await core.nextBlock(102)
    const receipt = await core.slash(operator, 1, wad('1'))
    expect(receipt.blockNumber).toBe(102n)
    const pending = await read(core.strategies, 'getBurnOrRedistributableShares', [set(1), 1n])
    expect(pending).toEqual([[strategy], [wad('5')]])
    expect(await read(core.strategies, 'getBurnOrRedistributableShares', [set(1), 1n, strategy])).toBe(wad('5'))
    expect(await read(core.strategies, 'getPendingOperatorSets')).toEqual([set(1)])
    expect(await read(core.strategies, 'getPendingSlashIds', [set(1)])).toEqual([1n])
    expect(await read(core.token, 'balanceOf', [strategy])).toBe(wad('10'))
    expect(await read(core.strategy, 'totalShares')).toBe(wad('10'))
    expect(await read(core.strategies, 'getSlashResolutionBlock', [set(1), 1n])).toBe(50502)
  })

  test('7.3 S6: neither native ETH nor EIGEN can be in a redistributing set', async () => {
    for (const what of [native, mainnet.eigenStrategy]) {
      const sets = [{ operatorSetId: 1, strategies: [what], slasher }]
      const create = core.allocation.write('createRedistributingOperatorSets', [avs, sets, [recipient]], avs)
      expect(await reason(create)).toBe('InvalidStrategy')
    }
    await core.createSets([1], recipient)
    const add = core.allocation.write('addStrategiesToOperatorSet', [avs, 1, [native]], avs)
    expect(await reason(add)).toBe('InvalidStrategy')
    expect(await read(core.allocation, 'isRedistributingOperatorSet', [set(1)])).toBe(true)
    expect(await read(core.allocation, 'getRedistributionRecipient', [set(1)])).toBe(recipient)
  })

  test('7.3 S7: a new slasher named in block b slashes from block b + 76 on', async () => {
    await core.createSets([1])
    const receipt = await core.allocation.write('updateSlasher', [set(1), other], avs)
    const effectBlock = Number(receipt.blockNumber) + delays.configuration + 1
    expect(event(core, receipt, 'SlasherUpdated')).toEqual({ operatorSet: set(1), slasher: other, effectBlock })
    const slashers = async () => [
      await read(core.allocation, 'getSlasher', [set(1)]),
      await read(core.allocation, 'getPendingSlasher', [set(1)]),
    ]
    await core.nextBlock(effectBlock)
    expect(await slashers()).toEqual([slasher, [other, effectBlock]])
    await core.nextBlock(effectBlock + 1)
    expect(await slashers()).toEqual([other, [zeroAddress, 0]])
  })

  test('7.3 S8: a changed allocation delay takes effect 76 blocks later', async () => {
    await core.registerOperator(operator, 3)
    const receipt = await core.allocation.write('setAllocationDelay', [operator, 9], operator)
    const effectBlock = Number(receipt.blockNumber) + delays.configuration + 1
    expect(event(core, receipt, 'AllocationDelaySet')).toEqual({ operator, delay: 9, effectBlock })
    const delay = () => read(core.allocation, 'getAllocationDelay', [operator])
    await core.nextBlock(effectBlock)
    expect(await delay()).toEqual([true, 3])
    await core.nextBlock(effectBlock + 1)
    expect(await delay()).toEqual([true, 9])
  })

  test('7.3 S9: the events of a slash come in their order', async () => {
    await allocated(wad('0.5'))
    await delegated(wad('10'))
    const receipt = await core.slash(operator, 1, wad('0.5'))
    const seen = events(core, receipt)
    expect(seen.map(({ name }) => name)).toEqual([
      'EncumberedMagnitudeUpdated',
      'AllocationUpdated',
      'MaxMagnitudeUpdated',
      'OperatorSharesDecreased',
      'OperatorSharesSlashed',
      'SlashResolutionBlockSet',
      'BurnOrRedistributableSharesIncreased',
      'OperatorSlashed',
    ])
    const shares = wad('2.5')
    expect(event(core, receipt, 'OperatorSharesDecreased')).toEqual({ operator, staker: zeroAddress, strategy, shares })
    expect(event(core, receipt, 'OperatorSlashed')).toEqual({
      operator,
      operatorSet: set(1),
      strategies: [strategy],
      wadSlashed: [wad('0.25')],
      description: 'missed',
    })
  })

  test('7.3 S10: round numbers are counted exactly in the queue, odd ones never above what backs them', async () => {
    await allocated(wad('0.3'))
    await delegated(wad('10'))
    await core.queue(staker, wad('1'))
    expect(await read(core.delegation, 'getSlashableSharesInQueue', [operator, strategy])).toBe(wad('1'))
    await core.slash(operator, 1, 111111111111111111n)
    // A top-up after the slash gives an odd scaling factor.
    await core.deposit(staker, 777777777777777777n)
    for (const amount of [1234567890123456789n, 987654321987654321n, 333333333333333333n]) {
      await core.queue(staker, amount)
    }

    const withdrawals = await queued(core, staker)
    const { max } = await core.magnitudes(operator)
    const exact = withdrawals.reduce((sum, { shares }) => sum + only(shares), 0n)
    const scaled = withdrawals.reduce((sum, { withdrawal }) => sum + only(withdrawal.scaledShares), 0n)
    const before1131 = (scaled * max) / 10n ** 18n
    const inQueue = await read<bigint>(core.delegation, 'getSlashableSharesInQueue', [operator, strategy])
    expect(inQueue).toBeLessThanOrEqual(exact)
    expect(exact - inQueue).toBeLessThanOrEqual(7n)
    expect(before1131).toBeGreaterThan(inQueue)
    expect(before1131 - inQueue).toBeLessThanOrEqual(7n)
  })

  test('3.3: a slash is asked for by the slasher, in order, within bounds, of what the set holds', async () => {
    await allocated(wad('0.5'))
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
    await delegated(wad('10'))
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
    await delegated(wad('100'))
    const stakeOf = async (id: number) =>
      only(only(await read<bigint[][]>(core.allocation, 'getAllocatedStake', [set(id), [operator], [strategy]])))
    await core.slash(operator, 1, wad('0.5'))
    expect([await core.operatorShares(operator), await stakeOf(2)]).toEqual([wad('80'), wad('30')])
    await core.slash(operator, 2, wad('1'))
    expect([await core.operatorShares(operator), await stakeOf(1)]).toEqual([wad('50'), wad('20')])
  })

  test('3.2: a set cannot be given more than is free, nor the same magnitude again', async () => {
    await allocated(wad('0.6'))
    await core.createSets([2])
    expect(await reason(core.allocate(operator, { 2: wad('0.4') + 1n }))).toBe('InsufficientMagnitude')
    expect(await reason(core.allocate(operator, { 1: wad('0.6') }))).toBe('SameMagnitude')
    // Never joined set 2: what is allocated to it leaves at once.
    await core.allocate(operator, { 2: wad('0.4') })
    await core.allocate(operator, { 2: 0n })
    expect((await core.magnitudes(operator)).free).toBe(wad('0.4'))
  })

  test('3.2: what will still be slashable later leaves out deallocations that mature by then', async () => {
    await allocated(wad('0.5'))
    await delegated(wad('10'))
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
    await allocated(wad('0.5'))
    await delegated(wad('10'))
    const owner = await read<Address>(core.strategies, 'owner')
    await core.allocation.write('pause', [2n], owner)
    expect(await reason(core.slash(operator, 1, wad('0.5')))).toBe('CurrentlyPaused')
    await core.allocate(operator, { 1: wad('0.6') })
    expect(await reason(core.allocation.write('unpause', [0n], other))).toBe('OnlyUnpauser')
    await core.allocation.write('unpause', [0n], owner)
    await core.slash(operator, 1, wad('0.5'))
    expect((await core.staker(staker)).W).toBe(wad('7'))
  })
})

describe('clearing what a slash took', () => {
  const resolutionDelay = 30
  beginsWith({ resolutionDelay })

  const clear = () => core.strategies.write('clearBurnOrRedistributableShares', [set(1), 1n], other)

  test('7.3 S5: funds move one block after the resolution block, once', async () => {
    await allocated(wad('0.5'), recipient)
    await delegated(wad('10'))
    const { blockNumber } = await core.slash(operator, 1, wad('1'))
    const resolutionBlock = Number(blockNumber) + resolutionDelay
    expect(await read(core.strategies, 'getSlashResolutionBlock', [set(1), 1n])).toBe(resolutionBlock)

    await core.nextBlock(resolutionBlock)
    expect(await reason(clear())).toBe('SlashResolutionDelayNotElapsed')
    expect((await core.chain.block()).number).toBe(BigInt(resolutionBlock))
    const receipt = await clear()
    const shares = wad('5')
    expect(events(core, receipt)).toEqual([
      {
        name: 'BurnOrRedistributableSharesDecreased',
        args: { operatorSet: set(1), slashId: 1n, strategy, shares },
      },
    ])
    expect(await read(core.token, 'balanceOf', [recipient])).toBe(wad('5'))
    expect(await read(core.strategy, 'totalShares')).toBe(wad('5'))
    expect(await read(core.strategies, 'getPendingOperatorSets')).toEqual([])
    expect(events(core, await clear())).toEqual([])
  })

  test('3.3: an ordinary set burns; pausing the clearing stops it', async () => {
    await allocated(wad('0.5'))
    await delegated(wad('10'))
    await core.slash(operator, 1, wad('1'))
    await core.chain.mine(resolutionDelay)
    const owner = await read<Address>(core.strategies, 'owner')
    await core.strategies.write('pause', [2n], owner)
    expect(await reason(clear())).toBe('CurrentlyPaused')
    await core.strategies.write('unpause', [0n], owner)
    await clear()
    const burn = await read<Address>(core.strategies, 'DEFAULT_BURN_ADDRESS')
    expect(burn).toBe('0x00000000000000000000000000000000000E16E4')
    expect(await read(core.chain.at('BackingEigen', token), 'balanceOf', [burn])).toBe(wad('5'))
  })
})
