import { type Address, isAddressEqual } from 'viem'
import { tokenUnits, wad } from '../../units.ts'
import { isOn, known } from '../known.ts'
import { askSettled, call } from '../plan.ts'
import { sentence } from '../sentence.ts'
import { etherAsset } from '../tokens.ts'
import type { Read, Way } from '../types.ts'
import { ankrethContract } from './abi.ts'
import { ankreth } from './addresses.ts'
import { paused } from './read.ts'

/** The pool's queue, which pays by itself when ether is there. One round. */
export function* leave(leaving: { token: Address; amount: bigint }): Read<readonly Way[]> {
  if (!isAddressEqual(leaving.token, ankreth.address)) return []
  const [worth, stopped] = yield* askSettled([
    call(ankrethContract, 'sharesToBonds', [leaving.amount]),
    paused('unstake'),
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
        { what: 'liquidity', seconds: null },
      ],
      most: null,
      closed: isOn(stopped) ? sentence('notes.ankr.paused') : null,
    },
  ]
}
