/** What calls and exits of NodeSet say, in English. The keys are made in this folder. */
export const words = {
  'intents.nodeset.deposit': 'Deposit {amount} and receive xrETH',
  'intents.nodeset.mint': 'Deposit WETH and receive {amount}',
  'intents.nodeset.withdraw': 'Redeem xrETH for {amount}',
  'intents.nodeset.redeem': 'Redeem {amount} for WETH',
  'notes.nodeset.short': 'The vault does not hold enough WETH for this amount now.',
} as const
