import { type Hex, isHex } from 'viem'
import { InvalidParamsError, parseRecord } from '../rpc/params.ts'

/** An approver's signature as it is stored; `0x` where none is asked for. Throws InvalidParamsError. */
export function parseApproval(value: unknown): { signature: Hex; expiry: bigint; salt: Hex } {
  const { signature, expiry, salt } = parseRecord(value, 'a signature', ['signature', 'expiry', 'salt'])
  if (typeof expiry !== 'bigint' || expiry < 0n || expiry >= 2n ** 256n) {
    throw new InvalidParamsError('expiry is a time in seconds')
  }
  return { signature: parseHex(signature, 'signature'), expiry, salt: parseHex(salt, 'salt', 32) }
}

/** Bytes as hex, of this length where one is given. Throws InvalidParamsError. */
export function parseHex(value: unknown, what: string, length?: number): Hex {
  const fits = isHex(value) && value.length % 2 === 0 && value.length <= 20_002
  if (!fits || (length !== undefined && value.length !== 2 + 2 * length)) {
    throw new InvalidParamsError(`${what} is not what it should be`)
  }
  return value
}
