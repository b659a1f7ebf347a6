import { type Address, isAddressEqual } from 'viem'
import { type TokenUnits, tokenUnits, wad } from '../../units.ts'
import { askSettled, call } from '../plan.ts'
import { amountValue, sentence } from '../sentence.ts'
import { etherAsset } from '../tokens.ts'
import type { Read, Way } from '../types.ts'
import { rethContract } from './abi.ts'
import { reth } from './addresses.ts'

/** Burning, which pays at once from what rETH and the deposit pool hold, and nothing beyond that. Two rounds. */
export function* leave({ token, amount }: { token: Address; amount: TokenUnits }): Read<readonly Way[]> {
  if (!isAddressEqual(token, reth.address)) return []
  const [value, collateral] = yield* askSettled([
    call(rethContract, 'getEthValue', [amount]),
    call(rethContract, 'getTotalCollateral', []),
  ])
  const [most] = collateral.ok ? yield* askSettled([call(rethContract, 'getRethValue', [collateral.value])]) : []
  const short = value.ok && collateral.ok && value.value > collateral.value
  return [
    {
      kind: 'instant',
      paid: { token: null, asset: etherAsset },
      receives: value.ok ? tokenUnits(value.value) : null,
      fee: wad(0n),
      delay: [],
      most: most?.ok ? tokenUnits(most.value) : null,
      closed: short ? sentence('notes.rocketPool.short', { left: amountValue(collateral.value, null) }) : null,
    },
  ]
}
