/** What calls of Lido do, in English. The keys are made in this folder. */
export const words = {
  'intents.lido.submit': 'Stake {amount} with Lido and receive stETH',
  'intents.lido.submitAndWrap': 'Stake {amount} with Lido and receive wstETH',
  'intents.lido.transferShares': 'Send {shares} stETH shares to {to}',
  'intents.lido.transferSharesFrom': 'Move {shares} stETH shares from {from} to {to}',
  'intents.lido.wrap': 'Wrap {amount} as wstETH',
  'intents.lido.unwrap': 'Unwrap {amount} into stETH',
  'intents.lido.requestWithdrawals': 'Request the withdrawal of {amount} from Lido',
  'intents.lido.claimWithdrawals': {
    one: 'Claim {count} finished withdrawal from Lido',
    other: 'Claim {count} finished withdrawals from Lido',
  },
} as const
