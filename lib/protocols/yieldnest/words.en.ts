/** What calls of YieldNest do and what it says of its exits, in English. The keys are made in this folder. */
export const words = {
  'intents.yieldnest.deposit': 'Restake {amount} with YieldNest and receive {token}',
  'intents.yieldnest.requestWithdrawal': 'Request the withdrawal of {amount} from YieldNest',
  'intents.yieldnest.claimWithdrawals': {
    one: 'Claim {count} finished withdrawal from YieldNest',
    other: 'Claim {count} finished withdrawals from YieldNest',
  },
  'notes.yieldnest.basket': 'Paid in several liquid staking tokens that are together worth this much ether.',
  'notes.yieldnest.paused': 'YieldNest has paused payments. Nobody can claim until it resumes them.',
  'intents.revert.CallerNotOwnerNorApproved': 'The ticket belongs to somebody else.',
  'intents.revert.ContractPaused': 'The protocol has paused this.',
  'intents.revert.InsufficientBalance': 'The contract does not have enough to pay this now.',
  'intents.revert.TransfersPaused': 'Transfers of this token are paused.',
  'intents.revert.WithdrawalAlreadyProcessed': 'This withdrawal was paid already.',
} as const
