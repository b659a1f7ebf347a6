import { type Address, getAddress } from 'viem'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testAccount } from '../accounts.ts'
import { mainnet } from '../addresses.ts'
import {
  allocated,
  avs,
  type Core,
  delays,
  delegated,
  event,
  events,
  native,
  only,
  operator,
  queued,
  read,
  reason,
  set,
  slasher,
  staker,
  startCore,
  strategy,
  token,
  wad,
  zeroAddress,
} from './core.ts'

// Facts 7.3, "further slashing checks".

const other = testAccount(4).address
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

describe('slashing', () => {
  beginsWith()

  test('7.3 S1: a full slash leaves deposit shares without worth, and lets people out but not in', async () => {
    await allocated(core, wad('1'))
    await delegated(core, wad('10'))
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
    await allocated(core, 333333333333333333n)
    await delegated(core, 7123456789012345678n)
    await core.slash(operator, 1, wad('0.1'))
    expect((await core.magnitudes(operator)).max).toBe(966666666666666666n)
    expect((await core.staker(staker)).W).toBe(6886008229378600817n)
    // What is left to the operator rounds up (3.3), so the books never hold less than the stakers may take.
    expect(await core.operatorShares(operator)).toBe(6886008229378600818n)
  })

  test('7.3 S3: the scaling factor rounds down, so that a deposit can come out one wei short', async () => {
    await allocated(core, wad('0.3'))
    await core.slash(operator, 1, wad('1'))
    await core.delegate(staker, operator)
    await core.deposit(staker, wad('1'))
    expect(await core.staker(staker)).toEqual({ D: wad('1'), W: 999999999999999999n, k: 1428571428571428571n })
  })

  test('7.3 S4: slashed shares wait in the strategy until the resolution block', async () => {
    await allocated(core, wad('0.5'), recipient)
    await delegated(core, wad('10'))
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
    await allocated(core, wad('0.5'))
    await delegated(core, wad('10'))
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
    await allocated(core, wad('0.3'))
    await delegated(core, wad('10'))
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
})

describe('clearing what a slash took', () => {
  const resolutionDelay = 30
  beginsWith({ resolutionDelay })

  const clear = () => core.strategies.write('clearBurnOrRedistributableShares', [set(1), 1n], other)

  test('7.3 S5: funds move one block after the resolution block, once', async () => {
    await allocated(core, wad('0.5'), recipient)
    await delegated(core, wad('10'))
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
    await allocated(core, wad('0.5'))
    await delegated(core, wad('10'))
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
