import type { Address } from 'viem'
import type { Wad } from '../units.ts'
import type { BlockRef } from './mirror.ts'

/** What delegating to an operator exposes the account to, read at one block. */
export type DelegationRisk = {
  operator: Address
  /** From the embedded list; null when the operator is not in it. */
  name: string | null
  registered: boolean
  block: BlockRef
  /** Blocks until a new allocation becomes slashable; null when the operator never set one. */
  allocationDelay: bigint | null
  minWithdrawalDelayBlocks: bigint
  /** Whether an approver must sign before anyone can delegate. */
  needsApproval: boolean
  sets: readonly OperatorSetRisk[]
  /** Per strategy the account holds: the most that all sets together can take, as a share of the stake. */
  strategies: readonly {
    strategy: Address
    token: Address | null
    symbol: string
    slashable: Wad /** Including pending allocations. */
    slashableSoon: Wad
  }[]
}
export type OperatorSetRisk = {
  avs: Address
  avsName: string | null
  id: number
  redistributing: boolean
  recipient: Address | null
  slasher: Address
  /** False when the operator has left and its window is over, so this set cannot slash it. */
  slashableNow: boolean
  strategies: readonly {
    strategy: Address
    symbol: string
    /** Share of the delegated stake of this strategy this set can slash now: magnitude / maxMagnitude. */
    slashable: Wad
    /** What the share becomes when the pending change takes effect, and when; null when nothing is pending. */
    pending: { slashable: Wad; effectBlock: bigint } | null
  }[]
}
