import type { Address } from 'viem'
import { wad } from '../../units.ts'
import { readBalances } from '../erc20.ts'
import { ask, call } from '../plan.ts'
import type { Position, Rate, Read } from '../types.ts'
import { rethContract } from './abi.ts'
import { reth, tokens } from './addresses.ts'

export const read = (account: Address): Read<readonly Position[]> => readBalances('rocketPool', tokens, account)

/** Ether per rETH as the oracle DAO last reported it, about daily. */
export function* readRates(): Read<readonly Rate[]> {
  const [rate] = yield* ask([call(rethContract, 'getExchangeRate', [])])
  return [{ token: reth.address, wad: wad(rate) }]
}
