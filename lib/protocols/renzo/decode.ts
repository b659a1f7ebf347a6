import { type Address, isAddressEqual } from 'viem'
import { type Anomalies, calldata } from '../calldata.ts'
import { detail, unitsOf } from '../intent.ts'
import { intentOf } from '../intentOf.ts'
import { addressValue, amountValue } from '../sentence.ts'
import type { Intent, TransactionCall } from '../types.ts'
import { ethPlaceholder, ezeth, restakeManager, withdrawQueue } from './addresses.ts'

const make = intentOf('renzo')

const plain = calldata(['function depositETH() payable'])
const referred = calldata(['function depositETH(uint256 referralId) payable'])
const deposit = calldata(['function deposit(address collateralToken, uint256 amount)'])
const depositReferred = calldata(['function deposit(address collateralToken, uint256 amount, uint256 referralId)'])
const queue = calldata([
  'function withdraw(uint256 amount, address assetOut)',
  'function claim(uint256 withdrawRequestIndex, address user)',
])

/** Depositing into Renzo and leaving it. Throws CalldataError. */
export function decode(call: TransactionCall): Intent | undefined {
  if (call.to === null) return undefined
  if (isAddressEqual(call.to, restakeManager)) return decodeDeposit(call)
  if (isAddressEqual(call.to, withdrawQueue)) return decodeQueue(call)
  return undefined
}

function decodeDeposit(call: TransactionCall): Intent | undefined {
  const ether = plain.decode(call.data) ?? referred.decode(call.data)
  if (ether !== undefined) return make('deposit', { amount: amountValue(call.value, null) }, ether.anomalies)
  const token = deposit.decode(call.data) ?? depositReferred.decode(call.data)
  if (token === undefined) return undefined
  return make('deposit', { amount: unitsOf(token.args[1], token.args[0]) }, token.anomalies)
}

function decodeQueue(call: TransactionCall): Intent | undefined {
  const decoded = queue.decode(call.data)
  if (decoded === undefined) return undefined
  if (decoded.functionName === 'claim') return claim(decoded.args[0], decoded.args[1], decoded.anomalies)
  const [amount, asset] = decoded.args
  const ether = isAddressEqual(asset, ethPlaceholder)
  return make('withdraw', { amount: amountValue(amount, ezeth) }, decoded.anomalies, [
    detail('paidIn', ether ? { type: 'name', text: 'ETH' } : addressValue(asset)),
  ])
}

/** Pays whoever opened the request, whoever sends the claim. The index says nothing of which request it will be by then. */
function claim(index: bigint, user: Address, anomalies: Anomalies): Intent {
  const facts = { ...anomalies, recipients: [{ role: 'recipient', address: user }] } as const
  const details = [detail('request', { type: 'number', number: index }), detail('recipient', addressValue(user))]
  return make('claim', {}, facts, details)
}
