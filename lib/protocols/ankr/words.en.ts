/** What calls and exits of Ankr say, in English. The keys are made in this folder. */
export const words = {
  'intents.ankr.stake': 'Stake {amount} with Ankr and receive ankrETH',
  'intents.ankr.unstake': 'Hand in {amount} and queue for ether',
  'intents.ankr.claimManually': 'Claim the ether that Ankr could not send',
  'notes.ankr.pushed': 'Ankr sends it by itself when it is due.',
  'notes.ankr.manual': 'Ankr could not send this. Claim it.',
  'notes.ankr.paused': 'Ankr has paused unstaking.',
} as const
