import type { Address } from 'viem'
import { readBalances } from '../erc20.ts'
import { gather } from '../gather.ts'
import { call } from '../plan.ts'
import { readRate } from '../readRate.ts'
import type { Position, Rate, Read } from '../types.ts'
import { rethContract } from './abi.ts'
import { originals, reth, withdrawals } from './addresses.ts'
import { readExits } from './exits.ts'

/** The balance on Ethereum, and withdrawals that were not claimed. */
export const read = (account: Address): Read<readonly Position[]> =>
  gather([
    { id: 'stafi:token', plan: readBalances('stafi', originals, account) },
    { id: `stafi:exit:${withdrawals}`, plan: readExits(account) },
  ])

/** Ether per rETH by the last report of StaFi. */
export const readRates = (): Read<readonly Rate[]> =>
  readRate({ token: reth.address }, call(rethContract, 'getExchangeRate', []))
