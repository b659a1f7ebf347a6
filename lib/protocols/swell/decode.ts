import { type Address, isAddressEqual } from 'viem'
import { calldata } from '../calldata.ts'
import { detail, unitsOf } from '../intent.ts'
import { intentOf } from '../intentOf.ts'
import { addressValue, amountValue, sentence, type Value } from '../sentence.ts'
import type { Intent, Token, TransactionCall } from '../types.ts'
import { depositManager, rsweth, rswexit, sweth, swexit } from './addresses.ts'

const make = intentOf('swell')

const token = calldata([
  'function deposit() payable',
  'function depositWithReferral(address referral) payable',
  'function burn(uint256 amount)',
])
const manager = calldata(['function depositLST(address token, uint256 amount, uint256 minRswETH)'])
const queue = calldata([
  'function createWithdrawRequest(uint256 amount)',
  'function finalizeWithdrawal(uint256 tokenId)',
])

/** Staking with Swell, asking for a ticket, and cashing it in. Throws CalldataError. */
export function decode(call: TransactionCall, account: Address): Intent | undefined {
  if (call.to === null) return undefined
  if (isAddressEqual(call.to, sweth.address)) return decodeToken(call, sweth)
  if (isAddressEqual(call.to, rsweth.address)) return decodeToken(call, rsweth)
  if (isAddressEqual(call.to, depositManager)) return decodeManager(call)
  if (isAddressEqual(call.to, swexit)) return decodeQueue(call, sweth, account)
  if (isAddressEqual(call.to, rswexit)) return decodeQueue(call, rsweth, account)
  return undefined
}

const nameOf = ({ symbol }: Token): Value => ({ type: 'name', text: symbol })

function decodeToken(call: TransactionCall, of: Token): Intent | undefined {
  const decoded = token.decode(call.data)
  if (decoded === undefined) return undefined
  if (decoded.functionName === 'burn') {
    const dangers = [sentence('intents.swell.burnPaysNothing')]
    return make('burn', { amount: amountValue(decoded.args[0], of) }, { ...decoded.anomalies, dangers })
  }
  const details =
    decoded.functionName === 'depositWithReferral' ? [detail('referral', addressValue(decoded.args[0]))] : []
  return make('deposit', { amount: amountValue(call.value, null), token: nameOf(of) }, decoded.anomalies, details)
}

function decodeManager(call: TransactionCall): Intent | undefined {
  const decoded = manager.decode(call.data)
  if (decoded === undefined) return undefined
  const [given, amount, least] = decoded.args
  const values = { amount: unitsOf(amount, given), token: nameOf(rsweth) }
  return make('deposit', values, decoded.anomalies, [detail('atLeast', amountValue(least, rsweth))])
}

function decodeQueue(call: TransactionCall, of: Token, account: Address): Intent | undefined {
  const decoded = queue.decode(call.data)
  if (decoded === undefined) return undefined
  if (decoded.functionName === 'createWithdrawRequest') {
    const details = [detail('ticket', { type: 'sentence', sentence: sentence('intents.swell.ticket') })]
    return make('createWithdrawRequest', { amount: amountValue(decoded.args[0], of) }, decoded.anomalies, details)
  }
  // The contract pays the ticket's owner, who must be the sender.
  const recipients = [{ role: 'recipient', address: account }] as const
  const facts = { ...decoded.anomalies, recipients }
  const details = [
    detail('request', { type: 'number', number: decoded.args[0] }),
    detail('recipient', addressValue(account)),
  ]
  return make('finalizeWithdrawal', { token: nameOf(of) }, facts, details)
}
