import { type Address, isAddressEqual } from 'viem'
import { tokenUnits, WAD, wad } from '../../units.ts'
import { known } from '../known.ts'
import { multicall3 } from '../multicall3.ts'
import { askSettled, call } from '../plan.ts'
import { sentence } from '../sentence.ts'
import type { Read, Way } from '../types.ts'
import { mevethContract } from './abi.ts'
import { meveth, weth } from './addresses.ts'
import { wrapped } from './exits.ts'

/**
 * At once, as far as ether lies in the contract that no ticket waits for; and by the queue, which pays what there is at
 * once and the rest later. The queue pays a hundred-millionth more than told: it counts the same fee the other way round.
 * Two rounds.
 */
export function* leave(leaving: { token: Address; amount: bigint }): Read<readonly Way[]> {
  if (!isAddressEqual(leaving.token, meveth.address)) return []
  const [worth, after, least, held, owed] = yield* askSettled([
    call(mevethContract, 'convertToAssets', [leaving.amount]),
    call(mevethContract, 'previewRedeem', [leaving.amount]),
    call(mevethContract, 'MIN_WITHDRAWAL', []),
    call(multicall3, 'getEthBalance', [meveth.address]),
    call(mevethContract, 'withdrawalAmountQueued', []),
  ])
  const [gross, receives, minimum] = [known(worth), known(after), known(least)]
  const free = held.ok && owed.ok ? (held.value > owed.value ? held.value - owed.value : 0n) : null
  const most = free === null ? null : yield* sharesFor(free)
  const tooSmall =
    receives !== null && minimum !== null && receives < minimum
      ? sentence('notes.mev.tooSmall', {
          amount: { type: 'amount', amount: minimum, decimals: 18, symbol: 'WETH', token: weth },
        })
      : null
  const short = receives !== null && free !== null && receives > free
  const way = {
    paid: { token: weth, asset: wrapped } as const,
    receives: receives === null ? null : tokenUnits(receives),
    fee: gross === null || receives === null || gross === 0n ? null : wad(((gross - receives) * WAD) / gross),
  }
  return [
    {
      kind: 'instant',
      ...way,
      delay: [],
      most: most === null ? null : tokenUnits(most),
      closed: tooSmall ?? (short ? sentence('notes.mev.short') : null),
    },
    {
      kind: 'queue',
      ...way,
      delay: [
        { what: 'queue', seconds: null },
        { what: 'operator', seconds: null },
      ],
      most: null,
      closed: tooSmall,
    },
  ]
}

function* sharesFor(assets: bigint): Read<bigint | null> {
  const [shares] = yield* askSettled([call(mevethContract, 'convertToShares', [assets])])
  return known(shares)
}
