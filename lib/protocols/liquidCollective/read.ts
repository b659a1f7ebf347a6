import type { Address } from 'viem'
import { WAD } from '../../units.ts'
import { readBalances } from '../erc20.ts'
import { gather } from '../gather.ts'
import { isOn } from '../known.ts'
import { askSettled, call } from '../plan.ts'
import { readRate } from '../readRate.ts'
import { sentence } from '../sentence.ts'
import type { Position, Rate, Read, ReadContext, Status } from '../types.ts'
import { river } from './abi.ts'
import { lseth, redeemManager } from './addresses.ts'
import { readExits } from './exits.ts'

/** The balance, and requests that are not wholly paid. */
export const read = (account: Address, context: ReadContext): Read<readonly Position[]> =>
  gather([
    { id: 'liquidCollective:token', plan: readBalances('liquidCollective', [lseth], account) },
    { id: `liquidCollective:exit:${redeemManager}`, plan: readExits(account, context) },
  ])

/** Ether per LsETH by the accounts of River, as its oracle last reported, about daily. */
export const readRates = (): Read<readonly Rate[]> =>
  readRate({ token: lseth.address }, call(river, 'underlyingBalanceFromShares', [WAD]))

/** While losses are being contained nobody may ask, and nothing is satisfied. */
export function* readStatus(): Read<readonly Status[]> {
  const [contained] = yield* askSettled([call(river, 'getSlashingContainmentMode', [])])
  if (!isOn(contained)) return []
  const note = sentence('notes.liquidCollective.contained')
  return [{ token: lseth.address, what: 'request', until: null, note }]
}
