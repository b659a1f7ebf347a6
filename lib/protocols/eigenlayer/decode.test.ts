import { type Address, concat, encodeFunctionData, type Hex, parseAbi, zeroAddress, zeroHash } from 'viem'
import { describe, expect, test } from 'vitest'
import { say, show } from '../../decode/sayFakes.ts'
import { CalldataError } from '../calldata.ts'
import type { Intent } from '../types.ts'
import { delegationManager } from './abi.ts'
import * as addresses from './addresses.ts'
import { decode } from './decode.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const other = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const operator = '0xDbEd88D83176316fc46797B43aDeE927Dc2ff2F5'
const steth = '0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84'
const stethStrategy = '0x93c4b944D05dfe6df7645A86cd2206016c51564D'

const rewardsAbi = parseAbi([
  'struct EarnerTreeMerkleLeaf { address earner; bytes32 earnerTokenRoot; }',
  'struct TokenTreeMerkleLeaf { address token; uint256 cumulativeEarnings; }',
  'struct RewardsMerkleClaim { uint32 rootIndex; uint32 earnerIndex; bytes earnerTreeProof; EarnerTreeMerkleLeaf earnerLeaf; uint32[] tokenIndices; bytes[] tokenTreeProofs; TokenTreeMerkleLeaf[] tokenLeaves; }',
  'function processClaim(RewardsMerkleClaim claim, address recipient)',
  'function setClaimerFor(address claimer)',
  'function setClaimerFor(address earner, address claimer)',
])
const operatorAbi = parseAbi([
  'function registerAsOperator(address initDelegationApprover, uint32 allocationDelay, string metadataURI)',
  'function addPendingAdmin(address account, address admin)',
  'function setAppointee(address account, address appointee, address target, bytes4 selector)',
])
const podAbi = parseAbi([
  'struct WithdrawalRequest { bytes pubkey; uint64 amountGwei; }',
  'function requestWithdrawal(WithdrawalRequest[] requests) payable',
])
const depositAbi = parseAbi([
  'function depositIntoStrategy(address strategy, address token, uint256 amount)',
  'function depositIntoStrategyWithSignature(address strategy, address token, uint256 amount, address staker, uint256 expiry, bytes signature)',
])
const abi = delegationManager.abi()

const send = (to: Address, data: Hex) => decode({ to, data, value: 0n }, account)
const toDelegation = (data: Hex) => send(addresses.delegationManager, data) as Intent
const noApproval = { signature: '0x', expiry: 0n } as const
const facts = ({ facts }: Intent) => facts
const dangers = (intent: Intent | undefined) => (intent?.facts.dangers ?? []).map(say)
const notes = (intent: Intent | undefined) => (intent?.facts.notes ?? []).map(say)
/** Every sentence an intent makes can be said in both languages. */
const read = (intent: Intent | undefined): string => {
  if (intent === undefined) throw new Error('not decoded')
  const lines = intent.details.map(({ label, value }) => `${say(label)}: ${show(value)}`)
  return [say(intent.title), ...lines].join('\n')
}

const withdrawal = {
  staker: account,
  delegatedTo: operator,
  withdrawer: account,
  nonce: 3n,
  startBlock: 23_000_000,
  strategies: [stethStrategy],
  scaledShares: [112_500_000_000_000_000_000n],
} as const
const complete = (over: Partial<typeof withdrawal> | { withdrawer: Address }, asTokens: boolean) =>
  encodeFunctionData({
    abi,
    functionName: 'completeQueuedWithdrawal',
    args: [{ ...withdrawal, ...over }, [steth], asTokens],
  })

