import { type Address, encodeAbiParameters, keccak256, parseAbiParameters } from 'viem'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { testAccount } from '../accounts.ts'
import { mainnet } from '../addresses.ts'
import {
  admin,
  arithmeticPanic,
  at,
  type Core,
  event,
  noSignature,
  only,
  queued,
  read,
  reason,
  startCore,
  strategy,
  token,
  type Withdrawal,
  wad,
  zeroAddress,
  zeroBytes32,
} from './core.ts'

// Facts 7.4.

const staker = testAccount(3).address
const other = testAccount(4).address
const operator = testAccount(5).address
const second = testAccount(6).address

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

const complete = (withdrawal: Withdrawal, tokens: readonly Address[], receiveAsTokens: boolean) =>
  core.delegation.write('completeQueuedWithdrawal', [withdrawal, tokens, receiveAsTokens], staker)

const redelegate = () => core.delegation.write('redelegate', [second, noSignature, zeroBytes32], staker)

/** An operator of which a set slashed that much, and nothing since. */
async function slashedOperator(account: Address, id: number, magnitude: bigint) {
  await core.registerOperator(account, 0)
  await core.createSets([id])
  await core.join(account, [id])
  await core.allocate(account, { [id]: magnitude })
  await core.slash(account, id, wad('1'))
}

/** Queues everything of 10 deposited tokens and waits until it can be completed. */
async function completable(): Promise<Withdrawal> {
  await core.deposit(staker, wad('10'))
  await core.queue(staker, wad('10'))
  const { withdrawal } = only(await queued(core, staker))
  await core.chain.mine(51)
  return withdrawal
}

const tuple = parseAbiParameters([
  'Withdrawal withdrawal',
  'struct Withdrawal { address staker; address delegatedTo; address withdrawer; uint256 nonce; uint32 startBlock; address[] strategies; uint256[] scaledShares; }',
])

test('7.4 W1: the root is the hash of the encoded withdrawal', async () => {
  await core.deposit(staker, wad('10'))
  await core.queue(staker, wad('4'))
  const { withdrawal } = only(await queued(core, staker))
  const roots = await read(core.delegation, 'getQueuedWithdrawalRoots', [staker])
  expect(roots).toEqual([keccak256(encodeAbiParameters(tuple, [withdrawal]))])
})

test('3.4: the root of the example in the facts comes out', async () => {
  const withdrawal = {
    staker,
    delegatedTo: '0xDbEd88D83176316fc46797B43aDeE927Dc2ff2F5',
    withdrawer: staker,
    nonce: 3n,
    startBlock: 23000000,
    strategies: [strategy],
    scaledShares: [112500000000000000000n],
  } as const
  expect(await read(core.delegation, 'calculateWithdrawalRoot', [withdrawal])).toBe(
    '0x9cc56c10855199c4195dbcb7a1004f6df1ffb1801dd13f452186bfbeaaa9e194',
  )
})

test('7.4 W2, W3: redelegation queues everything, and shares return without the new operator’s old slashes', async () => {
  await core.deposit(staker, wad('10'))
  await core.registerOperator(operator, 0)
  await core.delegate(staker, operator)
  await core.createSets([1])
  await core.join(operator, [1])
  await core.allocate(operator, { 1: wad('0.25') })
  await core.slash(operator, 1, wad('1'))
  await slashedOperator(second, 2, wad('0.5'))
  expect([(await core.magnitudes(operator)).max, (await core.magnitudes(second)).max]).toEqual([
    wad('0.75'),
    wad('0.5'),
  ])

  await redelegate()
  const { withdrawal, shares } = only(await queued(core, staker))
  expect(withdrawal.strategies).toEqual([strategy])
  expect([withdrawal.scaledShares, shares]).toEqual([[wad('10')], [wad('7.5')]])
  expect(withdrawal.delegatedTo).toBe(operator)
  expect(await read(core.delegation, 'delegatedTo', [staker])).toBe(second)
  expect(await core.operatorShares(second)).toBe(0n)

  await core.chain.mine(51)
  await complete(withdrawal, [token], false)
  expect(await core.staker(staker)).toEqual({ D: wad('7.5'), W: wad('7.5'), k: wad('2') })
  expect(await core.operatorShares(second)).toBe(wad('7.5'))
})

test('7.4 W2: redelegation makes one withdrawal per strategy', async () => {
  await core.deposit(staker, wad('10'))
  await core.mint(mainnet.rETH, staker, wad('3'))
  await core.chain.at('BackingEigen', mainnet.rETH).write('approve', [mainnet.strategyManager, wad('3')], staker)
  const deposit = [mainnet.rETHStrategy, mainnet.rETH, wad('3')]
  await core.strategies.write('depositIntoStrategy', deposit, staker)
  await core.registerOperator(operator, 0)
  await core.registerOperator(second, 0)
  await core.delegate(staker, operator)
  await redelegate()
  const withdrawals = await queued(core, staker)
  expect(withdrawals.map(({ withdrawal }) => withdrawal.strategies)).toEqual([[strategy], [mainnet.rETHStrategy]])
  expect(withdrawals.map(({ shares }) => shares)).toEqual([[wad('10')], [wad('3')]])
})

