import { type Address, isAddressEqual, zeroAddress } from 'viem'
import { type TokenUnits, tokenUnits, wad } from '../../units.ts'
import { erc20 } from '../erc20.ts'
import { isOn, known } from '../known.ts'
import { multicall3 } from '../multicall3.ts'
import { askSettled, at, call } from '../plan.ts'
import { amountValue, sentence } from '../sentence.ts'
import type { Read, Token, Way } from '../types.ts'
import { symbiotic, vault } from './abi.ts'
import { originals, queueing, wsteth, wstethAsset } from './addresses.ts'

export type Leaving = { token: Address; amount: TokenUnits; account: Address }

/**
 * One `redeem` pays what a vault has idle at once and queues the rest: at once as far as that reaches, else until the end
 * of the next epoch of Symbiotic. Two rounds. DVstETH is all idle.
 */
export function* leave({ token: address, amount }: Leaving): Read<readonly Way[]> {
  const token = originals.find((one) => isAddressEqual(one.address, address))
  if (token === undefined) return []
  const target = at(token.address, vault)
  const [assets, paused, idle, collateral, oldCollateral, subvault, oldVault, now] = yield* askSettled([
    call(target, 'convertToAssets', [amount]),
    call(target, 'withdrawalPause', []),
    call(at(wsteth, erc20), 'balanceOf', [token.address]),
    call(target, 'defaultCollateral', []),
    call(target, 'symbioticCollateral', []),
    call(target, 'subvaultAt', [0n]),
    call(target, 'symbioticVault', []),
    call(multicall3, 'getCurrentBlockTimestamp', []),
  ])
  const holder = known(collateral) ?? known(oldCollateral) ?? zeroAddress
  const behind = subvault.ok ? subvault.value.vault : (known(oldVault) ?? zeroAddress)
  const reserve = !isAddressEqual(holder, zeroAddress)
  const [inReserve, start, duration, inShares] = yield* askSettled([
    call(at(holder, erc20), 'balanceOf', [token.address]),
    call(at(behind, symbiotic), 'currentEpochStart', []),
    call(at(behind, symbiotic), 'epochDuration', []),
    call(target, 'convertToShares', [assets.ok ? assets.value : 0n]),
  ])
  const liquid =
    idle.ok && (!reserve || inReserve.ok) ? idle.value + (inReserve.ok && reserve ? inReserve.value : 0n) : null
  const receives = known(assets)
  const common: Pick<Way, 'paid' | 'receives' | 'fee' | 'closed'> = {
    paid: { token: wsteth, asset: wstethAsset },
    receives: receives === null ? null : tokenUnits(receives),
    fee: wad(0n),
    closed: isOn(paused) ? sentence('notes.mellow.withdrawalsPaused') : null,
  }
  const ends = start.ok && duration.ok && now.ok ? BigInt(start.value) + 2n * BigInt(duration.value) - now.value : null
  const most = liquid === null || !receives || !inShares.ok ? null : tokenUnits((liquid * inShares.value) / receives)
  return ways(token, { common, liquid, most, ends })
}

type Readings = {
  common: Pick<Way, 'paid' | 'receives' | 'fee' | 'closed'>
  /** wstETH that the vault can pay at once, and the shares that takes. Null: unknown. */
  liquid: bigint | null
  most: TokenUnits | null
  /** Seconds until the next epoch ends. */
  ends: bigint | null
}

function ways(token: Token, { common, liquid, most, ends }: Readings): readonly Way[] {
  const short = liquid !== null && common.receives !== null && common.receives > liquid
  const atOnce = sentence('notes.mellow.partAtOnce', {
    amount: amountValue(liquid ?? 0n, { address: wsteth, symbol: 'wstETH', decimals: 18 }),
  })
  const instant: Way = { kind: 'instant', ...common, delay: [], most, closed: common.closed ?? (short ? atOnce : null) }
  if (!queueing.includes(token)) return [instant]
  return [instant, { kind: 'queue', ...common, delay: [{ what: 'epoch', seconds: ends }], most: null }]
}
