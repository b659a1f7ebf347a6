import type { Address, Hex } from 'viem'
import type { Sentence } from '../protocols/sentence.ts'
import type { Wei } from '../units.ts'
import type { BlockRef, DelegationRisk } from './mirror.ts'

/** `roots`: the withdrawals it brings; null until they are known. */
export type MoveView = { from: Address | null; operator: Address; roots: readonly Hex[] | null; asShares: boolean }

/** What is kept of an operator from when it was chosen, to tell what has changed. Shares: 1e18 = all of the stake. */
export type KnownOperator = {
  /** Blocks; null: none in force. */
  allocationDelay: bigint | null
  sets: readonly { avs: Address; id: number; slasher: Address; redistributing: boolean }[]
  slashable: readonly { strategy: Address; soon: bigint }[]
}

/** Two operators beside each other before everything moves from one to the other, at one block. */
export type MovePreview = {
  from: Address | null
  /** Of the operator that would be left; null where there is none. */
  present: DelegationRisk | null
  chosen: DelegationRisk
  closed: Sentence | null
  next: readonly Sentence[]
  /** The most the first transaction may cost, in wei; null when the node could not say. */
  networkFee: Wei | null
  block: BlockRef
}

/** What a move is begun with. A move of the account that is under way is taken over: what it queued goes to this operator. */
export type MoveRequest = {
  chainId: number
  account: Address
  operator: Address
  signature: Hex
  expiry: bigint
  salt: Hex
}

/** The operator of a plan as it is now, and what has changed since it was chosen. */
export type MoveReview = { changes: readonly Sentence[]; risk: DelegationRisk }

/** The commands about moving everything restaked to another operator. */
export type MoveProcedures = {
  /** The operator of now and another beside each other, and what stands in the way of moving. Nothing is stored. */
  'moves.preview': { input: MoveRequest; output: MovePreview }
  /** Stores the plan and opens its first approval. Throws NotPossibleError, WatchedAccountError. */
  'moves.start': { input: MoveRequest; output: { id: string } }
  /** Has what was queued paid out instead (`asShares` false), or credited again after all. Throws NotPossibleError. */
  'moves.turn': { input: { id: string; asShares: boolean }; output: null }
  /** What has changed at the operator of a plan since it was chosen. Throws NotPossibleError. */
  'moves.review': { input: { id: string }; output: MoveReview }
}
