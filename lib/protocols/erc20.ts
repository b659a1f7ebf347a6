import { type Address, zeroAddress } from 'viem'
import { tokenUnits } from '../units.ts'
import { settlePositions } from './partial.ts'
import { at, call, contract } from './plan.ts'
import type { Position, Read, Token } from './types.ts'

/** Any ERC-20, with the ERC-2612 and the increase/decrease extensions that decoders meet. Use with `at(address, erc20)`. */
export const erc20 = contract(zeroAddress, [
  'function balanceOf(address account) view returns (uint256)',
  'function allowance(address owner, address spender) view returns (uint256)',
  'function transfer(address to, uint256 amount) returns (bool)',
  'function transferFrom(address from, address to, uint256 amount) returns (bool)',
  'function approve(address spender, uint256 amount) returns (bool)',
  'function increaseAllowance(address spender, uint256 addedValue) returns (bool)',
  'function decreaseAllowance(address spender, uint256 subtractedValue) returns (bool)',
  'function permit(address owner, address spender, uint256 value, uint256 deadline, uint8 v, bytes32 r, bytes32 s)',
])

/**
 * Balances of one protocol's tokens, in each token's smallest unit; zero balances are left out. One round. Throws
 * PartialReadError with the rows that could be read when some token does not answer.
 */
export function* readBalances(protocol: string, tokens: readonly Token[], account: Address): Read<readonly Position[]> {
  const plan = tokens.map((token) => ({
    id: `${protocol}:token:${token.address}`,
    call: call(at(token.address, erc20), 'balanceOf', [account]),
    toPosition: (balance: bigint, id: string): Position | null =>
      balance === 0n ? null : { id, protocol, kind: 'token', token, balance: tokenUnits(balance) },
  }))
  return yield* settlePositions(plan)
}
