import type { Intent, TransactionCall } from '../types.ts'

/** stBTC is moved and approved as any token is; no source names the contracts that mint and redeem it. */
export function decode(_call: TransactionCall): Intent | undefined {
  return undefined
}
