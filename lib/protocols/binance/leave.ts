import { type Address, isAddressEqual } from 'viem'
import { mulWad, tokenUnits, wad } from '../../units.ts'
import { isOn, known } from '../known.ts'
import { askSettled, call } from '../plan.ts'
import { sentence } from '../sentence.ts'
import { etherAsset } from '../tokens.ts'
import type { Read, Way } from '../types.ts'
import { queue, wbethContract } from './abi.ts'
import { wbeth } from './addresses.ts'

/** The queue on Ethereum; Binance itself, off the chain, is not ours to describe. One round. */
export function* leave(leaving: { token: Address; amount: bigint; account: Address }): Read<readonly Way[]> {
  if (!isAddressEqual(leaving.token, wbeth.address)) return []
  const [rate, lock, paused, barred] = yield* askSettled([
    call(wbethContract, 'exchangeRate', []),
    call(queue, 'lockTime', []),
    call(wbethContract, 'paused', []),
    call(wbethContract, 'isBlacklisted', [leaving.account]),
  ])
  return [
    {
      kind: 'queue',
      paid: { token: null, asset: etherAsset },
      receives: rate.ok ? tokenUnits(mulWad(leaving.amount, rate.value)) : null,
      fee: wad(0n),
      delay: [
        { what: 'cooldown', seconds: known(lock) },
        { what: 'operator', seconds: null },
      ],
      most: null,
      closed: isOn(barred) ? sentence('notes.binance.barred') : isOn(paused) ? sentence('notes.binance.paused') : null,
    },
  ]
}
