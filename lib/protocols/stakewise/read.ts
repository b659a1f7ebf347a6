import { type Address, isAddressEqual } from 'viem'
import { WAD, wad } from '../../units.ts'
import { readBalances } from '../erc20.ts'
import { gather } from '../gather.ts'
import { askSettled, call } from '../plan.ts'
import { sentence } from '../sentence.ts'
import type { Position, Rate, Read, ReadContext, Status } from '../types.ts'
import { configContract, controllerContract } from './abi.ts'
import { originals, oseth, redeemers, reth2, seth2 } from './addresses.ts'
import { readExits } from './exits.ts'

/** osETH, the tokens of StakeWise V2, and exits as far as logs name them. Throws PartialReadError with what could be read. */
export const read = (account: Address, context: ReadContext): Read<readonly Position[]> =>
  gather([readBalances('stakewise', originals, account), readExits(account, context)])

/**
 * Ether per osETH, which grows every second; absent when it does not answer. The tokens of V2 are accounted as ether; a
 * penalty that is open when they are migrated comes off.
 */
export function* readRates(): Read<readonly Rate[]> {
  const [rate] = yield* askSettled([call(controllerContract, 'convertToAssets', [WAD])])
  const accounted = [seth2, reth2].map(({ address }) => ({ token: address, wad: WAD }))
  return rate.ok ? [{ token: oseth.address, wad: wad(rate.value) }, ...accounted] : accounted
}

/** Only that the redeemer moved to where we do not know it. One round. */
export function* readStatus(): Read<readonly Status[]> {
  const [named] = yield* askSettled([call(configContract, 'redeemer', [])])
  if (!named.ok || redeemers.some(({ address }) => isAddressEqual(address, named.value))) return []
  return [{ token: oseth.address, what: 'request', until: null, note: sentence('notes.stakewise.moved') }]
}
