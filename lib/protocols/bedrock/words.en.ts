/** What calls of Bedrock do and what its exits wait for, in English. The keys are made in this folder. */
export const words = {
  'intents.bedrock.mint': 'Deposit {amount} with Bedrock and receive {token}',
  'intents.bedrock.gift': 'Give {amount} to Bedrock',
  'intents.bedrock.giftMintsNothing':
    'Ether sent without a function is kept by the contract: you receive no uniETH for it. To stake, mint uniETH instead.',
  'intents.bedrock.instantSwap': 'Swap up to {amount} for ether from Bedrock’s reserve, as far as it goes',
  'intents.bedrock.redeemFromValidators': 'Redeem uniETH for {amount}, paid when Bedrock’s validators have left',
  'intents.bedrock.claim': 'Take {amount} that Bedrock has paid out',
  'intents.bedrock.createDelayedRedeem': 'Redeem {amount} with Bedrock, paid after a delay',
  'intents.bedrock.claimDelayedRedeems': 'Claim bitcoin tokens from Bedrock for redeemed uniBTC',
  'intents.bedrock.claimPrincipals': 'Take uniBTC back from redemptions that were not claimed',
  'intents.label.atLeast': 'You receive at least',
  'intents.label.atMost': 'You give at most',

  'exits.bedrock.paused': 'Bedrock has paused payments: nothing can be claimed until it ends the pause.',
  'exits.bedrock.blacklisted': 'Bedrock has blocked this account: it can claim nothing while that lasts.',
  'exits.bedrock.tokenPaused': 'Bedrock has paused payments in this token, or in one of an older request of yours.',
  'exits.bedrock.unfunded':
    'The wait is over, but the vault does not hold enough of this token. A claim would fail until it does.',
  'exits.bedrock.returnable':
    'The vault does not hold enough of this token. You can also take the uniBTC back, less a cancellation fee, on Bedrock’s site.',
  'leave.bedrock.wholeOnly': 'Only whole validators of 32 ether can be redeemed this way: at least {least}.',
  'leave.bedrock.paused': 'Bedrock has paused this.',
  'leave.bedrock.reserveEmpty': 'There is no ether in reserve to swap for.',
  'leave.bedrock.listed': 'Bedrock redeems only for accounts on its list, and this one is not on it.',
  'leave.bedrock.quota': 'Only {left} can be redeemed for this token at the moment. The quota grows with time.',
} as const
