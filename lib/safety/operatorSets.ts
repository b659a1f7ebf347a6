import { sentence } from '../protocols/sentence.ts'
import type { Finding, Rule } from './types.ts'

/** What an operator can do with the stake faster than it can leave, and who gains by slashing it. */
export const operatorSets: Rule = {
  id: 'operator-sets',
  look: ({ delegation }) => {
    if (delegation === null || delegation === 'unread') return []
    const { allocationDelay, minWithdrawalDelayBlocks, sets } = delegation
    const findings: Finding[] = []
    if (allocationDelay !== null && allocationDelay < minWithdrawalDelayBlocks) {
      const values = {
        delay: { type: 'blocks', blocks: allocationDelay },
        withdrawal: { type: 'blocks', blocks: minWithdrawalDelayBlocks },
      } as const
      const key = allocationDelay === 0n ? 'warnings.allocatesAtOnce' : 'warnings.allocatesFast'
      findings.push({ level: 'caution', sentence: sentence(key, values) })
    }
    const gaining = sets.filter(
      ({ redistributing, strategies }) =>
        redistributing &&
        strategies.some(({ slashable, pending }) => slashable > 0n || (pending?.slashable ?? 0n) > 0n),
    )
    if (gaining.length > 0) {
      const count = { type: 'number', number: BigInt(gaining.length) } as const
      findings.push({ level: 'caution', sentence: sentence('warnings.redistributes', { count }) })
    }
    return findings
  },
}
