import { type Address, isAddressEqual } from 'viem'
import { tokenUnits, wad } from '../../units.ts'
import { isOn, known } from '../known.ts'
import { askSettled, call } from '../plan.ts'
import { sentence } from '../sentence.ts'
import { assetOf, etherAsset } from '../tokens.ts'
import type { Read, Way } from '../types.ts'
import { coreContract } from './abi.ts'
import { olderVeth, veth } from './addresses.ts'

/** The queue of vETH; the older vETH is renewed to vETH first. One round. */
export function* leave(leaving: { token: Address; amount: bigint }): Read<readonly Way[]> {
  if (isAddressEqual(leaving.token, olderVeth.address)) return yield* renew(leaving.amount)
  if (!isAddressEqual(leaving.token, veth.address)) return []
  const [worth, paused] = yield* askSettled([
    call(coreContract, 'calculateTokenAmount', [leaving.amount]),
    call(coreContract, 'paused', []),
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
      closed: isOn(paused) ? sentence('notes.bifrost.paused') : null,
    },
  ]
}

function* renew(amount: bigint): Read<readonly Way[]> {
  const [shares, older] = yield* askSettled([
    call(coreContract, 'calculateVTokenAmount', [amount]),
    call(coreContract, 'vETH1', []),
  ])
  const receives = known(shares)
  const other = older.ok && !isAddressEqual(older.value, olderVeth.address)
  return [
    {
      kind: 'unwrap',
      paid: { token: veth.address, asset: assetOf(veth) },
      receives: receives === null ? null : tokenUnits(receives),
      fee: wad(0n),
      delay: [],
      most: null,
      closed: other ? sentence('notes.bifrost.notRenewed') : null,
    },
  ]
}
