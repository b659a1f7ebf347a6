import { addressValue, sentence } from '../protocols/sentence.ts'
import type { Rule } from './types.ts'

/** A token outside the registry: whatever it calls itself, anybody may have (H116). */
export const claimedToken: Rule = {
  id: 'claimed-token',
  look: ({ claimed }) =>
    claimed.map(({ token, symbol }) => {
      const key = symbol === null ? 'warnings.unknownToken' : 'warnings.claimedToken'
      const values = { token: addressValue(token), symbol: { type: 'text', text: symbol ?? '' } } as const
      return { level: 'info', sentence: sentence(key, values) }
    }),
}
