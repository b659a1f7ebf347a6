import type { Intent, TransactionCall } from '../types.ts'

/** CDCETH is moved and approved as any token is; wrapping and redeeming happen at Crypto.com, off the chain. */
export function decode(_call: TransactionCall): Intent | undefined {
  return undefined
}
