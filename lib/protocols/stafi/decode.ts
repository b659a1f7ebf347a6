import { type Address, isAddressEqual } from 'viem'
import { calldata } from '../calldata.ts'
import { detail } from '../intent.ts'
import { intentOf } from '../intentOf.ts'
import { addressValue, amountValue } from '../sentence.ts'
import type { Intent, TransactionCall } from '../types.ts'
import { reth, withdrawals } from './addresses.ts'

const make = intentOf('stafi')
const functions = calldata(['function unstake(uint256 rethAmount)', 'function withdraw(uint256[] withdrawIndexList)'])

/** Handing rETH in, and claiming the ether. Both pay whoever sends them. Throws CalldataError. */
export function decode(call: TransactionCall, account: Address): Intent | undefined {
  if (call.to === null || !isAddressEqual(call.to, withdrawals)) return undefined
  const decoded = functions.decode(call.data)
  if (decoded === undefined) return undefined
  const facts = { ...decoded.anomalies, recipients: [{ role: 'recipient', address: account }] } as const
  const recipient = detail('recipient', addressValue(account))
  if (decoded.functionName === 'unstake') {
    return make('unstake', { amount: amountValue(decoded.args[0], reth) }, facts, [recipient])
  }
  const [indices] = decoded.args
  const count = { type: 'number', number: BigInt(indices.length) } as const
  return make('withdraw', { count }, facts, [
    ...indices.map((number) => detail('request', { type: 'number', number })),
    recipient,
  ])
}
