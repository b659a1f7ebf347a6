import { type Address, isAddressEqual } from 'viem'
import { calldata } from '../calldata.ts'
import { detail } from '../intent.ts'
import { intentOf } from '../intentOf.ts'
import { addressValue, amountValue } from '../sentence.ts'
import type { Intent, TransactionCall } from '../types.ts'
import { ankreth, pool } from './addresses.ts'

const functions = calldata([
  'function stakeAndClaimAethC() payable',
  // An older name of the same.
  'function stake() payable',
  'function unstakeAETH(uint256 shares)',
  'function unstakeAETHFor(uint256 shares, address recipient)',
  'function claimManually(address receiver)',
])
const make = intentOf('ankr')

/** Staking, handing back, and fetching what could not be sent. Throws CalldataError. */
export function decode(call: TransactionCall, account: Address): Intent | undefined {
  if (call.to === null || !isAddressEqual(call.to, pool)) return undefined
  const decoded = functions.decode(call.data)
  if (decoded === undefined) return undefined
  const paidTo = (address: Address) =>
    [
      { ...decoded.anomalies, recipients: [{ role: 'recipient', address }] },
      [detail('recipient', addressValue(address))],
    ] as const
  switch (decoded.functionName) {
    case 'stakeAndClaimAethC':
    case 'stake':
      return make('stake', { amount: amountValue(call.value, null) }, decoded.anomalies)
    case 'claimManually':
      return make('claimManually', {}, ...paidTo(decoded.args[0]))
    default: {
      const [shares, recipient = account] = decoded.args
      return make('unstake', { amount: amountValue(shares, ankreth) }, ...paidTo(recipient))
    }
  }
}
