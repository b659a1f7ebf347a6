import type { Address } from 'viem'
import type { ApprovalRecord, Services } from '../background/services.ts'
import { errorCode, WalletError } from '../errors.ts'
import type { ApprovalRequest } from '../messaging/mirror.ts'

/** What a method may use of the house. */
export type MethodServices = Pick<Services, 'keeper' | 'state' | 'chain' | 'connections' | 'approvals' | 'transactions'>

/** Who asks, and what that origin may do. */
export type Context = {
  origin: string
  /** What a page of this origin may see now: [] until connected and while locked. The first is the active one. */
  accounts: readonly Address[]
  /** What the user granted to this origin, locked or not. Null while it is not connected. */
  granted: readonly Address[] | null
  chainId: number
  services: MethodServices
}

export type AnswerMethod = {
  /** `public`: any page. `connected`: pages of connected origins. */
  access: 'public' | 'connected'
  /** `node`: goes to the user's endpoint, so it counts against the origin's reads. */
  cost: 'own' | 'node'
  parse(params: unknown, context: Context): unknown
  run(params: never, context: Context): unknown
}

/**
 * A method that asks the user. It is called three times with data in between, never with a closure, so that a worker that
 * was killed meanwhile goes on from the stored record.
 */
export type AskMethod = {
  access: 'ask'
  parse(params: unknown, context: Context): unknown
  /** The account that must have been granted to the origin before the user is asked for anything. */
  account?(params: never): Address
  /** The result, when there is nothing to ask. Undefined when the user must decide. */
  settled?(params: never, context: Context): unknown
  /** What the user is shown. The wallet is unlocked. */
  propose(params: never, context: Context): ApprovalRequest
  /** The user approved the record. Safe to call again for the same record. */
  complete(record: ApprovalRecord, services: MethodServices): Promise<unknown>
}

export type Method = AnswerMethod | AskMethod

/** Defines a method that is answered without asking the user; `cost` is `own` unless it says otherwise. */
export function method<params>(definition: {
  access: 'public' | 'connected'
  cost?: 'own' | 'node'
  parse(params: unknown, context: Context): params
  run(params: params, context: Context): unknown
}): Method
/** Defines a method that asks the user. */
export function method<params>(definition: {
  access: 'ask'
  parse(params: unknown, context: Context): params
  account?(params: params): Address
  settled?(params: params, context: Context): unknown
  propose(params: params, context: Context): ApprovalRequest
  complete(record: ApprovalRecord, services: MethodServices): Promise<unknown>
}): Method
export function method(definition: object): Method {
  return { cost: 'own', ...definition } as Method
}

/** The origin is not connected, or the account was not granted to it, or is not here at all: the page learns no more. */
export class UnauthorizedError extends WalletError {
  readonly code = errorCode.unauthorized
  constructor() {
    super('This site is not connected to that account. Connect it first.')
  }
}

/** The wallet cannot grant or sign now: it was never set up, or its stored data needs the user's attention. */
export class NotSetUpError extends WalletError {
  readonly code = errorCode.unauthorized
  constructor() {
    super('Bowline is not ready. Open it and follow what it says.')
  }
}

/** A watched account has no key here. */
export class WatchedAccountError extends WalletError {
  readonly code = errorCode.unauthorized
  constructor() {
    super('Bowline only watches this account: it has no key to sign with.')
  }
}

/** Throws WatchedAccountError or UnauthorizedError unless the account is here with its key. */
export function assertSigner(account: Address, { keeper }: Pick<MethodServices, 'keeper'>): void {
  const found = keeper.accounts().find(({ address }) => address === account)
  if (found === undefined) throw new UnauthorizedError()
  if (found.kind === 'watch') throw new WatchedAccountError()
}
