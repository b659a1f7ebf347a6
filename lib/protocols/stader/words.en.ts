/** What calls of Stader do, in English. The keys are made in this folder. */
export const words = {
  'intents.stader.deposit': 'Stake {amount} with Stader and receive ETHx',
  'intents.stader.requestWithdraw': 'Request ether for {amount} from Stader',
  'intents.stader.claim': 'Claim withdrawal {id} from Stader',

  'notes.stader.paused':
    'Stader has paused withdrawals: no new requests, and none is made ready. What is ready can be claimed.',
  'notes.stader.safeMode': 'Stader’s oracle is in safe mode: no request is made ready until it ends.',
  'notes.stader.unhealthy':
    'Stader’s pool is paused or without assets: it takes no ether, and no request is made ready.',
  'notes.stader.inspection':
    'A report moved the rate further than Stader allows. The old rate stays until the report has been checked.',
  'notes.stader.tooSmall': 'Stader’s queue takes at least what is worth {least}.',
  'notes.stader.tooLarge': 'One request may ask for {most} at most. Split it into several.',

  'intents.revert.InvalidWithdrawAmount': 'The amount is outside what one request may ask for.',
  'intents.revert.InvalidDepositAmount': 'The amount is outside what is taken, or nothing is taken now.',
  'intents.revert.requestIdNotFinalized': 'The withdrawal is not ready yet.',
  'intents.revert.CallerNotAuthorizedToRedeem': 'The withdrawal is another account’s, or was claimed already.',
  'intents.revert.MaxLimitOnWithdrawRequestCountReached':
    'This account has as many open requests as are allowed. Claim some first.',
} as const
