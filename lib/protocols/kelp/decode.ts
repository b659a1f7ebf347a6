import { type Address, isAddressEqual } from 'viem'
import { calldata } from '../calldata.ts'
import { detail, unitsOf } from '../intent.ts'
import { intentOf } from '../intentOf.ts'
import { addressValue, amountValue, sentence, type Value } from '../sentence.ts'
import type { Detail, Intent, TransactionCall } from '../types.ts'
import { depositPool, etherPlaceholder, oracle, rseth, withdrawalManager } from './addresses.ts'

const make = intentOf('kelp')

const pool = calldata([
  'function depositETH(uint256 minRSETHAmountExpected, string referralId) payable',
  'function depositAsset(address asset, uint256 depositAmount, uint256 minRSETHAmountExpected, string referralId)',
])
const manager = calldata([
  'function initiateWithdrawal(address asset, uint256 rsETHUnstaked, string referralId)',
  'function completeWithdrawal(address asset, string referralId)',
  'function instantWithdrawal(address asset, uint256 rsETHUnstaked, string referralId)',
])
const rates = calldata(['function updateRSETHPrice()'])

/** Depositing into Kelp, leaving it, and having its rate written. Throws CalldataError. */
export function decode(call: TransactionCall, account: Address): Intent | undefined {
  if (call.to === null) return undefined
  if (isAddressEqual(call.to, depositPool)) return decodeDeposit(call)
  if (isAddressEqual(call.to, withdrawalManager)) return decodeWithdrawal(call, account)
  if (isAddressEqual(call.to, oracle)) {
    const decoded = rates.decode(call.data)
    return decoded === undefined ? undefined : make('updateRSETHPrice', {}, decoded.anomalies)
  }
  return undefined
}

function decodeDeposit(call: TransactionCall): Intent | undefined {
  const decoded = pool.decode(call.data)
  if (decoded === undefined) return undefined
  const ether = decoded.functionName === 'depositETH'
  const [least, referral] = ether ? decoded.args : [decoded.args[2], decoded.args[3]]
  const amount = ether ? amountValue(call.value, null) : unitsOf(decoded.args[1], decoded.args[0])
  const minimum: Detail = { label: sentence('intents.kelp.atLeast'), value: amountValue(least, rseth) }
  return make('deposit', { amount }, decoded.anomalies, [minimum, ...referred(referral)])
}

function decodeWithdrawal(call: TransactionCall, account: Address): Intent | undefined {
  const decoded = manager.decode(call.data)
  if (decoded === undefined) return undefined
  // Whoever sends it is paid: these functions take no recipient.
  const facts = { ...decoded.anomalies, recipients: [{ role: 'recipient', address: account }] } as const
  const details = [
    detail('paidIn', paidIn(decoded.args[0])),
    detail('recipient', addressValue(account)),
    ...referred(decoded.functionName === 'completeWithdrawal' ? decoded.args[1] : decoded.args[2]),
  ]
  if (decoded.functionName === 'completeWithdrawal') return make('completeWithdrawal', {}, facts, details)
  return make(decoded.functionName, { amount: amountValue(decoded.args[1], rseth) }, facts, details)
}

const paidIn = (asset: Address): Value =>
  isAddressEqual(asset, etherPlaceholder) ? { type: 'name', text: 'ETH' } : addressValue(asset)
const referred = (referral: string) => (referral === '' ? [] : [detail('referral', { type: 'text', text: referral })])
