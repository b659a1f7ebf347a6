import { type Address, encodeFunctionData, type Hex, isAddressEqual, zeroAddress } from 'viem'
import { tokenUnits } from '../../units.ts'
import { erc20 } from '../erc20.ts'
import { isOn } from '../known.ts'
import { lesser } from '../lesser.ts'
import { readAssets } from '../metadata.ts'
import { multicall3 } from '../multicall3.ts'
import { ask, askSettled, at, call, together } from '../plan.ts'
import { type Proposal, proposal } from '../proposal.ts'
import { addressValue, type Sentence, sentence, type Value } from '../sentence.ts'
import type { Asset, Read } from '../types.ts'
import { allocationManager, delegationManager, strategyBase, strategyLimits, strategyManager } from './abi.ts'
import { findStrategy } from './strategies.ts'

/** Bits of `paused(index)`. Source: facts/eigenlayer.md 3.7 (high). */
const newDelegations = 0
const enterQueue = 1
const deposits = 0

/** Who takes the tokens of a deposit, and so needs the allowance. */
export const depositSpender: Address = strategyManager.address

/** The token a strategy is paid in: EIGEN rather than what its strategy holds; null where none can be paid in. One round. */
export function* readDepositToken(strategy: Address): Read<{ token: Address; asset: Asset } | null> {
  const known = findStrategy(strategy)
  if (known !== undefined) {
    if (known.token === null) return null
    return { token: known.token, asset: { symbol: known.symbol, decimals: 18, known: true } }
  }
  const [token] = yield* ask([call(at(strategy, strategyBase), 'underlyingToken', [])])
  const [asset] = yield* readAssets([token])
  return { token, asset: asset ?? { symbol: null, decimals: null, known: false } }
}

type Depositing = { strategy: Address; token: Address; amount: bigint; account: Address }

/**
 * Restaking an amount of a token (smallest unit). Receives what the new shares pay at this block, rounded down twice as the
 * strategy does. Two rounds. Throws ReadError when the strategy does not answer.
 */
export function* proposeDeposit({ strategy, token, amount, account }: Depositing): Read<Proposal> {
  const target = at(strategy, strategyBase)
  const [[bought, operator, delay], [paused, shut, listed, limits, held, balance, allowance]] = yield* together([
    ask([
      call(target, 'underlyingToSharesView', [amount]),
      call(delegationManager, 'delegatedTo', [account]),
      call(delegationManager, 'minWithdrawalDelayBlocks', []),
    ]),
    askSettled([
      call(strategyManager, 'paused', [deposits]),
      call(target, 'paused', [deposits]),
      call(strategyManager, 'strategyIsWhitelistedForDeposit', [strategy]),
      call(at(strategy, strategyLimits), 'getTVLLimits', []),
      call(at(token, erc20), 'balanceOf', [strategy]),
      call(at(token, erc20), 'balanceOf', [account]),
      call(at(token, erc20), 'allowance', [account, depositSpender]),
    ]),
  ])
  const [worth, [magnitudes]] = yield* together([
    ask([call(target, 'sharesToUnderlyingView', [bought])]),
    askSettled([call(allocationManager, 'getMaxMagnitudes', [operator, [strategy]])]),
  ])
  const most = limits.ok && held.ok ? lesser(limits.value[0], floored(limits.value[1] - held.value)) : null
  const slashedAway = operator !== zeroAddress && magnitudes.ok && magnitudes.value[0] === 0n
  const closed = first([
    [isOn(paused) || isOn(shut), 'notes.eigenlayer.depositsPaused'],
    [listed.ok && !listed.value, 'intents.revert.StrategyNotWhitelisted'],
    [slashedAway, 'intents.revert.FullySlashed'],
    [bought === 0n, 'intents.revert.NewSharesZero'],
    [most !== null && amount > most, 'notes.eigenlayer.depositLimit'],
    [balance.ok && balance.value < amount, 'notes.eigenlayer.notHeld'],
    [allowance.ok && allowance.value < amount, 'notes.eigenlayer.notAllowed'],
  ])
  const asset = yield* assetAt(strategy, token)
  return proposal({
    call: {
      to: strategyManager.address,
      data: encodeFunctionData({
        abi: strategyManager.abi(),
        functionName: 'depositIntoStrategy',
        args: [strategy, token, amount],
      }),
      value: 0n,
    },
    gives: { token, amount: tokenUnits(amount) },
    receives: { token, asset, amount: tokenUnits(worth[0]) },
    most: most === null ? null : tokenUnits(most),
    closed,
    next: [
      operator === zeroAddress
        ? sentence('notes.eigenlayer.earnsNothingYet')
        : sentence('notes.eigenlayer.joinsOperator', { operator: addressValue(operator) }),
      sentence('notes.eigenlayer.exitTakes', { wait: blocksValue(BigInt(delay)) }),
    ],
  })
}

