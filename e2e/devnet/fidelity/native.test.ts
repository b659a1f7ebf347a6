import { type Address, type Hex, keccak256, toHex } from 'viem'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testAccount } from '../accounts.ts'
import type { Contract } from '../chain.ts'
import {
  admin,
  avs,
  type Core,
  event,
  native,
  only,
  queued,
  read,
  reason,
  set,
  slasher,
  startCore,
  wad,
  zeroAddress,
} from './core.ts'

// Facts 7.5: a pod with one validator of 32 ETH, an operator with 0.4 allocated. Two slashing factors multiply.

const owner = testAccount(2).address
const operator = testAccount(5).address
const other = testAccount(4).address
const validator: Hex = keccak256(toHex('validator'))
const gwei = (ether: string) => wad(ether) / 10n ** 9n

let core: Core
let pod: Contract

/** A pod whose code is in place, as the state builder leaves it for every account. */
async function placePod(podOwner: Address): Promise<Contract> {
  return core.chain.place('EigenPod', await read<Address>(core.pods, 'getPod', [podOwner]))
}

async function start() {
  core = await startCore()
  pod = await placePod(owner)
  await core.chain.setBalance(owner, wad('100'))
}

const createPod = () => core.pods.write('createPod', [], owner)
const verify = (ether: string) => pod.write('devnetVerifyValidator', [validator, gwei(ether)], admin)

/** A whole checkpoint in which the validator is found to have that much. */
async function checkpoint(ether: string) {
  await pod.write('startCheckpoint', [false], owner)
  return pod.write('devnetCheckpointBalance', [validator, gwei(ether)], admin)
}

async function slash(wadToSlash: bigint) {
  const params = { operator, operatorSetId: 1, strategies: [native], wadsToSlash: [wadToSlash], description: 'missed' }
  return core.allocation.write('slashOperator', [avs, params], slasher)
}

async function allocate(magnitude: bigint) {
  await core.registerOperator(operator, 0)
  const sets = [{ operatorSetId: 1, strategies: [native], slasher }]
  await core.allocation.write('createOperatorSets', [avs, sets], avs)
  await core.join(operator, [1])
  const params = [{ operatorSet: set(1), strategies: [native], newMagnitudes: [magnitude] }]
  await core.allocation.write('modifyAllocations', [operator, params], operator)
}

const queue = (depositShares: bigint) =>
  core.delegation.write(
    'queueWithdrawals',
    [[{ strategies: [native], depositShares: [depositShares], __deprecated_withdrawer: owner }]],
    owner,
  )

const complete = async (receiveAsTokens: boolean) => {
  const { withdrawal } = only(await queued(core, owner))
  return core.delegation.write('completeQueuedWithdrawal', [withdrawal, [zeroAddress], receiveAsTokens], owner)
}

/** The row of the table: D, B, M, W, k, shares of the operator. */
async function row() {
  const [W, D] = await read<[bigint[], bigint[]]>(core.delegation, 'getWithdrawableShares', [owner, [native]])
  return {
    D: only(D),
    B: await read<bigint>(core.pods, 'beaconChainSlashingFactor', [owner]),
    M: await read<bigint>(core.allocation, 'getMaxMagnitude', [operator, native]),
    W: only(W),
    k: await read<bigint>(core.delegation, 'depositScalingFactor', [owner, native]),
    operatorShares: await read<bigint>(core.delegation, 'operatorShares', [operator, native]),
  }
}

