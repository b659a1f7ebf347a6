import type { Json } from './json.ts'
import { TypedDataError } from './typedDataError.ts'

export type Member = { name: string; type: string }
export type Types = ReadonlyMap<string, readonly Member[]>

/** A member's type, taken apart. `lengths`: array dimensions from the outside in, null for open ones. */
export type TypeShape = { base: string; lengths: readonly (number | null)[] }

export const domainType = 'EIP712Domain'
const maxTypes = 256
const maxMembers = 256
const maxDimensions = 32

const identifier = /^[A-Za-z_][A-Za-z0-9_]{0,255}$/
const arrayType = /^([A-Za-z_][A-Za-z0-9_]{0,255})((?:\[[0-9]*\])*)$/
const elementary =
  /^(?:address|bool|string|bytes|bytes(?:[1-9]|[12][0-9]|3[0-2])|u?int(?:8|16|24|32|40|48|56|64|72|80|88|96|104|112|120|128|136|144|152|160|168|176|184|192|200|208|216|224|232|240|248|256))$/
// Hashing libraries look structs up by name in plain objects and take names that begin like these for built-in types.
const reserved = /^(?:address|bool|string|function|tuple|fixed|ufixed|mapping|bytes.*|u?int.*)$/

const domainMembers: Readonly<Record<string, string>> = {
  name: 'string',
  version: 'string',
  chainId: 'uint256',
  verifyingContract: 'address',
  salt: 'bytes32',
}

/** Whether the name is one of EIP-712's own types, sized where it must be. */
export function isElementary(type: string): boolean {
  return elementary.test(type)
}

/** The `types` part: identifiers only, each member once, every type known and sized. Throws TypedDataError. */
export function parseTypes(value: Json | undefined): Types {
  if (!(value instanceof Map)) throw new TypedDataError('types is missing or not an object')
  const map = value as ReadonlyMap<string, Json>
  if (map.size > maxTypes) throw new TypedDataError('it defines more than 256 types')
  const types = new Map([...map].map(([name, members]) => [checkTypeName(name), parseMembers(members)] as const))
  checkDomainType(types.get(domainType))
  for (const members of types.values()) {
    for (const { type } of members) {
      const { base } = parseShape(type)
      if (!isElementary(base) && !types.has(base)) throw new TypedDataError('it uses a type that is not defined')
    }
  }
  return types
}

/** Throws TypedDataError when `type` is not `name` with array brackets behind it. */
export function parseShape(type: string): TypeShape {
  const match = arrayType.exec(type)
  if (match === null) throw new TypedDataError('a type is malformed')
  const lengths = [...(match[2] ?? '').matchAll(/\[([0-9]*)\]/g)].map(([, digits]) => {
    if (digits === '' || digits === undefined) return null
    if (!/^[1-9][0-9]{0,5}$/.test(digits)) throw new TypedDataError('an array length is malformed')
    return Number(digits)
  })
  if (lengths.length > maxDimensions) throw new TypedDataError('an array has too many dimensions')
  // `T[2][]` is an open list of pairs: the last bracket is the outermost.
  return { base: match[1] as string, lengths: lengths.reverse() }
}

/** Names of the struct types that `name` is made of, itself first, the rest sorted as EIP-712's encodeType sorts them. */
export function reachable(types: Types, name: string): readonly string[] {
  const seen = new Set<string>([name])
  for (const current of seen) {
    for (const { type } of types.get(current) ?? []) {
      const { base } = parseShape(type)
      if (types.has(base)) seen.add(base)
    }
  }
  seen.delete(name)
  return [name, ...[...seen].sort()]
}

function checkTypeName(name: string): string {
  if (!identifier.test(name) || reserved.test(name) || name in Object.prototype) {
    throw new TypedDataError('a type has a name that is not allowed')
  }
  return name
}

function parseMembers(value: Json): readonly Member[] {
  if (!Array.isArray(value)) throw new TypedDataError('a type is not a list of members')
  if (value.length > maxMembers) throw new TypedDataError('a type has more than 256 members')
  const members = (value as readonly Json[]).map(parseMember)
  if (new Set(members.map(({ name }) => name)).size !== members.length) {
    throw new TypedDataError('a type names a member twice')
  }
  return members
}

function parseMember(value: Json): Member {
  const member = value instanceof Map ? (value as ReadonlyMap<string, Json>) : undefined
  const [name, type] = [member?.get('name'), member?.get('type')]
  if (member?.size !== 2 || typeof name !== 'string' || typeof type !== 'string') {
    throw new TypedDataError('a member must have a name and a type, and nothing else')
  }
  if (!identifier.test(name) || name in Object.prototype)
    throw new TypedDataError('a member has a name that is not allowed')
  return { name, type }
}

function checkDomainType(members: readonly Member[] | undefined): void {
  if (members === undefined || members.length === 0) throw new TypedDataError('EIP712Domain is not defined')
  for (const { name, type } of members) {
    if (domainMembers[name] !== type)
      throw new TypedDataError('EIP712Domain has a member that the standard does not know')
  }
}
