import { type Address, type Hex, hashTypedData } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { testAccount } from '../accounts.ts'
import { mainnet } from '../addresses.ts'
import {
  at,
  type Core,
  event,
  events,
  noSignature,
  only,
  queued,
  read,
  reason,
  startCore,
  strategy,
  token,
  wad,
  zeroAddress,
  zeroBytes32,
} from './core.ts'

// Facts 7.2, and the typed data of 3.8 that its rows sign.

const staker = testAccount(3).address
const other = testAccount(4).address
const operator = testAccount(5).address
const approver = privateKeyToAccount(testAccount(7).privateKey)
const signer = privateKeyToAccount(testAccount(3).privateKey)
const farFuture = 4_000_000_000n

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

const delegateWith = (signature: Hex, expiry: bigint, salt: Hex = zeroBytes32) =>
  core.delegation.write('delegateTo', [operator, { signature, expiry }, salt], staker)

const domain = (verifyingContract: Address) => ({ name: 'EigenLayer', version: '1', chainId: 1, verifyingContract })

const approvalTypes = {
  DelegationApproval: [
    { name: 'delegationApprover', type: 'address' },
    { name: 'staker', type: 'address' },
    { name: 'operator', type: 'address' },
    { name: 'salt', type: 'bytes32' },
    { name: 'expiry', type: 'uint256' },
  ],
} as const

const depositTypes = {
  Deposit: [
    { name: 'staker', type: 'address' },
    { name: 'strategy', type: 'address' },
    { name: 'token', type: 'address' },
    { name: 'amount', type: 'uint256' },
    { name: 'nonce', type: 'uint256' },
    { name: 'expiry', type: 'uint256' },
  ],
} as const

const signDeposit = (amount: bigint, nonce: bigint, expiry: bigint) =>
  signer.signTypedData({
    domain: domain(mainnet.strategyManager),
    types: depositTypes,
    primaryType: 'Deposit',
    message: { staker, strategy, token, amount, nonce, expiry },
  })

test('7.2 D1: a first deposit of 100 tokens gives 100 deposit shares at a scaling factor of 1', async () => {
  const receipt = await core.deposit(staker, wad('100'))
  expect(await core.staker(staker)).toEqual({ D: wad('100'), W: wad('100'), k: wad('1') })
  expect(events(core, receipt)).toEqual([
    { name: 'Deposit', args: { staker, strategy, shares: wad('100') } },
    { name: 'DepositScalingFactorUpdated', args: { staker, strategy, newDepositScalingFactor: wad('1') } },
  ])
})

test('7.2 D2, D3: a rebase of 10 % changes the rate with the virtual offset in it, and the next deposit pays it', async () => {
  await core.deposit(staker, wad('100'))
  await core.mint(token, strategy, wad('10'))
  expect(await read(core.strategy, 'sharesToUnderlyingView', [wad('1')])).toBe(1099999999999999999n)
  expect(await read(core.strategy, 'underlyingToSharesView', [wad('1')])).toBe(909090909090909091n)

  await core.deposit(other, wad('11'))
  expect((await core.staker(other)).D).toBe(10000000000000000009n)
  expect(await read(core.strategy, 'totalShares')).toBe(110000000000000000009n)
})

test('7.2 D4: nothing, the wrong token and a strategy nobody listed are refused', async () => {
  const deposit = (into: Address, what: Address, amount: bigint) =>
    core.strategies.write('depositIntoStrategy', [into, what, amount], staker)
  expect(await reason(deposit(strategy, token, 0n))).toBe('NewSharesZero')

  await core.mint(mainnet.rETH, staker, wad('1'))
  const rETH = core.chain.at('BackingEigen', mainnet.rETH)
  await rETH.write('approve', [mainnet.strategyManager, wad('1')], staker)
  expect(await reason(deposit(strategy, mainnet.rETH, wad('1')))).toBe('OnlyUnderlyingToken')
  expect(await reason(deposit(mainnet.cbETHStrategy, mainnet.cbETH, wad('1')))).toBe('StrategyNotWhitelisted')
})

test('7.2 D5: one can delegate to an operator only, and once', async () => {
  expect(await reason(core.delegate(staker, other))).toBe('OperatorNotRegistered')
  await core.registerOperator(operator)
  await core.delegate(staker, operator)
  expect(await reason(core.delegate(staker, operator))).toBe('ActivelyDelegated')
})

