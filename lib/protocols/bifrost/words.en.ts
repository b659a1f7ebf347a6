/** What calls and exits of Bifrost say, in English. The keys are made in this folder. */
export const words = {
  'intents.bifrost.mint': 'Stake {amount} with Bifrost and receive vETH',
  'intents.bifrost.renew': 'Exchange {amount} (older) for vETH',
  'intents.bifrost.withdrawRequest': 'Hand in {amount} and queue for ether',
  'intents.bifrost.withdrawComplete': 'Fetch {amount} you waited for from Bifrost',
  'intents.bifrost.withdrawAll': 'Fetch all ether you waited for from Bifrost',
  'notes.bifrost.paused': 'Handing in is paused.',
  'notes.bifrost.notRenewed': 'Bifrost does not exchange this older vETH now.',
} as const
