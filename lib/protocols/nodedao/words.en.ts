/** What calls and exits of NodeDAO say, in English. The keys are made in this folder. */
export const words = {
  'intents.nodedao.stakeETH': 'Stake {amount} with NodeDAO and receive {token}',
  'intents.nodedao.unstakeETH': 'Turn {amount} back into ether at once',
  'intents.nodedao.requestWithdrawals': 'Hand in {amount} for ether, paid after a wait',
  'intents.nodedao.claimWithdrawals': {
    one: 'Claim {count} withdrawal from NodeDAO',
    other: 'Claim {count} withdrawals from NodeDAO',
  },
  'notes.nodedao.paused': 'NodeDAO has paused this pool: nothing can be handed in or claimed until it ends the pause.',
  'leave.nodedao.stopped': 'This pool takes no tokens back at the moment.',
  'leave.nodedao.lacking': 'The pool can pay only {left} at once.',
  'leave.nodedao.atOnce': 'The pool holds enough to pay at once, so it takes no requests for this amount.',
} as const
