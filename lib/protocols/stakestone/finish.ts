import { type Address, encodeFunctionData } from 'viem'
import { NotFinishableError } from '../finish.ts'
import { ask, call, together } from '../plan.ts'
import type { FinishablePosition, Read, TransactionCall } from '../types.ts'
import { paymaster, stoneVault } from './abi.ts'
import { vault } from './addresses.ts'
import { readReceipt } from './exits.ts'
import { claimable } from './math.ts'

/**
 * `instantWithdraw` of all the ether that is settled, and of no shares: what waits in the running round goes on waiting.
 * Throws NotFinishableError when nothing is settled, or the vault does not hold it.
 */
export function* finish(exits: readonly FinishablePosition[], account: Address): Read<TransactionCall> {
  if (exits.length === 0) throw new NotFinishableError()
  const [receipt, [latest, balance]] = yield* together([
    readReceipt(account),
    ask([call(stoneVault, 'latestRoundID', []), call(paymaster, 'getBalance', [])]),
  ])
  const [roundPrice] = yield* ask([call(stoneVault, 'roundPricePerShare', [receipt.round])])
  const amount = claimable(receipt, latest, roundPrice)
  if (amount === 0n || balance < amount) throw new NotFinishableError()
  const data = encodeFunctionData({ abi: stoneVault.abi(), functionName: 'instantWithdraw', args: [amount, 0n] })
  return { to: vault, data, value: 0n }
}
