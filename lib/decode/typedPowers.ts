import { type Address, type Hex, zeroAddress } from 'viem'
import { CalldataError } from '../protocols/calldata.ts'
import { detail } from '../protocols/intent.ts'
import { addressValue, amountValue, type Sentence, sentence } from '../protocols/sentence.ts'
import type { Detail, IntentFacts } from '../protocols/types.ts'
import { decodeTransaction } from './transaction.ts'
import type { TypedData } from './typedData.ts'
import { decodeEigenlayer } from './typedEigenlayer.ts'
import type { Domain, Recognised } from './typedIntent.ts'
import { asAddress, asInteger, asText, matches, root } from './typedShape.ts'

/** Signatures that give rights rather than tokens: EigenLayer's, delegations, and calls to be made for the signer. */
export function decodePower(data: TypedData, domain: Domain, account: Address): Recognised | undefined {
  return decodeEigenlayer(data, domain) ?? delegation(data) ?? relayedCall(data, account)
}

function delegation(data: TypedData): Recognised | undefined {
  const struct = root(data)
  const full = matches(data, struct, { delegate: 'address', delegator: 'address' })
  if (full !== undefined) {
    return recognised('delegation', { delegate: address(full.delegate) }, [], {
      dangers: [sentence('warnings.fullDelegation')],
    })
  }
  const votes = matches(data, struct, { delegatee: 'address', expiry: 'uint' })
  if (votes === undefined) return undefined
  const notes = [sentence('warnings.voteDelegation')]
  return recognised('voteDelegation', { delegate: address(votes.delegatee) }, [expires(votes.expiry)], { notes })
}

/** A call somebody else will make for the signer: Safe transactions, forwarded requests (H090). Read like a transaction. */
function relayedCall(data: TypedData, account: Address): Recognised | undefined {
  const message = matches(data, root(data), { to: 'address', data: 'bytes' })
  if (message === undefined) return undefined
  const to = asAddress(message.to) ?? zeroAddress
  const value = asInteger(message.value)
  const borrows =
    asInteger(message.operation) === 1n ? [sentence('warnings.delegateCall', { target: addressValue(to) })] : []
  const inner = innerCall(to, asText(message.data) as Hex, value, account)
  const details: readonly Detail[] = [
    detail('innerCall', { type: 'sentence', sentence: inner.title }),
    ...inner.details,
    detail('target', addressValue(to)),
    ...(value > 0n ? [detail('value', amountValue(value, null))] : []),
  ]
  const dangers = [...borrows, sentence('warnings.relayedCall'), ...(inner.facts.dangers ?? [])]
  return recognised('relayedCall', { target: addressValue(to) }, details, { ...inner.facts, dangers })
}

function innerCall(to: Address, data: Hex, value: bigint, account: Address) {
  try {
    return decodeTransaction({ to, data, value }, account).intent
  } catch (error) {
    if (!(error instanceof CalldataError)) throw error
    const title = sentence('intents.unreadable', { target: addressValue(to) })
    return { title, details: [], facts: { unverified: true } as IntentFacts }
  }
}

function recognised(
  action: string,
  values: Sentence['values'],
  details: readonly Detail[],
  facts: IntentFacts,
): Recognised {
  return { action, title: sentence(`intents.typed.${action}`, values), details, facts }
}

const address = (value: Parameters<typeof asAddress>[0]) => addressValue(asAddress(value) ?? zeroAddress)
const expires = (value: Parameters<typeof asInteger>[0]) =>
  detail('signatureExpires', { type: 'time', seconds: asInteger(value) })
