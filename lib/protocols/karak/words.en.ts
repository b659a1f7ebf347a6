/** What calls and exits of Karak say, in English. The keys are made in this folder. */
export const words = {
  'intents.karak.deposit': 'Restake {amount} with Karak',
  'intents.karak.depositAndGimmie': 'Restake {amount} with Karak and receive the vault’s token',
  'intents.karak.gimmieShares': 'Move {amount} out of Karak into this account',
  'intents.karak.returnShares': 'Hand {amount} back to Karak',
  'intents.karak.startWithdraw': {
    one: 'Request {count} withdrawal from Karak',
    other: 'Request {count} withdrawals from Karak',
  },
  'intents.karak.finishWithdraw': {
    one: 'Claim {count} finished withdrawal from Karak',
    other: 'Claim {count} finished withdrawals from Karak',
  },
  'intents.karak.atLeast': 'You receive at least',
  'intents.karak.shares': 'Shares',
  'intents.karak.vault': 'Vault',
  'notes.karak.paused': 'Karak has paused withdrawals, from this vault or from all.',
} as const
