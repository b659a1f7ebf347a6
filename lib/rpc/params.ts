import { type Address, checksumAddress, type Hex } from 'viem'
import { errorCode, WalletError } from '../errors.ts'

/** The params of a request are not what the method takes. `what` says which and how, in a few words of ours. */
export class InvalidParamsError extends WalletError {
  readonly code = errorCode.invalidParams
  constructor(what: string, options: { cause?: unknown } = {}) {
    super(`Bad params: ${what}.`, options)
  }
}

/** The params as a list of `least` to `most` entries. Missing params are an empty list, as EIP-1193 has it. */
export function parseList(params: unknown, least: number, most = least): readonly unknown[] {
  const list = params ?? []
  if (!Array.isArray(list)) throw new InvalidParamsError('params must be a list')
  if (list.length < least || list.length > most) throw new InvalidParamsError('the wrong number of params')
  return list
}

/** For methods that take nothing. Some pages send an empty object or nulls; nothing in them could matter. */
export function noParams(params: unknown): null {
  const list = params ?? []
  if (typeof list !== 'object' || Object.values(list).some((entry) => entry !== null)) {
    throw new InvalidParamsError('this method takes no params')
  }
  return null
}

/** An object with no keys but these. Members that are missing stay missing. */
export function parseRecord<key extends string>(
  value: unknown,
  what: string,
  keys: readonly key[],
): Partial<Record<key, unknown>> {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw new InvalidParamsError(`${what} must be an object`)
  }
  const known: readonly string[] = keys
  const stranger = Object.keys(value).find((key) => !known.includes(key))
  if (stranger !== undefined) throw new InvalidParamsError(`${what} has a member that this method does not know`)
  return value as Partial<Record<key, unknown>>
}

/** A 20-byte address: all lower case, or with a right EIP-55 checksum. Returned with its checksum. */
export function parseAddress(value: unknown, what: string): Address {
  if (!isAddressText(value)) throw new InvalidParamsError(`${what} must be an address of 20 bytes`)
  const address = checksumAddress(value)
  if (value !== value.toLowerCase() && value !== address) {
    throw new InvalidParamsError(`${what} has a wrong checksum: a letter of it was mistyped`)
  }
  return address
}

/** `0x` and 40 hex digits, whatever the checksum. */
export function isAddressText(value: unknown): value is Address {
  return typeof value === 'string' && /^0x[0-9a-fA-F]{40}$/.test(value)
}

/** A canonical hex quantity (no leading zeros, `0x0` for zero) of at most 256 bits. */
export function parseQuantity(value: unknown, what: string): bigint {
  if (!isQuantityText(value)) throw new InvalidParamsError(`${what} must be a hex number without leading zeros`)
  return BigInt(value)
}

/** Whether it is the text of a canonical quantity of at most 256 bits. */
export function isQuantityText(value: unknown): value is Hex {
  return typeof value === 'string' && /^0x(0|[1-9a-fA-F][0-9a-fA-F]{0,63})$/.test(value)
}

/** Bytes: `0x` and an even number of hex digits, at most `most` bytes. Returned in lower case. */
export function parseBytes(value: unknown, what: string, most: number): Hex {
  if (typeof value !== 'string' || !/^0x(?:[0-9a-fA-F]{2})*$/.test(value)) {
    throw new InvalidParamsError(`${what} must be whole bytes in hex`)
  }
  if ((value.length - 2) / 2 > most) throw new InvalidParamsError(`${what} is longer than ${most} bytes`)
  return value.toLowerCase() as Hex
}

/** A chain id as EIP-3326 writes it, within what a number can hold exactly. */
export function parseChainId(value: unknown): number {
  const id = parseQuantity(value, 'chainId')
  if (id === 0n || id > BigInt(Number.MAX_SAFE_INTEGER)) throw new InvalidParamsError('chainId is out of range')
  return Number(id)
}
