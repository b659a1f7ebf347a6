import { operatorName } from '../protocols/eigenlayer/names.ts'
import { addressValue, sentence } from '../protocols/sentence.ts'
import type { Finding, Rule } from './types.ts'

/** Delegating to somebody nobody has heard of, or who is no operator at all (H120). */
export const operator: Rule = {
  id: 'operator',
  look: ({ intent, delegation }) => {
    const address = intent.facts.operator
    if (address === undefined) return []
    const value = { operator: addressValue(address) }
    const findings: Finding[] = []
    if (delegation === 'unread')
      findings.push({ level: 'caution', sentence: sentence('warnings.operatorUnread', value) })
    else if (delegation !== null && !delegation.registered) {
      findings.push({ level: 'danger', sentence: sentence('warnings.notAnOperator', value) })
    }
    if (operatorName(address) === null) {
      findings.push({ level: 'danger', sentence: sentence('warnings.unknownOperator', value) })
    }
    return findings
  },
}
