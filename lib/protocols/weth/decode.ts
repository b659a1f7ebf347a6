import { isAddressEqual } from 'viem'
import { calldata } from '../calldata.ts'
import { amountValue, sentence } from '../sentence.ts'
import type { Intent, TransactionCall } from '../types.ts'
import { weth } from './addresses.ts'

const functions = calldata(['function deposit() payable', 'function withdraw(uint256 wad)'])

/** Wrapping ether, also by sending it with no data, and unwrapping. Throws CalldataError. */
export function decode(call: TransactionCall): Intent | undefined {
  if (call.to === null || !isAddressEqual(call.to, weth.address)) return undefined
  const decoded =
    call.data === '0x' ? ({ functionName: 'deposit', anomalies: {} } as const) : functions.decode(call.data)
  if (decoded === undefined) return undefined
  const amount = decoded.functionName === 'deposit' ? amountValue(call.value, null) : amountValue(decoded.args[0], weth)
  const title = sentence(`intents.weth.${decoded.functionName}`, { amount })
  return { protocol: 'weth', action: decoded.functionName, title, details: [], facts: decoded.anomalies }
}
