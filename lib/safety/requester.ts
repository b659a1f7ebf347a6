import { sentence } from '../protocols/sentence.ts'
import type { Rule } from './types.ts'

/** A site whose name is written so that it can be taken for another's (H032). */
export const requester: Rule = {
  id: 'requester',
  look: ({ requester: { suspicious, host } }) =>
    suspicious
      ? [{ level: 'caution', sentence: sentence('warnings.suspiciousHost', { host: { type: 'text', text: host } }) }]
      : [],
}
