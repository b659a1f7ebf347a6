import { errorCode, WalletError } from '../errors.ts'

/** An exit is not finishable at this block: its time has not come, it was finished already, or the queue is paused. */
export class NotFinishableError extends WalletError {
  readonly code = errorCode.invalidState
  constructor() {
    super('This exit cannot be finished now. Refresh to see what it waits for.')
  }
}
