import { type Address, checksumAddress } from 'viem'
import { type Json, JsonError, parseJson, toJson } from './json.ts'
import { TypedDataError } from './typedDataError.ts'
import {
  domainType,
  isElementary,
  type Member,
  parseShape,
  parseTypes,
  reachable,
  type Types,
} from './typedDataTypes.ts'

const limits = { maxBytes: 256 * 1024, /* 32 inside the payload's root */ maxDepth: 33 }
const maxValues = 10_000
/** Text that hashing has to work through: each struct value hashes the text of its type again. */
const maxTypeText = 4 * 1024 * 1024

/** A validated value: integers as decimal text, everything else as EIP-712 means it. Objects hold exactly the members. */
export type TypedValue = string | boolean | readonly TypedValue[] | { readonly [name: string]: TypedValue }
export type TypedStruct = { readonly [name: string]: TypedValue }

/** What `parseTypedData` writes as JSON text. `types` holds only what is signed. */
export type TypedData = {
  types: Readonly<Record<string, readonly Member[]>>
  primaryType: string
  domain: TypedStruct
  message: TypedStruct
}

/**
 * Validates an `eth_signTypedData_v4` payload (JSON text or object) and rebuilds it as canonical JSON text: only what is
 * signed, members in the order of their type, integers as decimal text, addresses with checksum. viem and eth-sig-util
 * hash the result identically. Throws TypedDataError (-32602).
 */
export function parseTypedData(
  input: unknown,
  expectedChainId: number,
  ownAccounts: readonly Address[],
): { json: string; primaryType: string } {
  const payload = readPayload(input)
  const types = parseTypes(payload.get('types'))
  const primaryType = payload.get('primaryType')
  if (typeof primaryType !== 'string' || primaryType === domainType || !types.has(primaryType)) {
    throw new TypedDataError('primaryType is not one of its types')
  }
  const count = counter(types)
  const domain = parseStruct(types, domainType, payload.get('domain'), count)
  checkDomain(domain, expectedChainId, ownAccounts)
  const message = parseStruct(types, primaryType, payload.get('message'), count)
  const signed = new Set([domainType, ...reachable(types, primaryType)])
  const typedData: TypedData = {
    types: Object.fromEntries([...types].filter(([name]) => signed.has(name))),
    primaryType,
    domain,
    message,
  }
  return { json: JSON.stringify(typedData), primaryType }
}

/** Reads back the text that `parseTypedData` wrote. Only for that text. */
export function readTypedData(json: string): TypedData {
  return JSON.parse(json) as TypedData
}

const payloadKeys = ['types', 'primaryType', 'domain', 'message']

function readPayload(input: unknown): ReadonlyMap<string, Json> {
  let payload: Json
  try {
    payload = typeof input === 'string' ? parseJson(input, limits) : toJson(input, limits)
  } catch (error) {
    throw error instanceof JsonError ? new TypedDataError(error.reason) : error
  }
  if (!(payload instanceof Map)) throw new TypedDataError('it is not an object')
  const map = payload as ReadonlyMap<string, Json>
  if (map.size !== payloadKeys.length || payloadKeys.some((key) => !map.has(key))) {
    throw new TypedDataError('it must have types, primaryType, domain and message, and nothing else')
  }
  return map
}

type Counter = { value(): void; struct(name: string): void }

function counter(types: Types): Counter {
  let values = 0
  let typeText = 0
  const textLength = new Map<string, number>()
  const lengthOf = (name: string) => {
    const members = (types.get(name) ?? []).map((member) => member.name.length + member.type.length + 2)
    return members.reduce((sum, length) => sum + length, name.length + 2)
  }
  const measure = (name: string) => reachable(types, name).reduce((sum, part) => sum + lengthOf(part), 0)
  return {
    value() {
      if (++values > maxValues) throw new TypedDataError('it holds more than 10,000 values')
    },
    struct(name) {
      const length = textLength.get(name) ?? measure(name)
      textLength.set(name, length)
      typeText += length
      if (typeText > maxTypeText) throw new TypedDataError('its types are too large for the number of its values')
    },
  }
}

