/** What calls and exits of pumpBTC say, in English. The keys are made in this folder. */
export const words = {
  'intents.pumpBTC.stake': 'Stake {amount} in bitcoin tokens and receive pumpBTC',
  'intents.pumpBTC.unstakeRequest': 'Hand in {amount} and wait for bitcoin tokens',
  'intents.pumpBTC.claimSlot': 'Claim bitcoin tokens from one request',
  'intents.pumpBTC.claimAll': 'Claim bitcoin tokens from all requests whose time has come',
  'intents.pumpBTC.unstakeInstant': 'Hand in {amount} for bitcoin tokens at once, less a fee',
  'notes.pumpBTC.claimFirst': 'Today’s place holds a request of ten days ago: claim that first.',
  'notes.pumpBTC.paused': 'The contract is paused.',
  'notes.pumpBTC.shut': 'Leaving is switched off.',
} as const
