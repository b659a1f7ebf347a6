import type { Address } from 'viem'
import { errorCode, WalletError } from '../errors.ts'
import type { ApprovalView, ProposedTransaction } from '../messaging/mirror.ts'
import type { TransactionCall } from '../protocols/types.ts'
import { WatchedAccountError } from '../rpc/method.ts'
import { UnknownAccountError } from '../wallet/accounts.ts'
import { AlreadyAskingError } from './approvalErrors.ts'
import type { Services } from './services.ts'
import { WalletLockedError } from './views.ts'

/** A transaction that does this was signed and is not in a block yet: another would only cost its fee. */
export class AlreadySentError extends WalletError {
  readonly code = errorCode.alreadyPending
  constructor() {
    super('A transaction that does this is on its way. Wait until it is in a block.')
  }
}

/** Throws WalletLockedError, UnknownAccountError or WatchedAccountError when this account cannot be asked to sign now. */
export function assertCanSign(keeper: Services['keeper'], account: Address): void {
  if (keeper.phase() !== 'unlocked') throw new WalletLockedError()
  const found = keeper.accounts().find(({ address }) => address === account)
  if (found === undefined) throw new UnknownAccountError()
  if (found.kind === 'watch') throw new WatchedAccountError()
}

/** What a transaction of ours is for: ids, so that nothing is asked for twice. */
export type Purpose = { chainId: number; account: Address; ids: readonly string[] }

export type OwnTransactions = {
  /** Whether an approval for exactly these waits. Throws AlreadySentError and AlreadyAskingError. */
  isAsked(purpose: Purpose): boolean
  /** Opens an approval with Bowline as the requester; resolves once it waits in the queue. */
  open(purpose: Purpose, call: TransactionCall): Promise<void>
}

/** Transactions that the popup's own screens propose: they take the same way as a page's, with ourselves as the origin. */
export function createOwnTransactions({ state, approvals }: Pick<Services, 'state' | 'approvals'>): OwnTransactions {
  return {
    isAsked({ chainId, account, ids }) {
      const overlaps = (finishes: readonly string[] | undefined) => finishes?.some((id) => ids.includes(id)) ?? false
      const { activity, approvals: waiting } = state.get()
      const sent = activity.filter((entry) => entry.status === 'signed' || entry.status === 'pending')
      if (sent.some((entry) => entry.account === account && entry.chainId === chainId && overlaps(entry.finishes))) {
        throw new AlreadySentError()
      }
      const asked = waiting.filter(
        (view) => view.chainId === chainId && view.state !== 'failed' && overlaps(finishesOf(view, account)),
      )
      if (asked.length === 0) return false
      if (asked.every((view) => isSame(finishesOf(view, account) ?? [], ids))) return true
      throw new AlreadyAskingError()
    },
    open({ chainId, account, ids }, call) {
      return new Promise((resolve, reject) => {
        const stop = state.subscribe(({ approvals: waiting }) => {
          if (waiting?.some((view) => view.chainId === chainId && isSame(finishesOf(view, account) ?? [], ids))) done()
        })
        const done = () => {
          stop()
          resolve()
        }
        const request = {
          kind: 'transaction',
          account,
          transaction: unpriced(call),
          replaces: null,
          finishes: ids,
        } as const
        const requestId = crypto.randomUUID()
        approvals
          .open({ sender: null, requestId, method: 'eth_sendTransaction', params: null, chainId, request })
          .then(done, (error: unknown) => {
            stop()
            reject(error)
          })
      })
    },
  }
}

/** What a waiting transaction of this account was opened for. */
export function finishesOf({ request }: ApprovalView, account: Address): readonly string[] | undefined {
  return request.kind === 'transaction' && request.account === account ? request.finishes : undefined
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
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
