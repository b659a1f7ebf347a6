import type { Address } from 'viem'
import { tokenUnits } from '../../units.ts'
import { ask, call } from '../plan.ts'
import type { Position, Read } from '../types.ts'
import { balances } from './abi.ts'

/** The account's ether in wei. Always one row, also at zero: it pays for everything else. */
export function* read(account: Address): Read<readonly Position[]> {
  const [balance] = yield* ask([call(balances, 'getEthBalance', [account])])
  return [{ id: 'native:token:ether', protocol: 'native', kind: 'token', token: null, balance: tokenUnits(balance) }]
}
