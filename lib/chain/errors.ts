import { errorCode, WalletError } from '../errors.ts'

/** None of the user's endpoints gave a right answer. `data` is the fault of the last one tried, or `none` without any. */
export class ChainUnreachableError extends WalletError {
  readonly code = errorCode.chainUnreachable
  constructor(fault: string, cause?: unknown) {
    super(
      fault === 'none'
        ? 'No endpoint is set for this network. Add one in Settings.'
        : 'None of your endpoints for this network can be used right now. Check them in Settings, then try again.',
      { data: fault, cause },
    )
  }
}

/** The effects of a transaction cannot be checked here: no endpoint offers it, or it refused this one. */
export class SimulationUnavailableError extends WalletError {
  readonly code = errorCode.chainUnreachable
  constructor(reason: keyof typeof simulationWords, cause?: unknown) {
    super(simulationWords[reason], { data: reason, cause })
  }
}

const simulationWords = {
  unsupported: 'Your endpoint cannot try a transaction before it is signed. Add one that offers eth_simulateV1.',
  'insufficient-funds': 'The account does not hold enough ether for this transaction, so its effects cannot be shown.',
  'contract-sender':
    'Your endpoint lets no contract send a transaction, not even to try it, so what it would do is not checked.',
  refused: 'Your endpoint refused to try this transaction, so its effects are not checked.',
  'bad-answer': 'Your endpoint tried the transaction but its answer makes no sense, so its effects are not checked.',
} as const

/** Why a node did not take a signed transaction. Travels in the error's `data`. */
export type BroadcastRefusal =
  | 'nonce-too-low'
  | 'underpriced'
  | 'insufficient-funds'
  | 'fee-too-low'
  | 'gas'
  | 'busy'
  | 'refused'

/** The node did not take a signed transaction. Nothing was sent by that node. `data` is the refusal. */
export class BroadcastRefusedError extends WalletError {
  readonly code = errorCode.refusedByNode
  constructor(refusal: BroadcastRefusal, cause: unknown) {
    super(refusalWords[refusal], { data: refusal, cause })
  }
}

const refusalWords: Record<BroadcastRefusal, string> = {
  'nonce-too-low':
    'Another transaction of this account took this number already. Look at the activity, then try again.',
  underpriced:
    'The network already holds a transaction with this number and a similar fee. Raise the fee to replace it.',
  'insufficient-funds': 'The account does not hold enough ether for the amount and the fee. Nothing was sent.',
  'fee-too-low': 'The fee is below what the network asks now. Raise it and try again. Nothing was sent.',
  gas: 'The gas limit is outside what the network allows. Change it and try again. Nothing was sent.',
  busy: 'The endpoint holds too many waiting transactions. Try again later or use another endpoint.',
  refused: 'The endpoint refused the transaction. Nothing was sent. Try again, or use another endpoint.',
}

/** Too many requests to the endpoints are waiting already. */
export class TooManyRequestsError extends WalletError {
  readonly code = errorCode.limitExceeded
  constructor() {
    super('Too many requests are waiting for your endpoint. Try again in a moment.')
  }
}
