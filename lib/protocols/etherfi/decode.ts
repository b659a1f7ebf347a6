import { type Address, isAddressEqual, zeroAddress } from 'viem'
import { type Anomalies, calldata } from '../calldata.ts'
import { detail } from '../intent.ts'
import { addressValue, amountValue, sentence } from '../sentence.ts'
import type { Detail, Intent, IntentFacts, Token, TransactionCall } from '../types.ts'
import { eeth, liquidityPool, redemptionManager, weeth, withdrawAdapter, withdrawRequestNft } from './addresses.ts'

const permit = 'struct Permit { uint256 value; uint256 deadline; uint8 v; bytes32 r; bytes32 s; }'
const wrapper = calldata([
  permit,
  'function wrap(uint256 eETHAmount)',
  'function wrapWithPermit(uint256 eETHAmount, Permit permit)',
  'function unwrap(uint256 weETHAmount)',
])
const deposit = calldata(['function deposit() payable'])
const pool = calldata([
  permit,
  'function deposit(address referral) payable',
  'function requestWithdraw(address recipient, uint256 amount)',
  'function requestWithdrawWithPermit(address recipient, uint256 amount, Permit permit)',
])
const adapter = calldata([
  permit,
  'function requestWithdraw(uint256 weETHAmount, address recipient)',
  'function requestWithdrawWithPermit(uint256 weETHAmount, address recipient, Permit permit)',
])
const claims = calldata([
  'function claimWithdraw(uint256 requestId)',
  'function batchClaimWithdraw(uint256[] requestIds)',
])
const redemption = calldata(['function redeemEEth(uint256 amount, address receiver, address outputToken)'])

/** Depositing, wrapping and leaving ether.fi. Throws CalldataError. */
export function decode(call: TransactionCall, account: Address): Intent | undefined {
  if (call.to === null) return undefined
  if (isAddressEqual(call.to, weeth.address)) return decodeWrapper(call)
  if (isAddressEqual(call.to, liquidityPool)) return decodePool(call)
  if (isAddressEqual(call.to, withdrawAdapter)) {
    const decoded = adapter.decode(call.data)
    if (decoded === undefined) return undefined
    return request(weeth, decoded.args[0], decoded.args[1], decoded.anomalies)
  }
  if (isAddressEqual(call.to, withdrawRequestNft)) return decodeClaim(call, account)
  if (isAddressEqual(call.to, redemptionManager)) return decodeRedemption(call)
  return undefined
}

function make(
  action: string,
  values: Parameters<typeof sentence>[1],
  facts: IntentFacts,
  details: readonly Detail[] = [],
): Intent {
  return { protocol: 'etherfi', action, title: sentence(`intents.etherfi.${action}`, values), details, facts }
}

function decodeWrapper(call: TransactionCall): Intent | undefined {
  const decoded = wrapper.decode(call.data)
  if (decoded === undefined) return undefined
  const unwraps = decoded.functionName === 'unwrap'
  const amount = amountValue(decoded.args[0], unwraps ? weeth : eeth)
  return make(unwraps ? 'unwrap' : 'wrap', { amount }, decoded.anomalies)
}

function decodePool(call: TransactionCall): Intent | undefined {
  const amount = amountValue(call.value, null)
  const plain = deposit.decode(call.data)
  if (plain !== undefined) return make('deposit', { amount }, plain.anomalies)
  const decoded = pool.decode(call.data)
  if (decoded === undefined) return undefined
  if (decoded.functionName !== 'deposit') return request(eeth, decoded.args[1], decoded.args[0], decoded.anomalies)
  const [referral] = decoded.args
  const details = referral === zeroAddress ? [] : [detail('referral', addressValue(referral))]
  return make('deposit', { amount }, decoded.anomalies, details)
}

function request(token: Token, amount: bigint, recipient: Address, anomalies: Anomalies): Intent {
  const facts = { ...anomalies, recipients: [{ role: 'recipient', address: recipient }] } as const
  const details = [detail('withdrawalOwner', addressValue(recipient))]
  return make('requestWithdraw', { amount: amountValue(amount, token) }, facts, details)
}

function decodeClaim(call: TransactionCall, account: Address): Intent | undefined {
  const decoded = claims.decode(call.data)
  if (decoded === undefined) return undefined
  const ids = decoded.functionName === 'claimWithdraw' ? [decoded.args[0]] : decoded.args[0]
  // Pays whoever holds the request's token.
  const details = [
    ...ids.map((id) => detail('request', { type: 'number', number: id })),
    detail('recipient', addressValue(account)),
  ]
  return make('claimWithdraw', { count: { type: 'number', number: BigInt(ids.length) } }, decoded.anomalies, details)
}

function decodeRedemption(call: TransactionCall): Intent | undefined {
  const decoded = redemption.decode(call.data)
  if (decoded === undefined) return undefined
  const [amount, receiver, output] = decoded.args
  const facts = { ...decoded.anomalies, recipients: [{ role: 'recipient', address: receiver }] } as const
  const details = [detail('recipient', addressValue(receiver)), detail('paidIn', addressValue(output))]
  return make('redeem', { amount: amountValue(amount, eeth) }, facts, details)
}
