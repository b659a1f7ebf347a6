import { type Address, encodeFunctionData, isAddressEqual } from 'viem'
import { NotFinishableError } from '../finish.ts'
import { askSettled, at, call } from '../plan.ts'
import type { FinishablePosition, Read, TransactionCall } from '../types.ts'
import { exitQueue } from './abi.ts'
import { lines, withdrawalsPaused } from './lines.ts'

/**
 * `finalizeWithdrawal` of one ticket: the contract takes one at a time, and only from its owner. Throws
 * NotFinishableError when it is somebody else's by now, not settled yet, or withdrawals are paused.
 */
export function* finish(exits: readonly FinishablePosition[], account: Address): Read<TransactionCall> {
  const [exit, another] = exits
  if (exit?.kind !== 'exit' || another !== undefined) throw new NotFinishableError()
  const { contract, number } = exit.ticket
  const line = lines().find(({ queue }) => isAddressEqual(queue, contract))
  if (line === undefined || number === null) throw new NotFinishableError()
  const queue = at(line.queue, exitQueue)
  const [owner, settled, paused] = yield* askSettled([
    call(queue, 'ownerOf', [number]),
    call(queue, 'getProcessedRateForTokenId', [number]),
    withdrawalsPaused(line),
  ])
  const mine = owner.ok && isAddressEqual(owner.value, account)
  if (!mine || !settled.ok || !settled.value[0] || !paused.ok || paused.value) throw new NotFinishableError()
  const data = encodeFunctionData({ abi: exitQueue.abi(), functionName: 'finalizeWithdrawal', args: [number] })
  return { to: line.queue, data, value: 0n }
}
