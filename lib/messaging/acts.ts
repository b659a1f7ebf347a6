import type { Address, Hex } from 'viem'
import type { ErrorInfo } from '../errors.ts'
import type { Proposal } from '../protocols/proposal.ts'
import type { Sentence } from '../protocols/sentence.ts'
import type { Asset } from '../protocols/types.ts'
import type { TokenUnits, Wei } from '../units.ts'
import type { BlockRef } from './mirror.ts'

/** What a step takes, by its kind. Amounts in the smallest unit of the token given. Plain data: it is stored in plans. */
export type StepParams = {
  /** An exact allowance. */
  allow: { token: Address; spender: Address; amount: bigint }
  /** Into a token from ether (`from` null), or from another form of it. */
  enter: { from: Address | null; token: Address; amount: bigint }
  deposit: { strategy: Address; token: Address; amount: bigint }
  /** The approver's signature is `0x` where the operator asks for none; `expiry` in Unix seconds. */
  delegate: { operator: Address; signature: Hex; expiry: bigint; salt: Hex }
  undelegate: Record<never, never>
  /** Null: everything. */
  queue: { strategy: Address; amount: bigint | null }
}
export type StepKind = keyof StepParams
export type Step = { [kind in StepKind]: { kind: kind; params: StepParams[kind] } }[StepKind]

/**
 * What a person wants done. Amounts in the smallest unit of what is given; null where none was entered yet: the limits are
 * then told without it, and for `queue` in `open` it means everything.
 */
export type Action =
  | { kind: 'enter'; from: Address | null; token: Address; amount: TokenUnits | null }
  | { kind: 'restake'; strategy: Address; amount: TokenUnits | null }
  | { kind: 'delegate'; operator: Address; signature: Hex; expiry: bigint; salt: Hex }
  | { kind: 'undelegate' }
  | { kind: 'queue'; strategy: Address; amount: TokenUnits | null }

/** What an action would do at a block. Nothing is sent and nothing is stored. */
export type ActionPreview = Omit<Proposal, 'call' | 'done' | 'waits'> & {
  /** What the account has of what is given, smallest unit. */
  held: TokenUnits
  /** The token given: null is ether. */
  given: { token: Address | null; asset: Asset } | null
  /** What stays behind to pay for the transaction, a margin included, when ether is given; null when it is not known. */
  kept: Wei | null
  /** The most its transactions may cost at the normal speed; null when the node could not estimate it. */
  networkFee: Wei | null
  /** Approvals that will be asked for, in order. */
  steps: readonly Sentence[]
  block: BlockRef
}

/** Where a step of a plan stands. */
export type StepState =
  /** The chain is as the step makes it. */
  | { is: 'done' }
  /** Its approval waits for the user, or its transaction for a block. */
  | { is: 'asked' }
  | { is: 'sent'; activity: string }
  /** It can be asked for now. `failed`: it was sent before and failed, or was given up. */
  | { is: 'ready'; failed: boolean }
  /** Time is all it waits for: the first block at which it goes through. */
  | { is: 'waiting'; block: bigint }
  | { is: 'closed'; why: Sentence }
  /** The chain could not be read. */
  | { is: 'unread'; error: ErrorInfo | null }
  /** Those before it come first. */
  | { is: 'later' }

/** A stored plan as a view sees it: steps in order, each proven on chain before the next. */
export type PlanView = {
  id: string
  /** What the plan is for: `restake`, `enter`. */
  kind: string
  account: Address
  chainId: number
  title: Sentence
  /** ms */
  createdAt: number
  steps: readonly { title: Sentence; state: StepState }[]
}

/** The commands about what is done from the popup. */
export type ActProcedures = {
  /** What an action would do now, its limits, its fee and what follows. Nothing is opened. Throws InvalidParamsError. */
  'acts.preview': { input: { chainId: number; account: Address; action: Action }; output: ActionPreview }
  /**
   * Opens an approval, with Bowline as the requester, for the action; one of several transactions becomes a stored plan,
   * whose steps follow each other. Pressed twice it opens one. Throws NotPossibleError, WatchedAccountError.
   */
  'acts.open': { input: { chainId: number; account: Address; action: Action }; output: null }
  /** Opens the approval for the step a plan has come to. Throws NotPossibleError with why it cannot be taken now. */
  'plans.proceed': { input: { id: string }; output: null }
  /** Forgets a plan. What was sent stays sent; an approval of it that waits is withdrawn. */
  'plans.forget': { input: { id: string }; output: null }
}
