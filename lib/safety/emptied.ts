import { sentence } from '../protocols/sentence.ts'
import type { Rule } from './types.ts'

/** A payment after which nothing of an asset is left (H118). */
export const emptied: Rule = {
  id: 'emptied',
  look: ({ intent, changes }) => {
    if (intent.facts.payees === undefined) return []
    const all = changes.some(
      ({ before, after }) =>
        before?.type === 'amount' &&
        before.amount > 0n &&
        (after === null || (after.type === 'amount' && after.amount === 0n)),
    )
    return all ? [{ level: 'caution', sentence: sentence('warnings.emptied') }] : []
  },
}
