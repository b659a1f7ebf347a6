import { errorCode, WalletError } from '../errors.ts'

/** The user said no, or it was said for them: the wallet was locked, the account switched, the page left. */
export class RejectedError extends WalletError {
  readonly code = errorCode.rejected
  constructor(message = 'The request was rejected in Bowline.') {
    super(message)
  }
}

/** The user took the origin's permission away while its request was waiting. */
export class RevokedError extends WalletError {
  readonly code = errorCode.unauthorized
  constructor() {
    super('This site is no longer connected to that account.')
  }
}

/** The origin already has this prompt open. */
export class AlreadyAskingError extends WalletError {
  readonly code = errorCode.alreadyPending
  constructor() {
    super('Bowline is already asking the user for this. Wait for the answer.')
  }
}

/** Too many requests wait, or the user rejected too many. */
export class TooManyPromptsError extends WalletError {
  readonly code = errorCode.limitExceeded
  constructor() {
    super('Too many requests. Wait a minute and try again.')
  }
}

/** Approved, and then it could not be done. Not a code that makes libraries ask the user again. */
export class FailedAfterApprovalError extends WalletError {
  readonly code = errorCode.refusedByNode
  constructor(cause?: unknown) {
    super('It was approved, but could not be done. Look at the activity in Bowline before trying again.', { cause })
  }
}

/** A view named a request that is not waiting any more, or never was. */
export class ApprovalGoneError extends WalletError {
  readonly code = errorCode.notFound
  constructor() {
    super('This request is no longer waiting.')
  }
}

/** A view approved something other than what would be signed. Nothing was signed. */
export class StaleApprovalError extends WalletError {
  readonly code = errorCode.invalidState
  constructor() {
    super('The request changed. Look at it again before you confirm.')
  }
}

/** It cannot be approved as it stands: not explained yet, figures missing, blocked, or not its turn. */
export class NotApprovableError extends WalletError {
  readonly code = errorCode.invalidState
}