describe('deposits', () => {
  const deposit = encodeFunctionData({
    abi: depositAbi,
    functionName: 'depositIntoStrategy',
    args: [stethStrategy, steth, 10n ** 18n],
  })

  test('a plain deposit names the amount, the strategy and the token', () => {
    const intent = send(addresses.strategyManager, deposit) as Intent
    expect(read(intent)).toContain('Restake 1000000000000000000/? ')
    expect(facts(intent)).toEqual({
      strategies: [stethStrategy],
      strategyTokens: [{ strategy: stethStrategy, token: steth }],
      recipients: [{ role: 'staker', address: account }],
    })
  })

  test('H129: a deposit for another staker says whose it becomes', () => {
    const args = [stethStrategy, steth, 1n, other, 2_000_000_000n, '0x'] as const
    const data = encodeFunctionData({ abi: depositAbi, functionName: 'depositIntoStrategyWithSignature', args })
    const intent = send(addresses.strategyManager, data) as Intent
    expect(read(intent)).toContain(other)
    expect(facts(intent).recipients).toEqual([{ role: 'staker', address: other }])
  })

  test('H132: the same call at another address is a look-alike', () => {
    expect(send(other, deposit)?.facts.lookalike).toBe('EigenLayer')
  })

  test('H109: a truncated deposit is an error', () => {
    for (const missing of [2, 32, 64, 192]) {
      expect(() => send(addresses.strategyManager, deposit.slice(0, -missing) as Hex)).toThrow(CalldataError)
    }
  })

  test('H110: bytes behind a deposit are listed', () => {
    expect(send(addresses.strategyManager, concat([deposit, '0x1234']))?.facts.trailingBytes).toBe('0x1234')
  })
})

describe('delegation', () => {
  const args = [operator, noApproval, zeroHash] as const
  const delegateTo = encodeFunctionData({ abi, functionName: 'delegateTo', args })

  test('delegateTo names the operator', () => {
    const intent = toDelegation(delegateTo)
    expect(read(intent)).toContain(operator)
    expect(facts(intent)).toEqual({ operator })
  })

  test('H121: redelegate says that the stake does not move at once', () => {
    const intent = toDelegation(encodeFunctionData({ abi, functionName: 'redelegate', args }))
    expect(facts(intent).operator).toBe(operator)
    expect(notes(intent)[0]).toContain('withdrawal delay')
  })

  test('H121: undelegating oneself and undelegating somebody else are told apart', () => {
    const undelegate = (staker: Address) =>
      toDelegation(encodeFunctionData({ abi, functionName: 'undelegate', args: [staker] }))
    expect(dangers(undelegate(account))).toEqual([])
    expect(notes(undelegate(account))[0]).toContain('withdrawal queue')
    expect(dangers(undelegate(other))[0]).toContain('not yours')
    expect(read(undelegate(other))).toContain(other)
  })

  test('H109, H110, H132: truncated, longer, and elsewhere', () => {
    expect(() => toDelegation(delegateTo.slice(0, -2) as Hex)).toThrow(CalldataError)
    expect(toDelegation(concat([delegateTo, '0xff'])).facts.trailingBytes).toBe('0xff')
    expect(send(other, delegateTo)?.facts.lookalike).toBe('EigenLayer')
  })
})

describe('withdrawals', () => {
  const queue = (withdrawer: Address) =>
    toDelegation(
      encodeFunctionData({
        abi,
        functionName: 'queueWithdrawals',
        args: [[{ strategies: [stethStrategy], depositShares: [5n], __deprecated_withdrawer: withdrawer }]],
      }),
    )

  test('queueWithdrawals lists the shares of each strategy', () => {
    expect(read(queue(account))).toContain(`5/18 shares of ${stethStrategy}`)
    expect(notes(queue(account))).toEqual([])
    expect(notes(queue(zeroAddress))).toEqual([])
  })

  test('H122: a withdrawer that EigenLayer ignores is an anomaly', () => {
    expect(notes(queue(other))[0]).toContain('EigenLayer ignores that')
    expect(facts(queue(other)).recipients).toBeUndefined()
  })

  test('completing as tokens names staker, withdrawer and token', () => {
    const intent = toDelegation(complete({}, true))
    expect(read(intent)).toContain('receive the tokens')
    expect(facts(intent)).toMatchObject({
      strategies: [stethStrategy],
      strategyTokens: [{ strategy: stethStrategy, token: steth }],
    })
    expect(notes(intent)).toEqual([])
  })

  test('somebody else as withdrawer is visible', () => {
    const intent = toDelegation(complete({ withdrawer: other }, true))
    expect(facts(intent).recipients).toContainEqual({ role: 'withdrawer', address: other })
    expect(read(intent)).toContain(other)
  })

  test('H124: completing as shares says that no tokens arrive', () => {
    const intent = toDelegation(complete({}, false))
    expect(notes(intent)[0]).toContain('no tokens')
    expect(facts(intent).strategyTokens).toEqual([])
  })

  test('a batch tells tokens and shares apart', () => {
    const args = [
      [withdrawal, withdrawal],
      [[steth], [steth]],
      [true, false],
    ] as const
    const intent = toDelegation(encodeFunctionData({ abi, functionName: 'completeQueuedWithdrawals', args }))
    expect(read(intent)).toContain('some as tokens')
    expect(facts(intent).strategies).toHaveLength(2)
  })

  test('lists of different length are read as far as they go', () => {
    const args = [{ ...withdrawal, strategies: [stethStrategy, stethStrategy] }, [], true] as const
    expect(() =>
      toDelegation(encodeFunctionData({ abi, functionName: 'completeQueuedWithdrawal', args })),
    ).not.toThrow()
  })

  test('H123: functions that EigenLayer removed are a danger, whatever follows', () => {
    for (const selector of ['0xf123991e', '0x60d7faed', '0x33404396', '0x7f548071'] as const) {
      expect(dangers(toDelegation(selector))[0]).toContain('removed this function')
    }
  })
})

