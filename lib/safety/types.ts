import type { Address } from 'viem'
import type { ApprovalRequest, Change, DelegationRisk, SimulationOutcome, WarningLevel } from '../messaging/mirror.ts'
import type { Sentence } from '../protocols/sentence.ts'
import type { Intent } from '../protocols/types.ts'

/** Everything a rule may look at. What is not known yet is absent, and a rule then says nothing: it is asked again. */
export type SafetyContext = {
  request: ApprovalRequest
  account: Address
  /** All accounts of this wallet. */
  ownAccounts: readonly Address[]
  intent: Intent
  simulation: SimulationOutcome
  changes: readonly Change[]
  /** Null: not needed, or not read yet. `unread`: it was asked for and could not be read. */
  delegation: DelegationRisk | 'unread' | null
  /**
   * What stands at an address (lower case). `delegated`: an account that runs a contract's code (EIP-7702). `unread`: it
   * was asked for and the endpoint did not say.
   */
  code: ReadonlyMap<string, 'none' | 'contract' | 'delegated' | 'unread'>
  /** Tokens outside the registry that the request names, with the symbol they claim. */
  claimed: readonly { token: Address; symbol: string | null }[]
  /** Some positions could not be read before or after, so a change in them would not show. */
  partly: boolean
  /** Allowances before this request, by `allowanceKey`; absent when not read. */
  allowances: ReadonlyMap<string, bigint>
  /** Addresses this account has dealt with before: payees, spenders and contracts of its own past transactions. */
  dealtWith: readonly Address[]
  /** Unix seconds. */
  now: bigint
}

export type Finding = { level: WarningLevel; sentence: Sentence }

/** One thing that may be wrong with a request. Pure: it looks and says. */
export type Rule = { id: string; look(context: SafetyContext): readonly Finding[] }

export const allowanceKey = (token: Address, spender: Address) => `${token}:${spender}`.toLowerCase()
