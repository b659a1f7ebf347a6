import { sentence } from '../protocols/sentence.ts'
import type { Rule } from './types.ts'

/** Whether the transaction was rehearsed, and how that ended. Never "safe" when it was not checked (A10). */
export const simulated: Rule = {
  id: 'simulation',
  look: ({ simulation, partly }) => {
    if (simulation.status === 'reverts') return [{ level: 'danger', sentence: sentence('warnings.willFail') }]
    if (simulation.status === 'ok' && partly)
      return [{ level: 'caution', sentence: sentence('warnings.partlyChecked') }]
    if (simulation.status !== 'unavailable') return []
    if (simulation.error.data === 'insufficient-funds') {
      return [{ level: 'danger', sentence: sentence('warnings.insufficientFunds') }]
    }
    return [{ level: 'caution', sentence: sentence('warnings.notSimulated') }]
  },
}
