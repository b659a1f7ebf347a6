import { type Address, isAddress } from 'viem'
import { addressValue, type Sentence, sentence } from '../protocols/sentence.ts'
import type { Detail, Intent, IntentFacts } from '../protocols/types.ts'
import { readTypedData, type TypedData } from './typedData.ts'
import { decodeOrder } from './typedOrders.ts'
import { decodePermitLike } from './typedPermits.ts'
import { decodePower } from './typedPowers.ts'

/** What one recogniser says about a message. Domain facts are added to all of them. */
export type Recognised = { action: string; title: Sentence; details: readonly Detail[]; facts: IntentFacts }

/**
 * What a typed-data signature gives away, recognised by the shape of the message, whatever its names (D5). `json` is the
 * text that `parseTypedData` wrote. Never throws on it.
 */
export function decodeTypedData(json: string, account: Address): Intent {
  const data = readTypedData(json)
  const domain = domainOf(data)
  const recognised =
    decodePermitLike(data, domain) ?? decodeOrder(data) ?? decodePower(data, domain, account) ?? unknown(data, domain)
  const { action, title, details, facts } = recognised
  return { protocol: 'typed-data', action, title, details, facts: { ...facts, domain } }
}

/** The parts of a domain that say what the signature is good for. */
export type Domain = NonNullable<IntentFacts['domain']>

function domainOf({ domain: { name, chainId, verifyingContract } }: TypedData): Domain {
  return {
    name: typeof name === 'string' ? name : null,
    chainId: typeof chainId === 'string' ? chainId : null,
    verifyingContract: typeof verifyingContract === 'string' && isAddress(verifyingContract) ? verifyingContract : null,
  }
}

function unknown(data: TypedData, domain: Domain): Recognised {
  const type = { type: 'text', text: data.primaryType } as const
  const named = domain.name !== null && domain.name !== ''
  const title = named
    ? sentence('intents.typed.unknown', { type, name: { type: 'text', text: domain.name ?? '' } })
    : sentence('intents.typed.unnamed', { type })
  const contract = domain.verifyingContract === null ? [] : [addressValue(domain.verifyingContract)]
  return {
    action: 'unknown',
    title,
    details: contract.map((value) => ({ label: sentence('intents.label.contract'), value })),
    facts: {},
  }
}
