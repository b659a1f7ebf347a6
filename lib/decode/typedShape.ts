import { type Address, isAddress } from 'viem'
import type { TypedData, TypedStruct, TypedValue } from './typedData.ts'

/** A struct value beside the name of its type, so that its members' types can be asked for. */
export type Struct = { type: string; value: TypedStruct }

export const root = (data: TypedData): Struct => ({ type: data.primaryType, value: data.message })

/**
 * The members of `struct` when it has every one of `wanted` with the given type, in any order; undefined otherwise.
 * `struct` as a type stands for any struct, `struct[]` for any list of structs, `uint` for any unsigned integer.
 */
export function matches(data: TypedData, struct: Struct, wanted: Shape): TypedStruct | undefined {
  return fits(data, struct.type, wanted) ? struct.value : undefined
}

/** Every struct of the message, at any depth, that `matches` the shape. */
export function structsOfShape(data: TypedData, wanted: Shape): readonly Struct[] {
  const types = new Set(Object.keys(data.types).filter((type) => fits(data, type, wanted)))
  return types.size === 0 ? [] : allStructs(data, root(data)).filter(({ type }) => types.has(type))
}

type Shape = Readonly<Record<string, string>>

function fits(data: TypedData, type: string, wanted: Shape): boolean {
  const members = new Map((data.types[type] ?? []).map((member) => [member.name, member.type]))
  return Object.entries(wanted).every(([name, expected]) => {
    const actual = members.get(name)
    return actual !== undefined && (actual === expected || kindOf(data, actual) === expected)
  })
}

/** The member `name` as structs: one, or each of a list; empty when it is neither. */
export function structsIn(data: TypedData, struct: Struct, name: string): readonly Struct[] {
  const type = data.types[struct.type]?.find((member) => member.name === name)?.type ?? ''
  const base = type.replace(/(?:\[[0-9]*\])+$/, '')
  if (data.types[base] === undefined) return []
  return flatten(struct.value[name]).map((value) => ({ type: base, value }))
}

/** Every struct inside, the given one first. */
function allStructs(data: TypedData, struct: Struct): readonly Struct[] {
  const inside = (data.types[struct.type] ?? []).flatMap(({ name }) => structsIn(data, struct, name))
  return [struct, ...inside.flatMap((one) => allStructs(data, one))]
}

/** Readers of validated members: the validator has made sure of type and form. */
export const asAddress = (value: TypedValue | undefined): Address | null =>
  typeof value === 'string' && isAddress(value) ? value : null
export const asInteger = (value: TypedValue | undefined): bigint => (typeof value === 'string' ? BigInt(value) : 0n)
export const asText = (value: TypedValue | undefined): string => (typeof value === 'string' ? value : '')

function kindOf(data: TypedData, type: string): string {
  if (/^uint[0-9]+$/.test(type)) return 'uint'
  if (/^bytes[0-9]+$/.test(type)) return 'bytesN'
  const base = type.replace(/(?:\[[0-9]*\])+$/, '')
  if (data.types[base] === undefined) return type
  return base === type ? 'struct' : 'struct[]'
}

function flatten(value: TypedValue | undefined): readonly TypedStruct[] {
  if (Array.isArray(value)) return value.flatMap(flatten)
  return typeof value === 'object' ? [value as TypedStruct] : []
}
