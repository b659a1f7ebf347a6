import { type Address, isAddressEqual } from 'viem'
import type { IntentFacts } from '../types.ts'

/** Nothing when `to` is the contract whose functions are called; otherwise that it only looks like EigenLayer (H132). */
export function lookalike(to: Address, expected: Address): IntentFacts {
  return isAddressEqual(to, expected) ? {} : { lookalike: 'EigenLayer' }
}
