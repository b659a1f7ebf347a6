import type { Intent, TransactionCall } from '../types.ts'

/** It is moved and approved as any token is; how it is redeemed since the sunset is not known. */
export function decode(_call: TransactionCall): Intent | undefined {
  return undefined
}
