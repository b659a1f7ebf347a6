/** What calls of Prime Staked do and what it says of its exits, in English. The keys are made in this folder. */
export const words = {
  'intents.primeStaked.deposit': 'Restake {amount} with Prime Staked and receive primeETH',
  'intents.primeStaked.requestWithdrawal': 'Request the withdrawal of {amount} from Prime Staked',
  'intents.primeStaked.claimWithdrawal': 'Claim a finished withdrawal from Prime Staked',
  'intents.primeStaked.claimWithdrawalYn': 'Claim a finished withdrawal from Prime Staked and deposit it for ynLSDe',
  'intents.primeStaked.atLeast': 'You receive at least',
  'intents.primeStaked.atMost': 'You pay at most',
  'notes.primeStaked.old':
    'EigenLayer no longer keeps the terms of a request this old. Claim it on Prime Staked’s own site.',
  'notes.primeStaked.paused': 'Prime Staked has paused this. Only its managers can resume it.',
  'intents.revert.MaxBurnAmount': 'It would take more of your tokens than you allowed.',
  'intents.revert.NotWithdrawAsset': 'Withdrawals are not paid in this asset.',
  'intents.revert.StakersWithdrawalNotFound': 'This withdrawal belongs to somebody else, or was claimed already.',
} as const
