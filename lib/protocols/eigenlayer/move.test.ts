import { type Address, decodeFunctionData, type Hex, zeroAddress } from 'viem'
import { describe, expect, test } from 'vitest'
import { multicall3 } from '../multicall3.ts'
import { contract } from '../plan.ts'
import { run, type Says, type World } from '../runFakes.ts'
import { allocationManager, delegationManager, eigenPod, eigenPodManager, strategyBase } from './abi.ts'
import { nativeStrategy, strategies } from './addresses.ts'
import { proposeArrival, proposeWaiting } from './arrive.ts'
import { proposeRedelegation, readDeparture } from './move.ts'
import { withdrawalId, withdrawalRoot } from './withdrawals.ts'

const account: Address = '0x90F79bf6EB2c4f870365E785982E1f101E93b906'
const old: Address = '0xDbEd88D83176316fc46797B43aDeE927Dc2ff2F5'
const next: Address = '0x5ACCC90436492F24E6aF278569691e2c942A676d'
const steth = strategies.find(({ symbol }) => symbol === 'stETH')?.address as Address
const reth = strategies.find(({ symbol }) => symbol === 'rETH')?.address as Address
const vaultAt: Address = '0x00000000000000000000000000000000000000D1'
const podAt: Address = '0x00000000000000000000000000000000000000D2'
const stranger: Address = '0x00000000000000000000000000000000000000D3'
const token: Address = '0x00000000000000000000000000000000000000D4'
const ether = (amount: bigint) => amount * 10n ** 18n
const vault = contract(zeroAddress, [
  'function state() view returns (uint8)',
  'function unlockTimestamp() view returns (uint32)',
])
const signature: Hex = '0x1234'
const salt: Hex = `0x${'01'.repeat(32)}`

type Entry = { strategy: Address; nonce: bigint; startBlock: number; by?: Address; worth?: bigint }
const withdrawalOf = ({ strategy, nonce, startBlock, by = old }: Entry) => ({
  staker: account,
  delegatedTo: by,
  withdrawer: account,
  nonce,
  startBlock,
  strategies: [strategy],
  scaledShares: [ether(10n)],
})
const rootOf = (entry: Entry) =>
  withdrawalRoot({ ...withdrawalOf(entry), startBlock: BigInt(entry.startBlock) } as never)

type Given = {
  says?: Says
  block?: bigint
  held?: readonly Address[]
  queued?: readonly Entry[]
  magnitudes?: Record<string, bigint>
  more?: World
}
function worldOf({ says = {}, block = 1_000n, held = [steth, reth], queued = [], magnitudes = {}, more = [] }: Given) {
  const world: World = [
    [
      delegationManager,
      {
        delegatedTo: () => old,
        isOperator: (who: Address) => who === next || who === old,
        delegationApprover: () => zeroAddress,
        paused: () => false,
        getDepositedShares: () => [held, held.map(() => ether(10n))],
        minWithdrawalDelayBlocks: () => 50,
        cumulativeWithdrawalsQueued: () => 7n,
        getQueuedWithdrawals: () => [queued.map(withdrawalOf), queued.map(({ worth = ether(9n) }) => [worth])],
        delegationApproverSaltIsSpent: () => false,
        ...says,
      },
    ],
    [multicall3, { getBlockNumber: () => block, getCurrentBlockTimestamp: () => 1_700_000_000n }],
    [
      allocationManager,
      { getMaxMagnitudes: (_: Address, of: readonly Address[]) => of.map((one) => magnitudes[one] ?? ether(1n)) },
    ],
    [eigenPodManager, { getPod: () => podAt, beaconChainSlashingFactor: () => ether(1n) }],
    ...more,
  ]
  return world
}
const move = (given: Given = {}, approval?: { signature: Hex; expiry: bigint; salt: Hex }) =>
  run(proposeRedelegation({ operator: next, since: 7n, account, ...(approval && { approval }) }), worldOf(given)).result
const arrive = (given: Given, asShares = true) =>
  run(proposeArrival({ roots: (given.queued ?? []).map(rootOf), account, asShares }), worldOf(given)).result
const decode = (data: Hex | undefined) => decodeFunctionData({ abi: delegationManager.abi(), data: data ?? '0x' })

