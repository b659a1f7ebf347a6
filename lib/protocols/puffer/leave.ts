import { type Address, isAddressEqual } from 'viem'
import { tokenUnits, WAD, wad } from '../../units.ts'
import { erc20 } from '../erc20.ts'
import { known } from '../known.ts'
import { askSettled, at, call } from '../plan.ts'
import { amountValue, type Sentence, sentence } from '../sentence.ts'
import { assetOf } from '../tokens.ts'
import type { Read, Way } from '../types.ts'
import { managerContract, vaultContract } from './abi.ts'
import { mayCall } from './access.ts'
import { lockbox, pufeth, weth, xpufeth } from './addresses.ts'
import { wethAsset } from './exits.ts'

const basisPoint = WAD / 10_000n
/** The ways out of pufETH (two steps, or one with a fee) and of xPufETH (the lockbox). One round. */
export function* leave(leaving: { token: Address; amount: bigint; account: Address }): Read<readonly Way[]> {
  if (isAddressEqual(leaving.token, pufeth.address)) return yield* leavePufeth(leaving)
  if (isAddressEqual(leaving.token, xpufeth.address)) return yield* leaveXpufeth(leaving)
  return []
}

function* leavePufeth({ amount, account }: { amount: bigint; account: Address }): Read<readonly Way[]> {
  const settled = yield* askSettled([
    call(vaultContract, 'convertToAssets', [WAD]),
    call(managerContract, 'MIN_WITHDRAWAL_AMOUNT', []),
    call(managerContract, 'getMaxWithdrawalAmount', []),
    mayCall(account, 'request'),
    call(vaultContract, 'previewRedeem', [amount]),
    call(vaultContract, 'getTotalExitFeeBasisPoints', []),
    call(vaultContract, 'maxRedeem', [account]),
    mayCall(account, 'instant'),
  ])
  const rate = known(settled[0])
  const least = known(settled[1])
  const greatest = known(settled[2])
  const requesting = known(settled[3])
  const redeemed = known(settled[4])
  const fee = known(settled[5])
  const redeemable = known(settled[6])
  const redeeming = known(settled[7])
  const paid = { token: weth, asset: wethAsset } as const
  return [
    {
      kind: 'queue',
      paid,
      // As if the batch were finalised at this block: both rates are today's.
      receives: rate === null ? null : tokenUnits((amount * rate) / WAD),
      fee: wad(0n),
      delay: [{ what: 'operator', seconds: null }],
      most: greatest === null ? null : tokenUnits(greatest),
      closed: shut(requesting) ?? below(amount, least) ?? above(amount, greatest, 'notes.puffer.atMost'),
    },
    {
      kind: 'instant',
      paid,
      receives: redeemed === null ? null : tokenUnits(redeemed),
      fee: fee === null ? null : wad(fee * basisPoint),
      delay: [],
      most: redeemable === null ? null : tokenUnits(redeemable),
      closed: shut(redeeming) ?? above(amount, redeemable, 'notes.puffer.liquidity'),
    },
  ]
}

function* leaveXpufeth({ amount }: { amount: bigint }): Read<readonly Way[]> {
  const [held] = yield* askSettled([call(at(pufeth.address, erc20), 'balanceOf', [lockbox])])
  const most = known(held)
  return [
    {
      kind: 'unwrap',
      paid: { token: pufeth.address, asset: assetOf(pufeth) },
      receives: tokenUnits(amount),
      fee: wad(0n),
      delay: [],
      most: most === null ? null : tokenUnits(most),
      closed: above(amount, most, 'notes.puffer.lockbox'),
    },
  ]
}

const shut = (open: boolean | null): Sentence | null => (open === false ? sentence('notes.puffer.closed') : null)

function below(amount: bigint, least: bigint | null): Sentence | null {
  if (least === null || amount >= least) return null
  return sentence('notes.puffer.atLeast', { least: amountValue(least, pufeth) })
}

function above(amount: bigint, most: bigint | null, key: string): Sentence | null {
  return most === null || amount <= most ? null : sentence(key, { most: amountValue(most, pufeth) })
}
