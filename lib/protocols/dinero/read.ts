import type { Address } from 'viem'
import { WAD } from '../../units.ts'
import { readBalances } from '../erc20.ts'
import { vaultContract } from '../erc4626.ts'
import { gather } from '../gather.ts'
import { askSettled, at, call } from '../plan.ts'
import { rateFrom } from '../readRate.ts'
import type { Position, Rate, Read, ReadContext, Status } from '../types.ts'
import { pirex } from './abi.ts'
import { apxeth, pxeth, tokens, upxeth } from './addresses.ts'
import { readExits } from './exits.ts'

/** Balances and tickets. */
export const read = (account: Address, context: ReadContext): Read<readonly Position[]> =>
  gather([
    { id: 'dinero:token', plan: readBalances('dinero', tokens, account) },
    { id: `dinero:exit:${upxeth}`, plan: readExits(account, context) },
  ])

/** One pxETH is accounted as one ether; apxETH in pxETH, before the penalty for leaving. */
export function* readRates(): Read<readonly Rate[]> {
  const [perShare] = yield* askSettled([call(at(apxeth.address, vaultContract), 'convertToAssets', [WAD])])
  const accounted: Rate = { token: pxeth.address, wad: WAD }
  return [accounted, ...rateFrom(perShare, { token: apxeth.address, unit: pxeth.address })]
}

/** One switch stops minting and every way out of pxETH. */
export function* readStatus(): Read<readonly Status[]> {
  const [paused] = yield* askSettled([call(pirex, 'paused', [])])
  if (!paused.ok || paused.value !== 2n) return []
  return (['mint', 'request', 'claim', 'instant'] as const).map((what) => ({ token: pxeth.address, what, until: null }))
}
