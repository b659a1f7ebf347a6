import {
  type Abi,
  type AbiFunction,
  type AbiParameter,
  bytesToHex,
  type DecodeFunctionDataReturnType,
  getAddress,
  type Hex,
  hexToBytes,
  type ParseAbi,
  parseAbi,
  toFunctionSelector,
} from 'viem'
import { errorCode, WalletError } from '../errors.ts'
import type { IntentFacts } from './types.ts'

/** What is odd about the bytes of a call that otherwise decodes; goes into the facts of its intent as it is. */
export type Anomalies = Pick<IntentFacts, 'trailingBytes' | 'dirtyPadding'>

type DecodedCall<abi extends Abi> = DecodeFunctionDataReturnType<abi> & { anomalies: Anomalies }

export type Calldata<abi extends Abi> = {
  /**
   * The function and arguments of `data`, or undefined when its selector is none of these. Throws CalldataError when the
   * selector is known and the arguments are not all there.
   */
  decode(data: Hex): DecodedCall<abi> | undefined
  knows(selector: string): boolean
}

/** A list of functions that calldata may call, as human-readable signatures. Parsed at first use. */
export function calldata<const signatures extends readonly string[]>(
  signatures: signatures,
): Calldata<ParseAbi<signatures> extends infer abi extends Abi ? abi : Abi> {
  let table: ReadonlyMap<string, AbiFunction> | undefined
  const functions = () => {
    table ??= new Map(
      (parseAbi(signatures as unknown as readonly string[]) as Abi)
        .filter((item) => item.type === 'function')
        .map((item) => [toFunctionSelector(item), item]),
    )
    return table
  }
  const decode = (data: Hex) => {
    const found = functions().get(selectorOf(data) ?? '')
    if (found === undefined) return undefined
    const { values, anomalies } = decodeParameters(found.inputs, `0x${data.slice(10)}`)
    return { functionName: found.name, args: values, anomalies }
  }
  return { decode, knows: (selector: string) => functions().has(selector) } as never
}

/** The first four bytes in lower case, or undefined when there are fewer. */
export function selectorOf(data: Hex): Hex | undefined {
  return data.length < 10 ? undefined : (data.slice(0, 10).toLowerCase() as Hex)
}

/**
 * Reads ABI-encoded values by the rules of the specification, in one pass. What a contract would still accept is read
 * as it reads it and reported: bytes behind the end, and anything a plain encoder would have written differently (dirty
 * padding, a bool above 1, offsets out of order). Without anomalies the values encode to the same bytes. Integers of at
 * most 48 bits come as numbers, as in viem. Throws CalldataError.
 */
export function decodeParameters(
  parameters: readonly AbiParameter[],
  data: Hex,
): { values: readonly unknown[]; anomalies: Anomalies } {
  const reader: Reader = { bytes: toBytes(data), dirty: false, elements: 0 }
  const { values, end } = readSequence(reader, parameters, 0)
  const rest = reader.bytes.slice(end)
  return {
    values,
    anomalies: {
      ...(rest.length === 0 ? {} : { trailingBytes: bytesToHex(rest) }),
      ...(reader.dirty ? { dirtyPadding: true } : {}),
    },
  }
}

type Reader = { readonly bytes: Uint8Array; dirty: boolean; elements: number }

/** Far above what fits in a block's gas as restaking calls, far below what takes time to read. */
const maxElements = 4096

function readSequence(reader: Reader, parameters: readonly AbiParameter[], base: number) {
  let head = base
  let tail = parameters.reduce((sum, parameter) => sum + headSize(parameter), base)
  if (tail > reader.bytes.length) throw new CalldataError('truncated')
  const values = parameters.map((parameter) => {
    if (!isDynamic(parameter)) {
      const value = readStatic(reader, parameter, head)
      head += headSize(parameter)
      return value
    }
    const start = base + readSize(reader, head)
    head += 32
    if (start !== tail) reader.dirty = true
    const { value, end } = readDynamic(reader, parameter, start)
    tail = Math.max(tail, end)
    return value
  })
  return { values, end: tail }
}

