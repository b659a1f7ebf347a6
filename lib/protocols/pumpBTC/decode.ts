import { type Address, isAddressEqual } from 'viem'
import { calldata } from '../calldata.ts'
import { detail } from '../intent.ts'
import { intentOf } from '../intentOf.ts'
import { amountValue, type Value } from '../sentence.ts'
import type { Intent, TransactionCall } from '../types.ts'
import { pumpbtc, staking } from './addresses.ts'

const functions = calldata([
  'function stake(uint256 amount)',
  'function unstakeRequest(uint256 amount)',
  'function claimSlot(uint8 slot)',
  'function claimAll()',
  'function unstakeInstant(uint256 amount)',
])
const make = intentOf('pumpBTC')

/** Staking, asking, claiming and leaving at once: all for the sender. Throws CalldataError. */
export function decode(call: TransactionCall, account: Address): Intent | undefined {
  if (call.to === null || !isAddressEqual(call.to, staking)) return undefined
  const decoded = functions.decode(call.data)
  if (decoded === undefined) return undefined
  const { functionName, anomalies } = decoded
  const facts = { ...anomalies, recipients: [{ role: 'recipient', address: account }] } as const
  switch (functionName) {
    case 'claimAll':
      return make(functionName, {}, facts)
    case 'claimSlot':
      return make(functionName, {}, facts, [detail('request', { type: 'number', number: BigInt(decoded.args[0]) })])
    case 'stake': {
      // Counted in 8 decimals whatever is staked.
      const amount: Value = { type: 'amount', amount: decoded.args[0], decimals: 8, symbol: 'BTC', token: null }
      return make(functionName, { amount }, facts)
    }
    default:
      return make(functionName, { amount: amountValue(decoded.args[0], pumpbtc) }, facts)
  }
}
