import { type Address, encodeFunctionData, type Hex, parseAbi, parseEther, zeroAddress, zeroHash } from 'viem'
import { describe, expect, test } from 'vitest'
import { createExplainer } from '../../lib/background/explain.ts'
import type { ApprovalRecord } from '../../lib/background/services.ts'
import { say, show } from '../../lib/decode/sayFakes.ts'
import type { ApprovalRequest, Explanation, Mirror } from '../../lib/messaging/mirror.ts'
import type { ExposureChange } from '../../lib/messaging/slashing.ts'
import { readAccount } from '../../lib/portfolio/account.ts'
import { noteLate, runPlan } from '../../lib/portfolio/engine.ts'
import type { Call } from '../../lib/protocols/types.ts'
import { testAccount } from './accounts.ts'
import { devnetOnly, mainnet } from './addresses.ts'
import { clientOn } from './client.ts'
import { kiln, p2p } from './scenario/cast.ts'
import { devnetForTests } from './testDevnet.ts'

/** The explainer against contracts: what it says before a transaction is what the transaction does. */

const devnet = await devnetForTests()

const me = testAccount(0).address
const eigenDa = '0x870679E138bCdf293b7Ff14dD44b70FC97e12fc0'
const abi = parseAbi([
  'struct Approval { bytes signature; uint256 expiry; }',
  'struct Queued { address[] strategies; uint256[] depositShares; address withdrawer; }',
  'struct Withdrawal { address staker; address delegatedTo; address withdrawer; uint256 nonce; uint32 startBlock; address[] strategies; uint256[] scaledShares; }',
  'function approve(address spender, uint256 amount)',
  'function transfer(address to, uint256 amount)',
  'function wrap(uint256 amount)',
  'function depositIntoStrategy(address strategy, address token, uint256 amount)',
  'function delegateTo(address operator, Approval approval, bytes32 salt)',
  'function redelegate(address operator, Approval approval, bytes32 salt)',
  'function undelegate(address staker)',
  'function queueWithdrawals(Queued[] params)',
  'function completeQueuedWithdrawal(Withdrawal withdrawal, address[] tokens, bool receiveAsTokens)',
])
const encode = (functionName: string, args: readonly unknown[]) =>
  encodeFunctionData({ abi, functionName, args } as never)
const approval = { signature: '0x', expiry: 0n }

type Explained = { explanation: Explanation; methods: readonly string[]; exposure: ExposureChange | null }

async function explain(to: Address, data: Hex, value = 0n): Promise<Explained> {
  const methods: string[] = []
  const client = clientOn(devnet.url, (method) => methods.push(method))
  // What the last refresh left behind, as in the wallet.
  const late: Call[] = []
  await runPlan(client, noteLate(readAccount(me), late))
  methods.length = 0
  const fees = {
    gas: null,
    maxFeePerGas: null,
    maxPriorityFeePerGas: null,
    nonce: null,
    quotes: null,
    baseFeePerGas: null,
  }
  const request: ApprovalRequest = {
    kind: 'transaction',
    account: me,
    replaces: null,
    transaction: { to, data, value, speed: 'normal', ...fees },
  }
  const record = { id: 'x', chainId: 1, request, sender: null } as unknown as ApprovalRecord
  const mirror = { accounts: [{ address: me, name: 'Main' }], activity: [], approvals: [] } as unknown as Mirror
  const shown: Explanation[] = []
  const explainer = createExplainer({
    state: { get: () => mirror, patch: () => {}, subscribe: () => () => {} },
    approvals: { get: () => record, explain: async (_: string, one: Explanation) => void shown.push(one) },
    chain: { client: () => client },
    portfolio: { hints: () => late, tickets: () => () => ({ found: [], complete: true }) },
  } as never)
  await explainer.explain('x')
  const explanation = shown.at(-1) as Explanation
  const { exposure } = explanation
  return { explanation, methods, exposure: exposure === 'unread' ? null : exposure }
}

const changes = ({ explanation }: Explained) =>
  explanation.changes.map(
    ({ label, before, after }) => `${say(label)}: ${before ? show(before) : '–'} → ${after ? show(after) : '–'}`,
  )
const warnings = ({ explanation }: Explained) =>
  explanation.warnings.map(({ level, sentence }) => `${level}: ${say(sentence)}`)
const simulations = ({ methods }: Explained) => methods.filter((method) => method === 'eth_simulateV1').length
const ok = (explained: Explained) => {
  expect(explained.explanation.simulation.status).toBe('ok')
  expect(simulations(explained)).toBe(1)
  return explained
}
const send = (to: Address, data: Hex, from: Address = me) => devnet.send({ from, to, data })

