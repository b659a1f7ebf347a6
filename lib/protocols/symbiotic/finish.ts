import { type Address, encodeFunctionData, isAddressEqual } from 'viem'
import { NotFinishableError } from '../finish.ts'
import { ask, askSettled, at, call, together } from '../plan.ts'
import type { FinishablePosition, Read, TransactionCall } from '../types.ts'
import { vaultContract } from './abi.ts'
import { vaults } from './addresses.ts'

/**
 * Claims the epochs of one vault that have ended, to the account: only who was named as claimer can. Throws
 * NotFinishableError when none has, or all were claimed.
 */
export function* finish(exits: readonly FinishablePosition[], account: Address): Read<TransactionCall> {
  const [first] = exits
  const vault = vaults.find(({ address }) => first?.kind === 'exit' && isAddressEqual(address, first.ticket.contract))
  if (vault === undefined) throw new NotFinishableError()
  const target = at(vault.address, vaultContract)
  const epochs = exits.flatMap((exit) => {
    const ours = exit.kind === 'exit' && isAddressEqual(exit.ticket.contract, vault.address)
    return ours && exit.ticket.number !== null ? [exit.ticket.number] : []
  })
  const [[current], answers] = yield* together([
    ask([call(target, 'currentEpoch', [])]),
    askSettled(
      epochs.flatMap((epoch) => [
        call(target, 'withdrawalsOf', [epoch, account]),
        call(target, 'isWithdrawalsClaimed', [epoch, account]),
      ]),
    ),
  ])
  const open = epochs.filter((_, index) => {
    const [amount, claimed] = answers.slice(index * 2, index * 2 + 2)
    return amount?.ok && amount.value !== 0n && claimed?.ok && claimed.value === false
  })
  const ready = open.filter((epoch) => epoch < current)
  const [only, another] = ready
  if (only === undefined) throw new NotFinishableError(open.length > 0 ? 'early' : 'gone')
  const abi = vaultContract.abi()
  const data =
    another === undefined
      ? encodeFunctionData({ abi, functionName: 'claim', args: [account, only] })
      : encodeFunctionData({ abi, functionName: 'claimBatch', args: [account, ready] })
  return { to: vault.address, data, value: 0n }
}
