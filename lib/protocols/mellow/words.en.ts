/** What calls of Mellow's vaults do and what stops them, in English. The keys are made in this folder. */
export const words = {
  'intents.mellow.deposit': 'Deposit {amount} at Mellow and receive {vault}',
  'intents.mellow.mint': 'Deposit wstETH at Mellow and receive {amount}',
  'intents.mellow.withdraw': 'Take {amount} out of {vault}, what is idle at once and the rest later',
  'intents.mellow.redeem': 'Give back {amount} for wstETH, what is idle at once and the rest later',
  'intents.mellow.claim': 'Claim what has left {vault}',
  'intents.label.mellow.atMost': 'At most',
  'notes.mellow.depositsListed': 'Only accounts on the vault’s list may deposit.',
  'notes.mellow.withdrawalsPaused': 'The vault’s admins have paused withdrawals.',
  'notes.mellow.partAtOnce': 'The vault can pay {amount} at once. The rest would wait in its queue.',
} as const
