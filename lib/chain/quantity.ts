import { errorCode, WalletError } from '../errors.ts'

/** A node answered with something that is not the number it was asked for. The value is unknown, never zero. */
export class BadAnswerError extends WalletError {
  readonly code = errorCode.chainUnreachable
  constructor() {
    super('The endpoint gave an answer that makes no sense. Try again, or use another endpoint in Settings.')
  }
}

/**
 * A JSON-RPC quantity: `0x` and hex digits without leading zeros, at most `greatest`. Throws BadAnswerError for anything
 * else, so that "0x", null, decimals or a number beyond range stay unknown.
 */
export function parseQuantity(value: unknown, greatest: bigint): bigint {
  if (typeof value !== 'string' || !/^0x(0|[1-9a-fA-F][0-9a-fA-F]{0,63})$/.test(value)) throw new BadAnswerError()
  const quantity = BigInt(value)
  if (quantity > greatest) throw new BadAnswerError()
  return quantity
}
