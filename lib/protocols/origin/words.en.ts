/** What calls and exits of Origin say, in English. The keys are made in this folder. */
export const words = {
  'intents.origin.mint': 'Turn {amount} into {token}',
  'intents.origin.requestWithdrawal': 'Hand in {amount} and queue for wrapped ether',
  'intents.origin.claimWithdrawals': {
    one: 'Claim {count} withdrawal in wrapped ether',
    other: 'Claim {count} withdrawals in wrapped ether',
  },
  'intents.origin.wrap': 'Wrap {amount} as {token}',
  'intents.origin.unwrap': 'Unwrap {amount}',
  'intents.origin.rebaseOptIn': 'Let this account’s {token} grow',
  'intents.origin.rebaseOptOut': 'Stop this account’s {token} from growing',
  'intents.label.atLeast': 'You receive at least',
  'notes.origin.paused': 'Minting, requests and claims are paused.',
  'notes.origin.off': 'Withdrawals are switched off.',
  'notes.origin.unbacked':
    'The vault is worth too much less, or more, than what it owes. It pays nobody until that is settled.',
  'notes.origin.notGrowing': 'Rewards are not being added at present.',
} as const
