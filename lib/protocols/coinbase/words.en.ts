/** What calls of cbETH do, in English. The keys are made in this folder. */
export const words = {
  'intents.coinbase.transferWithAuthorization': 'Move {amount} from {from} to {to}, by a permission signed before',
  'intents.coinbase.cancelAuthorization': 'Cancel a payment permission that {owner} signed',
  'notes.coinbase.offChain': 'Only Coinbase redeems cbETH, in a Coinbase account. On chain it can only be sold.',
} as const
