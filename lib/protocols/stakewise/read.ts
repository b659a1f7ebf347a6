import { type Address, isAddressEqual } from 'viem'
import { WAD, wad } from '../../units.ts'
import { erc20, readBalances } from '../erc20.ts'
import { gather } from '../gather.ts'
import { askSettled, at, call } from '../plan.ts'
import { sentence } from '../sentence.ts'
import type { Position, Rate, Read, ReadContext, Status } from '../types.ts'
import { configContract, controllerContract, vaultContract } from './abi.ts'
import { originals, oseth, redeemers, reth2, seth2, vaults } from './addresses.ts'
import { readExits } from './exits.ts'
import { search, searched } from './tickets.ts'

/**
 * osETH, the tokens of StakeWise V2, and exits as far as logs name them. Logs are looked through only for accounts that hold
 * something of StakeWise, or once did while they were watched: no contract says who has an exit. Throws PartialReadError
 * with what could be read.
 */
export const read = (account: Address, context: ReadContext): Read<readonly Position[]> =>
  gather([
    { id: 'stakewise:token', plan: readBalances('stakewise', originals, account) },
    { id: 'stakewise:exit', plan: readExits(account, context) },
    { id: 'stakewise:exit', plan: searchWhereRelated(account, context) },
  ])

/** Wants the searches to go on if the account has tokens, or stake or debt in a vault the project names. Gives no rows. */
function* searchWhereRelated(account: Address, context: ReadContext): Read<readonly Position[]> {
  const answers = yield* askSettled([
    ...originals.map(({ address }) => call(at(address, erc20), 'balanceOf', [account])),
    ...vaults.map(({ address }) => call(at(address, vaultContract), 'getShares', [account])),
    ...vaults.map(({ address }) => call(at(address, vaultContract), 'osTokenPositions', [account])),
  ])
  if (answers.some((answer) => answer.ok && answer.value > 0n) || searched(context)) search(context)
  return []
}

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
