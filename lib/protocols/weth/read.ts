import type { Address } from 'viem'
import { WAD } from '../../units.ts'
import { readBalances } from '../erc20.ts'
import type { Position, Rate, Read } from '../types.ts'
import { weth } from './addresses.ts'

export const read = (account: Address): Read<readonly Position[]> => readBalances('weth', [weth], account)

/** One WETH is one ether by construction; nothing to ask. */
// biome-ignore lint/correctness/useYield: a plan may need no call at all
export function* readRates(): Read<readonly Rate[]> {
  return [{ token: weth.address, wad: WAD }]
}
