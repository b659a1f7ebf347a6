/** What calls and exits of MEV Protocol say, in English. The keys are made in this folder. */
export const words = {
  'intents.mev.deposit': 'Stake {amount} and receive mevETH',
  'intents.mev.mint': 'Stake and receive {amount}',
  'intents.mev.withdraw': 'Redeem mevETH for {amount}',
  'intents.mev.redeem': 'Redeem {amount} for WETH',
  'intents.mev.withdrawQueue': 'Redeem mevETH for {amount}; what is not there is queued',
  'intents.mev.claim': 'Claim a ticket of the mevETH queue for whom it was opened',
  'notes.mev.tooSmall': 'The least that can be redeemed is {amount}.',
  'notes.mev.short': 'The contract does not hold enough ether for this amount now. The queue pays the rest later.',
  'intents.revert.NotFinalised': 'This ticket’s turn has not come.',
  'intents.revert.WithdrawTooSmall': 'It is less than the least that can be redeemed.',
  'intents.revert.NotEnoughEth': 'The contract does not hold enough ether now.',
  'intents.revert.SandwichProtection': 'You cannot redeem in the block of a deposit that brought rewards. Try again.',
} as const