/** What an operator's approver signed; all empty where it asks for none. `expiry` in Unix seconds. */
export type ApproverSignature = { signature: Hex; expiry: bigint; salt: Hex }
export const noSignature: ApproverSignature = { signature: '0x', expiry: 0n, salt: `0x${'00'.repeat(32)}` }

/**
 * Delegating everything to an operator; `done` when it is delegated to it already. Whether the approver's signature is right
 * only the contract can tell. Three rounds at most. Throws ReadError.
 */
export function* proposeDelegation({
  operator,
  account,
  approval = noSignature,
}: {
  operator: Address
  account: Address
  approval?: ApproverSignature
}): Read<Proposal> {
  const [current, registered, self, approver, paused, [strategies], delay, now] = yield* ask([
    call(delegationManager, 'delegatedTo', [account]),
    call(delegationManager, 'isOperator', [operator]),
    call(delegationManager, 'isOperator', [account]),
    call(delegationManager, 'delegationApprover', [operator]),
    call(delegationManager, 'paused', [newDelegations]),
    call(delegationManager, 'getDepositedShares', [account]),
    call(delegationManager, 'minWithdrawalDelayBlocks', []),
    call(multicall3, 'getCurrentBlockTimestamp', []),
  ])
  const needsApproval = approver !== zeroAddress
  const [[spent], [magnitudes]] = yield* together([
    askSettled(
      needsApproval ? [call(delegationManager, 'delegationApproverSaltIsSpent', [approver, approval.salt])] : [],
    ),
    ask([call(allocationManager, 'getMaxMagnitudes', [operator, strategies])]),
  ])
  const done = current !== zeroAddress && isAddressEqual(current, operator)
  const closed = first([
    [paused, 'notes.eigenlayer.delegationsPaused'],
    [!registered, 'intents.revert.OperatorNotRegistered'],
    [self && !done, 'notes.eigenlayer.isOperator'],
    [current !== zeroAddress && !done, 'intents.revert.ActivelyDelegated'],
    [needsApproval && approval.signature === '0x', 'notes.eigenlayer.needsApproval'],
    [needsApproval && approval.expiry < now, 'intents.revert.SignatureExpired'],
    [spent?.ok === true && spent.value, 'intents.revert.SaltSpent'],
    [magnitudes.includes(0n), 'intents.revert.FullySlashed'],
  ])
  const { signature, expiry, salt } = needsApproval ? approval : noSignature
  return proposal({
    call: {
      to: delegationManager.address,
      data: encodeFunctionData({
        abi: delegationManager.abi(),
        functionName: 'delegateTo',
        args: [operator, { signature, expiry }, salt],
      }),
      value: 0n,
    },
    closed: done ? null : closed,
    next: [
      sentence('notes.eigenlayer.delegatesAll'),
      sentence('notes.eigenlayer.exitTakes', { wait: blocksValue(BigInt(delay)) }),
    ],
    done,
  })
}

/** Leaving the operator, which queues everything; `done` when there is none. One round. Throws ReadError. */
export function* proposeUndelegation({ account }: { account: Address }): Read<Proposal> {
  const [current, self, paused, delay, [strategies]] = yield* ask([
    call(delegationManager, 'delegatedTo', [account]),
    call(delegationManager, 'isOperator', [account]),
    call(delegationManager, 'paused', [enterQueue]),
    call(delegationManager, 'minWithdrawalDelayBlocks', []),
    call(delegationManager, 'getDepositedShares', [account]),
  ])
  const wait = blocksValue(BigInt(delay))
  return proposal({
    call: {
      to: delegationManager.address,
      data: encodeFunctionData({ abi: delegationManager.abi(), functionName: 'undelegate', args: [account] }),
      value: 0n,
    },
    closed: first([
      [self, 'intents.revert.OperatorsCannotUndelegate'],
      [paused, 'notes.eigenlayer.queuePaused'],
    ]),
    next: [
      sentence('notes.eigenlayer.undelegateQueues', { count: { type: 'number', number: BigInt(strategies.length) } }),
      sentence('notes.eigenlayer.queuedWaits', { wait }),
    ],
    done: current === zeroAddress,
  })
}

function* assetAt(strategy: Address, token: Address): Read<Asset> {
  const known = findStrategy(strategy)
  if (known !== undefined) return { symbol: known.symbol, decimals: 18, known: true }
  const [asset] = yield* readAssets([token])
  return asset ?? { symbol: null, decimals: null, known: false }
}

export const blocksValue = (blocks: bigint): Value => ({ type: 'blocks', blocks })
/** The first sentence whose condition holds. */
export function first(reasons: readonly (readonly [boolean, string])[]): Sentence | null {
  const found = reasons.find(([holds]) => holds)
  return found === undefined ? null : sentence(found[1])
}
const floored = (amount: bigint) => (amount > 0n ? amount : 0n)
