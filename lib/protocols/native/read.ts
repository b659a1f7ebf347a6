import type { Address } from 'viem'
import { tokenUnits } from '../../units.ts'
import { ask, call } from '../plan.ts'
import type { Position, Read, ReadContext } from '../types.ts'
import { balancesOn } from './abi.ts'

/** The account's ether in wei. Always one row, also at zero: it pays for everything else. */
export function* read(account: Address, { chainId }: ReadContext): Read<readonly Position[]> {
  const [balance] = yield* ask([call(balancesOn(chainId), 'getEthBalance', [account])])
  return [{ id: 'native:token:ether', protocol: 'native', kind: 'token', token: null, balance: tokenUnits(balance) }]
}
