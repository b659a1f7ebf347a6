import { type Address, isAddressEqual } from 'viem'
import { calldata } from '../calldata.ts'
import { detail } from '../intent.ts'
import { addressValue, amountValue, sentence } from '../sentence.ts'
import type { Intent, TransactionCall } from '../types.ts'
import { ethx, poolsManager, withdrawalManager } from './addresses.ts'

const deposits = calldata([
  'function deposit(address receiver) payable',
  'function deposit(address receiver, string referralId) payable',
])
const requests = calldata([
  'function requestWithdraw(uint256 ethXAmount, address owner)',
  'function requestWithdraw(uint256 ethXAmount, address owner, string referralId)',
])
const claims = calldata(['function claim(uint256 requestId)'])

/** Staking with Stader, requests and claims. Throws CalldataError. */
export function decode(call: TransactionCall, account: Address): Intent | undefined {
  if (call.to === null) return undefined
  if (isAddressEqual(call.to, poolsManager)) return decodeDeposit(call)
  if (isAddressEqual(call.to, withdrawalManager)) return decodeRequest(call) ?? decodeClaim(call, account)
  return undefined
}

/** A referral is text the page chose; it is shown as such. */
const referral = (text: string | undefined) =>
  text === undefined || text === '' ? [] : [detail('referral', { type: 'text', text })]

function decodeDeposit(call: TransactionCall): Intent | undefined {
  const decoded = deposits.decode(call.data)
  if (decoded === undefined) return undefined
  const [receiver, referralId] = decoded.args
  return {
    protocol: 'stader',
    action: 'deposit',
    title: sentence('intents.stader.deposit', { amount: amountValue(call.value, null) }),
    details: [detail('recipient', addressValue(receiver)), ...referral(referralId)],
    facts: { ...decoded.anomalies, recipients: [{ role: 'recipient', address: receiver }] },
  }
}

function decodeRequest(call: TransactionCall): Intent | undefined {
  const decoded = requests.decode(call.data)
  if (decoded === undefined) return undefined
  const [amount, owner, referralId] = decoded.args
  return {
    protocol: 'stader',
    action: 'requestWithdraw',
    title: sentence('intents.stader.requestWithdraw', { amount: amountValue(amount, ethx) }),
    details: [detail('withdrawalOwner', addressValue(owner)), ...referral(referralId)],
    facts: { ...decoded.anomalies, recipients: [{ role: 'recipient', address: owner }] },
  }
}

/** Pays the owner of the request, who alone may send it. */
function decodeClaim(call: TransactionCall, account: Address): Intent | undefined {
  const decoded = claims.decode(call.data)
  if (decoded === undefined) return undefined
  return {
    protocol: 'stader',
    action: 'claim',
    title: sentence('intents.stader.claim', { id: { type: 'number', number: decoded.args[0] } }),
    details: [detail('recipient', addressValue(account))],
    facts: decoded.anomalies,
  }
}
