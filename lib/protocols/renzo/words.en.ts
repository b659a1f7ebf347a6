/** What calls of Renzo do, in English. The keys are made in this folder. */
export const words = {
  'intents.renzo.deposit': 'Restake {amount} with Renzo and receive ezETH',
  'intents.renzo.withdraw': 'Request the withdrawal of {amount} from Renzo',
  'intents.renzo.claim': 'Claim a finished withdrawal from Renzo',
} as const
