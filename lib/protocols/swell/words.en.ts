/** What calls of Swell do and what its exits wait for, in English. The keys are made in this folder. */
export const words = {
  'intents.swell.deposit': 'Stake {amount} with Swell and receive {token}',
  'intents.swell.burn': 'Destroy {amount}',
  'intents.swell.burnPaysNothing':
    'This destroys the tokens and pays nothing for them. To leave Swell, ask for a withdrawal instead.',
  'intents.swell.createWithdrawRequest': 'Request the withdrawal of {amount} from Swell',
  'intents.swell.finalizeWithdrawal': 'Claim a finished withdrawal of {token} from Swell',
  'intents.swell.ticket': 'You receive an NFT. Whoever holds it is paid.',
  'intents.label.ticket': 'Ticket',
  'intents.label.atLeast': 'You receive at least',

  'exits.swell.paused': 'Swell has paused withdrawals: nothing can be claimed until it ends the pause.',
  'leave.swell.paused': 'Swell has paused withdrawals.',
  'leave.swell.listed': 'Swell takes requests only from accounts on its list, and this one is not on it.',
  'leave.swell.tooSmall': 'Swell takes no request below {least}.',
  'leave.swell.tooLarge': 'Swell takes at most {greatest} in one request. Split it into several.',

  'intents.revert.CoreMethodsPaused': 'Swell has paused deposits. Try again later.',
  'intents.revert.WithdrawalsPaused': 'Withdrawals are paused. Try again later.',
  'intents.revert.InvalidETHDeposit': 'No ether was sent along.',
  'intents.revert.CannotReferSelf': 'The referrer must be somebody else.',
  'intents.revert.NotInWhitelist': 'Swell has not put this account on its list.',
  'intents.revert.WithdrawRequestTooSmall': 'The amount is below the least that can be withdrawn.',
  'intents.revert.WithdrawRequestTooLarge':
    'The amount is above the most that one request can hold. Split it into several.',
  'intents.revert.WithdrawalRequestDoesNotExist': 'There is no such ticket: it was claimed already, or never existed.',
  'intents.revert.WithdrawalRequestNotProcessed': 'Swell has not settled this ticket yet, so it cannot be claimed.',
  'intents.revert.WithdrawalRequestFinalizationOnlyAllowedForNFTOwner':
    'Only the account that holds the ticket can claim it.',
  'intents.revert.InsufficientRswETHReceived': 'The rate moved and less rswETH would arrive than asked for.',
} as const
