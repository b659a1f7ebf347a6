import { addressValue, sentence } from '../protocols/sentence.ts'
import type { Rule } from './types.ts'

/** A spender that is no contract: a person with a key, who can take what is allowed at any time (H085, H112). */
export const spenderWithoutCode: Rule = {
  id: 'spender-without-code',
  look: ({ intent, code }) =>
    (intent.facts.allowances ?? [])
      .filter(({ spender }) => ['none', 'delegated'].includes(code.get(spender.toLowerCase()) ?? ''))
      .map(({ spender }) => ({
        level: 'danger',
        sentence: sentence('warnings.spenderWithoutCode', { spender: addressValue(spender) }),
      })),
}
