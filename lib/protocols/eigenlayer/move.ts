import { type Address, encodeFunctionData, isAddressEqual, zeroAddress } from 'viem'
import { multicall3 } from '../multicall3.ts'
import { ask, askSettled, at, call, contract, type Settled, together } from '../plan.ts'
import { type Proposal, proposal, type QueuedRoot } from '../proposal.ts'
import { addressValue, type Sentence, sentence } from '../sentence.ts'
import type { Read } from '../types.ts'
import { allocationManager, delegationManager } from './abi.ts'
import { type ApproverSignature, blocksValue, first, noSignature } from './actions.ts'
import { nativeStrategy } from './addresses.ts'
import { operatorName } from './names.ts'
import { findStrategy } from './strategies.ts'
import { pairQueued, withdrawalRoot } from './withdrawals.ts'

/** Bits of `paused(index)` of the DelegationManager. Source: facts/eigenlayer.md 3.7 (high). */
const newDelegations = 0
const enterQueue = 1

/** Any duration vault. `state`: 2 while it is locked and lets nobody queue. Source: facts/eigenlayer.md 2.11 (high). */
const vault = contract(zeroAddress, [
  'function state() view returns (uint8)',
  'function unlockTimestamp() view returns (uint32)',
])
const locked = 2

type Moving = {
  operator: Address
  /** `cumulativeWithdrawalsQueued` before it: what the move queues is numbered from here. */
  since: bigint
  account: Address
  approval?: ApproverSignature
}

/**
 * Leaving for another operator in one transaction: everything is queued, and the delegation is the new operator's at once.
 * `done` when it is; `queued` then holds what was queued on the way. An account that was put out meanwhile has everything
 * queued already and only delegates. Closed where what is queued could never arrive. Two rounds. Throws ReadError.
 */
export function* proposeRedelegation({ operator, since, account, approval = noSignature }: Moving): Read<Proposal> {
  const state = yield* readMove(operator, account)
  const { current, approver, strategies } = state
  const needsApproval = approver !== zeroAddress
  const [[spent], [magnitudes], vaults] = yield* together([
    askSettled(
      needsApproval ? [call(delegationManager, 'delegationApproverSaltIsSpent', [approver, approval.salt])] : [],
    ),
    ask([call(allocationManager, 'getMaxMagnitudes', [operator, strategies])]),
    readLockedVaults(strategies),
  ])
  const free = current === zeroAddress
  const done = !free && isAddressEqual(current, operator)
  const closed =
    first([
      [!state.registered, 'intents.revert.OperatorNotRegistered'],
      [state.self, 'notes.eigenlayer.isOperator'],
      [state.delegationsPaused, 'notes.eigenlayer.delegationsPaused'],
      [!free && state.queuePaused, 'notes.eigenlayer.queuePaused'],
      [needsApproval && approval.signature === '0x', 'notes.eigenlayer.needsApproval'],
      [needsApproval && approval.expiry < state.now, 'intents.revert.SignatureExpired'],
      [spent?.ok === true && spent.value, 'intents.revert.SaltSpent'],
      [magnitudes.includes(0n), 'notes.eigenlayer.moveNeverArrives'],
    ]) ?? (free ? null : (vaults[0] ?? null))
  const { signature, expiry, salt } = needsApproval ? approval : noSignature
  return proposal({
    call: {
      to: delegationManager.address,
      data: encodeFunctionData({
        abi: delegationManager.abi(),
        functionName: free ? 'delegateTo' : 'redelegate',
        args: [operator, { signature, expiry }, salt],
      }),
      value: 0n,
    },
    closed: done ? null : closed,
    next: [
      ...(free || strategies.length === 0 ? [] : leaving(strategies.length, state.delay)),
      sentence('notes.eigenlayer.moveLands', { operator: addressValue(operator, operatorName(operator) ?? undefined) }),
    ],
    done,
    queued: state.queued.filter(({ nonce, delegatedTo }) => nonce >= since && !isAddressEqual(delegatedTo, operator)),
  })
}

const leaving = (count: number, delay: bigint): readonly Sentence[] => [
  sentence('notes.eigenlayer.undelegateQueues', { count: { type: 'number', number: BigInt(count) } }),
  sentence('notes.eigenlayer.moveSlashable', { wait: blocksValue(delay) }),
]

/** What `redelegate` would leave behind and meet; `since` for `proposeRedelegation`. One round. Throws ReadError. */
export function* readDeparture(account: Address): Read<{ from: Address | null; since: bigint }> {
  const [from, since] = yield* ask([
    call(delegationManager, 'delegatedTo', [account]),
    call(delegationManager, 'cumulativeWithdrawalsQueued', [account]),
  ])
  return { from: from === zeroAddress ? null : from, since }
}

function* readMove(operator: Address, account: Address) {
  const [current, registered, self, approver, delegationsPaused, queuePaused, held, delay, now, waiting] = yield* ask([
    call(delegationManager, 'delegatedTo', [account]),
    call(delegationManager, 'isOperator', [operator]),
    call(delegationManager, 'isOperator', [account]),
    call(delegationManager, 'delegationApprover', [operator]),
    call(delegationManager, 'paused', [newDelegations]),
    call(delegationManager, 'paused', [enterQueue]),
    call(delegationManager, 'getDepositedShares', [account]),
    call(delegationManager, 'minWithdrawalDelayBlocks', []),
    call(multicall3, 'getCurrentBlockTimestamp', []),
    call(delegationManager, 'getQueuedWithdrawals', [account]),
  ])
  const [strategies, amounts] = held
  const queued = pairQueued(...waiting).map(({ withdrawal }): QueuedRoot & { delegatedTo: Address } => {
    const { nonce, startBlock, delegatedTo } = withdrawal
    return { root: withdrawalRoot(withdrawal), nonce, startBlock, delegatedTo }
  })
  return {
    current,
    registered,
    self,
    approver,
    delegationsPaused,
    queuePaused,
    strategies: strategies.filter((_, index) => (amounts[index] ?? 0n) > 0n),
    delay: BigInt(delay),
    now,
    queued,
  }
}

/** A sentence for each duration vault that is locked: one of them holds everything else of the account with it. */
function* readLockedVaults(strategies: readonly Address[]): Read<readonly Sentence[]> {
  const strangers = strategies.filter(
    (strategy) => !isAddressEqual(strategy, nativeStrategy) && findStrategy(strategy) === undefined,
  )
  const answers = yield* together(
    strangers.map((strategy) =>
      askSettled([call(at(strategy, vault), 'state', []), call(at(strategy, vault), 'unlockTimestamp', [])]),
    ),
  )
  return answers.flatMap(([state, unlock], index) => {
    if (!holds(state, locked)) return []
    const named = { vault: addressValue(strangers[index] as Address) }
    if (!unlock.ok) return [sentence('notes.eigenlayer.vaultHoldsAll', named)]
    return [
      sentence('notes.eigenlayer.vaultHoldsAllUntil', {
        ...named,
        until: { type: 'time', seconds: BigInt(unlock.value) },
      }),
    ]
  })
}

const holds = (settled: Settled<number>, value: number) => settled.ok && settled.value === value
