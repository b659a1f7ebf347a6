import type { Address } from 'viem'
import { WAD, wad } from '../../units.ts'
import { readBalances } from '../erc20.ts'
import { askSettled, call } from '../plan.ts'
import type { Position, Rate, Read } from '../types.ts'
import { wstethContract } from './abi.ts'
import { steth, tokens, wsteth } from './addresses.ts'

export const read = (account: Address): Read<readonly Position[]> => readBalances('lido', tokens, account)

/** One stETH is accounted as one ether; its balance is what grows. wstETH by its own rate; absent when it does not answer. */
export function* readRates(): Read<readonly Rate[]> {
  const [perToken] = yield* askSettled([call(wstethContract, 'stEthPerToken', [])])
  const accounted = { token: steth.address, wad: WAD }
  return perToken.ok ? [accounted, { token: wsteth.address, wad: wad(perToken.value) }] : [accounted]
}