test('7.2 D6: an operator with an approver wants a signature that is in time and right', async () => {
  await core.registerOperator(operator, 0, approver.address)
  expect(await reason(delegateWith('0x', 0n))).toBe('SignatureExpired')
  expect(await reason(delegateWith('0x', farFuture))).toBe('InvalidSignature')
})

test('7.2 D7: an approval signed as typed data delegates and spends its salt', async () => {
  await core.registerOperator(operator, 0, approver.address)
  const salt: Hex = `0x${'07'.repeat(32)}`
  const message = { delegationApprover: approver.address, staker, operator, salt, expiry: farFuture }
  const typedData = { types: approvalTypes, primaryType: 'DelegationApproval', message } as const
  const signature = await approver.signTypedData({ domain: domain(mainnet.delegationManager), ...typedData })
  await delegateWith(signature, farFuture, salt)
  expect(await read(core.delegation, 'delegatedTo', [staker])).toBe(operator)
  const spent = await read(core.delegation, 'delegationApproverSaltIsSpent', [approver.address, salt])
  expect(spent).toBe(true)

  // The same salt once more, for somebody else with a signature that is right.
  const again = await approver.signTypedData({
    domain: domain(mainnet.delegationManager),
    ...typedData,
    message: { ...message, staker: other },
  })
  const second = core.delegation.write('delegateTo', [operator, { signature: again, expiry: farFuture }, salt], other)
  expect(await reason(second)).toBe('SaltSpent')
})

test('7.2 D8: a deposit by signature is paid by the sender, credited to the signer, and cannot be replayed', async () => {
  const amount = wad('2')
  await core.mint(token, other, wad('4'))
  await core.token.write('approve', [mainnet.strategyManager, wad('4')], other)
  const send = (expiry: bigint, signature: Hex) =>
    core.strategies.write(
      'depositIntoStrategyWithSignature',
      [strategy, token, amount, staker, expiry, signature],
      other,
    )

  const signature = await signDeposit(amount, 0n, farFuture)
  await send(farFuture, signature)
  expect((await core.staker(staker)).D).toBe(amount)
  expect((await core.staker(other)).D).toBe(0n)
  expect(await read(core.token, 'balanceOf', [other])).toBe(wad('2'))
  expect(await read(core.strategies, 'nonces', [staker])).toBe(1n)

  expect(await reason(send(farFuture, signature))).toBe('InvalidSignature')
  const old = (await core.chain.block()).timestamp - 1n
  expect(await reason(send(old, await signDeposit(amount, 1n, old)))).toBe('SignatureExpired')
})

test('7.2 D9: a registration says so in five events and its allocation delay holds from the same block', async () => {
  const receipt = await core.registerOperator(operator, 17)
  const seen = events(core, receipt)
  expect(seen.map(({ name }) => name)).toEqual([
    'AllocationDelaySet',
    'DelegationApproverUpdated',
    'StakerDelegated',
    'OperatorRegistered',
    'OperatorMetadataURIUpdated',
  ])
  expect(at(seen, 0).args).toEqual({ operator, delay: 17, effectBlock: Number(receipt.blockNumber) })
  expect(at(seen, 2).args).toEqual({ staker: operator, operator })
  expect((await core.chain.block()).number).toBe(receipt.blockNumber)
  expect(await read(core.allocation, 'getAllocationDelay', [operator])).toEqual([true, 17])
})

test("7.2 D10: the operator's approver can undelegate a staker, which queues the staker's shares", async () => {
  await core.registerOperator(operator)
  await core.deposit(staker, wad('10'))
  await core.delegate(staker, operator)
  await core.delegation.write('modifyOperatorDetails', [operator, approver.address], operator)

  const undelegate = (from: Address) => core.delegation.write('undelegate', [staker], from)
  expect(await reason(undelegate(other))).toBe('CallerCannotUndelegate')
  const receipt = await undelegate(approver.address)
  const names = events(core, receipt).map(({ name }) => name)
  expect(names.slice(0, 2)).toEqual(['StakerForceUndelegated', 'StakerUndelegated'])
  expect(event(core, receipt, 'StakerForceUndelegated')).toEqual({ staker, operator })
  expect(await read(core.delegation, 'delegatedTo', [staker])).toBe(zeroAddress)
  expect(only(await queued(core, staker)).shares).toEqual([wad('10')])
})

