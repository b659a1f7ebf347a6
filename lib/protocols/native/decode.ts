import { detail } from '../intent.ts'
import { addressValue, amountValue, sentence } from '../sentence.ts'
import type { Intent, TransactionCall } from '../types.ts'

/** Plain ether, and contracts being put on the chain. Asked last by lib/decode: ether sent to a staking contract is not a payment. */
export function decode(call: TransactionCall): Intent | undefined {
  const amount = amountValue(call.value, null)
  if (call.to === null) {
    const details = [
      detail('codeSize', { type: 'number', number: BigInt((call.data.length - 2) / 2) }),
      ...(call.value > 0n ? [detail('value', amount)] : []),
    ]
    const facts = call.value > 0n ? { dangers: [sentence('warnings.createsWithValue')] } : {}
    return { protocol: 'ether', action: 'create', title: sentence('intents.ether.create'), details, facts }
  }
  if (call.data !== '0x') return undefined
  const title = sentence('intents.ether.transfer', { amount, to: addressValue(call.to) })
  return { protocol: 'ether', action: 'transfer', title, details: [], facts: { payees: [call.to] } }
}
