import { type Address, isAddressEqual } from 'viem'
import { tokenUnits, wad } from '../../units.ts'
import { isOn, known } from '../known.ts'
import { askSettled, call } from '../plan.ts'
import { sentence } from '../sentence.ts'
import { etherAsset } from '../tokens.ts'
import type { Read, Way } from '../types.ts'
import { list, river } from './abi.ts'
import { lseth } from './addresses.ts'

/** Mask of the permission to redeem. Source: liquid-collective-protocol LibAllowlistMasks, 2026-05-11 (high). */
const mayRedeem = 4n

/** A request, for those whom the allowlist names. Others sell. One round. */
export function* leave(leaving: { token: Address; amount: bigint; account: Address }): Read<readonly Way[]> {
  if (!isAddressEqual(leaving.token, lseth.address)) return []
  const [worth, allowed, denied, contained] = yield* askSettled([
    call(river, 'underlyingBalanceFromShares', [leaving.amount]),
    call(list, 'isAllowed', [leaving.account, mayRedeem]),
    call(list, 'isDenied', [leaving.account]),
    call(river, 'getSlashingContainmentMode', []),
  ])
  const receives = known(worth)
  return [
    {
      kind: 'queue',
      paid: { token: null, asset: etherAsset },
      receives: receives === null ? null : tokenUnits(receives),
      fee: wad(0n),
      delay: [
        { what: 'queue', seconds: null },
        { what: 'report', seconds: null },
      ],
      most: null,
      closed: isOn(denied)
        ? sentence('notes.liquidCollective.denied')
        : allowed.ok && !allowed.value
          ? sentence('notes.liquidCollective.notAllowed')
          : isOn(contained)
            ? sentence('notes.liquidCollective.contained')
            : null,
    },
  ]
}
