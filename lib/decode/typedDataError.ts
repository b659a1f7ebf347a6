import { errorCode, WalletError } from '../errors.ts'

/** Typed data that must not be signed as it is. The reason is one of ours and repeats nothing of the payload. */
export class TypedDataError extends WalletError {
  readonly code = errorCode.invalidParams
  constructor(reason: string) {
    super(`This typed data cannot be signed safely: ${reason}.`)
  }
}
