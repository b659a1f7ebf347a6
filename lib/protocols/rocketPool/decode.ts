import { isAddressEqual } from 'viem'
import { calldata } from '../calldata.ts'
import { amountValue, sentence } from '../sentence.ts'
import type { Intent, TransactionCall } from '../types.ts'
import { reth } from './addresses.ts'

const functions = calldata(['function burn(uint256 rethAmount)'])

/** Redeeming rETH for ether. Throws CalldataError. */
export function decode(call: TransactionCall): Intent | undefined {
  if (call.to === null || !isAddressEqual(call.to, reth.address)) return undefined
  const decoded = functions.decode(call.data)
  if (decoded === undefined) return undefined
  const title = sentence('intents.rocketPool.burn', { amount: amountValue(decoded.args[0], reth) })
  return { protocol: 'rocketPool', action: 'burn', title, details: [], facts: decoded.anomalies }
}
