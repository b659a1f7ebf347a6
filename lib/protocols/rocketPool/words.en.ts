/** What calls of Rocket Pool do, in English. The keys are made in this folder. */
export const words = {
  'intents.rocketPool.burn': 'Redeem {amount} for ether',
  'intents.rocketPool.deposit': 'Stake {amount} with Rocket Pool and receive rETH',
  'notes.rocketPool.full': 'Rocket Pool’s deposit pool is full and takes no ether now.',
  'notes.rocketPool.short': 'Rocket Pool can pay only {left} at once now. There is no queue: take less, wait or sell.',
} as const
