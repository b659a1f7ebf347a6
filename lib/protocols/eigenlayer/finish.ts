import { type Address, encodeFunctionData, type Hex, isAddressEqual, zeroAddress } from 'viem'
import { NotFinishableError } from '../finish.ts'
import { multicall3 } from '../multicall3.ts'
import { ask, at, call } from '../plan.ts'
import type { FinishablePosition, Read, TransactionCall, Withdrawal } from '../types.ts'
import { delegationManager, strategyBase } from './abi.ts'
import { findStrategy } from './strategies.ts'
import { pairQueued, withdrawalRoot } from './withdrawals.ts'

/** `paused(index)` of the DelegationManager: completing withdrawals. Source: facts/eigenlayer.md 3.7 (high). */
const exitQueue = 2

/**
 * The call that completes these withdrawals and pays out their tokens: all of them or none, as the contract does. The
 * structs come from the contract, not from what was last shown. One round. Throws NotFinishableError when one of them is
 * not completable at this block, was completed already or can only be completed by somebody else, or while the contract
 * pays nothing out.
 */
export function* finish(exits: readonly FinishablePosition[], account: Address): Read<TransactionCall> {
  const chosen = exits.flatMap((exit) => (exit.kind === 'withdrawal' ? [exit] : []))
  const roots = [...new Set(chosen.map(({ root }) => root))]
  if (roots.length === 0 || roots.length !== exits.length) throw new NotFinishableError()
  const strangers = [...new Set(chosen.flatMap(({ withdrawal }) => withdrawal.strategies))].filter(
    (strategy) => findStrategy(strategy) === undefined,
  )
  const [[queued, sharesNow], delay, block, paused, ...held] = yield* ask([
    call(delegationManager, 'getQueuedWithdrawals', [account]),
    call(delegationManager, 'minWithdrawalDelayBlocks', []),
    call(multicall3, 'getBlockNumber', []),
    call(delegationManager, 'paused', [exitQueue]),
    ...strangers.map((strategy) => call(at(strategy, strategyBase), 'underlyingToken', [])),
  ])
  if (paused) throw new NotFinishableError('paused')
  const byRoot = new Map<Hex, Withdrawal>(
    pairQueued(queued, sharesNow).map(({ withdrawal }) => [withdrawalRoot(withdrawal), withdrawal]),
  )
  const withdrawals = roots.map((root) => {
    const withdrawal = byRoot.get(root)
    if (withdrawal === undefined) throw new NotFinishableError('gone')
    if (block <= withdrawal.startBlock + BigInt(delay)) throw new NotFinishableError('early')
    if (!isAddressEqual(withdrawal.withdrawer, account)) throw new NotFinishableError()
    return withdrawal
  })
  const tokenOf = (strategy: Address): Address => {
    const known = findStrategy(strategy)
    // For EIGEN this is the wrapped token, not what the strategy names; for native ether the contract reads none.
    if (known !== undefined) return known.token ?? zeroAddress
    return held[strangers.indexOf(strategy)] ?? zeroAddress
  }
  return { to: delegationManager.address, data: encodeCompletion(withdrawals, tokenOf), value: 0n }
}

/** One withdrawal by the function for one, several by the function for several; always as tokens, in strategy order. */
function encodeCompletion(withdrawals: readonly Withdrawal[], tokenOf: (strategy: Address) => Address): Hex {
  const abi = delegationManager.abi()
  const structs = withdrawals.map((withdrawal) => ({ ...withdrawal, startBlock: Number(withdrawal.startBlock) }))
  const tokens = structs.map(({ strategies }) => strategies.map(tokenOf))
  const [only, another] = structs
  if (only !== undefined && another === undefined) {
    return encodeFunctionData({ abi, functionName: 'completeQueuedWithdrawal', args: [only, tokens[0] ?? [], true] })
  }
  const asTokens = structs.map(() => true)
  return encodeFunctionData({ abi, functionName: 'completeQueuedWithdrawals', args: [structs, tokens, asTokens] })
}
