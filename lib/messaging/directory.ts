import type { Address } from 'viem'
import type { ErrorInfo } from '../errors.ts'
import type { Shares, TokenUnits, Wad, Wei } from '../units.ts'
import type { BlockRef } from './mirror.ts'

/** Commands about operators and AVSs, whoever is with them. */
export type DirectoryProcedures = {
  /** Every operator and AVS of the list, and those that logs named. Without `fresh` the reading of this browser session will do. */
  'directory.list': { input: { fresh: boolean; also: readonly Address[] }; output: DirectoryList }
  /** A few operators in full, in their order. */
  'directory.operators': { input: { operators: readonly Address[]; fresh: boolean }; output: OperatorsReport }
  'directory.avs': { input: { avs: Address; fresh: boolean }; output: AvsReport }
  /** How far the search of logs has come; with `go` it first goes on for some seconds. */
  'directory.search': { input: { go: boolean }; output: DirectoryCoverage }
  /**
   * What these say of themselves. Nothing is fetched unless the setting allows it; then what is not known, or a day old, is,
   * and with `fresh` all of it.
   */
  'directory.describe': {
    input: { who: readonly Described[]; fresh: boolean }
    output: readonly Description[]
  }
}

export type Described = { kind: 'operator' | 'avs'; address: Address }

/** Which blocks were looked through for events, both inclusive. */
export type DirectoryCoverage = {
  /** Null before the first piece. */
  span: { from: bigint; to: bigint } | null
  /** None of the events lies before it. */
  floor: bigint
  head: bigint
  complete: boolean
}

/** Stake in one strategy. */
export type Stake = {
  strategy: Address
  /** Null for a strategy that anybody may have deployed. */
  symbol: string | null
  shares: Shares
  /** In units of the underlying token (18 decimals), rounded down; null when the strategy's price is unknown. */
  tokens: TokenUnits | null
  /** By redemption rate, rounded down; null when it is not counted in ether, or the rate is unknown. */
  ether: Wei | null
}

/** Part of rewards that an operator keeps. Bips of 10,000. */
export type Commission = { least: number; most: number }

export type OperatorRow = {
  operator: Address
  /** From the embedded list. */
  name: string | null
  registered: boolean
  /** A staker needs its signature to delegate. */
  closed: boolean
  /** Blocks; null when none is in force, so that it cannot allocate. */
  allocationDelay: bigint | null
  /** Delegated, in the strategies we know. */
  stakes: readonly Stake[]
  /** What sets can slash of it at this block, by strategy; null when there are too many sets to say so in a list. */
  slashable: readonly Stake[] | null
  sets: number
  /** Sets that keep what they slash; null as above. */
  redistributing: number | null
  /** Over programmatic incentives and every set; null as above. */
  commission: Commission | null
}

/** Why an operator is not in the list. */
export type Unread = { address: Address; error: ErrorInfo }

export type AvsRow = {
  avs: Address
  name: string | null
  /** Operator sets it has made; null when that could not be read. */
  sets: number | null
  /** Operators of this list in its sets. */
  operators: number
  /** Stake of theirs that it can slash at this block. */
  slashable: readonly Stake[]
  /** Sets, of those with operators of this list, that keep what they slash. */
  redistributing: number
}

export type DirectoryList = {
  operators: readonly OperatorRow[]
  avss: readonly AvsRow[]
  unread: readonly Unread[]
  block: BlockRef
  /** ms */
  readAt: number
}

/** A change that takes effect later. */
export type PendingSplit = { after: number /** Unix seconds. */; activatedAt: bigint }

export type Slash = {
  operator: Address
  operatorName: string | null
  avs: Address
  avsName: string | null
  id: number
  /** Of all stake delegated in the strategy, 1e18 = all. */
  strategies: readonly { strategy: Address; symbol: string | null; wad: Wad }[]
  /** What the slasher wrote about it: foreign text, made harmless. */
  description: string | null
  block: bigint
  /** Unix seconds, where the endpoint says so. */
  time: bigint | null
}

