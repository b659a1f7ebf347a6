import { sentence } from '../protocols/sentence.ts'
import type { Finding, Rule } from './types.ts'

/** Bytes that an honest encoder would not have written (D9), and calls nobody could look into (D10). */
export const encoding: Rule = {
  id: 'encoding',
  look: ({ intent: { facts } }) => {
    const findings: Finding[] = []
    if (facts.unverified) findings.push({ level: 'danger', sentence: sentence('warnings.unverified') })
    if (facts.dirtyPadding) findings.push({ level: 'danger', sentence: sentence('warnings.dirtyPadding') })
    if (facts.trailingBytes !== undefined) {
      const bytes = { type: 'hex', hex: facts.trailingBytes } as const
      findings.push({ level: 'caution', sentence: sentence('warnings.trailingBytes', { bytes }) })
    }
    return findings
  },
}
