import { type Address, isAddressEqual, zeroAddress } from 'viem'
import { calldata } from '../calldata.ts'
import { detail } from '../intent.ts'
import { intentOf } from '../intentOf.ts'
import { addressValue, amountValue } from '../sentence.ts'
import type { Intent, TransactionCall } from '../types.ts'
import { unwrapQueue, wbeth } from './addresses.ts'

const token = calldata([
  'function deposit(address referral) payable',
  'function requestWithdrawEth(uint256 wbethAmount)',
])
const claims = calldata(['function claimWithdraw(uint256 index)'])
const make = intentOf('binance')

/** Staking on chain, asking for ether, and claiming it. Throws CalldataError. */
export function decode(call: TransactionCall, account: Address): Intent | undefined {
  if (call.to === null) return undefined
  if (isAddressEqual(call.to, unwrapQueue)) {
    const decoded = claims.decode(call.data)
    if (decoded === undefined) return undefined
    const facts = { ...decoded.anomalies, recipients: [{ role: 'recipient', address: account }] } as const
    return make('claimWithdraw', {}, facts, [
      // The contract counts from 0, people from 1; the place is shown as it is sent.
      detail('request', { type: 'number', number: decoded.args[0] }),
      detail('recipient', addressValue(account)),
    ])
  }
  if (!isAddressEqual(call.to, wbeth.address)) return undefined
  const decoded = token.decode(call.data)
  if (decoded === undefined) return undefined
  if (decoded.functionName === 'requestWithdrawEth') {
    return make('requestWithdrawEth', { amount: amountValue(decoded.args[0], wbeth) }, decoded.anomalies)
  }
  const [referral] = decoded.args
  const details = referral === zeroAddress ? [] : [detail('referral', addressValue(referral))]
  return make('deposit', { amount: amountValue(call.value, null) }, decoded.anomalies, details)
}
