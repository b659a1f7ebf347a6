import { errorCode, WalletError } from '../errors.ts'

/** Why: its time has not come, it was finished already, its queue is paused, or what would pay it does not hold enough. */
export type NotFinishable = 'early' | 'gone' | 'paused' | 'unfunded'

/** An exit is not finishable at this block. `data` says why, where that is known. */
export class NotFinishableError extends WalletError {
  readonly code = errorCode.invalidState
  constructor(why?: NotFinishable) {
    super('This exit cannot be finished now. Refresh to see what it waits for.', why === undefined ? {} : { data: why })
  }
}
