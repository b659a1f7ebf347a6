import { type Address, isAddressEqual } from 'viem'
import { type Anomalies, calldata } from '../calldata.ts'
import { detail } from '../intent.ts'
import { addressValue, amountValue, sentence } from '../sentence.ts'
import type { Intent, TransactionCall } from '../types.ts'
import { cbeth } from './addresses.ts'

/** EIP-3009: whoever sends it, the signature moves the tokens. */
const authorised = calldata([
  'function transferWithAuthorization(address from, address to, uint256 value, uint256 validAfter, uint256 validBefore, bytes32 nonce, uint8 v, bytes32 r, bytes32 s)',
  'function receiveWithAuthorization(address from, address to, uint256 value, uint256 validAfter, uint256 validBefore, bytes32 nonce, uint8 v, bytes32 r, bytes32 s)',
])
const cancelled = calldata([
  'function cancelAuthorization(address authorizer, bytes32 nonce, uint8 v, bytes32 r, bytes32 s)',
])

/**
 * Payments by a signature made elsewhere. Else cbETH is moved and approved as any token is; wrapping and redeeming happen at
 * Coinbase, off the chain. Throws CalldataError.
 */
export function decode(call: TransactionCall): Intent | undefined {
  if (call.to === null || !isAddressEqual(call.to, cbeth.address)) return undefined
  const moved = authorised.decode(call.data)
  if (moved !== undefined) {
    const [from, to, value] = moved.args
    return move(moved.functionName, { from, to, value }, moved.anomalies)
  }
  const ended = cancelled.decode(call.data)
  if (ended === undefined) return undefined
  const [owner, nonce] = ended.args
  return {
    protocol: 'coinbase',
    action: ended.functionName,
    title: sentence('intents.coinbase.cancelAuthorization', { owner: addressValue(owner) }),
    details: [detail('request', { type: 'hex', hex: nonce })],
    facts: ended.anomalies,
  }
}

function move(action: string, { from, to, value }: { from: Address; to: Address; value: bigint }, facts: Anomalies) {
  const values = { amount: amountValue(value, cbeth), from: addressValue(from), to: addressValue(to) }
  return {
    protocol: 'coinbase',
    action,
    title: sentence('intents.coinbase.transferWithAuthorization', values),
    details: [],
    facts: { ...facts, payees: [to] },
  }
}
