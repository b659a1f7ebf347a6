import { type Address, encodeFunctionData } from 'viem'
import { NotFinishableError } from '../finish.ts'
import type { FinishablePosition, Read, TransactionCall } from '../types.ts'
import { queue } from './abi.ts'
import { withdrawQueue } from './addresses.ts'
import { listRequests } from './exits.ts'

/**
 * `claim` of one request, at the place where it stands in the array now: every claim moves another request, and anybody may
 * send one for the account. Throws NotFinishableError when it is not there any more or cannot be claimed yet.
 */
export function* finish(exits: readonly FinishablePosition[], account: Address): Read<TransactionCall> {
  const [exit, another] = exits
  if (exit?.kind !== 'exit' || another !== undefined) throw new NotFinishableError()
  const { entries, unread } = yield* listRequests(account)
  const entry = entries.find(({ exit: { id } }) => id === exit.id)
  if (entry === undefined) throw new NotFinishableError(unread.length === 0 ? 'gone' : undefined)
  const { state } = entry.exit
  if (state !== 'completable') throw new NotFinishableError(state === 'waiting' ? whyWaiting(entry.exit) : 'paused')
  const data = encodeFunctionData({ abi: queue.abi(), functionName: 'claim', args: [entry.index, account] })
  return { to: withdrawQueue, data, value: 0n }
}

const whyWaiting = ({ delay }: { delay: readonly { what: string; over: boolean }[] }) =>
  delay.some(({ what, over }) => what === 'cooldown' && !over) ? 'early' : 'unfunded'
