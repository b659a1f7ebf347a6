import { type Address, isAddressEqual } from 'viem'
import { calldata } from '../calldata.ts'
import { intentOf } from '../intentOf.ts'
import { amountValue } from '../sentence.ts'
import type { Intent, TransactionCall } from '../types.ts'
import { core, olderVeth, veth } from './addresses.ts'

const functions = calldata([
  'function mint() payable',
  'function renew(uint256 vETH1Amount)',
  'function withdrawRequest(uint256 vTokenAmount)',
  'function withdrawComplete(uint256 tokenAmount)',
])
const make = intentOf('bifrost')

/** Staking, renewing the older token, asking, and fetching: all for the sender. Throws CalldataError. */
export function decode(call: TransactionCall, account: Address): Intent | undefined {
  if (call.to === null || !isAddressEqual(call.to, core)) return undefined
  const decoded = functions.decode(call.data)
  if (decoded === undefined) return undefined
  const facts = { ...decoded.anomalies, recipients: [{ role: 'recipient', address: account }] } as const
  switch (decoded.functionName) {
    case 'mint':
      return make('mint', { amount: amountValue(call.value, null) }, facts)
    case 'renew':
      return make('renew', { amount: amountValue(decoded.args[0], olderVeth) }, facts)
    case 'withdrawRequest':
      return make('withdrawRequest', { amount: amountValue(decoded.args[0], veth) }, facts)
    case 'withdrawComplete': {
      const [amount] = decoded.args
      // Nothing means all of it.
      if (amount === 0n) return make('withdrawAll', {}, facts)
      return make('withdrawComplete', { amount: amountValue(amount, null) }, facts)
    }
  }
}