test('7.2 D10: the operator can undelegate a staker too, but nobody an operator from itself', async () => {
  await core.registerOperator(operator)
  await core.delegate(staker, operator)
  const receipt = await core.delegation.write('undelegate', [staker], operator)
  expect(event(core, receipt, 'StakerForceUndelegated')).toEqual({ staker, operator })
  const undelegate = (who: Address) => core.delegation.write('undelegate', [who], who)
  expect(await reason(undelegate(operator))).toBe('OperatorsCannotUndelegate')
  expect(await reason(undelegate(staker))).toBe('NotActivelyDelegated')
})

test('3.8: the digests of the facts come out, by the contracts and by the typed data a wallet signs', async () => {
  const amount = wad('1')
  const expiry = 2_000_000_000n
  const depositDigest = '0x7c89e47e19da04f4f14658209c598f52c1e35a2cf1d9791f60b5b2f12c4b9c28'
  const p2p: Address = '0xDbEd88D83176316fc46797B43aDeE927Dc2ff2F5'
  const salt: Hex = `0x${'00'.repeat(31)}01`
  const approvalDigest = '0x1b3dea7d28a4d0bd70d58684d3267360cace6dd969482d8362e96b6db9953db3'

  const depositArguments = [staker, strategy, token, amount, 0n, expiry]
  expect(await core.strategies.read('calculateStrategyDepositDigestHash', depositArguments)).toBe(depositDigest)
  const approvalArguments = [staker, p2p, approver.address, salt, expiry]
  expect(await core.delegation.read('calculateDelegationApprovalDigestHash', approvalArguments)).toBe(approvalDigest)

  const deposit = { staker, strategy, token, amount, nonce: 0n, expiry }
  expect(
    hashTypedData({
      domain: domain(mainnet.strategyManager),
      types: depositTypes,
      primaryType: 'Deposit',
      message: deposit,
    }),
  ).toBe(depositDigest)
  const message = { delegationApprover: approver.address, staker, operator: p2p, salt, expiry }
  expect(
    hashTypedData({
      domain: domain(mainnet.delegationManager),
      types: approvalTypes,
      primaryType: 'DelegationApproval',
      message,
    }),
  ).toBe(approvalDigest)
})

test('2.8: EIGEN goes in as EIGEN or bEIGEN and comes out as either, one to one', async () => {
  const bEIGEN = core.chain.at('BackingEigen', mainnet.backingEigen)
  const EIGEN = core.chain.at('Eigen', mainnet.eigen)
  await core.mint(mainnet.backingEigen, staker, wad('5'))
  await bEIGEN.write('approve', [mainnet.eigen, wad('3')], staker)
  await EIGEN.write('wrap', [wad('3')], staker)
  await EIGEN.write('approve', [mainnet.strategyManager, wad('3')], staker)
  await bEIGEN.write('approve', [mainnet.strategyManager, wad('2')], staker)
  const depositOf = (what: Address, amount: bigint) =>
    core.strategies.write('depositIntoStrategy', [mainnet.eigenStrategy, what, amount], staker)
  await depositOf(mainnet.eigen, wad('3'))
  await depositOf(mainnet.backingEigen, wad('2'))
  const [, shares] = await read<[Address[], bigint[]]>(core.delegation, 'getDepositedShares', [staker])
  expect(shares).toEqual([wad('5')])
  expect(await read(core.chain.at('EigenStrategy', mainnet.eigenStrategy), 'underlyingToken')).toBe(bEIGEN.address)

  const params = (depositShares: bigint) => ({
    strategies: [mainnet.eigenStrategy],
    depositShares: [depositShares],
    __deprecated_withdrawer: staker,
  })
  await core.delegation.write('queueWithdrawals', [[params(wad('3')), params(wad('1')), params(wad('1'))]], staker)
  const [first, second, third] = (await queued(core, staker)).map(({ withdrawal }) => withdrawal)
  await core.chain.mine(51)
  const completeAs = (withdrawal: unknown, what: Address) =>
    core.delegation.write('completeQueuedWithdrawal', [withdrawal, [what], true], staker)
  await completeAs(first, mainnet.eigen)
  await completeAs(second, mainnet.backingEigen)
  expect(await reason(completeAs(third, token))).toBe('OnlyUnderlyingToken')
  expect(await read(EIGEN, 'balanceOf', [staker])).toBe(wad('3'))
  expect(await read(bEIGEN, 'balanceOf', [staker])).toBe(wad('1'))
})

test('3.4: an operator without an approver asks for no signature', async () => {
  await core.registerOperator(operator)
  await core.delegation.write('delegateTo', [operator, noSignature, zeroBytes32], staker)
  expect(await read(core.delegation, 'isDelegated', [staker])).toBe(true)
})
