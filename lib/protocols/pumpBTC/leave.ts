import { type Address, isAddressEqual } from 'viem'
import { tokenUnits, WAD, wad } from '../../units.ts'
import { isOn, known } from '../known.ts'
import { readAssets } from '../metadata.ts'
import { multicall3 } from '../multicall3.ts'
import { askSettled, call, together } from '../plan.ts'
import { sentence } from '../sentence.ts'
import type { Read, Way } from '../types.ts'
import { stakingContract } from './abi.ts'
import { pumpbtc } from './addresses.ts'
import { afterFee, scaled } from './math.ts'

/**
 * Nine days in a place of the account's, or at once out of what was staked since the operator last came. Three rounds.
 */
export function* leave(leaving: { token: Address; amount: bigint; account: Address }): Read<readonly Way[]> {
  if (!isAddressEqual(leaving.token, pumpbtc.address)) return []
  const [slots, period, slow, fast, liquidity, asset, decimals, paused, shut, time] = yield* askSettled([
    call(stakingContract, 'MAX_DATE_SLOT', []),
    call(stakingContract, '_getPeriod', []),
    call(stakingContract, 'normalUnstakeFee', []),
    call(stakingContract, 'instantUnstakeFee', []),
    call(stakingContract, 'pendingStakeAmount', []),
    call(stakingContract, 'asset', []),
    call(stakingContract, 'assetDecimal', []),
    call(stakingContract, 'paused', []),
    call(stakingContract, 'onlyAllowStake', []),
    call(multicall3, 'getCurrentBlockTimestamp', []),
  ])
  const [token, units] = [known(asset), known(decimals)]
  // Without what it is paid in there is no telling of a way.
  if (token === null) return []
  const [count, seconds, most] = [known(slots), known(period), known(liquidity)]
  const [[named], taken] = yield* together([readAssets([token]), isTaken(leaving.account, known(time), seconds)])
  const paid = { token, asset: { symbol: named?.symbol ?? null, decimals: units, known: false } }
  const closed = isOn(paused) ? sentence('notes.pumpBTC.paused') : isOn(shut) ? sentence('notes.pumpBTC.shut') : null
  const way = (rate: bigint | null) => {
    const after = rate === null || units === null ? null : scaled(afterFee(leaving.amount, rate), units)
    return {
      paid,
      receives: after === null ? null : tokenUnits(after),
      fee: rate === null ? null : wad((rate * WAD) / 10_000n),
      closed,
    }
  }
  return [
    {
      kind: 'queue',
      ...way(known(slow)),
      closed: closed ?? (taken ? sentence('notes.pumpBTC.claimFirst') : null),
      delay: [
        { what: 'cooldown', seconds: count === null || seconds === null ? null : BigInt(count - 1) * seconds },
        { what: 'operator', seconds: null },
      ],
      most: null,
    },
    { kind: 'instant', ...way(known(fast)), delay: [], most: most === null ? null : tokenUnits(most) },
  ]
}

/** Whether today's place still holds a request of ten days ago, which has to be claimed first. Two rounds. */
function* isTaken(account: Address, now: bigint | null, period: bigint | null): Read<boolean> {
  if (now === null || period === null) return false
  const [place] = yield* askSettled([call(stakingContract, '_getDateSlot', [now])])
  if (!place.ok) return false
  const [amount, since] = yield* askSettled([
    call(stakingContract, 'pendingUnstakeAmount', [account, place.value]),
    call(stakingContract, 'pendingUnstakeTime', [account, place.value]),
  ])
  return amount.ok && since.ok && amount.value > 0n && now - since.value >= period
}
