import { type Address, isAddressEqual } from 'viem'
import { mulWad, type TokenUnits, tokenUnits, WAD, wad } from '../../units.ts'
import { multicall3 } from '../multicall3.ts'
import { ask, call } from '../plan.ts'
import { sentence } from '../sentence.ts'
import { etherAsset } from '../tokens.ts'
import type { Read, Way } from '../types.ts'
import { stoneVault } from './abi.ts'
import { stone } from './addresses.ts'
import { afterFee, feeOf } from './math.ts'

type Leaving = { token: Address; amount: TokenUnits; account: Address }

/**
 * The round's queue, and at once at the lower of the present and the last settled price. Two rounds. At once, only what
 * lies idle pays a known amount: the rest is pulled out of strategies, which may return less.
 */
export function* leave({ token, amount }: Leaving): Read<readonly Way[]> {
  if (!isAddressEqual(token, stone.address)) return []
  const [latest, price, feeRate, rolledAt, interval, [idle], time] = yield* ask([
    call(stoneVault, 'latestRoundID', []),
    call(stoneVault, 'currentSharePrice', []),
    call(stoneVault, 'withdrawFeeRate', []),
    call(stoneVault, 'rebaseTime', []),
    call(stoneVault, 'rebaseTimeInterval', []),
    call(stoneVault, 'getVaultAvailableAmount', []),
    call(multicall3, 'getCurrentBlockTimestamp', []),
  ])
  const [settled] = latest === 0n ? [WAD] : yield* ask([call(stoneVault, 'roundPricePerShare', [latest - 1n])])
  const lower = settled < price ? settled : price
  const closes = rolledAt + interval + 1n
  const paid = { token: null, asset: etherAsset }
  const worth = mulWad(amount, price)
  const atOnce = mulWad(amount, lower)
  const received = atOnce <= idle ? afterFee(atOnce, feeRate) : null
  return [
    {
      kind: 'queue',
      paid,
      receives: tokenUnits(afterFee(worth, feeRate)),
      fee: wad(feeOf(feeRate)),
      delay: [
        { what: 'epoch', seconds: closes > time ? closes - time : 0n },
        { what: 'report', seconds: null },
      ],
      most: null,
      closed: latest === 0n ? sentence('leave.stakestone.noRound') : null,
    },
    {
      kind: 'instant',
      paid,
      receives: received === null ? null : tokenUnits(received),
      // Of what it is worth at the rate: the fee, and what the lower price takes. Rounded up.
      fee: received === null || worth === 0n ? null : wad(((worth - received) * WAD + worth - 1n) / worth),
      delay: [],
      most: lower === 0n ? null : tokenUnits((idle * WAD) / lower),
      closed: null,
    },
  ]
}
