import type { Address } from 'viem'
import { WAD, wad } from '../../units.ts'
import { readBalances } from '../erc20.ts'
import { askSettled, call } from '../plan.ts'
import type { Position, Rate, Read } from '../types.ts'
import { weethContract } from './abi.ts'
import { eeth, tokens, weeth } from './addresses.ts'

export const read = (account: Address): Read<readonly Position[]> => readBalances('etherfi', tokens, account)

/** An eETH balance already is ether by accounting. weETH by its own rate; absent when it does not answer. */
export function* readRates(): Read<readonly Rate[]> {
  const [perToken] = yield* askSettled([call(weethContract, 'getRate', [])])
  const accounted = { token: eeth.address, wad: WAD }
  return perToken.ok ? [accounted, { token: weeth.address, wad: wad(perToken.value) }] : [accounted]
}