test('7.4 W4: nothing of a withdrawal is left after completion', async () => {
  const withdrawal = await completable()
  const root = only(await read<string[]>(core.delegation, 'getQueuedWithdrawalRoots', [staker]))
  expect(await read(core.delegation, 'pendingWithdrawals', [root])).toBe(true)
  await complete(withdrawal, [token], true)
  expect(await read(core.delegation, 'pendingWithdrawals', [root])).toBe(false)
  expect(await read(core.delegation, 'queuedWithdrawals', [root])).toEqual({
    staker: zeroAddress,
    delegatedTo: zeroAddress,
    withdrawer: zeroAddress,
    nonce: 0n,
    startBlock: 0,
    strategies: [],
    scaledShares: [],
  })
  expect(await read(core.delegation, 'getQueuedWithdrawalRoots', [staker])).toEqual([])
})

test('7.4 W5: the wrong number of tokens, the wrong token and an altered withdrawal are refused', async () => {
  const withdrawal = await completable()
  expect(await reason(complete(withdrawal, [], true))).toBe('InputArrayLengthMismatch')
  expect(await reason(complete(withdrawal, [mainnet.rETH], true))).toBe('OnlyUnderlyingToken')
  const altered = { ...withdrawal, scaledShares: [wad('11')] }
  expect(await reason(complete(altered, [token], true))).toBe('WithdrawalNotQueued')
})

test('7.4 W6: nothing, zero shares and more than is held cannot be queued', async () => {
  await core.deposit(staker, wad('10'))
  const empty = { strategies: [], depositShares: [], __deprecated_withdrawer: staker }
  expect(await reason(core.delegation.write('queueWithdrawals', [[empty]], staker))).toBe('InputArrayLengthZero')
  expect(await reason(core.queue(staker, 0n))).toBe('SharesAmountZero')
  expect(await reason(core.queue(staker, wad('10') + 1n))).toBe('SharesAmountTooHigh')
  await core.registerOperator(operator, 0)
  await core.delegate(staker, operator)
  expect(await reason(core.queue(staker, wad('10') + 1n))).toBe(arithmeticPanic)
})

test('7.4 W7: whoever is named as withdrawer, it is the staker', async () => {
  await core.deposit(staker, wad('10'))
  const params = { strategies: [strategy], depositShares: [wad('1')], __deprecated_withdrawer: other }
  const receipt = await core.delegation.write('queueWithdrawals', [[params]], staker)
  expect(event(core, receipt, 'SlashingWithdrawalQueued').withdrawal).toMatchObject({ staker, withdrawer: staker })
})

test('7.4 W8: each pause bit stops its own step, and a deposit pause lets shares return', async () => {
  const withdrawal = await completable()
  await core.deposit(staker, wad('1'))
  await core.registerOperator(operator, 0)
  await core.registerOperator(second, 0)
  await core.delegate(staker, operator)

  await core.delegation.write('pause', [2n], admin)
  expect(await reason(core.queue(staker, wad('1')))).toBe('CurrentlyPaused')
  expect(await reason(core.delegation.write('undelegate', [staker], staker))).toBe('CurrentlyPaused')
  expect(await reason(redelegate())).toBe('CurrentlyPaused')
  await core.delegation.write('unpause', [0n], admin)

  await core.delegation.write('pause', [4n], admin)
  expect(await reason(complete(withdrawal, [token], true))).toBe('CurrentlyPaused')
  await core.delegation.write('unpause', [0n], admin)

  await core.strategies.write('pause', [1n], admin)
  expect(await reason(core.deposit(staker, wad('1')))).toBe('CurrentlyPaused')
  await complete(withdrawal, [token], false)
  expect((await core.staker(staker)).D).toBe(wad('11'))
})

test('3.4: a withdrawal is completable one block after startBlock + delay, not at it', async () => {
  await core.deposit(staker, wad('10'))
  const { blockNumber } = await core.queue(staker, wad('10'))
  const { withdrawal } = only(await queued(core, staker))
  expect(withdrawal.startBlock).toBe(Number(blockNumber))
  await core.nextBlock(withdrawal.startBlock + 50)
  expect(await reason(complete(withdrawal, [token], true))).toBe('WithdrawalDelayNotElapsed')
  const receipt = await complete(withdrawal, [token], true)
  expect(receipt.blockNumber).toBe(blockNumber + 51n)
})

test('3.4: a batch is all or nothing', async () => {
  const first = await completable()
  await core.deposit(staker, wad('1'))
  await core.queue(staker, wad('1'))
  const { withdrawal: late } = at(await queued(core, staker), 1)
  const batch = [
    [first, late],
    [[token], [token]],
    [true, true],
  ]
  expect(await reason(core.delegation.write('completeQueuedWithdrawals', batch, staker))).toBe(
    'WithdrawalDelayNotElapsed',
  )
  expect(await queued(core, staker)).toHaveLength(2)
  await core.chain.mine(50)
  await core.delegation.write('completeQueuedWithdrawals', batch, staker)
  expect(await read(core.token, 'balanceOf', [staker])).toBe(wad('11'))
})

test('3.1: a chosen amount is converted to the deposit shares to queue', async () => {
  await core.deposit(staker, wad('10'))
  await core.registerOperator(operator, 0)
  await core.delegate(staker, operator)
  await core.createSets([1])
  await core.join(operator, [1])
  await core.allocate(operator, { 1: wad('0.2') })
  await core.slash(operator, 1, wad('1'))
  const shares = await read(core.delegation, 'convertToDepositShares', [staker, [strategy], [wad('4')]])
  expect(shares).toEqual([wad('5')])
})
