import { type Address, type Hex, size, slice } from 'viem'
import { CalldataError, selectorOf } from '../protocols/calldata.ts'
import { protocols as allProtocols, findContractName } from '../protocols/index.ts'
import { detail } from '../protocols/intent.ts'
import { decode as decodeEther } from '../protocols/native/decode.ts'
import { addressValue, amountValue, sentence } from '../protocols/sentence.ts'
import type { Intent, Protocol, TransactionCall } from '../protocols/types.ts'
import { decodeAdmin, decodeValidatorRequest } from './admin.ts'
import { decodeBatch, maxCalls, type Nesting } from './batch.ts'
import { decodeStandard } from './standards.ts'

/** What is known about a transaction without asking the chain. */
export type DecodedTransaction = {
  intent: Intent
  /** Name of the target in the embedded registry, or null. */
  targetName: string | null
  /** For a call nobody decoded: its selector and what follows it in words of 32 bytes (the last may be shorter). */
  words: { selector: Hex; words: readonly Hex[] } | null
}

/** More words than a person reads; the raw data beside them is complete. */
const maxWords = 64

/**
 * Says what a transaction does: protocols first, then token standards, nested calls, plain ether, and for the rest
 * honestly that the call is unknown. Throws CalldataError (-32602) when a known function's arguments are not all there.
 */
export function decodeTransaction(
  call: TransactionCall,
  account: Address,
  protocols: readonly Protocol[] = allProtocols,
): DecodedTransaction {
  const intent = decodeCall(call, account, protocols, { depth: 0, budget: { calls: maxCalls } })
  return {
    intent,
    targetName: call.to === null ? null : findContractName(call.to),
    words: intent.action === 'unknown' ? toWords(call.data) : null,
  }
}

/**
 * The same for a request that is already waiting: arguments that do not decode make it `unverified` instead of failing.
 * Pages never get that far, for their requests are refused when they arrive.
 */
export function decodeWaiting(call: TransactionCall, account: Address): DecodedTransaction {
  try {
    return decodeTransaction(call, account)
  } catch (error) {
    if (!(error instanceof CalldataError)) throw error
    const title = sentence('intents.unreadable', call.to === null ? {} : { target: addressValue(call.to) })
    const intent: Intent = { protocol: 'unknown', action: 'unknown', title, details: [], facts: { unverified: true } }
    return { intent, targetName: call.to === null ? null : findContractName(call.to), words: toWords(call.data) }
  }
}

function decodeCall(call: TransactionCall, account: Address, protocols: readonly Protocol[], nesting: Nesting): Intent {
  const inner = (one: TransactionCall, deeper: Nesting) => decodeCall(one, account, protocols, deeper)
  const intent =
    decodeValidatorRequest(call) ??
    firstOf(protocols, (protocol) => protocol.decode?.(call, account)) ??
    decodeStandard(call, account) ??
    decodeBatch(call, nesting, inner) ??
    decodeAdmin(call) ??
    decodeEther(call) ??
    unknown(call)
  if (call.value === 0n || intent.protocol === 'ether') return intent
  return { ...intent, details: [...intent.details, detail('value', amountValue(call.value, null))] }
}

function firstOf<item, result>(items: readonly item[], ask: (item: item) => result | undefined): result | undefined {
  for (const item of items) {
    const result = ask(item)
    if (result !== undefined) return result
  }
  return undefined
}

function unknown(call: TransactionCall): Intent {
  const title = sentence('intents.unknown', call.to === null ? {} : { target: addressValue(call.to) })
  return { protocol: 'unknown', action: 'unknown', title, details: [], facts: {} }
}

function toWords(data: Hex): DecodedTransaction['words'] {
  const selector = selectorOf(data)
  if (selector === undefined) return { selector: data, words: [] }
  const rest = size(data) - 4
  const count = Math.min(maxWords, Math.ceil(rest / 32))
  const words = Array.from({ length: count }, (_, i) => slice(data, 4 + i * 32, Math.min(4 + (i + 1) * 32, size(data))))
  return { selector, words }
}
