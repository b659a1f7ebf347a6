import { addressValue, sentence } from '../protocols/sentence.ts'
import type { Finding, Rule } from './types.ts'

/** A spender that is no contract: a person with a key, who can take what is allowed at any time (H085, H112). */
export const spenderWithoutCode: Rule = {
  id: 'spender-without-code',
  look: ({ intent, code }) =>
    (intent.facts.allowances ?? []).flatMap(({ spender }): Finding[] => {
      const value = { spender: addressValue(spender) }
      switch (code.get(spender.toLowerCase())) {
        case 'none':
        case 'delegated':
          return [{ level: 'danger', sentence: sentence('warnings.spenderWithoutCode', value) }]
        case 'unread':
          return [{ level: 'caution', sentence: sentence('warnings.spenderUnread', value) }]
        default:
          return []
      }
    }),
}
