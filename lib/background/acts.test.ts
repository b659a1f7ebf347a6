import type { Hex } from 'viem'
import { describe, expect, test } from 'vitest'
import { errorCode, WalletError } from '../errors.ts'
import type { Account, ApprovalView } from '../messaging/mirror.ts'
import { delegationManager, strategyBase, strategyManager } from '../protocols/eigenlayer/abi.ts'
import { strategies } from '../protocols/eigenlayer/addresses.ts'
import { erc20 } from '../protocols/erc20.ts'
import { stethContract } from '../protocols/lido/abi.ts'
import { steth } from '../protocols/lido/addresses.ts'
import { multicall3 } from '../protocols/multicall3.ts'
import { at } from '../protocols/plan.ts'
import { answer, type World } from '../protocols/runFakes.ts'
import type { Call } from '../protocols/types.ts'
import { tokenUnits } from '../units.ts'
import { createActs } from './acts.ts'
import type { Services } from './services.ts'
import { createState, initialMirror } from './state.ts'

const own = '0x90F79bf6EB2c4f870365E785982E1f101E93b906'
const watched = '0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65'
const strategy = strategies[0]?.address ?? own
const ether = (amount: bigint) => amount * 10n ** 18n
const zero = `0x${'00'.repeat(20)}` as const

class Down extends WalletError {
  readonly code = errorCode.chainUnreachable
}

function setUp({ held = ether(10n), allowed = 0n, paused = false, estimate = '0x30d40' as Hex | null } = {}) {
  const accounts: readonly Account[] = [
    { address: own, name: 'A', kind: 'hd', hidden: false },
    { address: watched, name: 'B', kind: 'watch', hidden: false },
  ]
  const state = createState({ ...initialMirror, phase: 'unlocked', accounts })
  const world: World = [
    [multicall3, { getEthBalance: () => held, getBlockNumber: () => 1n }],
    [
      stethContract,
      {
        getSharesByPooledEth: (amount: bigint) => amount,
        getPooledEthByShares: (amount: bigint) => amount - 1n,
        getCurrentStakeLimit: () => ether(100n),
        isStakingPaused: () => paused,
      },
    ],
    [at(steth.address, erc20), { balanceOf: () => held, allowance: () => allowed }],
    [
      at(strategy, strategyBase),
      {
        underlyingToSharesView: (amount: bigint) => amount,
        sharesToUnderlyingView: (amount: bigint) => amount,
        paused: () => paused,
      },
    ],
    [strategyManager, { paused: () => false, strategyIsWhitelistedForDeposit: () => true }],
    [delegationManager, { delegatedTo: () => zero, minWithdrawalDelayBlocks: () => 100_800 }],
  ]
  const node = { down: false }
  const opened: Parameters<Services['approvals']['open']>[0][] = []
  const started: Parameters<Services['plans']['start']>[0][] = []
  const services = {
    state,
    keeper: { phase: () => 'unlocked', accounts: () => accounts },
    chain: {
      client: () => ({
        async read(calls: readonly Call[]) {
          if (node.down) throw new Down('down')
          return { answers: calls.map((call) => answer(world, call)), block: { number: 7n, timestamp: 1n } }
        },
        async request(method: string) {
          if (method === 'eth_estimateGas' && estimate === null) throw new Down('cannot')
          if (method === 'eth_estimateGas') return estimate
          return { baseFeePerGas: ['0x3b9aca00', '0x3b9aca00'], reward: [['0x5f5e100', '0x5f5e100', '0x5f5e100']] }
        },
      }),
    },
    approvals: {
      open(input: Parameters<Services['approvals']['open']>[0]) {
        opened.push(input)
        const view = { id: String(opened.length), chainId: 1, request: input.request, state: 'waiting' }
        setTimeout(() => state.patch({ approvals: [...state.get().approvals, view as ApprovalView] }))
        return new Promise(() => {})
      },
    },
    plans: {
      async start(plan: Parameters<Services['plans']['start']>[0]) {
        started.push(plan)
        return 'plan'
      },
    },
  } as unknown as Parameters<typeof createActs>[0]
  const acts = createActs(services)
  const stake = (amount: bigint | null) =>
    ({ kind: 'enter', from: null, token: steth.address, amount: amount === null ? null : tokenUnits(amount) }) as const
  const restake = (amount: bigint | null) =>
    ({ kind: 'restake', strategy, amount: amount === null ? null : tokenUnits(amount) }) as const
  const preview = (action: ReturnType<typeof stake | typeof restake>) =>
    acts.preview({ chainId: 1, account: own, action })
  const open = (action: ReturnType<typeof stake | typeof restake>, account: Account['address'] = own) =>
    acts.open({ chainId: 1, account, action })
  return { acts, stake, restake, preview, open, opened, started, node, state }
}