describe('a move to another operator', () => {
  test('is one redelegate, says what follows and takes two rounds', () => {
    const { result, rounds } = run(proposeRedelegation({ operator: next, since: 7n, account }), worldOf({}))
    expect(rounds).toBe(2)
    expect(result).toMatchObject({ closed: null, done: false, queued: [] })
    expect(result.call?.to).toBe(delegationManager.address)
    expect(decode(result.call?.data)).toMatchObject({
      functionName: 'redelegate',
      args: [next, { expiry: 0n }, expect.anything()],
    })
    expect(result.next.map(({ key }) => key)).toEqual([
      'notes.eigenlayer.undelegateQueues',
      'notes.eigenlayer.moveSlashable',
      'notes.eigenlayer.moveLands',
    ])
    expect(result.next[0]?.values).toEqual({ count: { type: 'number', number: 2n } })
    expect(result.next[1]?.values).toEqual({ wait: { type: 'blocks', blocks: 50n } })
  })

  test('knows what it leaves and the number of the first withdrawal it queues', () => {
    expect(run(readDeparture(account), worldOf({})).result).toEqual({ from: old, since: 7n })
    expect(run(readDeparture(account), worldOf({ says: { delegatedTo: () => zeroAddress } })).result.from).toBeNull()
  })

  test('an account that was put out meanwhile only delegates, though the queue is paused or a vault is locked', () => {
    const says = { delegatedTo: () => zeroAddress, paused: (bit: number) => bit === 1 }
    const more: World = [
      [
        { ...vault, address: vaultAt },
        { state: () => 2, unlockTimestamp: () => 1_800_000_000 },
      ],
    ]
    const proposed = move({ says, held: [vaultAt], more })
    expect(proposed.closed).toBeNull()
    expect(decode(proposed.call?.data).functionName).toBe('delegateTo')
  })

  test('is done once the operator is the new one, and tells what was queued on the way and nothing else', () => {
    const before: Entry = { strategy: steth, nonce: 6n, startBlock: 900 }
    const own: Entry = { strategy: reth, nonce: 7n, startBlock: 950 }
    const after: Entry = { strategy: reth, nonce: 8n, startBlock: 960, by: next }
    const proposed = move({ says: { delegatedTo: () => next }, held: [], queued: [before, own, after] })
    expect(proposed).toMatchObject({ done: true, closed: null })
    expect(proposed.queued?.map(({ root, startBlock }) => [root, startBlock])).toEqual([[rootOf(own), 950n]])
  })

  test.each([
    ['not an operator', { isOperator: (): boolean => false }, 'intents.revert.OperatorNotRegistered'],
    ['an operator moves itself', { isOperator: (): boolean => true }, 'notes.eigenlayer.isOperator'],
    ['new delegations paused', { paused: (bit: number) => bit === 0 }, 'notes.eigenlayer.delegationsPaused'],
    ['the queue paused', { paused: (bit: number) => bit === 1 }, 'notes.eigenlayer.queuePaused'],
    ['an approver without a signature', { delegationApprover: () => stranger }, 'notes.eigenlayer.needsApproval'],
  ] as const)('is closed: %s', (_, says, key) => {
    expect(move({ says: says as Says }).closed?.key).toBe(key)
  })

  test('an approver’s signature is passed on; one past its time or with a spent salt is refused', () => {
    const says: Says = { delegationApprover: () => stranger }
    const good = { signature, expiry: 1_700_000_000n, salt }
    expect(decode(move({ says }, good).call?.data).args).toEqual([next, { signature, expiry: 1_700_000_000n }, salt])
    expect(move({ says }, { ...good, expiry: 1_699_999_999n }).closed?.key).toBe('intents.revert.SignatureExpired')
    const spent = { ...says, delegationApproverSaltIsSpent: () => true }
    expect(move({ says: spent }, good).closed?.key).toBe('intents.revert.SaltSpent')
  })

  test('what could never arrive there, and a locked vault that holds everything, are said before', () => {
    expect(move({ magnitudes: { [reth]: 0n } }).closed?.key).toBe('notes.eigenlayer.moveNeverArrives')
    const locked = (state: number): World => [
      [
        { ...vault, address: vaultAt },
        { state: () => state, unlockTimestamp: () => 1_800_000_000 },
      ],
    ]
    expect(move({ held: [steth, vaultAt], more: locked(2) }).closed).toEqual({
      key: 'notes.eigenlayer.vaultHoldsAllUntil',
      values: {
        vault: { type: 'address', address: vaultAt },
        until: { type: 'time', seconds: 1_800_000_000n },
      },
    })
    expect(move({ held: [steth, vaultAt], more: locked(3) }).closed).toBeNull()
    const silent: World = [[{ ...vault, address: vaultAt }, { state: () => 2 }]]
    expect(move({ held: [vaultAt], more: silent }).closed?.key).toBe('notes.eigenlayer.vaultHoldsAll')
    expect(move({ held: [stranger] }).closed).toBeNull()
  })
})

const first: Entry = { strategy: steth, nonce: 7n, startBlock: 900 }
const second: Entry = { strategy: reth, nonce: 8n, startBlock: 900 }

describe('the wait', () => {
  const wait = (given: Given) =>
    run(proposeWaiting({ roots: (given.queued ?? []).map(rootOf), account }), worldOf(given)).result

  test('is over strictly after the delay, of the first that can be completed', () => {
    expect(wait({ queued: [first], block: 950n })).toMatchObject({ waits: 951n })
    expect(wait({ queued: [first], block: 951n }).done).toBe(true)
    expect(wait({ queued: [{ ...first, startBlock: 940 }, second], block: 949n })).toMatchObject({ waits: 951n })
  })

  test('is over when nothing of it is queued any more; others’ withdrawals do not count', () => {
    const world = worldOf({ queued: [first], block: 901n })
    expect(run(proposeWaiting({ roots: [rootOf(second)], account }), world).result.done).toBe(true)
  })
})

