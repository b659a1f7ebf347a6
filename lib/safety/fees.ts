import { amountValue, sentence } from '../protocols/sentence.ts'
import type { Rule } from './types.ts'

/** How many times the usual a fee may be before it needs a second look (R6). */
const times = 10n
/** A fee above this in all is unusual whatever the network charges. 0.25 ether, in wei. */
const total = 25n * 10n ** 16n

/** Fees far above what the network asks. They are shown in any case; this is for the ones nobody means to pay. */
export const fees: Rule = {
  id: 'fees',
  look: ({ request }) => {
    if (request.kind !== 'transaction') return []
    const { gas, maxFeePerGas, maxPriorityFeePerGas, quotes } = request.transaction
    if (gas === null || maxFeePerGas === null || maxPriorityFeePerGas === null) return []
    const most = { fee: amountValue(gas * maxFeePerGas, null) }
    if (gas * maxFeePerGas > total) return [{ level: 'danger', sentence: sentence('warnings.feeHigh', most) }]
    if (quotes === null) return []
    const { normal } = quotes
    const far = maxPriorityFeePerGas > times * normal.maxPriorityFeePerGas || maxFeePerGas > times * normal.maxFeePerGas
    return far ? [{ level: 'danger', sentence: sentence('warnings.feeFarAbove', most) }] : []
  },
}
