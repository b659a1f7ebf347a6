import { type Address, decodeFunctionData, encodeFunctionData, encodeFunctionResult, type Hex, parseAbi } from 'viem'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { SimulationUnavailableError } from '../chain/errors.ts'
import type { ChainClient, SimulatedOutcome, Simulation, SimulationStep } from '../chain/types.ts'
import { say, show } from '../decode/sayFakes.ts'
import type { ApprovalRequest, ApprovalView, Explanation, Mirror } from '../messaging/mirror.ts'
import { erc20 } from '../protocols/erc20.ts'
import { multicall3 } from '../protocols/multicall3.ts'
import type { Answer, Call } from '../protocols/types.ts'
import { wei } from '../units.ts'
import { createExplainer } from './explain.ts'
import type { ApprovalRecord } from './services.ts'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const other = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const steth = '0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84'
const block = { number: 100n, timestamp: 1_800_000_000n }
const abi = parseAbi([
  'function approve(address spender, uint256 amount)',
  'function transfer(address to, uint256 amount)',
  'function delegateTo(address operator, (bytes signature, uint256 expiry) approval, bytes32 salt)',
])

/** Balances and allowances on one side; what it does not know does not answer. */
type World = { ether: bigint; steth: bigint; allowance: bigint }

function answer({ to, data }: Call, world: World): Answer {
  const ok = (result: bigint): Answer => ({
    ok: true,
    data: encodeFunctionResult({ abi: erc20.abi(), functionName: 'balanceOf', result }),
  })
  if (to === multicall3.address && data.startsWith('0x4d2301cc')) return ok(world.ether)
  if (to !== steth) return { ok: false, data: '0x' }
  const { functionName } = decodeFunctionData({ abi: erc20.abi(), data })
  return ok(functionName === 'allowance' ? world.allowance : world.steth)
}

type Node = Partial<Pick<ChainClient, 'simulate' | 'read' | 'request'>>

function setUp(request: ApprovalRequest, node: Node, patienceMs = 1_000) {
  const record = {
    id: 'one',
    chainId: 1,
    request,
    sender: { origin: 'https://dapp.example', tabId: 1, frameId: 0, documentId: null },
  }
  const mirror = { accounts: [{ address: account, name: 'Main' }], activity: [], approvals: [{ id: 'one', request }] }
  const shown: Explanation[] = []
  const listeners: ((patch: Partial<Mirror>) => void)[] = []
  const services = {
    state: {
      get: () => mirror as unknown as Mirror,
      patch: () => {},
      subscribe: (listener: (patch: Partial<Mirror>) => void) => {
        listeners.push(listener)
        return () => {}
      },
    },
    approvals: {
      get: (id: string) => (id === 'one' ? (record as unknown as ApprovalRecord) : null),
      explain: async (_: string, explanation: Explanation) => void shown.push(explanation),
    },
    chain: { client: () => ({ chainId: 1, ...node }) },
    portfolio: { hints: () => [], tickets: () => () => ({ found: [], complete: true }) },
  }
  const explainer = createExplainer(services as never, { patienceMs, now: () => 1_800_000_000_000 })
  const revise = (next: ApprovalRequest) => {
    for (const listener of listeners) listener({ approvals: [{ id: 'one', request: next } as ApprovalView] })
  }
  return { explainer, shown, revise, last: () => shown.at(-1) as Explanation }
}

function node(before: World, after: World, change: Partial<SimulatedOutcome> = {}) {
  const simulate = vi.fn(async (steps: readonly SimulationStep[]): Promise<Simulation> => {
    const batches = steps.flatMap((step) => ('reads' in step ? [step.reads] : []))
    return {
      block,
      reads: batches.map((reads, index) => reads.map((call) => answer(call, index === 0 ? before : after))),
      outcomes: [{ ok: true, gasUsed: 50_000n, data: '0x', logs: [], ...change }],
    }
  })
  return {
    simulate,
    read: async (calls: readonly Call[]) => ({ answers: calls.map((call) => answer(call, before)), block }),
    request: async () => '0x',
  }
}

