import { type Address, isAddressEqual } from 'viem'
import { tokenUnits, wad } from '../../units.ts'
import { isOn, known } from '../known.ts'
import { askSettled, call } from '../plan.ts'
import { amountValue, type Sentence, sentence } from '../sentence.ts'
import { assetOf, etherAsset } from '../tokens.ts'
import type { Read, Way } from '../types.ts'
import { methContract, pauserContract, stakingContract, withdrawContract } from './abi.ts'
import { cmeth, meth } from './addresses.ts'
import { readTerms } from './delayed.ts'
import { paidFor } from './math.ts'

/** mETH through the protocol's requests, cmETH through its delayed withdrawal. Two rounds at most. */
export function* leave(leaving: { token: Address; amount: bigint; account: Address }): Read<readonly Way[]> {
  if (isAddressEqual(leaving.token, meth.address)) return yield* leaveMeth(leaving)
  return isAddressEqual(leaving.token, cmeth.address) ? yield* leaveCmeth(leaving.amount) : []
}

function* leaveMeth({ amount, account }: { amount: bigint; account: Address }): Read<readonly Way[]> {
  const [receives, least, paused, blocked] = yield* askSettled([
    call(stakingContract, 'mETHToETH', [amount]),
    call(stakingContract, 'minimumUnstakeBound', []),
    call(pauserContract, 'isUnstakeRequestsAndClaimsPaused', []),
    call(methContract, 'isBlocked', [account]),
  ])
  const closed = (): Sentence | null => {
    if (isOn(paused)) return sentence('notes.mantle.paused')
    if (isOn(blocked)) return sentence('notes.mantle.blocked')
    if (!least.ok || amount >= least.value) return null
    return sentence('notes.mantle.tooSmall', { least: amountValue(least.value, meth) })
  }
  const pays = known(receives)
  const way: Way = {
    kind: 'queue',
    paid: { token: null, asset: etherAsset },
    receives: pays === null ? null : tokenUnits(pays),
    fee: wad(0n),
    delay: [
      { what: 'report', seconds: null },
      { what: 'liquidity', seconds: null },
    ],
    most: null,
    closed: closed(),
  }
  return [way]
}

function* leaveCmeth(amount: bigint): Read<readonly Way[]> {
  const [asset] = yield* askSettled([call(withdrawContract, 'withdrawAssets', [meth.address])])
  const terms = yield* readTerms()
  const open = terms?.allowed && !terms.paused && terms.rate !== null
  const way: Way = {
    kind: 'queue',
    paid: { token: meth.address, asset: assetOf(meth) },
    receives: terms === null || terms.rate === null ? null : tokenUnits(paidFor(amount, terms.rate, terms.fee)),
    fee: terms === null ? null : wad(terms.fee * 10n ** 14n),
    delay: [
      { what: 'cooldown', seconds: asset.ok ? BigInt(asset.value[1]) : null },
      { what: 'liquidity', seconds: null },
    ],
    most: null,
    closed: terms === null || open ? null : sentence('notes.mantle.cmethPaused'),
  }
  return [way]
}
