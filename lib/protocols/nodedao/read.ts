import type { Address } from 'viem'
import { readBalances } from '../erc20.ts'
import { call } from '../plan.ts'
import { readRate } from '../readRate.ts'
import type { Position, Rate, Read } from '../types.ts'
import { stakingContract } from './abi.ts'
import { neth, originals } from './addresses.ts'

/** The balance on Ethereum. */
export const read = (account: Address): Read<readonly Position[]> => readBalances('nodedao', originals, account)

/** Ether per nETH by the accounts of the pool. */
export const readRates = (): Read<readonly Rate[]> =>
  readRate({ token: neth.address }, call(stakingContract, 'getExchangeRate', []))
