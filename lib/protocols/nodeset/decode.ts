import { isAddressEqual } from 'viem'
import { decodeVault, vaultFacts } from '../erc4626.ts'
import { intentOf } from '../intentOf.ts'
import { amountValue, type Value } from '../sentence.ts'
import type { Intent, TransactionCall } from '../types.ts'
import { weth, xreth } from './addresses.ts'

const make = intentOf('nodeset')

/** Going into the vault with WETH, and out of it. Throws CalldataError. */
export function decode(call: TransactionCall): Intent | undefined {
  if (call.to === null || !isAddressEqual(call.to, xreth.address)) return undefined
  const decoded = decodeVault(call.data)
  if (decoded === undefined) return undefined
  const { action, amount, counted } = decoded
  const wrapped: Value = { type: 'amount', amount, decimals: 18, symbol: 'WETH', token: weth }
  const values = { amount: counted === 'assets' ? wrapped : amountValue(amount, xreth) }
  const { facts, details } = vaultFacts(decoded)
  return make(action, values, facts, details)
}
