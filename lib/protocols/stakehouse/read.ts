import type { Address } from 'viem'
import { readBalances } from '../erc20.ts'
import type { Position, Read } from '../types.ts'
import { originals } from './addresses.ts'

/** The balance only. No source says how dETH is valued today, so it has no rate. */
export const read = (account: Address): Read<readonly Position[]> => readBalances('stakehouse', originals, account)
