import { type Address, isAddressEqual } from 'viem'
import { tokenUnits, wad } from '../../units.ts'
import { askSettled, call } from '../plan.ts'
import { sentence } from '../sentence.ts'
import type { Read, Way } from '../types.ts'
import { delegatorContract, eigenContract, oracleContract, poolContract, tokenContract } from './abi.ts'
import { oeth, oethAsset, primeeth } from './addresses.ts'
import { mostOeth } from './math.ts'

/** Seconds between blocks of Ethereum. */
const slot = 12n

/** The queue, which pays OETH; what EigenLayer's shares round off, a wei or two, is not counted. One round. */
export function* leave(leaving: { token: Address; amount: bigint }): Read<readonly Way[]> {
  if (!isAddressEqual(leaving.token, primeeth.address)) return []
  const [price, assetPrice, delay, ...pauses] = yield* askSettled([
    call(oracleContract, 'primeETHPrice', []),
    call(oracleContract, 'getAssetPrice', [oeth]),
    call(eigenContract, 'minWithdrawalDelayBlocks', []),
    call(poolContract, 'paused', []),
    call(tokenContract, 'paused', []),
    call(delegatorContract, 'paused', []),
  ])
  const receives = price.ok && assetPrice.ok ? mostOeth(leaving.amount, price.value, assetPrice.value) : null
  return [
    {
      kind: 'queue',
      paid: { token: oeth, asset: oethAsset },
      receives: receives === null ? null : tokenUnits(receives),
      fee: wad(0n),
      delay: [{ what: 'cooldown', seconds: delay.ok ? BigInt(delay.value) * slot : null }],
      most: null,
      closed: pauses.some((pause) => pause.ok && pause.value) ? sentence('notes.primeStaked.paused') : null,
    },
  ]
}
