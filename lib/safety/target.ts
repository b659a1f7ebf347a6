import { addressValue, sentence } from '../protocols/sentence.ts'
import type { Rule } from './types.ts'

/** Data sent to an address where nothing is: the call does nothing, and ether sent with it is gone. */
export const target: Rule = {
  id: 'target',
  look: ({ request, code }) => {
    if (request.kind !== 'transaction') return []
    const { to, data } = request.transaction
    if (to === null || data === '0x' || code.get(to.toLowerCase()) !== 'none') return []
    return [{ level: 'danger', sentence: sentence('warnings.noContractHere', { target: addressValue(to) }) }]
  },
}
