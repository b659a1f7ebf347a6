import type { Intent, TransactionCall } from '../types.ts'

/** cbETH is moved and approved as any token is; wrapping and redeeming happen at Coinbase, off the chain. */
export function decode(_call: TransactionCall): Intent | undefined {
  return undefined
}
