import { multicall3 } from '../multicall3.ts'
import { askSettled, call } from '../plan.ts'
import type { Read } from '../types.ts'
import { managerContract } from './abi.ts'
import { withdrawalManager } from './addresses.ts'
import { payable } from './math.ts'

/**
 * The most ether that one claim could be paid now, in wei: what the manager holds and what Aave would give back of what it
 * lent out. Null when it lends nothing, for then all that was unlocked is there; and where it does not say. One round.
 */
export function* readPayable(): Read<bigint | null> {
  const [lends, held, lent, liquid] = yield* askSettled([
    call(managerContract, 'isAaveIntegrationEnabled', []),
    call(multicall3, 'getEthBalance', [withdrawalManager]),
    call(managerContract, 'totalETHDepositedToAave', []),
    call(managerContract, 'getAaveWithdrawableLiquidity', []),
  ])
  if (!lends.ok || !lends.value || !held.ok || !lent.ok || !liquid.ok) return null
  return payable(held.value, { lent: lent.value, liquid: liquid.value })
}
