import { type Address, isAddressEqual } from 'viem'
import { sentence } from '../sentence.ts'
import { etherAsset } from '../tokens.ts'
import type { Read, Way } from '../types.ts'
import { reth } from './addresses.ts'

/** The facts know of no function that still pays; the protocol’s own notice says how to leave. No round. */
// biome-ignore lint/correctness/useYield: a plan without a round is still a plan
export function* leave({ token }: { token: Address }): Read<readonly Way[]> {
  if (!isAddressEqual(token, reth.address)) return []
  return [
    {
      kind: 'queue',
      paid: { token: null, asset: etherAsset },
      receives: null,
      fee: null,
      delay: [],
      most: null,
      closed: sentence('notes.stafi.sunset'),
    },
  ]
}
