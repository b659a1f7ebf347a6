import { sentence } from '../protocols/sentence.ts'
import type { Rule } from './types.ts'

/** Nobody here knows what this does. */
export const unknownRequest: Rule = {
  id: 'unknown',
  look: ({ request, intent }) => {
    if (request.kind === 'transaction' && intent.action === 'create') {
      return [{ level: 'caution', sentence: sentence('warnings.createsContract') }]
    }
    if (intent.action !== 'unknown') return []
    const key = request.kind === 'typed-data' ? 'warnings.unknownTypedData' : 'warnings.unknownCall'
    return [{ level: 'caution', sentence: sentence(key) }]
  },
}
