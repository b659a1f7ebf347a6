import type { Address } from 'viem'
import { wad } from '../../units.ts'
import { readBalances } from '../erc20.ts'
import { ask, call } from '../plan.ts'
import type { Position, Rate, Read } from '../types.ts'
import { cbethContract } from './abi.ts'
import { cbeth, tokens } from './addresses.ts'

export const read = (account: Address): Read<readonly Position[]> => readBalances('coinbase', tokens, account)

/** Ether per cbETH as Coinbase's oracle last wrote it, about daily. */
export function* readRates(): Read<readonly Rate[]> {
  const [rate] = yield* ask([call(cbethContract, 'exchangeRate', [])])
  return [{ token: cbeth.address, wad: wad(rate) }]
}
