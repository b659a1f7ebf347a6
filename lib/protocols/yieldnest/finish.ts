import { type Address, encodeFunctionData, isAddressEqual } from 'viem'
import { NotFinishableError } from '../finish.ts'
import { ask, askSettled, at, call, type Settled, together } from '../plan.ts'
import type { FinishablePosition, Read, TransactionCall } from '../types.ts'
import { queueContract, vaultContract } from './abi.ts'
import { lines } from './addresses.ts'
import { lower, payout } from './math.ts'

/**
 * The claim of finalised tickets of one queue, paid to the account: of one by itself, of several in one call. Throws
 * NotFinishableError when one of them was handed on, is not finalised, or when the vault lacks what they take together.
 */
export function* finish(exits: readonly FinishablePosition[], account: Address): Read<TransactionCall> {
  const numbers = exits.flatMap((exit) => (exit.kind === 'exit' && exit.ticket.number !== null ? [exit.ticket] : []))
  const line = lines.find(
    ({ queue: at }) => numbers.length > 0 && numbers.every(({ contract }) => isAddressEqual(contract, at)),
  )
  if (line === undefined || numbers.length !== exits.length) throw new NotFinishableError()
  const tickets = numbers.map(({ number }) => number as bigint)
  const queue = at(line.queue, queueContract)
  const vault = at(line.vault, vaultContract)
  const [[finalized, paused, available], owners, requests, found] = yield* together([
    ask([
      call(queue, 'lastFinalizedIndex', []),
      call(vault, 'paused', []),
      call(vault, 'availableRedemptionAssets', []),
    ]),
    askSettled(tickets.map((ticket) => call(queue, 'ownerOf', [ticket]))),
    askSettled(tickets.map((ticket) => call(queue, 'withdrawalRequest', [ticket]))),
    askSettled(tickets.map((ticket) => call(queue, 'findFinalizationForTokenId', [ticket]))),
  ])
  const ours = owners.every((owner) => owner.ok && isAddressEqual(owner.value, account))
  if (paused || !ours || tickets.some((ticket) => ticket >= finalized)) throw new NotFinishableError()
  const ranges = yield* askSettled(all(found).map((id) => call(queue, 'getFinalization', [id])))
  const rates = all(ranges).map(({ redemptionRate }) => redemptionRate)
  const needed = all(requests).reduce((sum, request, index) => {
    const promised = request.redemptionRateAtRequestTime
    const rate = rates[index] as bigint
    return sum + payout(request.amount, lower(promised, rate), request.feeAtRequestTime).gross
  }, 0n)
  if (needed > available) throw new NotFinishableError()
  const [only, another] = tickets
  const claim =
    only !== undefined && another === undefined
      ? ({ functionName: 'claimWithdrawal', args: [only, account] } as const)
      : ({ functionName: 'claimWithdrawals', args: [tickets, tickets.map(() => account)] } as const)
  return { to: line.queue, data: encodeFunctionData({ abi: queueContract.abi(), ...claim }), value: 0n }
}

/** Values of answers that must all be there. Throws NotFinishableError. */
function all<value>(answers: readonly Settled<value>[]): readonly value[] {
  return answers.map((answer) => {
    if (!answer.ok) throw new NotFinishableError()
    return answer.value
  })
}
