/** What calls of Puffer do and what it says of its exits, in English. The keys are made in this folder. */
export const words = {
  'intents.puffer.deposit': 'Restake {amount} with Puffer and receive pufETH',
  'intents.puffer.depositShares': 'Restake {amount} stETH shares with Puffer and receive pufETH',
  'intents.puffer.mint': 'Pay WETH to Puffer and receive {amount}',
  'intents.puffer.redeem': 'Redeem {amount} at Puffer at once, for a fee',
  'intents.puffer.withdraw': 'Take {amount} out of Puffer at once, for a fee',
  'intents.puffer.requestWithdrawal': 'Request the withdrawal of {amount} from Puffer',
  'intents.puffer.completeQueuedWithdrawal': 'Claim a finished withdrawal from Puffer',
  'intents.puffer.wrap': 'Lock {amount} and receive as much xPufETH',
  'intents.puffer.unwrap': 'Turn {amount} back into as much pufETH',
  'notes.puffer.atLeast': 'Puffer takes requests of at least {least}.',
  'notes.puffer.atMost': 'Puffer takes at most {most} in one request. Split the amount.',
  'notes.puffer.closed': 'Puffer has shut this function. Only its administrators can open it again.',
  'notes.puffer.filling': {
    one: 'Puffer pays requests in batches of ten. This batch still lacks {count} request.',
    other: 'Puffer pays requests in batches of ten. This batch still lacks {count} requests.',
  },
  'notes.puffer.liquidity': 'Puffer can redeem at most {most} of this account at once now.',
  'notes.puffer.lockbox': 'The lockbox holds only {most}.',
  'intents.revert.AccessManagedUnauthorized':
    'The protocol has shut this function, or does not let this account use it.',
  'intents.revert.DepositAndWithdrawalForbidden': 'Puffer takes no deposit and withdrawal in one transaction.',
  'intents.revert.ERC4626ExceededMaxRedeem':
    'The vault cannot pay out that much at once now, or the account holds less.',
  'intents.revert.ERC4626ExceededMaxWithdraw':
    'The vault cannot pay out that much at once now, or the account holds less.',
  'intents.revert.MultipleWithdrawalsAreForbidden': 'Puffer takes one withdrawal request per transaction.',
  'intents.revert.NotFinalized': 'The withdrawal is not ready yet.',
  'intents.revert.WithdrawalAlreadyCompleted': 'This withdrawal was paid already.',
  'intents.revert.WithdrawalAmountTooHigh': 'The amount is more than one request may take.',
  'intents.revert.WithdrawalAmountTooLow': 'The amount is below the least a request may take.',
} as const
