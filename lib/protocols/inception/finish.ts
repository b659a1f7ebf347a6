import { type Address, encodeFunctionData, isAddressEqual } from 'viem'
import { NotFinishableError } from '../finish.ts'
import type { FinishablePosition, Read, TransactionCall } from '../types.ts'
import { inceptionVault, restakingPool } from './abi.ts'
import { pool, vaults } from './addresses.ts'
import { readClaimable } from './poolExits.ts'
import { readRedeemable } from './vaultExits.ts'

/**
 * Takes everything that is ready in the vault or pool of these exits. Throws NotFinishableError when nothing is, the vault
 * is paused, or what is owed is not there.
 */
export function* finish(exits: readonly FinishablePosition[], account: Address): Read<TransactionCall> {
  const [first] = exits
  if (first?.kind !== 'exit') throw new NotFinishableError()
  const { contract } = first.ticket
  const alike = exits.every((exit) => exit.kind === 'exit' && isAddressEqual(exit.ticket.contract, contract))
  if (!alike) throw new NotFinishableError()
  if (isAddressEqual(contract, pool)) {
    const { amount, funded } = yield* readClaimable(account)
    if (amount === 0n || !funded) throw new NotFinishableError()
    const data = encodeFunctionData({ abi: restakingPool.abi(), functionName: 'claimUnstake', args: [account] })
    return { to: pool, data, value: 0n }
  }
  const of = vaults.find(({ vault }) => isAddressEqual(vault, contract))
  if (of === undefined) throw new NotFinishableError()
  const { amount, paused, funded } = yield* readRedeemable(of, account)
  if (amount === 0n || paused || !funded) throw new NotFinishableError()
  const data = encodeFunctionData({ abi: inceptionVault.abi(), functionName: 'redeem', args: [account] })
  return { to: of.vault, data, value: 0n }
}
