import { type Address, isAddressEqual } from 'viem'
import { WAD } from '../../units.ts'
import { readBalances } from '../erc20.ts'
import { gather } from '../gather.ts'
import { isOn } from '../known.ts'
import { ask, askSettled, call } from '../plan.ts'
import type { Position, Rate, Read, Status } from '../types.ts'
import { stakingContract } from './abi.ts'
import { originals, pumpbtc } from './addresses.ts'
import { allExits, readExits } from './exits.ts'

/** The balance, and what waits in the account's places. */
export const read = (account: Address): Read<readonly Position[]> =>
  gather([
    { id: 'pumpBTC:token', plan: readBalances('pumpBTC', originals, account) },
    { id: allExits, plan: readExits(account) },
  ])

/** One bitcoin token per pumpBTC by the code of its contract, as long as that takes this token back. */
export function* readRates(): Read<readonly Rate[]> {
  const [token] = yield* ask([call(stakingContract, 'pumpBTC', [])])
  return isAddressEqual(token, pumpbtc.address) ? [{ token: pumpbtc.address, wad: WAD, unit: 'bitcoin' }] : []
}

/** A pause stops everything; a switch of its own stops what leads out. */
export function* readStatus(): Read<readonly Status[]> {
  const [paused, shut] = yield* askSettled([
    call(stakingContract, 'paused', []),
    call(stakingContract, 'onlyAllowStake', []),
  ])
  const outward = ['request', 'claim', 'instant'] as const
  const off = isOn(paused) ? (['mint', ...outward] as const) : isOn(shut) ? outward : []
  return off.map((what) => ({ token: pumpbtc.address, what, until: null }))
}
