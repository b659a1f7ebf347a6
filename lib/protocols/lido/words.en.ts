/** What calls of Lido do, in English. The keys are made in this folder. */
export const words = {
  'intents.lido.submit': 'Stake {amount} with Lido and receive stETH',
  'intents.lido.submitAndWrap': 'Stake {amount} with Lido and receive wstETH',
  'intents.lido.transferShares': 'Send {shares} stETH shares to {to}',
  'intents.lido.transferSharesFrom': 'Move {shares} stETH shares from {from} to {to}',
  'intents.lido.wrap': 'Wrap {amount} as wstETH',
  'intents.lido.unwrap': 'Unwrap {amount} into stETH',
  'intents.lido.requestWithdrawals': 'Request the withdrawal of {amount} from Lido',
  'intents.lido.claimWithdrawals': {
    one: 'Claim {count} finished withdrawal from Lido',
    other: 'Claim {count} finished withdrawals from Lido',
  },

  // What stands in the way of an exit, or of one that begins now
  'notes.lido.paused':
    'Lido has paused its queue: no new requests, and none is made ready. What is ready can be claimed.',
  'notes.lido.pausedUntil':
    'Lido has paused its queue until {time}: no new requests, and none is made ready. What is ready can be claimed.',
  'notes.lido.bunker':
    'Lido is in bunker mode after heavy losses: requests are made ready later than usual, so that all share the loss.',
  'notes.lido.limit': 'Lido takes no more ether at this block: its limit is used up. It grows back block by block.',
  'notes.lido.tooSmall': 'Lido’s queue takes at least {least}.',

  // Why a transaction would fail
  'intents.revert.RequestAmountTooSmall': 'The amount is below the least that the queue takes.',
  'intents.revert.RequestAmountTooLarge': 'The amount is above what one request may ask for. Split it into several.',
  'intents.revert.ResumedExpected': 'The withdrawal queue is paused.',
  'intents.revert.RequestNotFoundOrNotFinalized': 'A withdrawal in this claim is not ready yet.',
  'intents.revert.RequestAlreadyClaimed': 'A withdrawal in this claim was claimed already.',
  'intents.revert.InvalidHint': 'The claim was prepared for an older state of the queue. Prepare it again.',
} as const
