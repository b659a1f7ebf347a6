import { type Address, isAddressEqual } from 'viem'
import { tokenUnits, wad } from '../../units.ts'
import { askSettled, at, call } from '../plan.ts'
import { etherAsset } from '../tokens.ts'
import type { Read, Way } from '../types.ts'
import { queueContract, vaultContract } from './abi.ts'
import { lines } from './addresses.ts'
import { payout } from './math.ts'

/** One millionth, the unit of the fee. */
const millionth = 10n ** 12n

/** The queue of ynETH or ynLSDe; the way out of ynETHx is not known. One round. */
export function* leave(leaving: { token: Address; amount: bigint }): Read<readonly Way[]> {
  const line = lines.find(({ token }) => isAddressEqual(token.address, leaving.token))
  if (line === undefined) return []
  const [rate, fee] = yield* askSettled([
    call(at(line.vault, vaultContract), 'redemptionRate', []),
    call(at(line.queue, queueContract), 'withdrawalFee', []),
  ])
  return [
    {
      kind: 'queue',
      paid: { token: null, asset: etherAsset },
      receives: rate.ok && fee.ok ? tokenUnits(payout(leaving.amount, rate.value, fee.value).net) : null,
      fee: fee.ok ? wad(fee.value * millionth) : null,
      delay: [{ what: 'operator', seconds: null }],
      most: null,
      closed: null,
    },
  ]
}
