import type { Address } from 'viem'
import { WAD } from '../../units.ts'
import { readBalances } from '../erc20.ts'
import { askSettled, call } from '../plan.ts'
import { readRate } from '../readRate.ts'
import type { Position, Rate, Read, Status } from '../types.ts'
import { xrethContract } from './abi.ts'
import { originals, xreth } from './addresses.ts'

/** The balance on Ethereum. */
export const read = (account: Address): Read<readonly Position[]> => readBalances('nodeset', originals, account)

/** Ether per xrETH, by what the vault counts at every call. */
export const readRates = (): Read<readonly Rate[]> =>
  readRate({ token: xreth.address }, call(xrethContract, 'convertToAssets', [WAD]))

/** Deposits can be switched off; the way out cannot. */
export function* readStatus(): Read<readonly Status[]> {
  const [enabled] = yield* askSettled([call(xrethContract, 'depositsEnabled', [])])
  return enabled.ok && !enabled.value ? [{ token: xreth.address, what: 'mint', until: null }] : []
}