function parseStruct(types: Types, name: string, value: Json | undefined, count: Counter): TypedStruct {
  if (!(value instanceof Map)) throw new TypedDataError('an object is missing')
  const map = value as ReadonlyMap<string, Json>
  count.struct(name)
  const members = types.get(name) ?? []
  if (map.size !== members.length) throw new TypedDataError('an object has other members than its type')
  return Object.fromEntries(
    members.map((member) => {
      if (!map.has(member.name)) throw new TypedDataError('an object has other members than its type')
      const shape = parseShape(member.type)
      return [member.name, parseArray(types, shape.base, shape.lengths, map.get(member.name), count)]
    }),
  )
}

function parseArray(
  types: Types,
  base: string,
  lengths: readonly (number | null)[],
  value: Json | undefined,
  count: Counter,
): TypedValue {
  count.value()
  const [length, ...inner] = lengths
  if (length === undefined) {
    return isElementary(base) ? parseElementary(base, value) : parseStruct(types, base, value, count)
  }
  if (!Array.isArray(value)) throw new TypedDataError('a list is missing')
  if (length !== null && value.length !== length) throw new TypedDataError('a list has not the length of its type')
  return (value as readonly Json[]).map((item) => parseArray(types, base, inner, item, count))
}

function parseElementary(type: string, value: Json | undefined): TypedValue {
  if (type === 'string') return parseText(value)
  if (type === 'bool') {
    if (typeof value !== 'boolean') throw new TypedDataError('a bool is neither true nor false')
    return value
  }
  if (type === 'address') return parseAddress(value)
  if (type.startsWith('bytes')) return parseBytes(type, value)
  return parseInteger(type, value)
}

function parseText(value: Json | undefined): string {
  // With the u flag this finds halves of surrogate pairs only: text that has no one encoding.
  if (typeof value !== 'string' || /\p{Surrogate}/u.test(value))
    throw new TypedDataError('a string is not valid Unicode')
  return value
}

function parseAddress(value: Json | undefined): Address {
  if (typeof value !== 'string' || !/^0x[0-9a-fA-F]{40}$/.test(value)) {
    throw new TypedDataError('an address is not 0x and 40 hexadecimal digits')
  }
  const digits = value.slice(2)
  const checksummed = checksumAddress(value.toLowerCase() as Address)
  const oneCase = digits === digits.toLowerCase() || digits === digits.toUpperCase()
  if (!oneCase && value !== checksummed) throw new TypedDataError('an address has a wrong checksum')
  return checksummed
}

function parseBytes(type: string, value: Json | undefined): string {
  if (typeof value !== 'string' || !/^0x(?:[0-9a-fA-F]{2})*$/.test(value)) {
    throw new TypedDataError('bytes are not 0x and pairs of hexadecimal digits')
  }
  const size = type.slice('bytes'.length)
  if (size !== '' && value.length !== 2 + 2 * Number(size))
    throw new TypedDataError('bytes have not the length of their type')
  return value.toLowerCase()
}

function parseInteger(type: string, value: Json | undefined): string {
  const integer = readInteger(value)
  const signed = type.startsWith('int')
  const bits = BigInt(type.slice(signed ? 3 : 4))
  const [min, max] = signed ? [-(1n << (bits - 1n)), (1n << (bits - 1n)) - 1n] : [0n, (1n << bits) - 1n]
  if (integer < min || integer > max) throw new TypedDataError('an integer is out of the range of its type')
  return integer.toString()
}

function readInteger(value: Json | undefined): bigint {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value)
  // 78 digits hold 2^256; the bound keeps the conversion short.
  if (typeof value === 'string' && /^(?:-?[1-9][0-9]{0,77}|0|0x[0-9a-fA-F]{1,64})$/.test(value)) return BigInt(value)
  throw new TypedDataError('an integer is not written as a decimal or 0x number')
}

function checkDomain(domain: TypedStruct, expectedChainId: number, ownAccounts: readonly Address[]): void {
  const { chainId, verifyingContract } = domain
  if (chainId !== undefined && chainId !== String(expectedChainId)) {
    throw new TypedDataError('it is meant for another chain than the one this site uses')
  }
  if (ownAccounts.some((account) => account.toLowerCase() === String(verifyingContract).toLowerCase())) {
    throw new TypedDataError('it names one of your own accounts as the contract')
  }
}
