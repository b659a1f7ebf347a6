import { type Address, isAddressEqual } from 'viem'
import { type TokenUnits, tokenUnits, wad } from '../../units.ts'
import { vaultContract } from '../erc4626.ts'
import { isOn, known } from '../known.ts'
import { askSettled, at, call } from '../plan.ts'
import { sentence } from '../sentence.ts'
import { assetOf } from '../tokens.ts'
import type { Read, Way } from '../types.ts'
import { supply, vault } from './abi.ts'
import { lines, oeth, woeth } from './addresses.ts'
import { isBacked } from './math.ts'

/** OETH through the vault's queue, wOETH by unwrapping. One round. */
export function* leave({ token, amount }: { token: Address; amount: TokenUnits }): Read<readonly Way[]> {
  if (isAddressEqual(token, woeth.address)) {
    const [unwrapped] = yield* askSettled([call(at(woeth.address, vaultContract), 'convertToAssets', [amount])])
    const receives = known(unwrapped)
    return [
      {
        kind: 'unwrap',
        paid: { token: oeth.address, asset: assetOf(oeth) },
        receives: receives === null ? null : tokenUnits(receives),
        fee: wad(0n),
        delay: [],
        most: null,
        closed: null,
      },
    ]
  }
  if (!isAddressEqual(token, oeth.address)) return []
  const [line] = lines
  if (line === undefined) return []
  const here = at(line.vault, vault)
  const [delay, paused, minted, value, limit] = yield* askSettled([
    call(here, 'withdrawalClaimDelay', []),
    call(here, 'capitalPaused', []),
    call(at(line.token.address, supply), 'totalSupply', []),
    call(here, 'totalValue', []),
    call(here, 'maxSupplyDiff', []),
  ])
  // A request is checked as a claim is, after it has been taken off both sides.
  const backed =
    !minted.ok ||
    !value.ok ||
    !limit.ok ||
    isBacked(minted.value - amount, value.value > amount ? value.value - amount : 0n, limit.value)
  const closed = isOn(paused)
    ? sentence('notes.origin.paused')
    : delay.ok && delay.value === 0n
      ? sentence('notes.origin.off')
      : backed
        ? null
        : sentence('notes.origin.unbacked')
  return [
    {
      kind: 'queue',
      paid: { token: line.pays, asset: { symbol: 'WETH', decimals: 18, known: true } },
      receives: amount,
      fee: wad(0n),
      delay: [
        { what: 'cooldown', seconds: known(delay) },
        { what: 'liquidity', seconds: null },
      ],
      most: null,
      closed,
    },
  ]
}