describe('7.5', () => {
  beforeAll(async () => {
    await start()
    await allocate(wad('0.4'))
    await createPod()
  })
  afterAll(() => core.stop())

  test('7.5 row 1: 32 ETH verified and delegated', async () => {
    await verify('32')
    await core.delegate(owner, operator)
    const all = { D: wad('32'), B: wad('1'), M: wad('1'), W: wad('32'), k: wad('1'), operatorShares: wad('32') }
    expect(await row()).toEqual(all)
    expect(await read(core.delegation, 'getDepositedShares', [owner])).toEqual([[native], [wad('32')]])
    expect(await read(core.pods, 'podOwnerDepositShares', [owner])).toBe(wad('32'))
  })

  test('7.5 row 2: a checkpoint of -1 ETH lowers the factor, not the deposit shares', async () => {
    const receipt = await checkpoint('31')
    expect(await row()).toMatchObject({
      D: wad('32'),
      B: wad('0.96875'),
      M: wad('1'),
      W: wad('31'),
      operatorShares: wad('31'),
    })
    expect(event(core, receipt, 'BeaconChainSlashingFactorDecreased')).toEqual({
      staker: owner,
      prevBeaconChainSlashingFactor: wad('1'),
      newBeaconChainSlashingFactor: wad('0.96875'),
    })
  })

  test('7.5 row 3: the AVS slashes 50 % of 0.4', async () => {
    await slash(wad('0.5'))
    expect(await row()).toMatchObject({
      D: wad('32'),
      B: wad('0.96875'),
      M: wad('0.8'),
      W: wad('24.8'),
      operatorShares: wad('24.8'),
    })
    expect(await read(core.pods, 'burnableETHShares')).toBe(wad('6.2'))
  })

  test('7.5 row 4: a checkpoint of +1 ETH is a deposit that no old slash touches', async () => {
    await checkpoint('32')
    expect(await row()).toEqual({
      D: wad('33'),
      B: wad('0.96875'),
      M: wad('0.8'),
      W: 25799999999999999986n,
      k: 1008797653958944281n,
      operatorShares: wad('25.8'),
    })
  })

  test('7.5 row 5: 16.5 deposit shares queued', async () => {
    const receipt = await queue(wad('16.5'))
    expect(await row()).toMatchObject({
      D: wad('16.5'),
      W: 12899999999999999992n,
      operatorShares: 12900000000000000008n,
    })
    const { withdrawal, shares } = only(await queued(core, owner))
    expect(withdrawal.scaledShares).toEqual([16645161290322580636n])
    expect(shares).toEqual([12899999999999999992n])
    expect(event(core, receipt, 'SlashingWithdrawalQueued').sharesToWithdraw).toEqual([12899999999999999992n])
  })

  test('7.5 row 6: a checkpoint of -2 of 32 takes from what is held and from what is queued', async () => {
    await checkpoint('30')
    expect(await row()).toMatchObject({
      B: wad('0.908203125'),
      W: 12093749999999999993n,
      operatorShares: 12093750000000000009n,
    })
    expect(only(await queued(core, owner)).shares).toEqual([12093749999999999993n])
  })

  test('7.5 row 7: after the window a checkpoint of -1 of 30 still takes from what is queued', async () => {
    await core.chain.mine(51)
    await checkpoint('29')
    expect(await row()).toMatchObject({ B: wad('0.8779296875') })
    expect(only(await queued(core, owner)).shares).toEqual([11690624999999999993n])
  })

  test('7.5 row 8: tokens need ETH that a checkpoint has seen in the pod', async () => {
    expect(await reason(complete(true))).toBe('InsufficientWithdrawableBalance')
  })

  test('7.5 row 9: completed as shares', async () => {
    await complete(false)
    expect(await row()).toMatchObject({
      D: 28190624999999999993n,
      W: 23381249999999999952n,
      k: 1180900479526266666n,
      operatorShares: 23381250000000000003n,
    })
  })
})

