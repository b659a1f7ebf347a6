import { type Address, stringToHex } from 'viem'
import { WAD, wad } from '../../units.ts'
import { readBalances } from '../erc20.ts'
import { gather } from '../gather.ts'
import { isOn } from '../known.ts'
import { ask, askSettled, call, ReadError } from '../plan.ts'
import { believable } from '../readRate.ts'
import type { Position, Rate, Read, Status } from '../types.ts'
import { ankrethContract, poolContract } from './abi.ts'
import { ankreth, pool } from './addresses.ts'
import { readExits } from './exits.ts'

/** The balance, what waits its turn, and what could not be sent. */
export const read = (account: Address): Read<readonly Position[]> =>
  gather([
    { id: 'ankr:token', plan: readBalances('ankr', [ankreth], account) },
    { id: `ankr:exit:${pool}`, plan: readExits(account) },
  ])

/** Ether per ankrETH: the token keeps the inverse. Rounds down, as the token does for one whole of it. */
export function* readRates(): Read<readonly Rate[]> {
  const [ratio] = yield* ask([call(ankrethContract, 'ratio', [])])
  if (ratio === 0n) throw new ReadError('0x')
  return [believable({ token: ankreth.address, wad: wad((WAD * WAD) / ratio) })]
}

/** The pool names its pauses by short texts. */
export const paused = (what: 'stake' | 'claim' | 'unstake') =>
  call(poolContract, 'isPaused', [stringToHex(what, { size: 32 })])

/**
 * Staking, which hands the token over under a pause of its own, and handing back. What waits already is paid out by the
 * operator, paused or not.
 */
export function* readStatus(): Read<readonly Status[]> {
  const [staking, handing, leaving] = yield* askSettled([paused('stake'), paused('claim'), paused('unstake')])
  const off = (what: Status['what']): Status => ({ token: ankreth.address, what, until: null })
  return [...(isOn(staking) || isOn(handing) ? [off('mint')] : []), ...(isOn(leaving) ? [off('request')] : [])]
}
