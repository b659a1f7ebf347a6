import { sentence } from '../protocols/sentence.ts'
import type { Finding, Rule } from './types.ts'

/** A signature good for longer than this is good for ever. Seconds: one year. */
const long = 365n * 86_400n

/** How far a typed-data signature reaches: over which chains, and until when (D2, H070, H085). */
export const typedData: Rule = {
  id: 'typed-data',
  look: ({ intent: { facts }, now }) => {
    const findings: Finding[] = []
    if (facts.domain?.chainId === null) findings.push({ level: 'danger', sentence: sentence('warnings.noChainId') })
    if (facts.deadline !== undefined && facts.deadline > now + long) {
      const until = { type: 'time', seconds: facts.deadline } as const
      findings.push({ level: 'caution', sentence: sentence('warnings.longDeadline', { until }) })
    }
    return findings
  },
}
