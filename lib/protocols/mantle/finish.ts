import { type Address, encodeFunctionData } from 'viem'
import { NotFinishableError } from '../finish.ts'
import { isOn } from '../known.ts'
import { askSettled, call } from '../plan.ts'
import type { FinishablePosition, Read, TransactionCall } from '../types.ts'
import { pauserContract, requestsContract, stakingContract, withdrawContract } from './abi.ts'
import { meth } from './addresses.ts'
import { delayedId, payable, readAgain } from './delayed.ts'
import { whyNot } from './exits.ts'

/**
 * The claim of one request: the contract takes them one at a time. Two rounds at most. Throws NotFinishableError, and
 * ReadError when a contract does not answer.
 */
export function* finish(exits: readonly FinishablePosition[], account: Address): Read<TransactionCall> {
  const [exit, another] = exits
  if (exit?.kind !== 'exit' || another !== undefined) throw new NotFinishableError()
  if (exit.id === delayedId) return yield* completeDelayed(account)
  const { number } = exit.ticket
  if (number === null) throw new NotFinishableError()
  const [request, info, paused] = yield* askSettled([
    call(requestsContract, 'requestByID', [number]),
    call(requestsContract, 'requestInfo', [number]),
    call(pauserContract, 'isUnstakeRequestsAndClaimsPaused', []),
  ])
  const why = whyNot(request, info, account) ?? (isOn(paused) ? 'paused' : null)
  if (why !== null) throw new NotFinishableError(why)
  const data = encodeFunctionData({ abi: stakingContract.abi(), functionName: 'claimUnstakeRequest', args: [number] })
  return { to: stakingContract.address, data, value: 0n }
}

function* completeDelayed(account: Address): Read<TransactionCall> {
  const { request, terms } = yield* readAgain(account)
  if (terms === null) throw new NotFinishableError('gone')
  const why = payable(request, terms)
  if (why !== null) throw new NotFinishableError(why)
  const args = [meth.address, account] as const
  const data = encodeFunctionData({ abi: withdrawContract.abi(), functionName: 'completeWithdraw', args })
  return { to: withdrawContract.address, data, value: 0n }
}
