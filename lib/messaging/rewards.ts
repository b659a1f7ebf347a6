import type { Address, Hex } from 'viem'
import type { ErrorInfo } from '../errors.ts'
import type { SubmissionKind } from '../protocols/eigenlayer/rewards/events.ts'
import type { ClaimFault, ClaimToken, Root } from '../protocols/eigenlayer/rewards/read.ts'
import type { Asset } from '../protocols/types.ts'
import type { Shares, TokenUnits, Wad, Wei } from '../units.ts'
import type { BlockRef } from './mirror.ts'

export type { SubmissionKind } from '../protocols/eigenlayer/rewards/events.ts'
export type { ClaimFault } from '../protocols/eigenlayer/rewards/read.ts'

/** Where claim data and other people's figures come from. Both absent unless the user adds them. */
export type RewardSources = {
  /** A sidecar's gateway, or the address of a data set of a root (`….json`). */
  claims: string | null
  /** What is asked for its own figures, to compare; with the key it wants, if any. */
  figures: { url: string; key: string | null } | null
}

/** What accounts have earned and can claim, at one block. */
export type ClaimsReport = {
  block: BlockRef
  current: Root | null
  next: Root | null
  paused: boolean
  sources: RewardSources
  /** One for each account asked for, in their order. */
  earners: readonly EarnerReport[]
  /** What is known of each token that occurs. */
  tokens: readonly { token: Address; asset: Asset; ether: Wad | null }[]
}

export type EarnerReport = {
  earner: Address
  /** Who may claim: the earner itself unless it named somebody. */
  claimer: Address
  /** Null: no data, since no source is set or it has none of this earner. */
  data: { from: 'source' | 'file'; root: Root | null; fault: ClaimFault | null; tokens: readonly ClaimToken[] } | null
  /** Why the source gave nothing that can be used. */
  error: ErrorInfo | null
}

/** What operators' stakers were paid lately, worked out from what was submitted. */
export type RatesReport = {
  block: BlockRef
  window: { start: bigint; end: bigint; days: number }
  coverage: RateCoverage
  operators: readonly OperatorRewards[]
  tokens: readonly { token: Address; asset: Asset; ether: Wad | null }[]
}

/** How much of what was ever submitted the figures rest on. */
export type RateCoverage = {
  /** Submissions of earlier than this were not looked for; about, Unix seconds. Null: nothing was looked for yet. */
  since: bigint | null
  /** Everything was looked through once. */
  complete: boolean
  /** 0 to 1. */
  progress: number
  searching: boolean
  error: ErrorInfo | null
  /** Submissions that pay for some of the window. */
  submissions: number
  /** Kinds that are left out, because who shares in them is not known before everything was looked through. */
  withheld: readonly SubmissionKind[]
}

export type OperatorRewards = {
  operator: Address
  name: string | null
  strategies: readonly StrategyRewards[]
}

export type StrategyRewards = {
  strategy: Address
  symbol: string
  /** What the strategy holds; null for native ether. */
  token: Address | null
  /** Delegated now. */
  shares: Shares
  /** The same in the smallest unit of what the strategy holds, rounded down; null when the strategy does not say. */
  staked: TokenUnits | null
  /** Share of it that AVSs can slash now, rounded up; null when unknown. */
  slashable: Wad | null
  lines: readonly RewardLine[]
  /** A simple year of what AVSs paid, net, per ether staked, rounded down; null when it cannot be told. */
  paid: YearlyRate
  /** The same of programmatic incentives. */
  incentives: YearlyRate
  /** `paid` and `incentives` for each whole of the stake that can be slashed, rounded down; null when either is unknown or nothing can. */
  perRisk: Wad | null
}

export type YearlyRate = {
  /** 1e18 = 100 %. Null when nothing can be valued. */
  ether: Wad | null
  /** Tokens that no market prices: they are not in `ether`. */
  unpriced: readonly Address[]
}

/** What one submitter paid in one token to the stakers of one operator in one strategy over the window. Smallest unit, rounded down. */
export type RewardLine = {
  kind: SubmissionKind
  avs: Address
  avsName: string | null
  setId: number | null
  token: Address
  /** Before the operator's part. */
  gross: TokenUnits
  net: TokenUnits
  /** The operator's part, as it is now. */
  splitBips: number
  pendingSplit: { bips: number; activatedAt: bigint } | null
}

/** What somebody else's server says an operator pays, strategy by strategy: as it was said, checked by nobody. */
export type FiguresReport = {
  operator: Address
  url: string
  readAt: number
  figures: readonly { strategy: Address; said: string; unit: 'percent' | 'unstated' }[]
}

/** What is claimed in one transaction: all these earners have the same claimer. */
export type ClaimRequest = {
  caller: Address
  recipient: Address
  claims: readonly { earner: Address; tokens: readonly Address[] }[]
}

/** Totals of one token over earners, for a sum on screen. */
export type ClaimTotal = { token: Address; amount: TokenUnits; ether: Wei | null }

export type ImportedRoot = { root: Hex; index: number; earners: number; own: number }
