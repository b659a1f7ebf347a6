import type { Address } from 'viem'
import { errorCode, WalletError } from '../errors.ts'
import type { ApprovalRequest } from '../messaging/mirror.ts'
import { assertSigner } from '../rpc/method.ts'
import { FailedAfterApprovalError, NotApprovableError, RejectedError, RevokedError } from './approvalErrors.ts'
import type { ApprovalRecord, Services } from './services.ts'

/** The account that would sign; null for requests that sign nothing. */
export function accountOf(request: ApprovalRequest): Address | null {
  return 'account' in request ? request.account : null
}

/**
 * What must hold for a record to be signable at all, whoever asked and whatever was shown. Throws the error that the
 * page gets: the record is then cancelled.
 */
export function assertStillAllowed(
  { sender, chainId, request }: ApprovalRecord,
  { keeper, connections }: Pick<Services, 'keeper' | 'connections'>,
): void {
  if (keeper.phase() !== 'unlocked') throw new RejectedError('Bowline was locked before the request was approved.')
  const account = accountOf(request)
  if (account === null) return
  assertSigner(account, { keeper })
  if (sender === null) return
  if (!connections.get(sender.origin)?.accounts.includes(account)) throw new RevokedError()
  if (connections.chainId(sender.origin) !== chainId) {
    throw new RejectedError('The site moved to another chain before the request was approved.')
  }
}

/** What must be on screen before it may be approved. Throws NotApprovableError: the record keeps waiting. */
export function assertShownInFull({ request, explanation, state }: ApprovalRecord): void {
  if (state !== 'shown') throw new NotApprovableError('The request is not on screen yet.')
  if (request.kind === 'unlock') throw new NotApprovableError('Unlock Bowline to go on with this request.')
  if (request.kind === 'connect') return
  if (explanation === null || explanation.simulation.status === 'pending') {
    throw new NotApprovableError('What the request does is still being worked out.')
  }
  if (explanation.warnings.some(({ level }) => level === 'blocked')) {
    throw new NotApprovableError('This request is blocked. It can only be rejected.')
  }
  if (request.kind !== 'transaction') return
  const { gas, nonce, maxFeePerGas, maxPriorityFeePerGas } = request.transaction
  if (gas === null || nonce === null || maxFeePerGas === null || maxPriorityFeePerGas === null) {
    throw new NotApprovableError('Gas, fees or nonce are not known yet.')
  }
}

/** The accounts ticked for a `connect`: at least one, only candidates. Undefined for every other request. */
export function chosenAccounts(request: ApprovalRequest, accounts: unknown): readonly Address[] | undefined {
  if (request.kind !== 'connect') return undefined
  const chosen = request.candidates.filter((candidate) => Array.isArray(accounts) && accounts.includes(candidate))
  if (!Array.isArray(accounts) || chosen.length === 0 || chosen.length !== new Set(accounts).size) {
    throw new NotApprovableError('Choose at least one of the accounts on the list.')
  }
  return chosen
}

/** Codes that tell a page it is over. Libraries repeat a request on some of the others, and the user would be asked again. */
const finalCodes: readonly number[] = [
  errorCode.rejected,
  errorCode.unauthorized,
  errorCode.unsupported,
  errorCode.disconnected,
  errorCode.chainUnreachable,
  errorCode.chainUnknown,
  errorCode.refusedByNode,
]

/** What a page gets for something that went wrong after the user had approved. */
export function afterApproval(thrown: unknown, locked: boolean): WalletError {
  if (!(thrown instanceof WalletError)) return new FailedAfterApprovalError(thrown)
  if (locked && thrown.code === errorCode.unauthorized) {
    return new RejectedError('Bowline was locked before the request was signed.')
  }
  return finalCodes.includes(thrown.code) ? thrown : new FailedAfterApprovalError(thrown)
}
