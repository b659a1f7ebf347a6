/** What calls of ether.fi do, in English. The keys are made in this folder. */
export const words = {
  'intents.etherfi.deposit': 'Stake {amount} with ether.fi and receive eETH',
  'intents.etherfi.wrap': 'Wrap {amount} as weETH',
  'intents.etherfi.unwrap': 'Unwrap {amount} into eETH',
  'intents.etherfi.requestWithdraw': 'Request the withdrawal of {amount} from ether.fi',
  'intents.etherfi.claimWithdraw': {
    one: 'Claim {count} finished withdrawal from ether.fi',
    other: 'Claim {count} finished withdrawals from ether.fi',
  },
  'intents.etherfi.redeem': 'Redeem {amount} at ether.fi at once, for a fee',
} as const