describe('a preview', () => {
  test('tells what is received, what is held and what is kept back for the fee, a margin included', async () => {
    const { preview, stake } = setUp()
    const told = await preview(stake(ether(2n)))
    expect(told).toMatchObject({
      held: ether(10n),
      closed: null,
      most: ether(100n),
      receives: { amount: ether(2n) - 1n, token: steth.address },
      block: { number: 7n },
    })
    // 200,000 gas and a fifth to spare, at one and a half gwei and the tip.
    expect(told.networkFee).toBe(240_000n * 1_600_000_000n)
    expect(told.kept).toBe((240_000n * 1_600_000_000n * 3n) / 2n)
    expect(told.steps).toHaveLength(1)
  })

  test('without an amount it tells only the limits', async () => {
    const { preview, stake } = setUp()
    const told = await preview(stake(null))
    expect(told).toMatchObject({ held: ether(10n), receives: null, gives: null, closed: null, most: ether(100n) })
    expect(told.kept).not.toBeNull()
  })

  test('more than is held, more than the limit and a pause are said', async () => {
    const { preview, stake } = setUp({ held: ether(1_000n) })
    expect((await preview(stake(ether(101n)))).closed?.key).toBe('act.tooMuch')
    expect((await preview(stake(ether(1_001n)))).closed?.key).toBe('act.notHeld')
    const off = setUp({ paused: true })
    expect((await off.preview(off.stake(ether(1n)))).closed?.key).toBe('act.mintOff')
    expect((await off.preview(off.restake(ether(1n)))).closed?.key).toBe('notes.eigenlayer.depositsPaused')
  })

  test('a fee that cannot be estimated is unknown, never zero, and then nothing is kept back', async () => {
    const { preview, stake } = setUp({ estimate: null })
    expect(await preview(stake(ether(2n)))).toMatchObject({ networkFee: null, kept: null })
  })

  test('an endpoint that is down is an error, not a number', async () => {
    const { preview, stake, node } = setUp()
    node.down = true
    await expect(preview(stake(ether(2n)))).rejects.toThrow(Down)
  })

  test('a missing allowance is a step, not an obstacle; one that is there is no step', async () => {
    const { preview, restake } = setUp()
    const told = await preview(restake(ether(2n)))
    expect(told).toMatchObject({ closed: null, kept: null })
    expect(told.steps.map(({ key }) => key)).toEqual(['act.step.allow', 'act.step.deposit'])
    const allowed = setUp({ allowed: ether(5n) })
    expect((await allowed.preview(allowed.restake(ether(2n)))).steps).toHaveLength(1)
  })
})

describe('opening', () => {
  test('one transaction is asked for by Bowline itself; pressed twice it is asked for once', async () => {
    const { open, stake, opened } = setUp()
    await Promise.all([open(stake(ether(2n))), open(stake(ether(2n)))])
    expect(opened).toMatchObject([
      {
        sender: null,
        method: 'eth_sendTransaction',
        request: { account: own, transaction: { to: steth.address, value: ether(2n), gas: null } },
      },
    ])
  })

  test('a deposit with its allowance is a plan whose second step follows by itself', async () => {
    const { open, restake, opened, started } = setUp()
    await open(restake(ether(2n)))
    expect(opened).toEqual([])
    expect(started).toMatchObject([
      {
        kind: 'restake',
        account: own,
        steps: [
          { step: { kind: 'allow', params: { spender: strategyManager.address, amount: ether(2n) } }, follows: true },
          { step: { kind: 'deposit', params: { strategy, amount: ether(2n) } }, follows: true },
        ],
      },
    ])
  })

  test('what is closed, has no amount or belongs to an account that only watches is not opened', async () => {
    const { open, stake, opened, started } = setUp()
    await expect(open(stake(ether(11n)))).rejects.toMatchObject({ name: 'NotPossibleError' })
    await expect(open(stake(null))).rejects.toMatchObject({ name: 'InvalidParamsError' })
    await expect(open(stake(1n), watched)).rejects.toMatchObject({ name: 'WatchedAccountError' })
    expect([opened, started]).toEqual([[], []])
  })
})
