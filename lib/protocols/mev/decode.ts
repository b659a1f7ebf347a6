import { isAddressEqual } from 'viem'
import { calldata } from '../calldata.ts'
import { decodeVault, vaultFacts } from '../erc4626.ts'
import { detail } from '../intent.ts'
import { intentOf } from '../intentOf.ts'
import { addressValue, amountValue, type Value } from '../sentence.ts'
import type { Intent, TransactionCall } from '../types.ts'
import { meveth, weth } from './addresses.ts'

const functions = calldata([
  'function withdrawQueue(uint256 assets, address receiver, address owner)',
  'function claim(uint256 withdrawalId)',
])
const make = intentOf('mev')
const wethOf = (amount: bigint): Value => ({ type: 'amount', amount, decimals: 18, symbol: 'WETH', token: weth })

/** Staking, redeeming at once, joining the queue, and fetching. Throws CalldataError. */
export function decode(call: TransactionCall): Intent | undefined {
  if (call.to === null || !isAddressEqual(call.to, meveth.address)) return undefined
  const decoded = functions.decode(call.data)
  if (decoded === undefined) return decodeOwn(call)
  const { anomalies } = decoded
  if (decoded.functionName === 'claim') {
    // It pays whoever the ticket was opened for, which stands on chain only.
    return make('claim', {}, anomalies, [detail('request', { type: 'number', number: decoded.args[0] })])
  }
  const [assets, receiver, owner] = decoded.args
  const facts = { ...anomalies, recipients: [{ role: 'recipient', address: receiver }] } as const
  return make('withdrawQueue', { amount: wethOf(assets) }, facts, [
    detail('recipient', addressValue(receiver)),
    detail('owner', addressValue(owner)),
  ])
}

function decodeOwn(call: TransactionCall): Intent | undefined {
  const decoded = decodeVault(call.data)
  if (decoded === undefined) return undefined
  const { action, amount, counted } = decoded
  const into = action === 'deposit' || action === 'mint'
  // With ether sent along, that is what it takes; without any, it takes WETH.
  const assets = into && call.value > 0n ? amountValue(call.value, null) : wethOf(amount)
  const { facts, details } = vaultFacts(decoded)
  return make(action, { amount: counted === 'assets' ? assets : amountValue(amount, meveth) }, facts, details)
}