describe('7.5, also', () => {
  let back: () => Promise<void>
  beforeAll(start)
  beforeEach(async () => {
    back = await core.snapshot()
  })
  afterEach(() => back())
  afterAll(() => core.stop())

  test('7.5: a second pod is refused, and its address is known before there is one', async () => {
    const state = async () => [
      await read(core.pods, 'getPod', [owner]),
      await read(core.pods, 'hasPod', [owner]),
      await read(core.pods, 'ownerToPod', [owner]),
      await read(core.pods, 'numPods'),
    ]
    const address = '0xAE50D6ccf7038F32A8c1316fc6b3FbF1c2d8eC53' // of the facts, 1.7
    expect(await state()).toEqual([address, false, zeroAddress, 0n])
    const receipt = await createPod()
    expect(event(core, receipt, 'PodDeployed')).toEqual({ eigenPod: address, podOwner: owner })
    expect(await state()).toEqual([address, true, address, 1n])
    expect(await read(pod, 'podOwner')).toBe(owner)
    expect(await reason(createPod())).toBe('EigenPodAlreadyExists')
  })

  test('7.5: a balance change that is not whole gwei is refused', async () => {
    await createPod()
    const record = (delta: bigint) => reason(pod.write('devnetRecordBalance', [wad('32'), delta], admin))
    expect(await record(10n ** 9n + 1n)).toBe('SharesNotMultipleOfGwei')
    expect(await record(-1n)).toBe('SharesNotMultipleOfGwei')
    expect(await record(10n ** 9n)).toBe('it went through')
  })

  test('3.5: ETH in the pod is worth shares after a checkpoint, and can be paid out after the queue', async () => {
    await createPod()
    await core.chain.send({ from: owner, to: pod.address, value: wad('2') + 5n })
    expect((await row()).D).toBe(0n)
    // No validator, so the checkpoint is done as soon as it is started; the 5 wei do not count.
    await pod.write('startCheckpoint', [true], owner)
    expect((await row()).D).toBe(wad('2'))
    expect(await read(pod, 'withdrawableRestakedExecutionLayerGwei')).toBe(gwei('2'))
    expect(await reason(pod.write('startCheckpoint', [true], owner))).toBe('NoBalanceToCheckpoint')

    await queue(wad('2'))
    await core.chain.mine(51)
    await complete(true)
    expect(await read(pod, 'withdrawableRestakedExecutionLayerGwei')).toBe(0n)
    expect(await core.chain.balance(pod.address)).toBe(5n)
  })

  test('3.5: one checkpoint at a time, by the owner or its proof submitter', async () => {
    await createPod()
    await verify('32')
    const begin = (from: Address) => reason(pod.write('startCheckpoint', [false], from))
    expect(await begin(other)).toBe('OnlyEigenPodOwnerOrProofSubmitter')
    await pod.write('setProofSubmitter', [other], owner)
    expect(await begin(other)).toBe('it went through')
    expect(await begin(owner)).toBe('CheckpointAlreadyActive')
    expect(await read(pod, 'currentCheckpoint')).toMatchObject({ proofsRemaining: 1 })
  })

  test('3.5: the beacon chain factor rounds down', async () => {
    await createPod()
    await verify('3')
    await checkpoint('2')
    expect((await row()).B).toBe(666666666666666666n)
  })

  test('3.5: what the pod already holds counts as balance before a loss', async () => {
    await createPod()
    await core.chain.send({ from: owner, to: pod.address, value: wad('2') })
    await pod.write('startCheckpoint', [true], owner)
    await verify('32')
    await checkpoint('31')
    expect((await row()).B).toBe(970588235294117647n) // 33 of 34
    await checkpoint('1')
    expect((await row()).B).toBe(88235294117647058n) // 3 of 33 of the former
  })

  test('3.1: delegating multiplies the scaling factor a staker already has', async () => {
    await createPod()
    await verify('32')
    await checkpoint('16')
    await queue(wad('32'))
    await core.chain.mine(51)
    await complete(false)
    expect(await row()).toMatchObject({ D: wad('16'), B: wad('0.5'), k: wad('2'), W: wad('16') })
    await allocate(wad('0.5'))
    await slash(wad('1'))
    await core.delegate(owner, operator)
    expect(await row()).toMatchObject({ k: wad('4'), W: wad('16'), operatorShares: wad('16') })
  })

  test('3.1: what the beacon chain took from a staker is not forgiven by delegating', async () => {
    await createPod()
    await verify('32')
    await checkpoint('16')
    await allocate(wad('0.5'))
    await slash(wad('1'))
    await core.delegate(owner, operator)
    expect(await row()).toEqual({
      D: wad('32'),
      B: wad('0.5'),
      M: wad('0.5'),
      W: wad('16'),
      k: wad('2'),
      operatorShares: wad('16'),
    })
  })
})
