/** What calls and exits of Treehouse say, in English. The keys are made in this folder. */
export const words = {
  'intents.treehouse.deposit': 'Turn {amount} into tETH',
  'intents.treehouse.redeem': 'Hand in {amount} and wait for wstETH',
  'intents.treehouse.finalizeRedeem': 'Claim wstETH for tETH handed in earlier',
  'intents.treehouse.redeemAndFinalize': 'Redeem {amount} for wstETH at once, less a fee',
  'intents.revert.MinimumNotMet': 'That is less than the smallest amount that can be redeemed.',
  'intents.revert.RedemptionNotFound': 'There is no such redemption.',
  'intents.revert.InWaitingPeriod': 'The waiting time is not over yet.',
  'intents.revert.InsufficientFundsInVault': 'There is not enough wstETH to pay this now.',
  'intents.revert.DepositCapExceeded': 'No more is taken in at present.',
  'intents.revert.AccountBlacklisted': 'The issuer has blocked this account.',
  'notes.treehouse.paused': 'Redeeming is paused.',
  'notes.treehouse.tooSmall': 'The smallest amount that can be redeemed is worth {least}.',
} as const
