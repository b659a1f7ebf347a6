import type { Address } from 'viem'
import { ask, call } from '../plan.ts'
import type { Position, Read } from '../types.ts'
import { delegationManager } from './abi.ts'

export function* read(account: Address): Read<readonly Position[]> {
  const [operator] = yield* ask([call(delegationManager, 'delegatedTo', [account])])
  return [{ id: 'eigenlayer:delegation:operator', protocol: 'eigenlayer', kind: 'delegation', operator }]
}
