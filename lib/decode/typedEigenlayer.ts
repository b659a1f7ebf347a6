import { type Address, type Hex, isAddressEqual, zeroAddress } from 'viem'
import { avsDirectory, delegationManager, strategyManager } from '../protocols/eigenlayer/addresses.ts'
import { detail, unitsOf } from '../protocols/intent.ts'
import { addressValue, sentence, type Value } from '../protocols/sentence.ts'
import type { Detail, IntentFacts } from '../protocols/types.ts'
import type { TypedData, TypedStruct, TypedValue } from './typedData.ts'
import type { Domain, Recognised } from './typedIntent.ts'
import { asAddress, asInteger, asText, matches, root } from './typedShape.ts'

/**
 * Signatures that EigenLayer takes, or once took. Type strings: facts/eigenlayer.md 3.8; those of operator sets:
 * eigenlayer-contracts AVSDirectoryStorage.sol, 2026-05-01 (high).
 */
export function decodeEigenlayer(data: TypedData, domain: Domain): Recognised | undefined {
  return decodeDeposit(data, domain) ?? decodeDelegation(data, domain) ?? decodeRegistration(data, domain)
}

function decodeDeposit(data: TypedData, domain: Domain): Recognised | undefined {
  const members = { staker: 'address', strategy: 'address', token: 'address', amount: 'uint', expiry: 'uint' }
  const message = matches(data, root(data), members)
  if (message === undefined) return undefined
  const [strategy, token, staker] = [address(message.strategy), address(message.token), address(message.staker)]
  const facts: IntentFacts = {
    ...at(data, domain, strategyManager),
    strategies: [strategy],
    strategyTokens: [{ strategy, token }],
    recipients: [{ role: 'staker', address: staker }],
    deadline: asInteger(message.expiry),
  }
  const details = [
    detail('staker', addressValue(staker)),
    detail('strategy', addressValue(strategy)),
    detail('token', addressValue(token)),
    ...(message.nonce === undefined ? [] : [number('nonce', message.nonce)]),
    expires(message.expiry),
  ]
  const amount = unitsOf(asInteger(message.amount), token)
  return { action: 'depositSignature', title: sentence('intents.typed.deposit', { amount }), details, facts }
}

function decodeDelegation(data: TypedData, domain: Domain): Recognised | undefined {
  const wanted = { delegationApprover: 'address', staker: 'address', operator: 'address', expiry: 'uint' }
  const approval = matches(data, root(data), wanted)
  if (approval !== undefined) {
    const values = { staker: shown(approval.staker), operator: shown(approval.operator) }
    const details = [
      detail('approver', shown(approval.delegationApprover)),
      ...salt(approval),
      expires(approval.expiry),
    ]
    const dangers = [sentence('warnings.operatorApproval')]
    return say('delegationApproval', values, details, { ...at(data, domain, delegationManager), dangers })
  }
  const stale = matches(data, root(data), { staker: 'address', operator: 'address', expiry: 'uint' })
  if (stale === undefined) return undefined
  const details = [
    detail('staker', shown(stale.staker)),
    ...(stale.nonce === undefined ? [] : [number('nonce', stale.nonce)]),
    expires(stale.expiry),
  ]
  const dangers = [sentence('warnings.staleDelegation')]
  return say('stakerDelegation', { operator: shown(stale.operator) }, details, { dangers })
}

function decodeRegistration(data: TypedData, domain: Domain): Recognised | undefined {
  const dangers = [sentence('warnings.operatorRegistration')]
  const one = matches(data, root(data), { operator: 'address', avs: 'address', expiry: 'uint' })
  if (one !== undefined) {
    const values = { operator: shown(one.operator), avs: shown(one.avs) }
    const facts = { ...at(data, domain, avsDirectory), dangers }
    return say('operatorRegistration', values, [...salt(one), expires(one.expiry)], facts)
  }
  const sets = matches(data, root(data), { avs: 'address', operatorSetIds: 'uint32[]', expiry: 'uint' })
  if (sets === undefined) return undefined
  const ids = Array.isArray(sets.operatorSetIds) ? (sets.operatorSetIds as readonly TypedValue[]) : []
  const details = [...ids.map((id) => number('operatorSet', id)), ...salt(sets), expires(sets.expiry)]
  return say('setRegistration', { avs: shown(sets.avs) }, details, { ...at(data, domain, avsDirectory), dangers })
}

/** Whether the domain is the one today's contract computes: its name, the major version 1, and the proxy's address. */
function at({ domain: { name, version } }: TypedData, domain: Domain, contract: Address): IntentFacts {
  const there = domain.verifyingContract !== null && isAddressEqual(domain.verifyingContract, contract)
  if (!there) return { lookalike: 'EigenLayer' }
  return name === 'EigenLayer' && version === '1' ? {} : { notes: [sentence('warnings.oldDomain')] }
}

function say(
  action: string,
  values: Readonly<Record<string, Value>>,
  details: readonly Detail[],
  facts: IntentFacts,
): Recognised {
  return { action, title: sentence(`intents.typed.${action}`, values), details, facts }
}

const address = (value: TypedValue | undefined) => asAddress(value) ?? zeroAddress
const shown = (value: TypedValue | undefined) => addressValue(address(value))
const number = (label: string, value: TypedValue) => detail(label, { type: 'number', number: asInteger(value) })
const expires = (value: TypedValue | undefined) =>
  detail('signatureExpires', { type: 'time', seconds: asInteger(value) })
const salt = (message: TypedStruct): readonly Detail[] =>
  message.salt === undefined ? [] : [detail('salt', { type: 'hex', hex: asText(message.salt) as Hex })]
