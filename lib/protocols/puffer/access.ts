import { type Address, toFunctionSelector } from 'viem'
import { call, type TypedCall } from '../plan.ts'
import { accessContract, managerContract, vaultContract } from './abi.ts'

/** The restricted functions a holder needs. Each can be shut by itself; there is no pause flag beside it. */
const restricted = {
  mint: [vaultContract.address, 'depositETH(address)'],
  request: [managerContract.address, 'requestWithdrawal(uint128,address)'],
  claim: [managerContract.address, 'completeQueuedWithdrawal(uint256)'],
  instant: [vaultContract.address, 'redeem(uint256,address,address)'],
} as const

export type Restricted = keyof typeof restricted

/** Asks whether `caller` may call the function at once. One call; mirrors AccessManager.canCall. */
export function mayCall(caller: Address, what: Restricted): TypedCall<boolean> {
  const [target, signature] = restricted[what]
  const asked = call(accessContract, 'canCall', [caller, target, toFunctionSelector(`function ${signature}`)])
  return { ...asked, parse: (data) => asked.parse(data)[0] }
}
