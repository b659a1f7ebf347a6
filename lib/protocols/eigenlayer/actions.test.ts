import { decodeFunctionData, zeroAddress } from 'viem'
import { describe, expect, test } from 'vitest'
import { erc20 } from '../erc20.ts'
import { multicall3 } from '../multicall3.ts'
import { at } from '../plan.ts'
import { run, type Says } from '../runFakes.ts'
import {
  allocationManager,
  delegationManager,
  eigenPodManager,
  strategyBase,
  strategyLimits,
  strategyManager,
} from './abi.ts'
import { noSignature, proposeDelegation, proposeDeposit, proposeUndelegation, readDepositToken } from './actions.ts'
import { eigen, eigenStrategy, nativeStrategy, strategies } from './addresses.ts'
import { proposeQueueing } from './queue.ts'

const account = '0x90F79bf6EB2c4f870365E785982E1f101E93b906'
const operator = '0xDbEd88D83176316fc46797B43aDeE927Dc2ff2F5'
const approver = '0x14dC79964da2C08b23698B3D3cc7Ca32193d9955'
const { address: strategy, token } = strategies[0] as { address: `0x${string}`; token: `0x${string}` }
const ether = 10n ** 18n
const signed = { signature: '0x1234', expiry: 2_000n, salt: `0x${'11'.repeat(32)}` } as const

describe('a delegation', () => {
  const delegating = (says: Says, approval: typeof noSignature | typeof signed = noSignature) =>
    run(proposeDelegation({ operator, account, approval }), [
      [
        delegationManager,
        {
          delegatedTo: () => zeroAddress,
          isOperator: (who: string) => who.toLowerCase() === operator.toLowerCase(),
          delegationApprover: () => zeroAddress,
          paused: () => false,
          getDepositedShares: () => [[strategy], [ether]],
          minWithdrawalDelayBlocks: () => 100_800,
          delegationApproverSaltIsSpent: () => false,
          ...says,
        },
      ],
      [allocationManager, { getMaxMagnitudes: () => [says.slashedAway === undefined ? ether : 0n] }],
      [multicall3, { getCurrentBlockTimestamp: () => 1_500n }],
    ]).result
  const asks = { delegationApprover: () => approver }
  test.each<[string, string | null, Says, typeof signed | undefined]>([
    ['goes through', null, {}, undefined],
    ['is shut while paused', 'notes.eigenlayer.delegationsPaused', { paused: () => true }, undefined],
    ['needs an operator', 'intents.revert.OperatorNotRegistered', { isOperator: () => false }, undefined],
    ['is not for an operator itself', 'notes.eigenlayer.isOperator', { isOperator: () => true }, undefined],
    ['is not for who is delegated', 'intents.revert.ActivelyDelegated', { delegatedTo: () => approver }, undefined],
    ['needs the approver’s signature where there is one', 'notes.eigenlayer.needsApproval', asks, undefined],
    ['goes through with it', null, asks, signed],
    [
      'is refused with one that is past its time',
      'intents.revert.SignatureExpired',
      asks,
      { ...signed, expiry: 1_499n } as never,
    ],
    [
      'is refused with a spent one',
      'intents.revert.SaltSpent',
      { ...asks, delegationApproverSaltIsSpent: () => true },
      signed,
    ],
    [
      'is refused where the operator was slashed to nothing',
      'intents.revert.FullySlashed',
      { slashedAway: () => true },
      undefined,
    ],
  ])('%s', (_, why, says, approval) => {
    expect(delegating(says, approval).closed?.key ?? null).toBe(why)
  })

  test('carries the signature only where the operator asks for one', () => {
    const argsOf = (data: `0x${string}` | undefined) =>
      decodeFunctionData({ abi: delegationManager.abi(), data: data ?? '0x' }).args
    expect(argsOf(delegating(asks, signed).call?.data)).toEqual([
      operator,
      { signature: '0x1234', expiry: 2_000n },
      signed.salt,
    ])
    expect(argsOf(delegating({}, signed).call?.data)).toEqual([
      operator,
      { signature: '0x', expiry: 0n },
      `0x${'00'.repeat(32)}`,
    ])
  })

  test('is done when it is so, and leaving when it is not', () => {
    expect(delegating({ delegatedTo: () => operator })).toMatchObject({ done: true, closed: null })
    const leaving = run(proposeUndelegation({ account }), [
      [
        delegationManager,
        {
          delegatedTo: () => zeroAddress,
          isOperator: () => false,
          paused: () => false,
          minWithdrawalDelayBlocks: () => 1,
          getDepositedShares: () => [[], []],
        },
      ],
    ]).result
    expect(leaving.done).toBe(true)
  })
})

