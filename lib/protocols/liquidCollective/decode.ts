import { type Address, isAddressEqual } from 'viem'
import { type Anomalies, calldata } from '../calldata.ts'
import { detail } from '../intent.ts'
import { intentOf } from '../intentOf.ts'
import { addressValue, amountValue, sentence } from '../sentence.ts'
import type { Intent, TransactionCall } from '../types.ts'
import { lseth, redeemManager } from './addresses.ts'

const staking = calldata(['function deposit() payable', 'function depositAndTransfer(address recipient) payable'])
/** River passes both on to the redeem manager, which takes them itself too. */
const redeeming = calldata([
  'function requestRedeem(uint256 lsETHAmount, address recipient)',
  'function claimRedeemRequests(uint32[] redeemRequestIds, uint32[] withdrawalEventIds)',
])
const ownRequests = calldata(['function requestRedeem(uint256 lsETHAmount)'])
const deepClaims = calldata([
  'function claimRedeemRequests(uint32[] redeemRequestIds, uint32[] withdrawalEventIds, bool skipAlreadyClaimed, uint16 depth)',
])
const make = intentOf('liquidCollective')

/** Minting, asking to redeem, and claiming. Throws CalldataError. */
export function decode(call: TransactionCall, account: Address): Intent | undefined {
  if (call.to === null) return undefined
  if (isAddressEqual(call.to, lseth.address)) return decodeRedeeming(call) ?? decodeStaking(call, account)
  if (!isAddressEqual(call.to, redeemManager)) return undefined
  const deep = deepClaims.decode(call.data)
  if (deep !== undefined) return claim(deep.args[0], deep.anomalies)
  const own = ownRequests.decode(call.data)
  return own === undefined ? decodeRedeeming(call) : request(own.args[0], account, own.anomalies)
}

function decodeRedeeming({ data }: TransactionCall): Intent | undefined {
  const decoded = redeeming.decode(data)
  if (decoded === undefined) return undefined
  if (decoded.functionName === 'claimRedeemRequests') return claim(decoded.args[0], decoded.anomalies)
  return request(...decoded.args, decoded.anomalies)
}

function decodeStaking(call: TransactionCall, account: Address): Intent | undefined {
  // Ether sent with no data at all is staked too.
  const decoded = call.data === '0x' ? null : staking.decode(call.data)
  if (decoded === undefined) return undefined
  const recipient = decoded?.functionName === 'depositAndTransfer' ? decoded.args[0] : account
  const facts = { ...decoded?.anomalies, recipients: [{ role: 'recipient', address: recipient }] } as const
  return make('deposit', { amount: amountValue(call.value, null) }, facts, [
    detail('recipient', addressValue(recipient)),
  ])
}

function request(amount: bigint, recipient: Address, anomalies: Anomalies): Intent {
  const facts = { ...anomalies, recipients: [{ role: 'recipient', address: recipient }] } as const
  return make('requestRedeem', { amount: amountValue(amount, lseth) }, facts, [
    detail('withdrawalOwner', addressValue(recipient)),
  ])
}

/** Pays each request's own recipient, whoever sends it. */
function claim(ids: readonly number[], anomalies: Anomalies): Intent {
  const values = { count: { type: 'number', number: BigInt(ids.length) } } as const
  return make('claimRedeemRequests', values, anomalies, [
    ...ids.map((id) => detail('request', { type: 'number', number: BigInt(id) })),
    detail('recipient', { type: 'sentence', sentence: sentence('intents.liquidCollective.eachRecipient') }),
  ])
}
