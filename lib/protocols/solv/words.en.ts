/** What calls and exits of Solv say, in English. The keys are made in this folder. */
export const words = {
  'intents.solv.deposit': 'Deposit {amount} and receive {token}',
  'intents.solv.withdrawRequest': 'Hand in {amount} and wait for {token}',
  'intents.solv.cancelWithdrawRequest': 'Take back {token} from a redemption that is not settled',
  'intents.solv.swapIn': 'Swap {amount} for xSolvBTC',
  'intents.solv.swapOut': 'Swap {amount} for SolvBTC, less the pool’s fee',
  'intents.solv.ticket': 'You receive a redemption token; whoever holds it can claim.',
  'notes.solv.claimThere': 'Claim it at Solv: Bowline does not send this claim.',
  'notes.solv.partly': 'A part can be claimed now. Claim it at Solv: Bowline does not send this claim.',
  'notes.solv.paused': 'The token is paused.',
  'notes.solv.noValue': 'Solv has marked the value as abnormal, so the pool pays nothing now.',
  'notes.solv.beyond': 'The value is above the most that the pool pays.',
  'intents.revert.BlacklistableBlacklistedAccount': 'Solv has blocked an address that takes part in this.',
} as const
