/** What calls of Symbiotic's vaults do, in English. The keys are made in this folder. */
export const words = {
  'intents.symbiotic.deposit': 'Restake {amount} in Symbiotic’s vault {vault}',
  'intents.symbiotic.withdraw': 'Start taking {amount} out of Symbiotic’s vault {vault}',
  'intents.symbiotic.redeem': 'Start taking {shares} shares out of Symbiotic’s vault {vault}',
  'intents.symbiotic.claim': {
    one: 'Claim {count} finished withdrawal from Symbiotic’s vault {vault}',
    other: 'Claim {count} finished withdrawals from Symbiotic’s vault {vault}',
  },
  'intents.label.symbiotic.epoch': 'Epoch',
  'intents.revert.AlreadyClaimed': 'This was claimed already.',
  'intents.revert.DepositLimitReached': 'The vault takes no more than it holds now.',
  'intents.revert.InsufficientClaim': 'There is nothing to claim for this account.',
  'intents.revert.InvalidEpoch': 'The period of this withdrawal has not ended yet.',
  'intents.revert.NotWhitelistedDepositor': 'Only accounts on the vault’s list may deposit.',
  'intents.revert.TooMuchRedeem': 'The account does not have that many shares in the vault.',
  'intents.revert.TooMuchWithdraw': 'The account does not have that much in the vault.',
} as const
