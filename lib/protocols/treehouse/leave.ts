import { type Address, isAddressEqual } from 'viem'
import { tokenUnits, wad } from '../../units.ts'
import { isOn, known } from '../known.ts'
import { askSettled, call, type Settled } from '../plan.ts'
import { type Sentence, sentence, type Value } from '../sentence.ts'
import type { Read, Way } from '../types.ts'
import { fastlane, redemption, tethContract } from './abi.ts'
import { teth, wsteth } from './addresses.ts'
import { wstethAsset } from './exits.ts'
import { afterFee } from './math.ts'

/** The slow redemption, and the fast one for a higher fee; both in wstETH. Two rounds. */
export function* leave({ token, amount }: { token: Address; amount: bigint }): Read<readonly Way[]> {
  if (!isAddressEqual(token, teth.address)) return []
  const [worth, wait, fee, older, newer, stopped, fastFee, free, fastLeast, fastStopped] = yield* askSettled([
    call(tethContract, 'previewRedeem', [amount]),
    call(redemption, 'waitingPeriod', []),
    call(redemption, 'redemptionFee', []),
    call(redemption, 'minRedeemInEth', []),
    call(redemption, 'minRedeemInUnderlying', []),
    call(redemption, 'paused', []),
    call(fastlane, 'redemptionFee', []),
    call(fastlane, 'getRedeemableAmount', []),
    call(fastlane, 'minRedeemInUnderlying', []),
    call(fastlane, 'paused', []),
  ])
  const [most] = yield* askSettled([call(tethContract, 'convertToShares', [known(free) ?? 0n])])
  const assets = known(worth)
  const closed = (paused: Settled<boolean>, least: bigint | null): Sentence | null => {
    if (isOn(paused)) return sentence('notes.treehouse.paused')
    if (assets === null || least === null || assets >= least) return null
    const smallest: Value = { type: 'amount', amount: least, decimals: 18, symbol: 'wstETH', token: wsteth }
    return sentence('notes.treehouse.tooSmall', { least: smallest })
  }
  const priced = (cost: bigint | null) => ({
    paid: { token: wsteth, asset: wstethAsset } as const,
    receives: assets === null || cost === null ? null : tokenUnits(afterFee(assets, cost)),
    fee: cost === null ? null : wad(cost * 10n ** 14n),
  })
  return [
    {
      kind: 'instant',
      ...priced(known(fastFee)),
      delay: [],
      most: free.ok && most.ok ? tokenUnits(most.value) : null,
      closed: closed(fastStopped, known(fastLeast)),
    },
    {
      kind: 'queue',
      ...priced(fee.ok ? BigInt(fee.value) : null),
      delay: [
        { what: 'cooldown', seconds: wait.ok ? BigInt(wait.value) : null },
        { what: 'liquidity', seconds: null },
      ],
      most: null,
      closed: closed(stopped, known(newer) ?? known(older)),
    },
  ]
}
