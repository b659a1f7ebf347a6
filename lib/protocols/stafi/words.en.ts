/** What calls and exits of StaFi say, in English. The keys are made in this folder. */
export const words = {
  'intents.stafi.unstake': 'Hand in {amount} of StaFi for ether, at once or in its turn',
  'intents.stafi.withdraw': {
    one: 'Claim {count} withdrawal from StaFi',
    other: 'Claim {count} withdrawals from StaFi',
  },
  'notes.stafi.sunset': 'StaFi is winding down: nobody can say when this is paid.',
  'leave.stafi.limit': 'StaFi takes in only {left} more today.',
} as const
