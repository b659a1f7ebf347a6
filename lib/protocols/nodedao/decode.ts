import type { Intent, TransactionCall } from '../types.ts'

/** nETH is moved and approved as any token is; how it is redeemed today is not known. */
export function decode(_call: TransactionCall): Intent | undefined {
  return undefined
}
