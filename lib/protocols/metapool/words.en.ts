/** What calls and exits of Meta Pool say, in English. The keys are made in this folder. */
export const words = {
  'intents.metapool.stake': 'Stake {amount} and receive {token}',
  'intents.metapool.deposit': 'Deposit {amount} and receive {token}',
  'intents.metapool.mint': 'Deposit WETH and receive {amount}',
  'intents.metapool.withdraw': 'Hand in {token} and queue for {amount}',
  'intents.metapool.redeem': 'Hand in {amount} and queue for ether',
  'intents.metapool.swap': 'Swap {amount} for ether at once',
  'intents.metapool.completeWithdraw': 'Fetch the ether you waited for from Meta Pool',
  'notes.metapool.elsewhere': 'It pays {receiver}, as was asked for. Bowline does not send this claim.',
  'notes.metapool.short': 'The instant pool does not hold enough ether for this amount now.',
  'notes.metapool.otherToken': 'The protocol does not take this token here now.',
  'notes.metapool.replaced': 'mpETH was replaced by spETH after a theft. Nothing pays for it by its rate any more.',
  'intents.revert.UserDontHavePendingWithdraw': 'There is nothing to fetch.',
  'intents.revert.ClaimTooSoon': 'Its time has not come.',
  'intents.revert.DepositTooLow': 'It is less than the least that can be deposited.',
  'intents.revert.UserNotWhitelisted': 'Only listed accounts can deposit now.',
  'intents.revert.SwapMinOut': 'The swap would pay less than you asked for.',
} as const
