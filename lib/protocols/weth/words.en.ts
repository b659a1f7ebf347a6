/** What calls of WETH do, in English. The keys are made in this folder. */
export const words = {
  'intents.weth.deposit': 'Wrap {amount} as WETH',
  'intents.weth.withdraw': 'Unwrap {amount} into ether',
} as const
