import type { Address } from 'viem'
import { WAD } from '../../units.ts'
import { readBalances } from '../erc20.ts'
import { gather } from '../gather.ts'
import { isOn } from '../known.ts'
import { askSettled, call } from '../plan.ts'
import { readRate } from '../readRate.ts'
import type { Position, Rate, Read, Status } from '../types.ts'
import { redemption, router, tethContract } from './abi.ts'
import { redemption as redemptionAt, teth, wsteth } from './addresses.ts'
import { readExits } from './exits.ts'

/** The balance, and open redemptions. */
export const read = (account: Address): Read<readonly Position[]> =>
  gather([
    { id: 'treehouse:token', plan: readBalances('treehouse', [teth], account) },
    { id: `treehouse:exit:${redemptionAt}`, plan: readExits(account) },
  ])

/** wstETH per tETH by the protocol's accounts. */
export const readRates = (): Read<readonly Rate[]> =>
  readRate({ token: teth.address, unit: wsteth }, call(tethContract, 'convertToAssets', [WAD]))

/** One switch for both ways out, another for deposits. */
export function* readStatus(): Read<readonly Status[]> {
  const [leaving, minting] = yield* askSettled([call(redemption, 'paused', []), call(router, 'paused', [])])
  const off = (what: Status['what']): Status => ({ token: teth.address, what, until: null })
  return [
    ...(isOn(minting) ? [off('mint')] : []),
    ...(isOn(leaving) ? [off('request'), off('claim'), off('instant')] : []),
  ]
}
