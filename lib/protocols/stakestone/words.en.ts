/** What calls of StakeStone do and what its exits wait for, in English. The keys are made in this folder. */
export const words = {
  'intents.stakestone.deposit': 'Stake {amount} with StakeStone and receive STONE',
  'intents.stakestone.gift': 'Give {amount} to the StakeStone vault',
  'intents.stakestone.giftMintsNothing':
    'Ether sent without a function is kept by the vault: you receive no STONE for it. To stake, deposit it instead.',
  'intents.stakestone.requestWithdraw': 'Request the withdrawal of {amount} from StakeStone',
  'intents.stakestone.cancelWithdraw': 'Take {amount} back from a withdrawal that has not been settled',
  'intents.stakestone.claim': 'Claim {amount} of finished withdrawals from StakeStone, less the fee',
  'intents.stakestone.instantWithdraw': 'Redeem {amount} at StakeStone at once, for ether',
  'intents.stakestone.claimAndWithdraw':
    'Claim {settled} of finished withdrawals from StakeStone, less the fee, and redeem {amount} at once',
  'intents.stakestone.rollToNextRound': 'Close the running round of StakeStone and settle its requests',

  'exits.stakestone.unfunded':
    'This is settled, but StakeStone does not hold enough ether to pay it at the moment. A claim would fail until it does.',
  'leave.stakestone.noRound': 'No round has been closed yet: only redeeming at once is possible.',
} as const
