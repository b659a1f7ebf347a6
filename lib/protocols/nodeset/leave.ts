import { type Address, isAddressEqual } from 'viem'
import { tokenUnits, wad } from '../../units.ts'
import { known } from '../known.ts'
import { askSettled, call } from '../plan.ts'
import { sentence } from '../sentence.ts'
import type { Read, Way } from '../types.ts'
import { xrethContract } from './abi.ts'
import { weth, xreth } from './addresses.ts'

/**
 * At once in WETH, as far as the vault holds it. Two rounds. A redemption first collects what one validator earned, so it
 * may pay a little more than what is told here.
 */
export function* leave(leaving: { token: Address; amount: bigint }): Read<readonly Way[]> {
  if (!isAddressEqual(leaving.token, xreth.address)) return []
  const [worth, liquidity] = yield* askSettled([
    call(xrethContract, 'convertToAssets', [leaving.amount]),
    call(xrethContract, 'getMaximumWithdrawAmount', []),
  ])
  const [receives, held] = [known(worth), known(liquidity)]
  const most = held === null ? null : yield* sharesFor(held)
  const short = receives !== null && held !== null && receives > held
  return [
    {
      kind: 'instant',
      paid: { token: weth, asset: { symbol: 'WETH', decimals: 18, known: true } },
      receives: receives === null ? null : tokenUnits(receives),
      fee: wad(0n),
      delay: [],
      most: most === null ? null : tokenUnits(most),
      closed: short ? sentence('notes.nodeset.short') : null,
    },
  ]
}

function* sharesFor(assets: bigint): Read<bigint | null> {
  const [shares] = yield* askSettled([call(xrethContract, 'convertToShares', [assets])])
  return known(shares)
}
