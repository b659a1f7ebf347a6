import { type Address, encodeFunctionData, isAddressEqual } from 'viem'
import { NotFinishableError } from '../finish.ts'
import { ask, call } from '../plan.ts'
import type { FinishablePosition, Read, TransactionCall } from '../types.ts'
import { queueContract } from './abi.ts'
import { readStatuses } from './exits.ts'

/**
 * One `claimWithdrawals` for all of these tickets, ids ascending, each with the finalisation it belongs to. Two rounds.
 * Throws NotFinishableError unless every one is finalised, unclaimed and still the account's.
 */
export function* finish(exits: readonly FinishablePosition[], account: Address): Read<TransactionCall> {
  const numbers = exits.map((exit) => (exit.kind === 'exit' ? exit.ticket.number : null))
  if (numbers.length === 0 || numbers.includes(null)) throw new NotFinishableError()
  const { ids, statuses, lastCheckpoint } = yield* readStatuses(numbers as bigint[])
  if (statuses.length !== ids.length) throw new NotFinishableError()
  if (statuses.some(({ owner, isClaimed }) => isClaimed || !isAddressEqual(owner, account))) {
    throw new NotFinishableError('gone')
  }
  if (!statuses.every(({ isFinalized }) => isFinalized)) throw new NotFinishableError('early')
  const [hints] = yield* ask([call(queueContract, 'findCheckpointHints', [ids, 1n, lastCheckpoint])])
  if (hints.length !== ids.length || hints.includes(0n)) throw new NotFinishableError()
  const data = encodeFunctionData({ abi: queueContract.abi(), functionName: 'claimWithdrawals', args: [ids, hints] })
  return { to: queueContract.address, data, value: 0n }
}
