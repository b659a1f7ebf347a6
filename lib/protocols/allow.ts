import { type Address, encodeFunctionData } from 'viem'
import { erc20 } from './erc20.ts'
import { ask, at, call } from './plan.ts'
import { type Proposal, proposal } from './proposal.ts'
import type { Read } from './types.ts'

/** An exact allowance; `done` when it is that high already. One round. Throws ReadError. */
export function* proposeAllowance({
  token,
  spender,
  amount,
  account,
}: {
  token: Address
  spender: Address
  amount: bigint
  account: Address
}): Read<Proposal> {
  const [allowed] = yield* ask([call(at(token, erc20), 'allowance', [account, spender])])
  return proposal({
    call: {
      to: token,
      data: encodeFunctionData({ abi: erc20.abi(), functionName: 'approve', args: [spender, amount] }),
      value: 0n,
    },
    done: allowed >= amount,
  })
}
