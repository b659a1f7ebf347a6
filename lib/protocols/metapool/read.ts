import type { Address } from 'viem'
import { WAD } from '../../units.ts'
import { readBalances } from '../erc20.ts'
import { gather } from '../gather.ts'
import { call } from '../plan.ts'
import { readRate } from '../readRate.ts'
import type { Position, Rate, Read } from '../types.ts'
import { spethContract } from './abi.ts'
import { originals, speth } from './addresses.ts'
import { exitId, readExits } from './exits.ts'

/** The balances, and what waits to be fetched. */
export const read = (account: Address): Read<readonly Position[]> =>
  gather([
    { id: 'metapool:token', plan: readBalances('metapool', originals, account) },
    { id: exitId, plan: readExits(account) },
  ])

/**
 * Ether per spETH, with the rewards it expects since the last report. None for mpETH: what its contract still counts was
 * swollen by what was minted from nothing, and its holders were given spETH in its place.
 */
export const readRates = (): Read<readonly Rate[]> =>
  readRate({ token: speth.address }, call(spethContract, 'convertToAssets', [WAD]))