async function restake(amount = parseEther('1')) {
  await send(mainnet.stETH, encode('approve', [mainnet.strategyManager, amount]))
  await send(mainnet.strategyManager, encode('depositIntoStrategy', [mainnet.stETHStrategy, mainnet.stETH, amount]))
}
const delegate = (operator: Address = p2p.address) =>
  send(mainnet.delegationManager, encode('delegateTo', [operator, approval, zeroHash]))

describe('restaking', () => {
  test('an approval shows the allowance before and after', async () => {
    const explained = ok(await explain(mainnet.stETH, encode('approve', [mainnet.strategyManager, 5n])))
    expect(changes(explained)).toEqual([
      `stETH that ${mainnet.strategyManager} (EigenLayer strategy manager) may take: 0/18 stETH → 5/18 stETH`,
    ])
  })

  test('a deposit that was not approved fails with a reason, one that was shows the stake', async () => {
    const deposit = encode('depositIntoStrategy', [mainnet.stETHStrategy, mainnet.stETH, parseEther('1')])
    const early = await explain(mainnet.strategyManager, deposit)
    expect(early.explanation.simulation.status).toBe('reverts')
    await send(mainnet.stETH, encode('approve', [mainnet.strategyManager, parseEther('1')]))
    const told = changes(ok(await explain(mainnet.strategyManager, deposit)))
    expect(told.some((line) => line.startsWith('Restaked stETH: '))).toBe(true)
    expect(told.some((line) => line.startsWith('stETH balance: '))).toBe(true)
  })

  test('a delegation shows the operator and what each of its sets can take', async () => {
    await restake()
    const explained = ok(
      await explain(mainnet.delegationManager, encode('delegateTo', [p2p.address, approval, zeroHash])),
    )
    expect(changes(explained)).toContain(`Operator: – → ${p2p.address} (P2P.org)`)
    const { delegation } = explained.explanation
    const { exposure } = explained
    // 25 % and 20 % of the stETH by two sets, of nothing before.
    expect(exposure?.stages.map(({ when, lost }) => [when, lost.share])).toEqual([
      ['now', 0n],
      ['after', 45n * 10n ** 16n],
    ])
    expect(exposure?.facts.map(say)).toEqual([
      'Up to 0 → 450000000000000000 can be taken now.',
      `${p2p.address} (P2P.org) can commit your stake to a new service (AVS) within 20 blocks, before you could be out.`,
      `${eigenDa} (EigenDA) alone can take 250000000000000000 in one call.`,
    ])
    expect(delegation).toMatchObject({ name: 'P2P.org', registered: true })
    expect(delegation?.sets.length).toBeGreaterThan(0)
    expect(delegation?.strategies.map(({ symbol }) => symbol)).toContain('stETH')
  })

  test('a deposit shows that more of the same can be taken, exactly by how much', async () => {
    await restake(parseEther('10'))
    await delegate()
    const deposit = encode('depositIntoStrategy', [mainnet.stETHStrategy, mainnet.stETH, parseEther('30')])
    await send(mainnet.stETH, encode('approve', [mainnet.strategyManager, parseEther('30')]))
    const { exposure } = ok(await explain(mainnet.strategyManager, deposit))
    const [now, after] = exposure?.rows[0]?.stages ?? []
    expect(exposure?.facts.map(say)[0]).toBe('Up to 450000000000000000 can be taken now, as before.')
    const [before] = await devnet.restaked(me, [mainnet.stETHStrategy])
    expect(now?.stake.shares).toBe(before?.withdrawable)
    await send(mainnet.strategyManager, deposit)
    const [done] = await devnet.restaked(me, [mainnet.stETHStrategy])
    // The token arrives a wei short, as stETH does.
    expect((after?.stake.shares ?? 0n) - (done?.withdrawable ?? 0n)).toBeLessThanOrEqual(2n)
    expect(after?.share).toBe(45n * 10n ** 16n)
  })

  test('an operator in no list is a danger, one without registration too', async () => {
    const unknown = await explain(
      mainnet.delegationManager,
      encode('delegateTo', [devnetOnly.unknownOperator, approval, zeroHash]),
    )
    expect(warnings(unknown).join('\n')).toContain('not an operator that Bowline knows')
    const none = await explain(
      mainnet.delegationManager,
      encode('delegateTo', [testAccount(7).address, approval, zeroHash]),
    )
    expect(warnings(none).join('\n')).toContain('not registered as an operator')
    expect(none.explanation.simulation).toMatchObject({ status: 'reverts', reason: { name: 'OperatorNotRegistered' } })
  })

  test('a queued withdrawal appears, a completed one pays; one simulation each', async () => {
    await restake()
    await delegate()
    const deposited = (await devnet.restaked(me, [mainnet.stETHStrategy]))[0]?.deposited ?? 0n
    const params = [{ strategies: [mainnet.stETHStrategy], depositShares: [deposited], withdrawer: zeroAddress }]
    const queue = encode('queueWithdrawals', [params])
    const queued = changes(ok(await explain(mainnet.delegationManager, queue)))
    expect(queued.some((line) => line.startsWith('stETH waiting in a withdrawal: – → '))).toBe(true)
    expect(queued.some((line) => line.startsWith('Restaked stETH: '))).toBe(true)

    const before = await devnet.queuedWithdrawals(me)
    await send(mainnet.delegationManager, queue)
    const known = new Set(before.map(({ nonce }) => nonce))
    const one = (await devnet.queuedWithdrawals(me)).find(({ nonce }) => !known.has(nonce))
    const complete = encode('completeQueuedWithdrawal', [one, [mainnet.stETH], true])
    const early = await explain(mainnet.delegationManager, complete)
    expect(early.explanation.simulation).toMatchObject({
      status: 'reverts',
      reason: { name: 'WithdrawalDelayNotElapsed' },
    })
  })

  test('undelegating and redelegating say that everything enters the queue', async () => {
    await restake()
    await delegate()
    const left = ok(await explain(mainnet.delegationManager, encode('undelegate', [me])))
    expect(changes(left).some((line) => line.startsWith('Operator: '))).toBe(true)
    expect(changes(left).some((line) => line.includes('waiting in a withdrawal'))).toBe(true)
    const moved = ok(
      await explain(
        mainnet.delegationManager,
        encode('redelegate', ['0x1f8C8b1d78d01bCc42ebdd34Fae60181bD697662', approval, zeroHash]),
      ),
    )
    expect(changes(moved)).toContainEqual(expect.stringContaining('(Kiln)'))
    expect(moved.explanation.delegation?.name).toBe('Kiln')
    const { exposure } = moved
    expect(exposure?.stages.map(({ when, operator, lost }) => [when, operator?.name, lost.share])).toEqual([
      ['now', 'P2P.org', 45n * 10n ** 16n],
      // Queued at the old operator, whose sets can still take what they could.
      ['after', 'Kiln', 45n * 10n ** 16n],
      ['arrived', 'Kiln', 70n * 10n ** 16n],
    ])
    expect(exposure?.facts.map(say)).toEqual([
      'Up to 450000000000000000 can be taken now, 700000000000000000 once it has moved.',
      `${kiln.address} (Kiln) can commit your stake to a new service (AVS) in the same block.`,
      `What you move can still be slashed through ${p2p.address} (P2P.org) for 50 blocks.`,
    ])
  })
})

