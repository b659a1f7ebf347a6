import { type Address, isAddressEqual } from 'viem'
import { sentence } from '../sentence.ts'
import { etherAsset } from '../tokens.ts'
import type { Read, Way } from '../types.ts'
import { cdceth } from './addresses.ts'

/** No contract gives ether for CDCETH: only Crypto.com does, in its own accounts. No round. */
// biome-ignore lint/correctness/useYield: a plan without a round is still a plan
export function* leave({ token }: { token: Address }): Read<readonly Way[]> {
  if (!isAddressEqual(token, cdceth.address)) return []
  return [
    {
      kind: 'queue',
      paid: { token: null, asset: etherAsset },
      receives: null,
      fee: null,
      delay: [],
      most: null,
      closed: sentence('notes.cronos.offChain'),
    },
  ]
}
