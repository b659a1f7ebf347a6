import { type Address, isAddressEqual } from 'viem'
import { WAD, wad } from '../../units.ts'
import { readBalances } from '../erc20.ts'
import { gather } from '../gather.ts'
import { isOn } from '../known.ts'
import { askSettled, call, ReadError } from '../plan.ts'
import { rateFrom } from '../readRate.ts'
import type { Position, Rate, Read, Status } from '../types.ts'
import { coreContract } from './abi.ts'
import { olderVeth, originals, veth } from './addresses.ts'
import { allExits, readExits } from './exits.ts'

/** The balances, and what waits or is ready. */
export const read = (account: Address): Read<readonly Position[]> =>
  gather([
    { id: 'bifrost:token', plan: readBalances('bifrost', originals, account) },
    { id: allExits, plan: readExits(account) },
  ])

/**
 * Ether per vETH; and one ether per older vETH while the contract renews that one. Throws ReadError when neither can be
 * told.
 */
export function* readRates(): Read<readonly Rate[]> {
  const [perToken, older] = yield* askSettled([
    call(coreContract, 'calculateTokenAmount', [WAD]),
    call(coreContract, 'vETH1', []),
  ])
  const rates = [
    ...rateFrom(perToken, { token: veth.address }),
    ...(older.ok && isAddressEqual(older.value, olderVeth.address)
      ? [{ token: olderVeth.address, wad: wad(WAD) }]
      : []),
  ]
  if (rates.length === 0) throw perToken.ok ? new ReadError('0x') : perToken.error
  return rates
}

/** One pause for staking and asking; fetching and renewing are never paused. */
export function* readStatus(): Read<readonly Status[]> {
  const [paused] = yield* askSettled([call(coreContract, 'paused', [])])
  if (!isOn(paused)) return []
  return (['mint', 'request'] as const).map((what) => ({ token: veth.address, what, until: null }))
}
