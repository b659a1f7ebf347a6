import { type Address, encodeFunctionData, isAddressEqual, maxUint256 } from 'viem'
import { NotFinishableError } from '../finish.ts'
import { askSettled, at, call } from '../plan.ts'
import type { FinishablePosition, Read, TransactionCall } from '../types.ts'
import { claimerContract, queue as queueContract, vault } from './abi.ts'
import { claimer, queueing } from './addresses.ts'
import { batchOf } from './exits.ts'
import { readQueues } from './queues.ts'

/**
 * Claims all that is ready in the queues of one vault, to the account: through the claimer that the queues obey, else from
 * the queue itself, and in a vault of the older generation through the vault. Throws NotFinishableError when nothing is.
 */
export function* finish(exits: readonly FinishablePosition[], account: Address): Read<TransactionCall> {
  const [first] = exits
  const token = queueing.find(({ address }) => first?.kind === 'exit' && first.finish?.batch === batchOf(address))
  if (token === undefined) throw new NotFinishableError()
  const { queues } = yield* readQueues(token.address)
  const answers = yield* askSettled(
    queues.flatMap(({ address }) => [
      call(at(address, queueContract), 'claimableAssetsOf', [account]),
      call(at(address, queueContract), 'claimer', []),
    ]),
  )
  const ready = queues.flatMap((queue, index) => {
    const [claimable, obeyed] = answers.slice(index * 2, index * 2 + 2)
    if (!claimable?.ok || claimable.value === 0n) return []
    return [{ ...queue, obeys: obeyed?.ok === true && isAddressEqual(obeyed.value as Address, claimer) }]
  })
  const [one] = ready
  if (one === undefined) throw new NotFinishableError('early')
  const together = ready.filter(({ index, obeys }) => index !== null && obeys)
  if (together.length > 0) {
    const indices = together.map(({ index }) => BigInt(index ?? 0))
    const args = [token.address, indices, indices.map(() => []), account, maxUint256] as const
    const data = encodeFunctionData({ abi: claimerContract.abi(), functionName: 'multiAcceptAndClaim', args })
    return { to: claimer, data, value: 0n }
  }
  const args = [account, account, maxUint256] as const
  const data = encodeFunctionData({ abi: vault.abi(), functionName: 'claim', args })
  return { to: one.index === null ? token.address : one.address, data, value: 0n }
}
