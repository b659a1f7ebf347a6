import type { Address } from 'viem'
import { wad } from '../../units.ts'
import { readBalances } from '../erc20.ts'
import { gather } from '../gather.ts'
import { ask, call } from '../plan.ts'
import type { Position, Rate, Read, ReadContext } from '../types.ts'
import { stoneVault } from './abi.ts'
import { stone } from './addresses.ts'
import { readExits } from './exits.ts'

/** The balance and the receipt. One round for an account without a receipt, two otherwise. */
export function* read(account: Address, _context: ReadContext): Read<readonly Position[]> {
  return yield* gather([
    { id: 'stakestone:token', plan: readBalances('stakestone', [stone], account) },
    { id: 'stakestone:exit', plan: readExits(account) },
  ])
}

/** Ether per STONE, reckoned anew from everything behind it. A request pays this or less: the price when its round ends. */
export function* readRates(_chainId: number): Read<readonly Rate[]> {
  const [price] = yield* ask([call(stoneVault, 'currentSharePrice', [])])
  return [{ token: stone.address, wad: wad(price) }]
}
