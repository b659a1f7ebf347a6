import { type Address, isAddressEqual } from 'viem'
import { sentence } from '../sentence.ts'
import type { Read, Way } from '../types.ts'
import { stbtc } from './addresses.ts'

/** No source names the contracts that redeem it. No round. */
// biome-ignore lint/correctness/useYield: a plan without a round is still a plan
export function* leave({ token }: { token: Address }): Read<readonly Way[]> {
  if (!isAddressEqual(token, stbtc.address)) return []
  return [
    {
      kind: 'queue',
      paid: { token: null, asset: { symbol: 'BTC', decimals: 8, known: false } },
      receives: null,
      fee: null,
      delay: [],
      most: null,
      closed: sentence('notes.lorenzo.elsewhere'),
    },
  ]
}
