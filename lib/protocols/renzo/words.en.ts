/** What calls of Renzo do and what stops them, in English. The keys are made in this folder. */
export const words = {
  'intents.renzo.deposit': 'Restake {amount} with Renzo and receive ezETH',
  'intents.renzo.withdraw': 'Request the withdrawal of {amount} from Renzo',
  'intents.renzo.claim': 'Claim a finished withdrawal from Renzo',
  'notes.renzo.claimsPaused': 'Renzo has paused claims.',
  'notes.renzo.requestsPaused': 'Renzo has paused new withdrawal requests.',
  'notes.renzo.noValue':
    'Renzo cannot tell what it holds: a price is too old, or an operator is missing. Nothing is paid until it can.',
  'notes.renzo.unsupported': 'Renzo does not pay in this asset now.',
  'notes.renzo.notEnough': 'Renzo does not hold that much of this asset.',
  'notes.renzo.instantUnknown':
    'Renzo has a contract that pays at once for a fee, but its address is in no source Bowline trusts.',
  'intents.revert.EarlyClaim': 'The waiting time of this withdrawal is not over.',
  'intents.revert.QueuedWithdrawalNotFilled': 'The funds for this withdrawal are not in the queue yet.',
  'intents.revert.InvalidWithdrawIndex': 'There is no such request any more: somebody claimed it, or one before it.',
  'intents.revert.ClaimPaused': 'Renzo has paused claims.',
  'intents.revert.WithdrawRequestPaused': 'Renzo has paused new withdrawal requests.',
  'intents.revert.UnsupportedWithdrawAsset': 'The queue does not pay in this asset.',
  'intents.revert.NotEnoughCollateralValue': 'Renzo does not hold that much of this asset.',
  'intents.revert.OraclePriceExpired': 'A price that Renzo needs is too old. Try again later.',
} as const