describe('tokens', () => {
  test('wrapping takes one token and gives the other', async () => {
    await send(mainnet.stETH, encode('approve', [mainnet.wstETH, parseEther('1')]))
    const told = changes(ok(await explain(mainnet.wstETH, encode('wrap', [parseEther('1')]))))
    expect(told.some((line) => line.startsWith('stETH balance: '))).toBe(true)
    expect(told.some((line) => line.startsWith('wstETH balance: '))).toBe(true)
  })

  test('ether changes by what is sent, not by gas; more than there is says so', async () => {
    const explained = ok(await explain(testAccount(5).address, '0x', parseEther('1')))
    const [change] = explained.explanation.changes
    expect(
      change?.before?.type === 'amount' &&
        change.after?.type === 'amount' &&
        change.before.amount - change.after.amount,
    ).toBe(parseEther('1'))
    const tooMuch = await explain(testAccount(5).address, '0x', parseEther('100000000'))
    expect(warnings(tooMuch).join('\n')).toContain('enough ether')
  })

  test('H116: a token with a hostile symbol is not called by it', async () => {
    const explained = await explain(devnetOnly.hostileToken, encode('transfer', [testAccount(5).address, 5n]))
    expect(warnings(explained).join('\n')).toMatch(/is not a token that Bowline knows/)
    expect(say(explained.explanation.title)).toContain(devnetOnly.hostileToken)
  })
})
