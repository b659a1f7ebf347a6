/** What calls of Rocket Pool do, in English. The keys are made in this folder. */
export const words = {
  'intents.rocketPool.burn': 'Redeem {amount} for ether',
} as const
