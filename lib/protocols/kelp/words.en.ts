/** What calls of Kelp do and what it says of its exits, in English. The keys are made in this folder. */
export const words = {
  'intents.kelp.deposit': 'Restake {amount} with Kelp and receive rsETH',
  'intents.kelp.atLeast': 'You receive at least',
  'intents.kelp.initiateWithdrawal': 'Request the withdrawal of {amount} from Kelp',
  'intents.kelp.completeWithdrawal': 'Claim this account’s oldest withdrawal from Kelp',
  'intents.kelp.instantWithdrawal': 'Redeem {amount} at Kelp at once, for a fee',
  'intents.kelp.updateRSETHPrice': 'Have Kelp recompute the rate of rsETH',
  'notes.kelp.atLeast': 'Kelp takes requests of at least {least}.',
  'notes.kelp.available': 'Kelp has only {left} left to pay out this way now.',
  'notes.kelp.blocked': 'Kelp blocks rsETH of this account until {until}.',
  'notes.kelp.instantOff': 'Kelp has switched off instant withdrawals in this asset.',
  'notes.kelp.olderFirst': 'Kelp pays the older request in this asset first. Claim that one, then this.',
  'notes.kelp.paused': 'Kelp has paused withdrawals. Nobody can request or claim until it resumes them.',
  'notes.kelp.ratePaused':
    'Kelp has stopped writing the rate. It does so by itself when the rate falls too far below its highest.',
  'notes.kelp.tokenPaused': 'Kelp has paused the minting and burning of rsETH.',
  'intents.revert.CantInstantWithdrawMoreThanAvailable': 'Less than that can be withdrawn at once now.',
  'intents.revert.DailyMintLimitExceeded': 'No more can be minted today.',
  'intents.revert.ExceedAmountToWithdraw':
    'More than that is already promised to others. Choose a smaller amount or another asset.',
  'intents.revert.InstantWithdrawalNotEnabled': 'Instant withdrawals in this asset are switched off.',
  'intents.revert.InvalidAmountToWithdraw': 'The amount is below the least a withdrawal may take.',
  'intents.revert.NoWithdrawalRequests': 'This account has no withdrawal in this asset.',
  'intents.revert.PriceAboveDailyThreshold':
    'The rate has risen so far that only the protocol’s managers may write it.',
  'intents.revert.QueueEmpty': 'This account has no withdrawal in this asset.',
  'intents.revert.TransfersBlocked': 'The protocol blocks transfers of this account for a time.',
  'intents.revert.WithdrawalDelayNotPassed': 'The withdrawal is not ready yet. Wait until its delay is over.',
  'intents.revert.WithdrawalLocked': 'The withdrawal is not unlocked yet.',
} as const
