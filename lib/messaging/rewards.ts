import type { Address, Hex } from 'viem'
import type { ErrorInfo } from '../errors.ts'
import type { SubmissionKind } from '../protocols/eigenlayer/rewards/events.ts'
import type { ClaimFault, ClaimToken, Root } from '../protocols/eigenlayer/rewards/read.ts'
import type { Asset } from '../protocols/types.ts'
import type { Shares, TokenUnits, Wad } from '../units.ts'
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

/** A token that rewards are paid in, and wei per whole token by its market (1e18 = 1); null when none is known. */
export type RewardToken = { token: Address; asset: Asset; ether: Wad | null }

/** What accounts have earned and can claim, at one block. */
export type ClaimsReport = {
  block: BlockRef
  current: Root | null
  next: Root | null
  paused: boolean
  sources: RewardSources
  /** One for each account asked for, in their order. */
  earners: readonly EarnerReport[]
  tokens: readonly RewardToken[]
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
  tokens: readonly RewardToken[]
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
  /** With the amounts that were on screen, smallest unit: nothing else is asked of the user. */
  claims: readonly { earner: Address; tokens: readonly { token: Address; amount: bigint }[] }[]
}

/** A data set that was imported: of which root, and how many of its earners there are in all and of ours. */
export type ImportedRoot = { root: Hex; index: number; earners: number; own: number }

/** Commands about rewards for restaking, as in `procedures.ts`. */
export type RewardProcedures = {
  /** What these accounts earned and can claim now, held to the chain. Asks the source of claim data about each, if one is set. */
  'rewards.claims': { input: { accounts: readonly Address[] }; output: ClaimsReport }
  'rewards.sources': { input: null; output: RewardSources }
  /** Throws OutsideError for an address that may not be asked. */
  'rewards.setSources': { input: RewardSources; output: null }
  /** Keeps the claims of our accounts out of a root's whole data. Throws DataSetError, and NotClaimableError for a root that is not on chain. */
  'rewards.import': { input: { text: string }; output: ImportedRoot }
  /**
   * Opens an approval, with Bowline as the requester, for the transaction that claims exactly these amounts. Throws
   * NotClaimableError, AlreadySentError, AlreadyAskingError, WatchedAccountError.
   */
  'rewards.claim': { input: ClaimRequest; output: null }
  /** Opens an approval for handing all claims of an account, and the choice of who is paid, to another address. */
  'rewards.setClaimer': { input: { account: Address; claimer: Address }; output: null }
  /** How far the search for submissions has come; with `go` it goes on while the worker lives. */
  'rewards.search': { input: { go: boolean }; output: RateCoverage }
  /** What the stakers of operators were paid lately, by what the search found so far. `operators`: looked at in any case. */
  'rewards.rates': { input: { operators: readonly Address[] }; output: RatesReport }
  /** What the server that the user added says an operator pays. Throws OutsideError. */
  'rewards.figures': { input: { operator: Address }; output: FiguresReport }
}
