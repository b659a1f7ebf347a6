import type { Address } from 'viem'
import { WAD, wad } from '../../units.ts'
import { readBalances } from '../erc20.ts'
import { gather } from '../gather.ts'
import { isOn } from '../known.ts'
import { ask, askSettled, call, ReadError } from '../plan.ts'
import { believable } from '../readRate.ts'
import type { Position, Rate, Read, ReadContext, Status } from '../types.ts'
import { mevethContract } from './abi.ts'
import { meveth, originals } from './addresses.ts'
import { allExits, readExits } from './exits.ts'

/** The balance, and the tickets of the queue. */
export const read = (account: Address, context: ReadContext): Read<readonly Position[]> =>
  gather([
    { id: 'mev:token', plan: readBalances('mev', originals, account) },
    { id: allExits, plan: readExits(account, context) },
  ])

/** Ether per mevETH, rounded down as the contract converts. Throws ReadError while it counts nothing. */
export function* readRates(): Read<readonly Rate[]> {
  const [[elastic, base]] = yield* ask([call(mevethContract, 'fraction', [])])
  if (base === 0n) throw new ReadError('0x')
  return [believable({ token: meveth.address, wad: wad((elastic * WAD) / base) })]
}

/** The one pause of the contract, which leaves the way out open. */
export function* readStatus(): Read<readonly Status[]> {
  const [paused] = yield* askSettled([call(mevethContract, 'stakingPaused', [])])
  return isOn(paused) ? [{ token: meveth.address, what: 'mint', until: null }] : []
}
