import { isAddressEqual } from 'viem'
import { calldata } from '../calldata.ts'
import { amountValue, sentence } from '../sentence.ts'
import type { Intent, TransactionCall } from '../types.ts'
import { depositPool, reth } from './addresses.ts'

const token = calldata(['function burn(uint256 rethAmount)'])
const pool = calldata(['function deposit() payable'])

/** Staking with the deposit pool, and redeeming rETH for ether. Throws CalldataError. */
export function decode(call: TransactionCall): Intent | undefined {
  if (call.to === null) return undefined
  if (isAddressEqual(call.to, reth.address)) {
    const decoded = token.decode(call.data)
    if (decoded === undefined) return undefined
    const title = sentence('intents.rocketPool.burn', { amount: amountValue(decoded.args[0], reth) })
    return { protocol: 'rocketPool', action: 'burn', title, details: [], facts: decoded.anomalies }
  }
  if (!isAddressEqual(call.to, depositPool)) return undefined
  const decoded = pool.decode(call.data)
  if (decoded === undefined) return undefined
  const title = sentence('intents.rocketPool.deposit', { amount: amountValue(call.value, null) })
  return { protocol: 'rocketPool', action: 'deposit', title, details: [], facts: decoded.anomalies }
}