function transaction(data: Hex, to: Address = steth): ApprovalRequest {
  const fees = {
    gas: null,
    maxFeePerGas: null,
    maxPriorityFeePerGas: null,
    nonce: null,
    quotes: null,
    baseFeePerGas: null,
  }
  return {
    kind: 'transaction',
    account,
    replaces: null,
    transaction: { to, data, value: 0n, speed: 'normal', ...fees },
  }
}
const approve = transaction(encodeFunctionData({ abi, functionName: 'approve', args: [other, 5n] }))
const start = { ether: 10n, steth: 20n, allowance: 0n }
const texts = ({ warnings }: Explanation) => warnings.map(({ level, sentence }) => `${level}: ${say(sentence)}`)
const changes = (explanation: Explanation) =>
  explanation.changes.map(
    ({ label, before, after }) => `${say(label)}: ${before && show(before)} → ${after && show(after)}`,
  )

afterEach(() => vi.useRealTimers())

describe('a transaction', () => {
  test('is told by its own bytes at once, then by one simulation', async () => {
    const chain = node(start, { ...start, allowance: 5n })
    const { explainer, shown, last } = setUp(approve, chain)
    const done = explainer.explain('one')
    expect(shown[0]).toMatchObject({ action: 'approve', protocol: 'erc20', simulation: { status: 'pending' } })
    expect(say(shown[0]?.title ?? { key: '' })).toBe(`Allow ${other} to take 5/18 stETH from this account`)
    await done
    expect(chain.simulate).toHaveBeenCalledTimes(1)
    expect(last().simulation).toEqual({ status: 'ok', block, gasUsed: 50_000n })
    expect(changes(last())).toEqual([`stETH that ${other} may take: 0/18 stETH → 5/18 stETH`])
    expect(last().targetName).toBe('Lido stETH')
  })

  test('says what moves, and that other positions could not be read', async () => {
    const data = encodeFunctionData({ abi, functionName: 'transfer', args: [other, 20n] })
    const { explainer, last } = setUp(transaction(data), node(start, { ...start, steth: 0n }))
    await explainer.explain('one')
    expect(changes(last())).toContain('stETH balance: 20/18 stETH → null')
    expect(texts(last())).toEqual(expect.arrayContaining([expect.stringContaining('Partly checked')]))
  })

  test('cannot be approved while a part is still awaited', async () => {
    let release: (code: string) => void = () => {}
    const request = () => new Promise<unknown>((resolve) => (release = resolve as never))
    const { explainer, shown, last } = setUp(approve, { ...node(start, start), request })
    const done = explainer.explain('one')
    await vi.waitFor(() => expect(shown.length).toBeGreaterThan(1))
    expect(last().simulation.status).toBe('pending')
    // One request for the account and one for the spender: the last one asked is the spender's.
    release('0x')
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(last().simulation.status).toBe('pending')
    await done
    expect(last().simulation.status).toBe('ok')
  })

  test('that would fail says why', async () => {
    const chain = node(start, start, { ok: false, data: '0xf1ecf5c2' })
    const { explainer, last } = setUp(approve, chain)
    await explainer.explain('one')
    expect(last().simulation).toMatchObject({ status: 'reverts', reason: { name: 'WithdrawalDelayNotElapsed' } })
    expect(last().changes).toEqual([])
    expect(texts(last())).toEqual(
      expect.arrayContaining([expect.stringMatching(/^danger: This transaction would fail/)]),
    )
  })

  test('H063: without a simulation the decoded intent stands and says so', async () => {
    const simulate = async () => {
      throw new SimulationUnavailableError('unsupported')
    }
    const { explainer, last } = setUp(approve, { ...node(start, start), simulate })
    await explainer.explain('one')
    expect(last()).toMatchObject({ action: 'approve', simulation: { status: 'unavailable' } })
    expect(texts(last())).toEqual(expect.arrayContaining([expect.stringMatching(/^caution: Not checked/)]))
  })

  test('H137: an endpoint that never answers is given up', async () => {
    const never = () => new Promise<never>(() => {})
    const { explainer, last } = setUp(approve, { simulate: never, read: never, request: never }, 30)
    const started = performance.now()
    await explainer.explain('one')
    expect(performance.now() - started).toBeLessThan(1_000)
    expect(last().simulation).toMatchObject({
      status: 'unavailable',
      error: { name: 'ExplanationTimeoutError', code: 4901 },
    })
    expect(texts(last())).toEqual(expect.arrayContaining([expect.stringContaining('did not say whether')]))
  })

  test('an operator that cannot be looked at is not taken for a safe one', async () => {
    const args = [other, { signature: '0x', expiry: 0n }, `0x${'00'.repeat(32)}`] as const
    const data = encodeFunctionData({ abi, functionName: 'delegateTo', args })
    const { explainer, last } = setUp(
      transaction(data, '0x39053D51B77DC0d36036Fc1fCc8Cb819df8Ef37A'),
      node(start, start),
    )
    await explainer.explain('one')
    expect(last().delegation).toBeNull()
    expect(last().exposure).toBe('unread')
    expect(texts(last())).toEqual(expect.arrayContaining([expect.stringMatching(/^caution: Not checked: .* exposed/)]))
  })

  test('H141: new fees bring new warnings without another simulation', async () => {
    const chain = node(start, start)
    const { explainer, revise, shown, last } = setUp(approve, chain)
    await explainer.explain('one')
    const before = shown.length
    if (approve.kind !== 'transaction') throw new Error()
    const fees = { gas: 100_000n, maxFeePerGas: wei(10n ** 14n), maxPriorityFeePerGas: wei(1n) }
    revise({ ...approve, transaction: { ...approve.transaction, ...fees } })
    await vi.waitFor(() => expect(shown.length).toBe(before + 1))
    expect(texts(last())).toEqual(expect.arrayContaining([expect.stringMatching(/^danger: The fee may come to/)]))
    expect(chain.simulate).toHaveBeenCalledTimes(1)
  })
})