describe('a deposit', () => {
  const depositing = (amount: bigint, says: Says = {}, limits: Says = {}) =>
    run(proposeDeposit({ strategy, token, amount, account }), [
      [
        at(strategy, strategyBase),
        {
          underlyingToSharesView: (units: bigint) => (units * 9n) / 10n,
          sharesToUnderlyingView: (shares: bigint) => (shares * 10n) / 9n,
          paused: () => false,
          ...says,
        },
      ],
      [at(strategy, strategyLimits), limits],
      [at(token, erc20), { balanceOf: () => 100n * ether, allowance: () => 100n * ether }],
      [strategyManager, { paused: () => false, strategyIsWhitelistedForDeposit: () => true }],
      [delegationManager, { delegatedTo: () => operator, minWithdrawalDelayBlocks: () => 100_800 }],
      [allocationManager, { getMaxMagnitudes: () => [ether] }],
    ]).result

  test('tells what its shares pay, and to whom it is delegated', () => {
    const proposal = depositing(10n * ether)
    expect(proposal).toMatchObject({ closed: null, most: null, receives: { amount: 10n * ether, token } })
    expect(proposal.next.map(({ key }) => key)).toEqual([
      'notes.eigenlayer.joinsOperator',
      'notes.eigenlayer.exitTakes',
    ])
  })

  test('too small to buy a share, above a limit of the strategy, or paused, is closed', () => {
    expect(depositing(1n).closed?.key).toBe('intents.revert.NewSharesZero')
    expect(depositing(ether, { paused: () => true }).closed?.key).toBe('notes.eigenlayer.depositsPaused')
    const full = depositing(10n * ether, {}, { getTVLLimits: () => [50n * ether, 105n * ether] })
    expect(full).toMatchObject({ most: 5n * ether, closed: { key: 'notes.eigenlayer.depositLimit' } })
    expect(depositing(ether, {}, { getTVLLimits: () => [50n * ether, ether] })).toMatchObject({ most: 0n })
  })

  test('EIGEN is paid in as EIGEN, a stranger’s strategy as what it names, native ether not at all', () => {
    expect(run(readDepositToken(eigenStrategy), []).result?.token).toBe(eigen.address)
    expect(run(readDepositToken(nativeStrategy), []).result).toBeNull()
    const world = [[at(account, strategyBase), { underlyingToken: () => approver }]] as const
    expect(run(readDepositToken(account), world).result).toMatchObject({ token: approver, asset: { known: false } })
  })
})

describe('queueing native ether', () => {
  test('counts both slashes, and everything is exactly the deposit shares', () => {
    const deposit = 32n * ether
    const queueing = (amount: bigint | null) =>
      run(proposeQueueing({ strategy: nativeStrategy, amount, account }), [
        [
          delegationManager,
          {
            getWithdrawableShares: () => [[(deposit * 72n) / 100n], [deposit]],
            depositScalingFactor: () => ether,
            delegatedTo: () => operator,
            paused: () => false,
            minWithdrawalDelayBlocks: () => 100_800,
            convertToDepositShares: (_: string, __: readonly string[], wanted: readonly bigint[]) =>
              wanted.map((one) => (one * 100n) / 72n),
          },
        ],
        [allocationManager, { getMaxMagnitude: () => (ether * 9n) / 10n }],
        [eigenPodManager, { beaconChainSlashingFactor: () => (ether * 8n) / 10n }],
      ]).result
    const all = queueing(null)
    expect(all.receives).toMatchObject({ token: null, amount: (deposit * 72n) / 100n })
    expect(decodeFunctionData({ abi: delegationManager.abi(), data: all.call?.data ?? '0x' }).args).toMatchObject([
      [{ strategies: [nativeStrategy], depositShares: [deposit] }],
    ])
    expect(queueing((deposit * 72n) / 100n - 1n).call).toEqual(all.call)
    expect(queueing(7_200_000_000_000_000_000n).receives?.amount).toBe(7_200_000_000_000_000_000n)
    expect(queueing(deposit).closed?.key).toBe('intents.revert.SharesAmountTooHigh')
  })
})