describe('the arrival', () => {
  test('completes all of the plan as shares in one call, and nothing else that is queued', () => {
    const other: Entry = { strategy: steth, nonce: 3n, startBlock: 100 }
    const world = worldOf({ queued: [other, first, second], says: { delegatedTo: () => next } })
    const roots = [rootOf(first), rootOf(second)]
    const { result, rounds } = run(proposeArrival({ roots, account, asShares: true }), world)
    expect(rounds).toBe(2)
    const { functionName, args } = decode(result.call?.data)
    expect(functionName).toBe('completeQueuedWithdrawals')
    expect(args?.[0]).toMatchObject([{ nonce: 7n }, { nonce: 8n }])
    expect(args?.[2]).toEqual([false, false])
    expect(result.finishes).toEqual(roots.map(withdrawalId))
    expect(result.next).toMatchObject([
      { key: 'notes.eigenlayer.arrivesAt', values: { operator: { type: 'address', address: next } } },
    ])
  })

  test('says so when the account is delegated to nobody by then', () => {
    const proposed = arrive({ queued: [first], says: { delegatedTo: () => zeroAddress } })
    expect(proposed.next).toEqual([{ key: 'notes.eigenlayer.arrivesNowhere' }])
    expect(decode(proposed.call?.data).functionName).toBe('completeQueuedWithdrawal')
  })

  test('is done when none is queued any more, whoever completed them', () => {
    expect(run(proposeArrival({ roots: [rootOf(first)], account, asShares: true }), worldOf({})).result.done).toBe(true)
  })

  test('leaves what has not waited long enough for later, and says from when', () => {
    const late = { ...second, startBlock: 990 }
    const proposed = arrive({ queued: [late, first] })
    expect(proposed.finishes).toEqual([withdrawalId(rootOf(first))])
    expect(arrive({ queued: [late] })).toMatchObject({ call: null, waits: 1_041n })
  })

  test('many go in batches of twenty', () => {
    const queued = Array.from({ length: 21 }, (_, index): Entry => ({ ...first, nonce: BigInt(index) }))
    expect(arrive({ queued }).finishes).toHaveLength(20)
  })

  test('what the operator cannot take is left out; alone, it is the reason. Nothing to take is no obstacle', () => {
    const magnitudes = { [reth]: 0n }
    expect(arrive({ queued: [first, second], magnitudes }).finishes).toEqual([withdrawalId(rootOf(first))])
    expect(arrive({ queued: [second], magnitudes }).closed?.key).toBe('notes.eigenlayer.arrivalFullySlashed')
    expect(arrive({ queued: [{ ...second, worth: 0n }], magnitudes }).closed).toBeNull()
  })

  test('native shares arrive without a wei in the pod, unless their own factor is down to nothing', () => {
    const native: Entry = { strategy: nativeStrategy, nonce: 9n, startBlock: 900 }
    expect(arrive({ queued: [native] }).call).not.toBeNull()
    const gone = arrive({ queued: [native], magnitudes: { [nativeStrategy]: 0n } })
    expect(gone.closed?.key).toBe('notes.eigenlayer.arrivalFullySlashed')
  })

  test('waits while completing is paused', () => {
    const says = { paused: (bit: number) => bit === 2 }
    expect(arrive({ queued: [first], says }).closed?.key).toBe('notes.eigenlayer.completionPaused')
  })

  test('of somebody else’s to complete nothing is sent', () => {
    const says = {
      getQueuedWithdrawals: () => [[{ ...withdrawalOf(first), withdrawer: stranger }], [[ether(9n)]]],
    }
    const root = withdrawalRoot({ ...withdrawalOf(first), withdrawer: stranger, startBlock: 900n } as never)
    const { result } = run(proposeArrival({ roots: [root], account, asShares: true }), worldOf({ says }))
    expect(result).toMatchObject({ call: null, closed: { key: 'intents.revert.WithdrawerNotCaller' } })
  })

  test('as tokens it names each token, and leaves out what would not be paid', () => {
    const foreign: Entry = { strategy: stranger, nonce: 9n, startBlock: 900 }
    const native: Entry = { strategy: nativeStrategy, nonce: 10n, startBlock: 900 }
    const more = (funds: bigint, shut = false): World => [
      [
        { ...strategyBase, address: stranger },
        { underlyingToken: () => token, paused: () => shut },
      ],
      [{ ...eigenPod, address: podAt }, { withdrawableRestakedExecutionLayerGwei: () => funds }],
    ]
    const paid = arrive({ queued: [first, foreign, native], more: more(9_000_000_000n) }, false)
    const { args } = decode(paid.call?.data)
    const known = strategies.find(({ address }) => address === steth)?.token
    expect(args?.[1]).toEqual([[known], [token], [zeroAddress]])
    expect(args?.[2]).toEqual([true, true, true])
    const short = arrive({ queued: [first, native], more: more(8_999_999_999n) }, false)
    expect(short.finishes).toEqual([withdrawalId(rootOf(first))])
    expect(arrive({ queued: [native], more: more(0n) }, false).closed?.key).toBe('notes.eigenlayer.podShort')
    expect(arrive({ queued: [foreign], more: more(0n, true) }, false).closed?.key).toBe('notes.eigenlayer.payoutPaused')
  })
})