describe('signatures', () => {
  test('a message is explained without the chain', async () => {
    const request = { kind: 'message', account, bytes: `0x${'11'.repeat(32)}`, text: null } as const
    const { explainer, last } = setUp(request, {})
    await explainer.explain('one')
    expect(last().simulation).toEqual({ status: 'none' })
    expect(texts(last())).toEqual([expect.stringMatching(/^danger: These 32 bytes/)])
  })

  test('a sign-in for another site is blocked', async () => {
    const text = `bank.example wants you to sign in with your Ethereum account:\n${account}\n\nURI: https://bank.example`
    const { explainer, last } = setUp({ kind: 'message', account, bytes: '0x00', text }, {})
    await explainer.explain('one')
    expect(texts(last())[0]).toMatch(/^blocked: /)
  })

  test('H085: a permit to somebody without code is a danger, shown only when that is known', async () => {
    const members = ['owner', 'spender', 'value', 'nonce', 'deadline'].map((name, i) => ({
      name,
      type: i < 2 ? 'address' : 'uint256',
    }))
    const json = JSON.stringify({
      types: { EIP712Domain: [], Permit: members },
      primaryType: 'Permit',
      domain: { chainId: '1', verifyingContract: steth },
      message: {
        owner: account,
        spender: other,
        value: (2n ** 256n - 1n).toString(),
        nonce: '0',
        deadline: '5000000000',
      },
    })
    const { explainer, shown } = setUp({ kind: 'typed-data', account, json, primaryType: 'Permit' }, node(start, start))
    await explainer.explain('one')
    expect(shown).toHaveLength(1)
    const [explanation] = shown as [Explanation]
    expect(explanation.simulation).toEqual({ status: 'none' })
    const all = texts(explanation).join('\n')
    for (const part of ['danger: No limit', 'is no contract', 'without asking you again', 'more than a year'])
      expect(all).toContain(part)
  })
})