/** Magnitude committed to a set in one strategy, as a share of what is left, 1e18 = all, rounded up. */
export type AllocationShare = {
  strategy: Address
  symbol: string | null
  /** False when the set does not have the strategy: the allocation cannot be slashed. */
  inSet: boolean
  share: Wad
  pending: { share: Wad; effectBlock: bigint } | null
}

export type OperatorSetOf = {
  avs: Address
  avsName: string | null
  id: number
  joined: boolean
  slashable: boolean
  redistributing: boolean
  recipient: Address
  slasher: Address
  nextSlasher: { slasher: Address; effectBlock: bigint } | null
  /** Strategies of the set. */
  strategies: number
  allocations: readonly AllocationShare[]
  /** Bips; null when it could not be read. */
  split: number | null
  nextSplit: PendingSplit | null
}

/** One strategy of an operator. Shares of all stake: 1e18 = all, rounded up. */
export type OperatorStrategy = Stake & {
  /** By all sets together, at this block. */
  slashable: Wad
  /** The same once everything pending has taken effect. */
  slashableSoon: Wad
  /** Lost to all slashes ever, 1e18 = all: what is missing of the magnitude. */
  slashed: Wad
}

export type OperatorDetail = {
  operator: Address
  name: string | null
  registered: boolean
  approver: Address | null
  allocationDelay: bigint | null
  nextAllocationDelay: { delay: bigint; effectBlock: bigint } | null
  strategies: readonly OperatorStrategy[]
  sets: readonly OperatorSetOf[]
  /** AVSs of 2024 of the list it is registered with, which cannot slash; null when they could not be read. */
  legacy: readonly { avs: Address; name: string | null; split: number | null; nextSplit: PendingSplit | null }[] | null
  /** Bips of programmatic incentives. */
  incentives: { split: number | null; next: PendingSplit | null }
  slashes: readonly Slash[]
}

export type OperatorsReport = {
  operators: readonly (OperatorDetail | Unread)[]
  withdrawalDelayBlocks: bigint | null
  coverage: DirectoryCoverage
  block: BlockRef
  /** ms */
  readAt: number
}

export type AvsSet = {
  id: number
  redistributing: boolean
  recipient: Address
  slasher: Address
  nextSlasher: { slasher: Address; effectBlock: bigint } | null
  strategies: readonly { strategy: Address; symbol: string | null }[]
  /** All of them; stake is read of the first hundred. */
  memberCount: number
  members: readonly { operator: Address; name: string | null; slashable: readonly Stake[] }[]
  /** Of the members read: at this block, and what is left once the deallocations under way are through. */
  slashable: readonly Stake[]
  least: readonly Stake[]
  slashCount: number
}

export type AvsReport = {
  avs: Address
  name: string | null
  /** Who decides about registrations: the AVS itself where none was set. */
  registrar: Address | null
  /** Blocks until a deallocation is through. */
  deallocationDelay: bigint | null
  setCount: number
  /** Of which the numbers are known; those beyond the first hundred are not read. */
  setsFound: number
  sets: readonly (AvsSet | { id: number; error: ErrorInfo })[]
  /** Operators of the list registered as in 2024; null when they could not be read. */
  legacy: readonly { operator: Address; name: string | null }[] | null
  slashes: readonly Slash[]
  coverage: DirectoryCoverage
  block: BlockRef
  /** ms */
  readAt: number
}

/** Why a description is not there. `none`: it names no address. `unseen`: no event was found yet. Else what the fetch met. */
export type DescriptionFault = 'none' | 'unseen' | 'off' | 'not-json' | `fetch.${string}`

export type Description = Described & {
  /** Host that was asked. */
  host: string | null
  fault: DescriptionFault | null
  name: string | null
  /** Letters of several scripts in one word: some may only look like others. */
  mixed: boolean
  description: string | null
  website: string | null
  /** A drawing of our own making of its picture: `data:image/png`. */
  picture: string | null
  /** Why there is no picture although it names one. */
  pictureFault: 'type' | 'size' | `fetch.${string}` | null
  /** ms; null when it was never fetched. */
  fetchedAt: number | null
  /** The last change that was seen: ms, and the name before. */
  changed: { at: number; name: string | null } | null
}
