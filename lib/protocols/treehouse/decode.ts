import { type Address, isAddressEqual } from 'viem'
import { type Anomalies, calldata } from '../calldata.ts'
import { detail, unitsOf } from '../intent.ts'
import { intentOf } from '../intentOf.ts'
import { addressValue, amountValue } from '../sentence.ts'
import type { Intent, TransactionCall } from '../types.ts'
import { fastlane, redemption, router, teth } from './addresses.ts'

const deposits = calldata(['function depositETH() payable', 'function deposit(address asset, uint256 amount)'])
const slow = calldata(['function redeem(uint96 shares)', 'function finalizeRedeem(uint256 redeemIndex)'])
const fast = calldata(['function redeemAndFinalize(uint96 shares)'])
const make = intentOf('treehouse')

/** Depositing, the slow redemption and its end, and the fast one. All pay the sender. Throws CalldataError. */
export function decode(call: TransactionCall, account: Address): Intent | undefined {
  if (call.to === null) return undefined
  const toSender = (anomalies: Anomalies) =>
    ({ ...anomalies, recipients: [{ role: 'recipient', address: account }] }) as const
  if (isAddressEqual(call.to, router)) {
    const decoded = deposits.decode(call.data)
    if (decoded === undefined) return undefined
    const amount =
      decoded.functionName === 'depositETH' ? amountValue(call.value, null) : unitsOf(decoded.args[1], decoded.args[0])
    return make('deposit', { amount }, toSender(decoded.anomalies))
  }
  if (isAddressEqual(call.to, fastlane)) {
    const decoded = fast.decode(call.data)
    if (decoded === undefined) return undefined
    return make('redeemAndFinalize', { amount: amountValue(decoded.args[0], teth) }, toSender(decoded.anomalies))
  }
  if (!isAddressEqual(call.to, redemption)) return undefined
  const decoded = slow.decode(call.data)
  if (decoded === undefined) return undefined
  if (decoded.functionName === 'redeem') {
    return make('redeem', { amount: amountValue(decoded.args[0], teth) }, toSender(decoded.anomalies))
  }
  return make('finalizeRedeem', {}, toSender(decoded.anomalies), [
    detail('request', { type: 'number', number: decoded.args[0] }),
    detail('recipient', addressValue(account)),
  ])
}