function readDynamic(reader: Reader, parameter: AbiParameter, start: number): { value: unknown; end: number } {
  const array = arrayOf(parameter)
  if (array !== undefined) {
    const length = array.length ?? readSize(reader, start)
    reader.elements += length
    if (reader.elements > maxElements) throw new CalldataError('too-complex')
    const elements = Array.from({ length }, () => array.element)
    const { values, end } = readSequence(reader, elements, array.length === null ? start + 32 : start)
    return { value: values, end }
  }
  if ('components' in parameter) {
    const { values, end } = readSequence(reader, parameter.components, start)
    return { value: toStruct(parameter.components, values), end }
  }
  const length = readSize(reader, start)
  const from = start + 32
  const end = from + Math.ceil(length / 32) * 32
  if (end > reader.bytes.length) throw new CalldataError('truncated')
  if (reader.bytes.subarray(from + length, end).some((byte) => byte !== 0)) reader.dirty = true
  const content = reader.bytes.slice(from, from + length)
  if (parameter.type === 'bytes') return { value: bytesToHex(content), end }
  return { value: new TextDecoder().decode(content), end }
}

function readStatic(reader: Reader, parameter: AbiParameter, at: number): unknown {
  const array = arrayOf(parameter)
  if (array !== undefined) {
    const elements = Array.from({ length: array.length ?? 0 }, () => array.element)
    return readSequence(reader, elements, at).values
  }
  if ('components' in parameter) {
    return toStruct(parameter.components, readSequence(reader, parameter.components, at).values)
  }
  return readWord(reader, parameter.type, at)
}

function readWord(reader: Reader, type: string, at: number): unknown {
  const hex = bytesToHex(wordAt(reader, at))
  const word = BigInt(hex)
  const clean = (used: bigint) => {
    if (used !== word) reader.dirty = true
  }
  if (type === 'address') {
    clean(BigInt.asUintN(160, word))
    return getAddress(`0x${hex.slice(26)}`)
  }
  if (type === 'bool') {
    // Contracts compiled long ago take everything above zero for true.
    clean(word === 0n ? 0n : 1n)
    return word !== 0n
  }
  if (type.startsWith('bytes')) {
    const digits = 2 + 2 * Number(type.slice(5))
    if (/[^0]/.test(hex.slice(digits))) reader.dirty = true
    return hex.slice(0, digits)
  }
  const signed = type.startsWith('int')
  const bits = Number(type.slice(signed ? 3 : 4) || 256)
  const value = signed ? BigInt.asIntN(bits, word) : BigInt.asUintN(bits, word)
  clean(BigInt.asUintN(256, value))
  return bits <= 48 ? Number(value) : value
}

function wordAt(reader: Reader, at: number): Uint8Array {
  if (at + 32 > reader.bytes.length) throw new CalldataError('truncated')
  return reader.bytes.subarray(at, at + 32)
}

/** An offset or a length. One that points behind the data is the same as data that is missing. */
function readSize(reader: Reader, at: number): number {
  const size = BigInt(bytesToHex(wordAt(reader, at)))
  if (size > BigInt(reader.bytes.length)) throw new CalldataError('truncated')
  return Number(size)
}

function toStruct(components: readonly AbiParameter[], values: readonly unknown[]): Record<string, unknown> {
  return Object.fromEntries(components.map(({ name }, index) => [name ?? String(index), values[index]]))
}

function arrayOf(parameter: AbiParameter): { element: AbiParameter; length: number | null } | undefined {
  const match = /^(.*)\[([0-9]*)\]$/.exec(parameter.type)
  if (match === null) return undefined
  return { element: { ...parameter, type: match[1] as string }, length: match[2] === '' ? null : Number(match[2]) }
}

function isDynamic(parameter: AbiParameter): boolean {
  const array = arrayOf(parameter)
  if (array !== undefined) return array.length === null || isDynamic(array.element)
  if ('components' in parameter) return parameter.components.some(isDynamic)
  return parameter.type === 'bytes' || parameter.type === 'string'
}

function headSize(parameter: AbiParameter): number {
  if (isDynamic(parameter)) return 32
  const array = arrayOf(parameter)
  if (array !== undefined) return (array.length ?? 0) * headSize(array.element)
  if ('components' in parameter) return parameter.components.reduce((sum, component) => sum + headSize(component), 0)
  return 32
}

function toBytes(data: Hex): Uint8Array {
  if (!/^0x(?:[0-9a-fA-F]{2})*$/.test(data)) throw new CalldataError('truncated')
  return hexToBytes(data)
}

/** A call of a function we know whose arguments do not decode: half a byte or more is missing, or it is a trap. */
export class CalldataError extends WalletError {
  readonly code = errorCode.invalidParams
  readonly kind: 'truncated' | 'too-complex'
  constructor(kind: 'truncated' | 'too-complex') {
    super(
      kind === 'truncated'
        ? 'The data of this transaction ends too early for the function it calls. Nothing was sent.'
        : 'The data of this transaction has more entries than any honest call. Nothing was sent.',
    )
    this.kind = kind
  }
}
