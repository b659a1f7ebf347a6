import type { Address } from 'viem'
import { unitsOf } from '../protocols/intent.ts'
import type { Value } from '../protocols/sentence.ts'

/** From here on an allowance reads "unlimited" (D14): tokens with 96-bit amounts take this for all there is. */
const unlimitedFrom = 2n ** 96n - 1n

export const isUnlimited = (amount: bigint): boolean => amount >= unlimitedFrom

/** An allowance in the token's smallest unit, or "unlimited". */
export function allowanceValue(token: Address, amount: bigint): Value {
  return isUnlimited(amount) ? { type: 'unlimited', symbol: null, token } : unitsOf(amount, token)
}
