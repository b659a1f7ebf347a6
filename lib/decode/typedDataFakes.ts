import { parseTypedData } from './typedData.ts'

/** Typed-data payloads for tests, each odd in one place only. */

export const own = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
export const contract = '0x000000000022D473030F116dDEE9F6B43aC78BA3'

export const domainMembers = [
  { name: 'name', type: 'string' },
  { name: 'chainId', type: 'uint256' },
  { name: 'verifyingContract', type: 'address' },
]
export const domain = { name: 'Test', chainId: 1, verifyingContract: contract }

/** A payload of one struct `M` with these members and this message. */
export function payload(members: readonly unknown[], message: unknown, more: Record<string, unknown> = {}) {
  return { types: { EIP712Domain: domainMembers, M: members }, primaryType: 'M', domain, message, ...more }
}

/** A payload with one member `x` of this type and value. */
export function one(type: string, value: unknown, types: Record<string, unknown> = {}) {
  const base = payload([{ name: 'x', type }], { x: value })
  return { ...base, types: { ...base.types, ...types } }
}

export const parse = (input: unknown) => parseTypedData(input, 1, [own])
