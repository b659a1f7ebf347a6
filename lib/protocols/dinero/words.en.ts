/** What calls and exits of Dinero say, in English. The keys are made in this folder. */
export const words = {
  'intents.dinero.deposit': 'Stake {amount} with Dinero and receive {token}',
  'intents.dinero.initiateRedemption': 'Hand in {amount} and receive a ticket for ether',
  'intents.dinero.instantRedeemWithPxEth': 'Redeem {amount} for ether at once, less a fee',
  'intents.dinero.redeemWithUpxEth': 'Cash in {amount} for ether',
  'intents.dinero.wrap': 'Put {amount} into the compounding vault',
  'intents.dinero.unwrap': 'Take {amount} out of the compounding vault, less a fee',
  'intents.dinero.ticket': 'A token called upxETH. Whoever holds it is paid.',
  'intents.label.ticket': 'Ticket',
  'intents.revert.NotEnoughBuffer': 'There is not enough ether to redeem at once.',
  'intents.revert.NotEnoughValidators': 'There are not enough validators to pay that much.',
  'intents.revert.NoValidatorExit': 'That is too little to make a validator leave.',
  'intents.revert.NoPartialInitiateRedemption': 'The amount must fill whole validators.',
  'intents.revert.StatusNotDissolvedOrSlashed': 'The validator of this ticket has not left yet.',
  'intents.revert.NotEnoughETH': 'The ether for this ticket is not there yet.',
  'notes.dinero.paused': 'Dinero has paused minting and redeeming.',
  'notes.dinero.openBatch': 'A validator leaves once tickets of 32 ether have come together.',
} as const
