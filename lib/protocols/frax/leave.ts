import { type Address, isAddressEqual } from 'viem'
import { type TokenUnits, tokenUnits, wad } from '../../units.ts'
import { askSettled, call } from '../plan.ts'
import { assetOf, etherAsset } from '../tokens.ts'
import type { Read, Way } from '../types.ts'
import { queueContract, sfrxethContract } from './abi.ts'
import { frxeth, sfrxeth } from './addresses.ts'
import { lessFee } from './exits.ts'

/** The redemption queue, and for sfrxETH the vault, which pays frxETH at once. One round. */
export function* leave({ token, amount }: { token: Address; amount: TokenUnits }): Read<readonly Way[]> {
  const staked = isAddressEqual(token, sfrxeth.address)
  if (!staked && !isAddressEqual(token, frxeth.address)) return []
  const [state, greatest, cover, redeemed] = yield* askSettled([
    call(queueContract, 'redemptionQueueState', []),
    call(queueContract, 'MAX_FRXETH_PER_NFT', []),
    call(queueContract, 'ethShortageOrSurplus', []),
    call(sfrxethContract, 'previewRedeem', [amount]),
  ])
  const given = !staked ? amount : redeemed.ok ? redeemed.value : null
  const [, length, fee] = state.ok ? state.value : []
  // A ticket takes so much frxETH at most. sfrxETH cut into several is redeemed in parts, and each may lose a wei.
  const lost = given !== null && greatest.ok && greatest.value > 0n && staked ? given / greatest.value : 0n
  // Tickets are paid in turn; what the queue holds beyond all of them is there for the next.
  const ready = given !== null && cover.ok && cover.value[0] >= given
  const queue: Way = {
    kind: 'queue',
    paid: { token: null, asset: etherAsset },
    receives: given === null || fee === undefined || !greatest.ok ? null : tokenUnits(lessFee(given - lost, fee)),
    fee: fee === undefined ? null : wad(fee * 10n ** 12n),
    delay: [
      { what: 'cooldown', seconds: length ?? null },
      ...(ready ? [] : [{ what: 'liquidity', seconds: null } as const]),
    ],
    most: null,
    closed: null,
  }
  if (!staked) return [queue]
  const vault: Way = {
    kind: 'unwrap',
    paid: { token: frxeth.address, asset: assetOf(frxeth) },
    receives: redeemed.ok ? tokenUnits(redeemed.value) : null,
    fee: wad(0n),
    delay: [],
    most: null,
    closed: null,
  }
  return [queue, vault]
}
