/** What calls and exits of Liquid Collective say, in English. The keys are made in this folder. */
export const words = {
  'intents.liquidCollective.deposit': 'Stake {amount} with Liquid Collective and receive LsETH',
  'intents.liquidCollective.requestRedeem': 'Ask for the ether of {amount}',
  'intents.liquidCollective.claimRedeemRequests': {
    one: 'Claim {count} request of Liquid Collective',
    other: 'Claim {count} requests of Liquid Collective',
  },
  'intents.liquidCollective.eachRecipient': 'Each request pays the account it was made for.',
  'intents.revert.Denied': 'The allowlist does not permit this account.',
  'intents.revert.RecipientIsDenied': 'The allowlist bars the recipient.',
  'intents.revert.ClaimRecipientIsDenied': 'The allowlist bars the recipient, so nothing is paid.',
  'intents.revert.ClaimInitiatorIsDenied': 'The allowlist bars whoever asked, so nothing is paid.',
  'intents.revert.SlashingContainmentModeEnabled': 'Redeeming is stopped while losses are being contained.',
  'intents.revert.WithdrawalEventOutOfBounds': 'Nothing has been set aside for this request yet.',
  'intents.revert.DoesNotMatch': 'The request is paid from another report. Read it again and retry.',
  'notes.liquidCollective.denied': 'The allowlist bars this account.',
  'notes.liquidCollective.notAllowed': 'Only accounts on the issuer’s allowlist can redeem. Others sell.',
  'notes.liquidCollective.contained': 'Redeeming is stopped while losses are being contained.',
  'notes.liquidCollective.partly': 'Part of it can be claimed now; the rest stays in the queue.',
} as const
