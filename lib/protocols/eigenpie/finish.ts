import { type Address, encodeFunctionData } from 'viem'
import { NotFinishableError } from '../finish.ts'
import { ask, call, together } from '../plan.ts'
import type { FinishablePosition, Read, TransactionCall } from '../types.ts'
import { manager } from './abi.ts'
import { nativeAsset, products, withdrawManager } from './addresses.ts'
import { readyToPay } from './exits.ts'

/**
 * `userWithdrawAsset` of the assets these exits are paid in: it pays everything of them that has ended. Throws
 * NotFinishableError when one of them has nothing to claim, or not enough lies there to pay it: all would fail with it.
 */
export function* finish(exits: readonly FinishablePosition[], account: Address): Read<TransactionCall> {
  const paid = exits.map((exit) => (exit.kind === 'exit' ? (exit.paid.token ?? nativeAsset) : null))
  const assets = products.map(({ asset }) => asset).filter((asset) => paid.includes(asset))
  if (assets.length === 0 || paid.includes(null)) throw new NotFinishableError()
  const [[[, claimable]], balances] = yield* together([
    ask([call(manager, 'getUserQueuedWithdraw', [account, assets])]),
    ask(assets.map(readyToPay)),
  ])
  const payable = assets.every((_, index) => {
    const [amount, balance] = [claimable[index] ?? 0n, balances[index] ?? 0n]
    return amount > 0n && amount <= balance
  })
  if (!payable) throw new NotFinishableError()
  const data = encodeFunctionData({ abi: manager.abi(), functionName: 'userWithdrawAsset', args: [assets] })
  return { to: withdrawManager, data, value: 0n }
}
