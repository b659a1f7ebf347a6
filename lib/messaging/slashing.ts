import type { Address, Hex } from 'viem'
import type { ErrorInfo } from '../errors.ts'
import type { Sentence } from '../protocols/sentence.ts'
import type { Asset } from '../protocols/types.ts'
import type { Shares, TokenUnits, Wad, Wei } from '../units.ts'
import type { BlockRef, RevertReason } from './mirror.ts'

/** An operator set, and the operator of it that would be slashed. */
export type SlashTarget = { operator: Address; avs: Address; id: number }

/** Shares of one strategy and what they are: `tokens` null for an unknown strategy, `wei` null where no rate is known. */
export type Worth = { shares: Shares; tokens: TokenUnits | null; wei: Wei | null }

/** One part of a stake: a deposit, or what a queued withdrawal holds of one strategy. */
export type StakePart = {
  /** Unique within the report. */
  id: string
  strategy: Address
  token: Address | null
  asset: Asset
  /** Whose slashes touch it; null when none does any more. */
  operator: Address | null
  /** The queued withdrawal it is part of, with the last block a slash counts in; null for what is held. */
  queued: { root: Hex; slashableUntil: bigint } | null
  now: Worth
}

/** What one event leaves of the stake when it takes all it can. */
export type SlashCase = {
  id: string
  /** `set`: one set in one call. `avs`, `operator`: all sets of one. `all`: every set there is. */
  what: 'set' | 'avs' | 'operator' | 'all'
  /** Whose: of a set both, else the one it is about. Null for `all`. */
  avs: { address: Address; name: string | null } | null
  operator: { address: Address; name: string | null } | null
  /** The sets that slash, the costliest first. */
  targets: readonly SlashTarget[]
  /** Who calls the slash; null for several. */
  slasher: Address | null
  /** Who gets what is taken, where it is not burned; of a set only. */
  recipient: Address | null
  /** How many of its sets give what they take to somebody. */
  redistributing: number
  /** Of each part of the stake, in their order. Unit: shares. */
  left: readonly Shares[]
  lost: Loss
}

/** What is taken of the whole stake. */
export type Loss = {
  /** By redemption rates, rounded up; null when nothing of what is lost has a rate. */
  wei: Wei | null
  /** Of the ether value of the stake that a slash can touch, or of its only strategy's shares; rounded up. 1e18 = 100 %. */
  share: Wad
  /** Something without a rate is lost too, or nothing has one. */
  partly: boolean
}

/** One point of a curve: what is lost when every set takes this part of its allocations. */
export type CurvePoint = { size: Wad; wei: Wei | null; share: Wad }

export type SlashingReport = {
  account: Address
  block: BlockRef
  /** ms */
  readAt: number
  operator: {
    address: Address
    name: string | null
    /** Blocks until a new allocation takes effect; null: it cannot make one. */
    allocationDelay: bigint | null
  } | null
  /** Blocks. */
  withdrawalDelay: bigint
  parts: readonly StakePart[]
  /** What a slash can touch, by redemption rates; null when none of it has one. */
  exposed: Wei | null
  /** Every set by itself, the costliest first. */
  sets: readonly SlashCase[]
  /** Sets that slash together: all of them first. Empty when nothing can be slashed. */
  together: readonly SlashCase[]
  /** All sets once what is on its way is in force; null when that is no worse. */
  soon: Loss | null
  /** Loss by the size of the slash, for some of the cases. */
  curves: readonly { case: string; points: readonly CurvePoint[] }[]
}

/** What refused: who may slash or whether anybody may now; the stake, of which there is nothing to slash; or neither is known. */
export type RefusedBy = 'gate' | 'stake' | 'unknown'

/** One slash of a rehearsal. */
export type SlashStep = {
  target: SlashTarget
  avsName: string | null
  slasher: Address
  /** Whether the slasher is a contract, which then has rules of its own; null when that could not be read. */
  contract: boolean | null
  refused: { by: RefusedBy; reason: RevertReason } | null
  agrees: boolean
}

/** Slashes by the model and, where the endpoint can try them, by the contracts. */
export type SlashRehearsal = {
  /** The simulated block; null when only the model was asked. */
  block: BlockRef | null
  size: Wad
  steps: readonly SlashStep[]
  parts: readonly (StakePart & {
    /** By the model, had every slash gone through. */
    model: Worth
    /** By the contracts. */
    contracts: Worth | null
  })[]
  /** Whether they say the same to the last share; null when only the model was asked. */
  agrees: boolean | null
  /** Why the contracts were not asked. */
  unavailable: ErrorInfo | null
}

/** How much slashing could take before a transaction, after it, and once what it moves has arrived. */
export type ExposureChange = {
  block: BlockRef
  stages: readonly ExposureStage[]
  /** Strategy by strategy; a stage is null where there is nothing of it. */
  rows: readonly {
    strategy: Address
    token: Address | null
    asset: Asset
    stages: readonly ({ stake: Worth; lost: Worth; share: Wad } | null)[]
  }[]
  /** The three that matter most, the first of them how much. */
  facts: readonly Sentence[]
}

export type ExposureStage = {
  /** `arrived`: what was queued has been completed as shares at the new operator. */
  when: 'now' | 'after' | 'arrived'
  /** The contracts would refuse it, since everything of a strategy was slashed there. */
  refused: boolean
  operator: { address: Address; name: string | null } | null
  /** What a slash can touch then, by redemption rates; null when none of it has one. */
  exposed: Wei | null
  lost: Loss
}
