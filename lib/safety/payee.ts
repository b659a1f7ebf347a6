import { type Address, isAddressEqual, zeroAddress } from 'viem'
import { findContractName, findToken, protocols } from '../protocols/index.ts'
import { addressValue, sentence } from '../protocols/sentence.ts'
import type { Finding, Rule, SafetyContext } from './types.ts'

/** Digits that must agree at each end before two addresses count as look-alikes (D13). */
const alike = 4

/** Plain payments to addresses that take money and give nothing back, or that imitate one the user knows (D13, H117). */
export const payee: Rule = {
  id: 'payee',
  look: (context) => (context.intent.facts.payees ?? []).flatMap((address) => judge(address, context)),
}

function judge(address: Address, context: SafetyContext): readonly Finding[] {
  const value = { address: addressValue(address) }
  if (isAddressEqual(address, zeroAddress)) return [{ level: 'danger', sentence: sentence('warnings.payeeZero') }]
  if (findToken(address) !== undefined) {
    return [{ level: 'danger', sentence: sentence('warnings.payeeToken', value) }]
  }
  const { ownAccounts, dealtWith } = context
  const familiar = [...ownAccounts, ...dealtWith]
  if (familiar.some((known) => isAddressEqual(known, address)) || findContractName(address) !== null) return []
  const original = [...familiar, ...registry()].find((known) => looksLike(known, address))
  if (original === undefined) return [{ level: 'caution', sentence: sentence('warnings.firstPayment', value) }]
  const both = {
    ...value,
    known: addressValue(original),
    different: { type: 'text', text: mark(address, original) },
  } as const
  return [{ level: 'danger', sentence: sentence('warnings.payeeLooksLike', both) }]
}

const registry = () => protocols.flatMap(({ contracts }) => contracts.map(({ address }) => address))

function looksLike(known: Address, address: Address): boolean {
  const [a, b] = [known.slice(2).toLowerCase(), address.slice(2).toLowerCase()]
  return a !== b && a.slice(0, alike) === b.slice(0, alike) && a.slice(-alike) === b.slice(-alike)
}

/** The address with dots where its digits are those of the one it imitates. */
function mark(address: Address, known: Address): string {
  const other = known.slice(2).toLowerCase()
  const digits = [...address.slice(2)].map((digit, index) => (digit.toLowerCase() === other[index] ? '·' : digit))
  return `0x${digits.join('')}`
}
