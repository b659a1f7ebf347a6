import { type Address, getAddress } from 'viem'
import { errorCode, WalletError } from '../errors.ts'

/**
 * A typed or pasted address, with its EIP-55 checksum. Throws AddressError: `data` is `checksum` when mixed case does not
 * match (one character was mistyped), `format` otherwise. All lower or all upper case carries no checksum and is taken.
 */
export function parseAddress(text: unknown): Address {
  if (typeof text !== 'string' || text.length > 100) throw new AddressError('format')
  const trimmed = text.trim()
  if (!/^0x[0-9a-fA-F]{40}$/.test(trimmed)) throw new AddressError('format')
  const digits = trimmed.slice(2)
  const address = getAddress(trimmed.toLowerCase() as Address)
  const unchecked = digits === digits.toLowerCase() || digits === digits.toUpperCase()
  if (!unchecked && trimmed !== address) throw new AddressError('checksum')
  return address
}

/** The text is not an address that can be trusted. */
export class AddressError extends WalletError {
  readonly code = errorCode.invalidParams
  constructor(problem: 'format' | 'checksum') {
    super(
      problem === 'checksum'
        ? 'The capital letters of this address do not match: a character is wrong. Copy it again.'
        : 'This is not an address. It starts with 0x and has 40 hexadecimal digits.',
      { data: problem },
    )
  }
}
