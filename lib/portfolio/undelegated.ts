import { type Address, zeroAddress } from 'viem'
import type { ActivityEntry, Portfolio } from '../messaging/mirror.ts'
import type { WithdrawalPosition } from '../protocols/types.ts'

/** An account whose delegation to this operator has ended; what it had restaked is in the queue since this block. */
export type Undelegation = { account: Address; chainId: number; operator: Address; block: bigint }

/**
 * Accounts that are delegated to nobody although withdrawals queued under an operator are still there: their delegation
 * has ended, which an operator can do without being asked. One withdrawal for each asset, all of one block, is what that
 * leaves behind, and what the account's own `undelegate` leaves behind too: so it is only said that it has ended, and not
 * even that where our own journal holds the transaction of that block.
 */
export function undelegations(
  portfolios: readonly Portfolio[],
  activity: readonly Pick<ActivityEntry, 'account' | 'chainId' | 'status' | 'included'>[],
): readonly Undelegation[] {
  return portfolios.flatMap(({ account, chainId, rows }) => {
    const positions = rows.map(({ position }) => position)
    if (positions.some(({ kind }) => kind === 'delegation')) return []
    const [last] = positions
      .filter((position): position is WithdrawalPosition => position.kind === 'withdrawal')
      .map(({ withdrawal }) => withdrawal)
      .filter(({ delegatedTo }) => delegatedTo !== zeroAddress)
      .toSorted((a, b) => (a.startBlock > b.startBlock ? -1 : 1))
    if (last === undefined) return []
    const together = positions.filter(
      (position): position is WithdrawalPosition =>
        position.kind === 'withdrawal' && position.withdrawal.startBlock === last.startBlock,
    )
    // Ending a delegation queues each asset by itself; several in one withdrawal were queued on purpose.
    if (together.some(({ withdrawal }) => withdrawal.strategies.length > 1)) return []
    const ours = activity.some(
      (entry) =>
        entry.account === account &&
        entry.chainId === chainId &&
        entry.status === 'confirmed' &&
        entry.included?.block.number === last.startBlock,
    )
    return ours ? [] : [{ account, chainId, operator: last.delegatedTo, block: last.startBlock }]
  })
}
