import type { Address } from 'viem'
import type { ApprovalView, ProposedTransaction } from '../messaging/mirror.ts'
import type { TransactionCall } from '../protocols/types.ts'
import { WatchedAccountError } from '../rpc/method.ts'
import { UnknownAccountError } from '../wallet/accounts.ts'
import type { Services } from './services.ts'
import { WalletLockedError } from './views.ts'

type Asking = { chainId: number; account: Address; finishes: readonly string[] }

/** Throws WalletLockedError, UnknownAccountError or WatchedAccountError when this account cannot be asked to sign now. */
export function assertCanSign(keeper: Services['keeper'], account: Address): void {
  if (keeper.phase() !== 'unlocked') throw new WalletLockedError()
  const found = keeper.accounts().find(({ address }) => address === account)
  if (found === undefined) throw new UnknownAccountError()
  if (found.kind === 'watch') throw new WatchedAccountError()
}

/**
 * Opens an approval for a transaction of Bowline's own; resolves once it waits in the queue. What the user then says to it is
 * theirs. Throws what `approvals.open` throws before it waits.
 */
export function openTransaction(
  { state, approvals }: Pick<Services, 'state' | 'approvals'>,
  { chainId, account, finishes }: Asking,
  call: TransactionCall,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = state.subscribe(({ approvals: waiting }) => {
      if (waiting?.some((view) => view.chainId === chainId && isSame(finishesOf(view, account) ?? [], finishes))) done()
    })
    const done = () => {
      stop()
      resolve()
    }
    const request = { kind: 'transaction', account, transaction: unpriced(call), replaces: null, finishes } as const
    const requestId = crypto.randomUUID()
    approvals
      .open({ sender: null, requestId, method: 'eth_sendTransaction', params: null, chainId, request })
      .then(done, (error: unknown) => {
        stop()
        reject(error)
      })
  })
}

/** What a waiting transaction of this account was opened to finish. */
export function finishesOf({ request }: ApprovalView, account: Address): readonly string[] | undefined {
  return request.kind === 'transaction' && request.account === account ? request.finishes : undefined
}

/** Whether both lists hold the same, in any order. */
export function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id) => other.includes(id))
}

/** A call whose gas, fees and nonce are still to be found out. */
function unpriced(call: TransactionCall): ProposedTransaction {
  return {
    ...call,
    gas: null,
    maxFeePerGas: null,
    maxPriorityFeePerGas: null,
    nonce: null,
    speed: 'normal',
    quotes: null,
    baseFeePerGas: null,
  }
}
