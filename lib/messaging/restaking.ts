import type { Address } from 'viem'
import type { ErrorInfo } from '../errors.ts'
import type { PodReading, PodState, PodValidator } from '../protocols/eigenlayer/pods/read.ts'
import type { SlashFate, SlashLoss } from '../protocols/eigenlayer/slashes/read.ts'
import type { Wei } from '../units.ts'
import type { BlockRef } from './mirror.ts'

/** How far a search through the logs is: 0 to 0.999, null when it is complete. `error`: what stopped it. */
export type Searching = { progress: number | null; error: ErrorInfo | null }

export type { PodState, PodValidator }

/** An account's native restaking at one block. */
export type PodReport = Omit<PodReading, 'state'> & {
  account: Address
  chainId: number
  block: BlockRef
  state: PodState | null
  validators: Searching & {
    list: readonly PodValidator[]
    /** Sum of what the active ones were last proven to hold; null unless every one of them was found. */
    proven: Wei | null
  }
  /** Validators to prove when the open checkpoint began; null when that is not known. */
  checkpointSize: number | null
}

/** A slash that took something from an account, or that may have. */
export type SlashRow = {
  key: string
  block: bigint
  /** Unix seconds; null where the node did not tell it with the log. */
  time: bigint | null
  operator: Address
  avs: Address
  /** By the embedded list; null when it does not know the AVS. */
  avsName: string | null
  setId: number
  /** Where the deployed version counts them. */
  slashId: bigint | null
  /** What the slasher wrote. Foreign text. */
  description: string
  fate: SlashFate
  /** `share` is of all stake delegated to the operator. Amounts are null where the node has no state of that time. */
  losses: readonly SlashLoss[]
  /** Whether the amounts are known. */
  counted: boolean
}

/** The slashes of an account's operators while it was with them, newest first. */
export type SlashReport = Searching & {
  account: Address
  chainId: number
  block: BlockRef
  slashes: readonly SlashRow[]
  /** Operators the account was ever delegated to. */
  operators: readonly Address[]
}

/** What a proof file holds, checked against the pod as the contract will. `change` in wei, signed. */
export type ProofsReport = {
  kind: 'checkpoint' | 'credentials'
  good: number
  next: number
  already: number
  foreign: number
  change: bigint
}

/** What can be asked of a pod. */
export type PodAction =
  | { do: 'create' }
  /** `onlyNew`: only if ether came since the last checkpoint. */
  | { do: 'startCheckpoint'; onlyNew: boolean }
  | { do: 'prove'; file: string }

export type PodTarget = { chainId: number; account: Address }
