import type { Address } from 'viem'
import { readBalances } from '../erc20.ts'
import { call } from '../plan.ts'
import { readRate } from '../readRate.ts'
import type { Position, Rate, Read } from '../types.ts'
import { rateContract } from './abi.ts'
import { originals, qeth } from './addresses.ts'

/** The balance on Ethereum. */
export const read = (account: Address): Read<readonly Position[]> => readBalances('tranchess', originals, account)

/** Ether per qETH by what the fund says it holds. */
export const readRates = (): Read<readonly Rate[]> =>
  readRate({ token: qeth.address }, call(rateContract, 'getRate', []))
