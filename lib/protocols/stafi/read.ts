import type { Address } from 'viem'
import { readBalances } from '../erc20.ts'
import { call } from '../plan.ts'
import { readRate } from '../readRate.ts'
import type { Position, Rate, Read } from '../types.ts'
import { rethContract } from './abi.ts'
import { originals, reth } from './addresses.ts'

/** The balance on Ethereum. */
export const read = (account: Address): Read<readonly Position[]> => readBalances('stafi', originals, account)

/** Ether per rETH by the last report of StaFi. */
export const readRates = (): Read<readonly Rate[]> =>
  readRate({ token: reth.address }, call(rethContract, 'getExchangeRate', []))
