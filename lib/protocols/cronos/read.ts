import type { Address } from 'viem'
import { readBalances } from '../erc20.ts'
import { call } from '../plan.ts'
import { readRate } from '../readRate.ts'
import type { Position, Rate, Read } from '../types.ts'
import { cdcethContract } from './abi.ts'
import { cdceth, originals } from './addresses.ts'

/** The balance on Ethereum. */
export const read = (account: Address): Read<readonly Position[]> => readBalances('cronos', originals, account)

/** Ether per CDCETH as the issuer last wrote it; the contract does not say when. */
export const readRates = (): Read<readonly Rate[]> =>
  readRate({ token: cdceth.address }, call(cdcethContract, 'exchangeRate', []))