describe('rewards, operators, permissions, pods', () => {
  const claim = {
    rootIndex: 1,
    earnerIndex: 2,
    earnerTreeProof: '0x',
    earnerLeaf: { earner: account, earnerTokenRoot: zeroHash },
    tokenIndices: [0],
    tokenTreeProofs: ['0x'],
    tokenLeaves: [{ token: steth, cumulativeEarnings: 7n }],
  } as const

  test('H125: a claim names its recipient', () => {
    const data = encodeFunctionData({ abi: rewardsAbi, functionName: 'processClaim', args: [claim, other] })
    const intent = send(addresses.rewardsCoordinator, data) as Intent
    expect(facts(intent).recipients).toEqual([{ role: 'recipient', address: other }])
    expect(read(intent)).toContain(other)
  })

  test('H126: handing over the right to claim is for ever; taking it back is not', () => {
    const set = (args: readonly [Address] | readonly [Address, Address]) =>
      send(
        addresses.rewardsCoordinator,
        encodeFunctionData({ abi: rewardsAbi, functionName: 'setClaimerFor', args } as never),
      )
    expect(dangers(set([other]))[0]).toContain('all rewards')
    expect(dangers(set([account, other]))[0]).toContain('all rewards')
    expect(dangers(set([account]))).toEqual([])
    expect(read(set([account, other]))).toContain(other)
  })

  test('H127: becoming an operator cannot be undone', () => {
    const data = encodeFunctionData({
      abi: operatorAbi,
      functionName: 'registerAsOperator',
      args: [zeroAddress, 0, 'x'],
    })
    expect(dangers(send(addresses.delegationManager, data))[0]).toContain('cannot be undone')
  })

  test('H128: giving control away is a danger', () => {
    const admin = encodeFunctionData({ abi: operatorAbi, functionName: 'addPendingAdmin', args: [account, other] })
    const appointee = encodeFunctionData({
      abi: operatorAbi,
      functionName: 'setAppointee',
      args: [account, other, steth, '0x12345678'],
    })
    for (const data of [admin, appointee]) {
      const intent = send('0x25E5F8B1E7aDf44518d35D5B2271f114e081f0E5', data)
      expect(dangers(intent)[0]).toContain('control')
      expect(intent?.facts.lookalike).toBeUndefined()
      expect(read(intent)).toContain(other)
    }
  })

  test('H130: a validator that exits says so', () => {
    const request = (amountGwei: bigint) =>
      send(
        other,
        encodeFunctionData({
          abi: podAbi,
          functionName: 'requestWithdrawal',
          args: [[{ pubkey: '0x1234', amountGwei }]],
        }),
      )
    expect(dangers(request(0n))[0]).toContain('exit for good')
    expect(read(request(0n))).toContain('the validator exits')
    expect(read(request(5n))).toContain('5000000000/18 ETH')
  })

  test('other calls are not ours', () => {
    expect(send(addresses.delegationManager, '0xdeadbeef')).toBeUndefined()
    expect(decode({ to: null, data: '0x', value: 0n }, account)).toBeUndefined()
  })
})
