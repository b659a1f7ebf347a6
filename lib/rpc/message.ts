import { type Address, bytesToHex, type Hex, hexToBytes } from 'viem'
import { InvalidParamsError, isAddressText, parseAddress, parseBytes, parseList } from './params.ts'

/** Longest message, in bytes (SECURITY.md, limits). */
const maxMessage = 128 * 1024

export type Message = { account: Address; bytes: Hex; text: string | null }

/**
 * The params of `personal_sign`: message, then address. Some libraries send them the other way round; that is accepted
 * when only one of the two can be the account. When both look like addresses, the one that was granted is the account,
 * and when that does not tell either, nothing is guessed (H094). A third entry, once a password, is ignored.
 */
export function parseMessageParams(params: unknown, granted: readonly Address[]): Message {
  const [first, second] = parseList(params, 2, 3)
  const swapped = isSwapped(first, second, granted)
  const account = parseAddress(swapped ? first : second, 'the account')
  const bytes = parseMessage(swapped ? second : first)
  return { account, bytes, text: readText(bytes) }
}

function isSwapped(first: unknown, second: unknown, granted: readonly Address[]): boolean {
  if (!isAddressText(first)) return false
  if (!isAddressText(second)) return true
  const isGranted = (text: Address) => granted.some((account) => account.toLowerCase() === text.toLowerCase())
  if (isGranted(first) === isGranted(second)) {
    throw new InvalidParamsError('message and account cannot be told apart')
  }
  return isGranted(first)
}

/** Hex is the bytes themselves; anything else is text, signed as UTF-8. Hex that lost a digit is nobody's intent. */
function parseMessage(value: unknown): Hex {
  if (typeof value !== 'string') throw new InvalidParamsError('the message must be text or hex')
  if (/^0x[0-9a-fA-F]*$/.test(value)) return parseBytes(value, 'the message', maxMessage)
  if (value.length > maxMessage) throw new InvalidParamsError('the message is too long')
  // A lone surrogate has no UTF-8 form: another character would be signed than was given.
  if (/\p{Surrogate}/u.test(value)) throw new InvalidParamsError('the message is not valid Unicode')
  return parseBytes(bytesToHex(new TextEncoder().encode(value)), 'the message', maxMessage)
}

/** The bytes as text, or null when they are not UTF-8. */
function readText(bytes: Hex): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(hexToBytes(bytes))
  } catch {
    // Not text. The window shows the bytes.
    return null
  }
}
